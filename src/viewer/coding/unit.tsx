import type { RefObject } from 'preact'
import type { CodingSheet, SheetUnit } from '../../validation/sheet.js'
import type { Act } from './coding.js'

/** A unit in its surroundings. */
export function Unit({
  sheet,
  unit,
  place,
  heading,
  act,
}: {
  readonly sheet: CodingSheet
  readonly unit: SheetUnit
  readonly place: number
  readonly heading: RefObject<HTMLHeadingElement | null>
  readonly act: (act: Act) => void
}) {
  const last = sheet.units.length - 1
  return (
    <article class="unit" aria-labelledby="unit">
      <header>
        <div>
          <h1 id="unit" ref={heading} tabIndex={-1}>
            Unit {place + 1} <small>of {sheet.units.length}</small>
          </h1>
          <p class="origin">
            {unit.document}
            {unit.page === null ? null : `, page ${unit.page}`}
          </p>
        </div>
        <p class="steps">
          <button type="button" disabled={place === 0} onClick={() => act({ do: 'unit', by: -1 })}>
            <span aria-hidden="true">{'\u2190'}</span> <span class="word">Previous</span>
          </button>
          <button type="button" disabled={place === last} onClick={() => act({ do: 'unit', by: 1 })}>
            <span class="word">Next</span> <span aria-hidden="true">{'\u2192'}</span>
          </button>
        </p>
      </header>
      {unit.before === '' ? null : (
        <p class="context">
          <span class="hidden">Before it: </span>
          {unit.before}
        </p>
      )}
      <blockquote class="judged">
        <span class="hidden">To be judged: </span>
        {unit.text}
      </blockquote>
      {unit.after === '' ? null : (
        <p class="context">
          <span class="hidden">Behind it: </span>
          {unit.after}
        </p>
      )}
    </article>
  )
}

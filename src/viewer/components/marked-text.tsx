import type { ComponentChild } from 'preact'
import type { Mark } from '../data.js'
import { useReport } from '../report.js'

/**
 * A text in which what was found is marked. Where marks overlap, the stretch they share is marked once and names all of them. All of
 * it is set as text: nothing in a document can become a part of the page.
 *
 * @param from where `text` begins in what the marks count from
 * @param target the mark beginning here can be gone to
 */
export function MarkedText({
  text,
  marks,
  from = 0,
  target,
}: {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly from?: number
  readonly target?: number | undefined
}) {
  const { labelOf } = useReport()
  const borders = new Set<number>([0, text.length])
  for (const { start, end } of marks) {
    borders.add(Math.max(0, Math.min(text.length, start - from)))
    borders.add(Math.max(0, Math.min(text.length, end - from)))
  }
  const places = [...borders].sort((a, b) => a - b)
  const pieces: ComponentChild[] = []
  let targetIsSet = false
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [begin = 0, end = 0] = places.slice(at, at + 2)
    const here = marks.filter((mark) => mark.start - from <= begin && mark.end - from >= end)
    const piece = text.slice(begin, end)
    if (here.length === 0) {
      pieces.push(piece)
      continue
    }
    const isTarget = !targetIsSet && target !== undefined && here.some(({ start }) => start === target)
    if (isTarget) targetIsSet = true
    const found = here.filter(({ concept }) => concept !== '')
    const names = [...new Set(found.map(({ concept, negated }) => `${labelOf(concept)}${negated ? ' (negated)' : ''}`))]
    pieces.push(
      <mark
        key={begin}
        class={`role-${Math.min(...here.map(({ role }) => role))}${here.some(({ negated }) => negated) ? ' negated' : ''}${isTarget ? ' target' : ''}`}
        title={names.join('; ')}
        {...(isTarget ? { id: 'target', tabIndex: -1 } : {})}
      >
        {piece}
      </mark>,
    )
  }
  return <>{pieces}</>
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Figure as FigureSpecification } from '../../report/figures/figure.js'
import { figuresOf } from '../../report/figures/figures.js'
import type { Scheme } from '../../report/figures/theme.js'
import { downloadPng, downloadSvg } from '../download.js'
import { drawFigure } from '../draw-figure.js'
import { useReport } from '../report.js'
import { isDark } from '../theme.js'
import { Scroll } from './scroll.js'

/** The colours that hold now; changes with the switch and the system. */
export function useScheme(): Scheme {
  const [dark, setDark] = useState(isDark())
  useEffect(() => {
    const changed = () => setDark(isDark())
    const system = matchMedia('(prefers-color-scheme: dark)')
    addEventListener('themechange', changed)
    system.addEventListener('change', changed)
    return () => {
      removeEventListener('themechange', changed)
      system.removeEventListener('change', changed)
    }
  }, [])
  return dark ? 'dark' : 'light'
}

/** The figures of the run, made of its tables as the files in `figures/` are. */
export function useFigures(scheme: Scheme): readonly FigureSpecification[] {
  const { data } = useReport()
  return useMemo(
    () =>
      figuresOf(
        new Map(
          data.core.tables.map(({ name, columns, cells }) => [
            name,
            {
              name,
              columns: columns.map((column) => column.name),
              rows: (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? null)),
            },
          ]),
        ),
        scheme,
      ),
    [data, scheme],
  )
}

/** A figure, drawn; its title and description are read out, a click on a mark opens the sentences. */
export function Figure({ figure }: { readonly figure: FigureSpecification }) {
  const { openEvidence } = useReport()
  const place = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let isCurrent = true
    let end: (() => void) | undefined
    const element = place.current
    if (element === null) return
    drawFigure(element, figure, openEvidence)
      .then((finish) => {
        if (isCurrent) end = finish
        else finish()
      })
      .catch(() => setFailed(true))
    return () => {
      isCurrent = false
      end?.()
    }
  }, [figure])
  const drawn = () => place.current?.querySelector('svg') ?? undefined
  const save = (how: (name: string, svg: SVGSVGElement) => void) => {
    const svg = drawn()
    if (svg !== undefined) how(figure.name, svg)
  }
  return (
    <figure class="drawn">
      <Scroll label={figure.title}>
        <div ref={place} />
      </Scroll>
      {failed ? <p class="note">This figure could not be drawn here; it is in the folder figures/.</p> : null}
      <figcaption>
        <p>{figure.description}</p>
        <p class="tools">
          <button type="button" class="download" onClick={() => save(downloadSvg)}>
            {figure.name}.svg
          </button>
          <button type="button" class="download" onClick={() => save(downloadPng)}>
            {figure.name}.png
          </button>
        </p>
      </figcaption>
    </figure>
  )
}

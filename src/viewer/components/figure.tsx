import { useEffect, useRef, useState } from 'preact/hooks'
import type { Figure as FigureSpecification } from '../../report/figures/figure.js'
import type { Scheme } from '../../report/figures/theme.js'
import { downloadPng, downloadSvg } from '../download.js'
import { drawFigure } from '../draw-figure.js'
import { evidenceOfMark } from '../number-evidence.js'
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

/**
 * A figure, drawn; its title and description are read out, a click on a mark opens the sentences. On a dark ground it is drawn a second
 * time for paper: what is printed or handed out is light, and a browser does not wait for a drawing before it prints.
 */
export function Figure({
  light,
  dark,
}: {
  readonly light: FigureSpecification
  /** The same for a dark ground, where the page has one now. */
  readonly dark: FigureSpecification | undefined
}) {
  const shown = dark ?? light
  const [failed, setFailed] = useState(false)
  const fail = () => setFailed(true)
  const onScreen = useDrawing(shown, fail)
  const onPaper = useDrawing(dark === undefined ? undefined : light, fail)
  const save = (how: (name: string, svg: SVGSVGElement) => void) => {
    const svg = (dark === undefined ? onScreen : onPaper).current?.querySelector('svg')
    if (svg != null) how(light.name, svg)
  }
  return (
    <figure class="drawn">
      <Scroll label={shown.title}>
        <div ref={onScreen} class={dark === undefined ? '' : 'on-screen'} />
        {dark === undefined ? null : <div ref={onPaper} class="on-paper" />}
      </Scroll>
      {failed ? <p class="note">This figure could not be drawn here; it is in the folder figures/.</p> : null}
      <figcaption>
        <p>{shown.description}</p>
        <p class="tools">
          <button type="button" class="download" onClick={() => save(downloadSvg)}>
            {shown.name}.svg
          </button>
          <button type="button" class="download" onClick={() => save(downloadPng)}>
            {shown.name}.png
          </button>
        </p>
      </figcaption>
    </figure>
  )
}

/** Draws a figure into the element that the result is given to. */
function useDrawing(figure: FigureSpecification | undefined, fail: () => void) {
  const { openEvidence, data } = useReport()
  const place = useRef<HTMLDivElement>(null)
  // A drawing outlives the address it was made at.
  const open = useRef(openEvidence)
  open.current = openEvidence
  useEffect(() => {
    let isCurrent = true
    let end: (() => void) | undefined
    const element = place.current
    if (element === null || figure === undefined) return
    const clicked = (datum: Readonly<Record<string, unknown>>) => {
      const evidence = evidenceOfMark(figure, datum, data.core)
      if (evidence !== undefined) open.current(evidence)
    }
    drawFigure(element, figure, clicked)
      .then((finish) => {
        if (isCurrent) end = finish
        else finish()
      })
      .catch(fail)
    return () => {
      isCurrent = false
      end?.()
    }
  }, [figure])
  return place
}

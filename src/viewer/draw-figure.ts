import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { Figure } from '../report/figures/figure.js'

/**
 * Draws a figure as SVG into an element. Expressions are interpreted: the page forbids code made from strings. Gives what ends
 * the drawing and takes it away.
 *
 * @param clicked is handed the values of the mark that was clicked
 */
export async function drawFigure(
  element: HTMLElement,
  { title, description, specification }: Figure,
  clicked: (datum: Readonly<Record<string, unknown>>) => void,
): Promise<() => void> {
  const { spec } = compile(specification as unknown as TopLevelSpec, {
    config: { aria: false },
    logger: silent(),
  })
  const runtime = vega.parse(spec, undefined, { ast: true } as never)
  const place = document.createElement('div')
  element.replaceChildren(place)
  const view = new vega.View(runtime, {
    renderer: 'svg',
    container: place,
    hover: false,
    logLevel: vega.Error,
    expr: expressionInterpreter,
    loader: vega.loader({ mode: 'file' } as never),
  } as never)
  view.addEventListener('click', (_event, item) => {
    clicked((item?.datum ?? {}) as Readonly<Record<string, unknown>>)
  })
  await view.runAsync()
  describe(place, title, description)
  return () => {
    view.finalize()
    place.remove()
  }
}

/** Drawings so far: one figure may be drawn twice, and each names its own title. */
let drawings = 0

/** Vega-Lite's advice is for those who write specifications. */
function silent(): vega.LoggerInterface {
  const logger = {
    level: () => logger,
    error: () => logger,
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  }
  return logger as unknown as vega.LoggerInterface
}

function describe(place: HTMLElement, title: string, description: string): void {
  const svg = place.querySelector('svg')
  if (svg === null) return
  drawings += 1
  const name = `figure-${drawings}`
  const titleElement = document.createElementNS(svg.namespaceURI, 'title')
  titleElement.textContent = title
  titleElement.id = `${name}-title`
  const descriptionElement = document.createElementNS(svg.namespaceURI, 'desc')
  descriptionElement.textContent = description
  descriptionElement.id = `${name}-description`
  // The picture has one title and one description; its parts need none, and the numbers stand in a table beside it.
  for (const part of svg.children) part.setAttribute('aria-hidden', 'true')
  svg.prepend(titleElement, descriptionElement)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-labelledby', `${name}-title ${name}-description`)
}

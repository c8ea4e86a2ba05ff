import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import type { Figure } from '../report/figures/figure.js'
import type { EvidenceQuery } from '../report/page/contract.js'

/**
 * Draws a figure as SVG into an element. Expressions are interpreted: the page forbids code made from strings. Gives what ends
 * the drawing and takes it away.
 */
export async function drawFigure(
  element: HTMLElement,
  { title, description, specification }: Figure,
  open: (query: EvidenceQuery) => void,
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
    const query = evidenceOf((item?.datum ?? {}) as Readonly<Record<string, unknown>>)
    if (query !== undefined) open(query)
  })
  await view.runAsync()
  describe(place, title, description)
  return () => {
    view.finalize()
    place.remove()
  }
}

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

/** What a mark of a figure stands for, by the columns that its row has. */
function evidenceOf(row: Readonly<Record<string, unknown>>): EvidenceQuery | undefined {
  const text = (name: string) => (typeof row[name] === 'string' ? (row[name] as string) : undefined)
  const [concept, goal, strategy] = [text('concept'), text('goal'), text('strategy')]
  const [entry, document, unit] = [text('entry'), text('document'), text('unit')]
  if (goal !== undefined && strategy !== undefined)
    return { concept: goal, beside: strategy, ...(unit === undefined ? {} : { unit }) }
  if (concept === undefined) return undefined
  return {
    concept,
    ...(entry === undefined ? {} : { entry }),
    ...(document === undefined ? {} : { document }),
  }
}

function describe(place: HTMLElement, title: string, description: string): void {
  const svg = place.querySelector('svg')
  if (svg === null) return
  const name = `figure-${Math.abs(hash(title))}`
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

function hash(text: string): number {
  let value = 0
  for (let at = 0; at < text.length; at += 1) value = (Math.imul(value, 31) + text.charCodeAt(at)) | 0
  return value
}

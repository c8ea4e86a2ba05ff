import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
import { allowedInXml, escapeXml } from '../xml.js'
import type { Figure } from './figure.js'
import { boldness, textWidth } from './text-width.js'
import { fontFamily } from './theme.js'

/** How vega's scene measures text. It would ask the canvas of the machine, where there is one, and so its fonts. */
interface TextMetrics {
  width: (item: TextItem, text: unknown) => number
}

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
  /** Width behind which the text is cut; 0 for none. */
  readonly limit?: number
}

const { textMetrics, resetSVGDefIds } = vega as unknown as {
  textMetrics: TextMetrics
  resetSVGDefIds: () => void
}

/** The drawing before the next one. */
let before: Promise<unknown> = Promise.resolve()

/**
 * A figure as SVG, with its title and description inside for those who do not see it. The same figure gives the same bytes on
 * every machine: text is measured by a table of widths, never by a font, and expressions are interpreted as in a page that forbids
 * code from strings.
 */
export function drawSvg(figure: Figure): Promise<string> {
  // How text is measured is one setting for all of vega: one drawing at a time has it as it wants.
  const drawn = before.then(() => draw(figure))
  before = drawn.catch(() => undefined)
  return drawn
}

async function draw({ name, title, description, specification }: Figure): Promise<string> {
  // Marks need no description each: the picture as a whole has one.
  const quiet = { config: { aria: false }, logger: silent() }
  const { spec } = compile(specification as unknown as TopLevelSpec, quiet)
  const runtime = vega.parse(spec, undefined, { ast: true } as never)
  const view = new vega.View(runtime, { renderer: 'none', logLevel: vega.None, expr: expressionInterpreter } as never)
  const measured = textMetrics.width
  textMetrics.width = widthOf
  try {
    resetSVGDefIds()
    await view.runAsync()
    return described(await view.toSVG(), name, title, description)
  } finally {
    textMetrics.width = measured
    view.finalize()
  }
}

function widthOf({ fontSize = 11, fontWeight, limit = 0 }: TextItem, text: unknown): number {
  const width = textWidth(String(text ?? '').trim(), fontSize) * (fontWeight === 'bold' ? boldness : 1)
  return limit > 0 ? Math.min(width, limit) : width
}

function described(svg: string, name: string, title: string, description: string): string {
  const [open = ''] = /^<svg[^>]*>/.exec(svg) ?? []
  const face = ` font-family="${escapeXml(fontFamily)}"`
  const labelled = open.replace(/>$/, `${face} role="img" aria-labelledby="${name}-title ${name}-description">`)
  const texts =
    `<title id="${name}-title">${escapeXml(title)}</title>` +
    `<desc id="${name}-description">${escapeXml(description)}</desc>`
  // Said once for all texts, not with each.
  const drawing = svg.slice(open.length).replaceAll(face, '')
  return `${labelled}${texts}${allowedInXml(drawing)}\n`
}

/** What the compiler has to say to the author of a specification is for the tests, not for the user's terminal. */
function silent() {
  const logger = {
    level: () => logger,
    error: () => logger,
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

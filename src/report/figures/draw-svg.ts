import * as vega from 'vega'
import { expressionInterpreter } from 'vega-interpreter'
import { compile, type TopLevelSpec } from 'vega-lite'
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

/**
 * A figure as SVG, with its title and description inside for those who do not see it. The same figure gives the same bytes on
 * every machine: text is measured by a table of widths, never by a font, and expressions are interpreted as in a page that forbids
 * code from strings.
 */
export async function drawSvg({ name, title, description, specification }: Figure): Promise<string> {
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
  return `${labelled}${texts}${withoutForbidden(drawing)}\n`
}

/** Text between tags or in quotes. */
function escapeXml(text: string): string {
  return withoutForbidden(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** What XML 1.0 cannot hold (section 2.2, Char): most control characters and halves of surrogate pairs. */
function withoutForbidden(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
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

import { extractText } from './extract-text.js'
import type { Block } from './extraction.js'
import type { DomDocument, DomElement } from './walk-html.js'

/** A page as a tree, and whether it is too large to be weighed part by part; or, where its markup is beyond reason, as the text between its tags. */
export type Page =
  | { readonly document: DomDocument; readonly body: DomElement; readonly large: boolean }
  | { readonly text: readonly Block[]; readonly fault: string }

/** Elements whose end may be left out, and those that have none: many of them are no depth. */
const unclosed = new Set(
  'p li td th tr dt dd option br hr img input meta link area base col embed source track wbr thead tbody tfoot colgroup'.split(
    ' ',
  ),
)
const deepest = 1000
/** Tags, entities and stray marks: each begins a node of the tree, which takes one or two kilobytes. */
const mostNodes = 200_000

/** Readability weighs every node against the others, on a copy: beyond this a page is read whole. */
const mostToWeigh = 50_000

/** Parses HTML or XHTML, well formed or not. */
export async function parsePage(source: string): Promise<Page> {
  const fault = findFault(source)
  if (fault !== undefined) return { text: textBetweenTags(source), fault }
  const { parseHTML } = await import('linkedom')
  const closed = closeEmptyElements(source)
  const parsed = parseHTML(/<html[\s>]/i.test(closed) ? closed : `<html><body>${closed}</body></html>`)
  const document = parsed.document as unknown as DomDocument
  const large = source.length > 100_000 && (source.match(/[<&]/g)?.length ?? 0) > mostToWeigh
  return { document, body: document.body ?? document.documentElement, large }
}

/** Browsers stop at some five hundred levels; the time that parsers take grows with the square of the depth. */
function findFault(source: string): string | undefined {
  let depth = 0
  let nodes = 0
  for (const [, end, name] of source.matchAll(/&|<(?:(\/?)([a-zA-Z][a-zA-Z0-9]*))?/g)) {
    nodes += 1
    if (nodes > mostNodes) return `There are more than ${mostNodes} tags and entities`
    if (name === undefined || unclosed.has(name.toLowerCase())) continue
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return `Elements are nested more than ${deepest} deep`
  }
  return undefined
}

const voidElements = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** In XHTML `<title/>` is a whole element; in HTML it would swallow all that follows. */
function closeEmptyElements(source: string): string {
  if (!/^\s*<\?xml|<html[^<>]{0,300}xmlns/i.test(source.slice(0, 2000))) return source
  return source.replace(/<([a-zA-Z][\w:-]*)((?:\s[^<>]*)?)\/>/g, (whole, name: string, attributes: string) =>
    voidElements.test(name) ? whole : `<${name}${attributes}></${name}>`,
  )
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** What is left of a page that is no page any more. */
function textBetweenTags(source: string): readonly Block[] {
  const text = source
    .replace(/<(script|style|head)\b[\s\S]*?(?:<\/\1>|$)/gi, ' ')
    .replace(/<\/?(?:p|div|h[1-6]|li|tr|table|section|article|blockquote|br)\b[^<>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|(\w{2,4}));/g, (whole, number: string | undefined, name: string | undefined) =>
      number === undefined ? (entities[name ?? ''] ?? whole) : characterOf(Number(number)),
    )
  return extractText(text).blocks
}

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
}

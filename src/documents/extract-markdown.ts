import { type Problem, problem } from '../problems/problem.js'
import type { Block, BlockKind, Extraction } from './extraction.js'
import { normaliseCharacters, normaliseLine } from './normalise-text.js'

const fence = /^ {0,3}(`{3,}|~{3,})/
const atxHeading = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/
const setextUnderline = /^ {0,3}(=+|-{2,})[ \t]*$/
const rule = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const listMarker = /^[ \t]*(?:[-*+]|(\d{1,9}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?/
const tableRule = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const linkDefinition = /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*\S+/
const footnoteDefinition = /^ {0,3}\[\^[^\]]+\]:[ \t]*/
const deepestQuotation = 20

/**
 * Markdown (CommonMark with front matter, tables and footnotes) -> blocks. Links and emphasis give their text, raw HTML
 * its content; code is kept as a block of its own kind, which is not counted.
 */
export async function extractMarkdown(source: string, path: string): Promise<Extraction> {
  const text = normaliseCharacters(source).replace(/\f/g, '\n')
  const { metadata, body, problems } = await readFrontMatter(text, path)
  const lines = body.replace(/<!--[\s\S]*?(?:-->|$)/g, '').split('\n')
  return { blocks: readBlocks(lines, 'paragraph', 0), metadata, pages: 0, problems }
}

/** YAML between two lines of three dashes at the very start. */
async function readFrontMatter(
  text: string,
  path: string,
): Promise<{ metadata: Record<string, string>; body: string; problems: Problem[] }> {
  const found = /^\s*---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  // A rule at the start of a text is no front matter: that has names.
  if (found === null || !/^[\w"'-][^\n]*:/m.test(found[1] ?? '')) return { metadata: {}, body: text, problems: [] }
  const body = text.slice(found[0].length)
  const { parse } = await import('yaml')
  try {
    // In the failsafe schema every value stays as it is written: 2015-06-01 is no time, 007 no seven.
    const value: unknown = parse(found[1] ?? '', { schema: 'failsafe', maxAliasCount: 50 })
    const metadata = new Map<string, string>()
    flatten(value, '', metadata, 0)
    return { metadata: Object.fromEntries(metadata), body, problems: [] }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    const message = `The front matter is no valid YAML (${reason}): title, issuer and date were not taken from it.`
    return { metadata: {}, body, problems: [problem('bad-metadata', path, message)] }
  }
}

function flatten(value: unknown, name: string, into: Map<string, string>, depth: number): void {
  if (depth > 5 || value === null || value === undefined) return
  if (Array.isArray(value)) into.set(name, value.filter((each) => typeof each === 'string').join('; '))
  else if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value))
      flatten(inner, name === '' ? key : `${name}.${key}`, into, depth + 1)
  } else if (name !== '') into.set(name, String(value))
}

function readBlocks(lines: readonly string[], plain: BlockKind, depth: number): Block[] {
  const blocks: Block[] = []
  let open: { text: string; kind: BlockKind } | undefined
  const add = (text: string, kind: BlockKind, level?: number): void => {
    const bare = kind === 'code' ? normaliseLine(text) : inline(text)
    if (bare !== '')
      blocks.push(level === undefined ? { text: bare, kind, page: 0 } : { text: bare, kind, page: 0, level })
  }
  const close = (): void => {
    if (open !== undefined) add(open.text, open.kind)
    open = undefined
  }

  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const next = lines[index + 1] ?? ''
    const opening = fence.exec(line)?.[1]
    const heading = atxHeading.exec(line)
    if (line.trim() === '') close()
    else if (opening !== undefined) {
      close()
      const end = lines.findIndex(
        (other, at) => at > index && other.trim().startsWith(opening) && /^[`~]+$/.test(other.trim()),
      )
      const last = end < 0 ? lines.length : end
      add(lines.slice(index + 1, last).join('\n'), 'code')
      index = last
    } else if (heading !== null) {
      close()
      add(heading[2] ?? '', 'heading', heading[1]?.length ?? 1)
    } else if (/^ {0,3}>/.test(line)) {
      close()
      const end = lines.findIndex((other, at) => at > index && (other.trim() === '' || fence.test(other)))
      const mark = depth < deepestQuotation ? /^ {0,3}> ?/ : /^[ >]*/
      const quoted = lines.slice(index, end < 0 ? lines.length : end).map((each) => each.replace(mark, ''))
      blocks.push(...readBlocks(quoted, 'quotation', depth + 1))
      index += quoted.length - 1
    } else if (open === undefined && line.includes('|') && tableRule.test(next) && next.includes('|')) {
      const end = lines.findIndex((other, at) => at > index && !other.includes('|'))
      const rows = lines.slice(index, end < 0 ? lines.length : end)
      rows.forEach((row, at) => {
        if (at !== 1)
          add(
            row
              .trim()
              .replace(/^\||\|$/g, '')
              .split(/(?<!\\)\|/)
              .map((cell) => cell.trim())
              .join(' | '),
            'table',
          )
      })
      index += rows.length - 1
    } else if (open?.kind === plain && setextUnderline.test(line)) {
      const text = open.text
      open = undefined
      add(text, 'heading', line.trim().startsWith('=') ? 1 : 2)
    } else if (rule.test(line)) close()
    else if (footnoteDefinition.test(line)) {
      close()
      open = { text: line.replace(footnoteDefinition, ''), kind: 'footnote' }
    } else if (linkDefinition.test(line) && open === undefined) close()
    else if (listMarker.test(line)) {
      close()
      const number = listMarker.exec(line)?.[1]
      open = { text: (number === undefined ? '' : `${number} `) + line.replace(listMarker, ''), kind: 'list-item' }
    } else if (open === undefined && /^(?: {4}|\t)/.test(line) && blocks.at(-1)?.kind !== 'list-item') add(line, 'code')
    else
      open = {
        text: open === undefined ? line.trim() : continueLine(open.text, line.trim()),
        kind: open?.kind ?? plain,
      }
  }
  close()
  return blocks
}

/** In Markdown no word is broken at the end of a line: a hyphen there is one of a compound. */
function continueLine(text: string, line: string): string {
  const bare = text.replace(/[ \t]+$|\\$/, '')
  return /\p{L}-$/u.test(bare) && /^\p{L}/u.test(line) ? bare + line : `${bare} ${line}`
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
}

/** The words of a line without the marks round them. */
function inline(text: string): string {
  const kept: string[] = []
  // What is escaped or code is taken out first, so that its asterisks are not read as emphasis; its place is held by its
  // number between two private-use characters, which the text itself must not hold.
  const keep = (verbatim: string): string => `\ue000${kept.push(verbatim) - 1}\ue001`
  const bare = text
    .replace(/[\ue000\ue001]/g, '')
    .replace(/(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)/g, (_, __, code: string) => keep(code.trim()))
    .replace(/\\([!-/:-@[-`{-~])/g, (_, character: string) => keep(character))
    .replace(/<((?:https?|mailto):[^<>\s]{1,2000})>/g, (_, address: string) => keep(address))
    .replace(/\[\^[^\]\s]{1,60}\]/g, '')
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\]){0,2000})\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^[\]]{0,200}\])/g, '$1')
    .replace(/<\/?[a-zA-Z][^<>]{0,1000}>/g, (tag) => (/^<\/?(?:br|p|div|li|td|tr)\b/i.test(tag) ? ' ' : ''))
    .replace(/(?:https?:\/\/|www\.)\S+/g, (address) => keep(address))
    .replace(/(\*{1,3})(?=\S)(.{1,500}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)(.{1,500}?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)(.{1,500}?)(?<=\S)~~/g, '$1')
    .replace(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-z]{2,8});/g, decodeEntity)
  const restored = bare.replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? '')
  return normaliseLine(restored)
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return entities[name] ?? whole
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

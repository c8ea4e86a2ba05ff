import { type Problem, problem } from '../problems/problem.js'
import type { Block, Extraction } from './extraction.js'
import { parsePage } from './parse-page.js'
import { childElements, decodeXml, parseXml, textOf, XmlError } from './parse-xml.js'
import { findHeadings } from './recognise-heading.js'
import type { DomElement, DomNode } from './walk-html.js'
import { walkHtml } from './walk-html.js'

/** A file that the package of a book lists. */
interface Item {
  /** Name in the archive. */
  readonly name: string
  readonly contents: boolean
  readonly page: boolean
}

/** Opens files of the book by their names in the archive; undefined for a name that is not there. */
export type OpenPart = (name: string) => Uint8Array | undefined

/** The file in which every book names its package. */
export const container = 'META-INF/container.xml'

/**
 * EPUB -> blocks: the pages in the order of the book's spine, notes where they stand, the navigation as contents, title,
 * creator and date from the package. A page that is missing or lies outside of the book is a problem, and the others are
 * read.
 *
 * @param open may throw for a part that cannot be unpacked: that page is a problem then
 */
export async function extractEpub(open: OpenPart, path: string): Promise<Extraction> {
  const problems: Problem[] = []
  const lost = (message: string): void => {
    problems.push(problem('partly-damaged', path, message))
  }
  const root = await openXml(open, container)
  const packageName = root.getElementsByTagName('rootfile')[0]?.getAttribute('full-path') ?? ''
  const opf = await openXml(open, packageName)
  const { spine, missing } = readSpine(opf, packageName)
  if (missing > 0) lost(`${missing} entries of its spine name no page of the book.`)
  const blocks: Block[] = []
  for (const { name, contents } of spine) {
    try {
      const part = open(name)
      if (part === undefined) lost(`The page ${name} of its spine is not in the book: it was left out.`)
      else blocks.push(...(await readPage(part, contents)))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      lost(`The page ${name} could not be read (${reason}): it was left out.`)
    }
  }
  return { blocks: findHeadings(blocks), metadata: readMetadata(opf), pages: 0, problems }
}

async function openXml(open: OpenPart, name: string): Promise<DomElement> {
  const part = open(name)
  if (part === undefined) throw new XmlError(`the book has no ${name === '' ? 'package' : name}`)
  return await parseXml(part)
}

function readSpine(opf: DomElement, packageName: string): { spine: Item[]; missing: number } {
  const items = new Map<string, Item>()
  for (const element of named(opf, 'item')) {
    const id = element.getAttribute('id')
    const href = element.getAttribute('href')
    if (id === null || href === null) continue
    const type = element.getAttribute('media-type') ?? ''
    const contents = /(?:^|\s)nav(?:\s|$)/.test(element.getAttribute('properties') ?? '')
    const page = /html|xml$/i.test(type) || /\.x?html?$/i.test(href)
    items.set(id, { name: resolveName(packageName, href), contents, page })
  }
  const listed = new Set(
    named(opf, 'reference').flatMap((element) =>
      element.getAttribute('type') === 'toc' ? [resolveName(packageName, element.getAttribute('href') ?? '')] : [],
    ),
  )
  const spine: Item[] = []
  let missing = 0
  for (const reference of named(opf, 'itemref')) {
    const item = items.get(reference.getAttribute('idref') ?? '')
    if (item === undefined) missing += 1
    // Pictures may stand in the spine, and a page twice.
    else if (item.page && !spine.some(({ name }) => name === item.name)) {
      spine.push({ ...item, contents: item.contents || listed.has(item.name) })
    }
  }
  return { spine, missing }
}

function named(root: DomElement, name: string): DomElement[] {
  return [...Array.from(root.getElementsByTagName(name)), ...Array.from(root.getElementsByTagName(`opf:${name}`))]
}

/** The name in the archive of what a file in it points to; nothing outside of the archive has one. */
export function resolveName(from: string, href: string): string {
  let target = href.replace(/[?#].*$/, '')
  try {
    target = decodeURIComponent(target)
  } catch {
    // A per cent sign that is one.
  }
  const segments = target.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.' && segment !== '') segments.push(segment)
  }
  return segments.join('/')
}

async function readPage(part: Uint8Array, contents: boolean): Promise<Block[]> {
  const page = await parsePage(decodeXml(part))
  if ('text' in page) return [...page.text]
  const { body } = page
  if (!contents) return walkHtml(body)
  const lists = Array.from(body.getElementsByTagName('nav')).flatMap((nav) => [...childElements(nav)])
  const places: readonly DomNode[] = lists.length > 0 ? lists : [body]
  return places
    .flatMap((place) => walkHtml(place))
    .map(({ text, page: number }) => ({ text, kind: 'contents', page: number }))
}

function readMetadata(opf: DomElement): Record<string, string> {
  const found: Record<string, string> = {
    title: textOf(opf, 'dc:title'),
    creator: Array.from(opf.getElementsByTagName('dc:creator'), (each) => each.textContent?.trim() ?? '').join('; '),
    publisher: textOf(opf, 'dc:publisher'),
    date: dateOf(opf),
    subject: textOf(opf, 'dc:subject'),
    description: textOf(opf, 'dc:description'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''))
}

/** Of several dates the one of publication. */
function dateOf(opf: DomElement): string {
  const dates = Array.from(opf.getElementsByTagName('dc:date'))
  const published = dates.find((date) => date.getAttribute('opf:event') === 'publication') ?? dates[0]
  return published?.textContent?.trim() ?? ''
}

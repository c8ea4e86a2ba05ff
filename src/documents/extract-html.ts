import { problem } from '../problems/problem.js'
import type { Extraction } from './extraction.js'
import { normaliseLine } from './normalise-text.js'
import { parsePage } from './parse-page.js'
import { type DomDocument, type DomNode, walkHtml } from './walk-html.js'

/** Names of `<meta>` whose content is kept, and the name it is kept under. */
const metaNames: ReadonlyMap<string, string> = new Map([
  ['author', 'author'],
  ['dc.creator', 'author'],
  ['dcterms.creator', 'author'],
  ['citation_author', 'author'],
  ['article:author', 'author'],
  ['publisher', 'publisher'],
  ['dc.publisher', 'publisher'],
  ['og:site_name', 'publisher'],
  ['date', 'date'],
  ['dc.date', 'date'],
  ['dcterms.date', 'date'],
  ['dcterms.created', 'date'],
  ['citation_publication_date', 'date'],
  ['article:published_time', 'date'],
  ['og:title', 'og:title'],
  ['dc.title', 'dc.title'],
  ['citation_title', 'dc.title'],
  ['description', 'description'],
  ['keywords', 'keywords'],
])

/** Share of the page's own text that the article must hold to be taken for it: else Readability has lost some of it. */
const leastShare = 0.6

/**
 * HTML -> blocks. What a page marks as its content (`<main>`, or its only `<article>`) is taken; else what Readability
 * takes for the article, where that is most of the text; else the body without navigation, asides and footers.
 */
export async function extractHtml(source: string, path: string): Promise<Extraction> {
  const page = await parsePage(source)
  if ('fault' in page) {
    const message = `${page.fault}: only the text between the tags was kept.`
    const problems = [problem('partly-damaged', path, message)]
    return { blocks: page.text, metadata: {}, pages: 0, problems }
  }
  const { document } = page
  const metadata = readMetadata(document)
  const content = await findContent(document, page.large)
  let blocks = walkHtml(content)
  const heading = document.querySelector('h1')
  const title = normaliseLine(heading?.textContent ?? '')
  // Readability takes the title out of the article: a reader sees it there.
  if (
    title !== '' &&
    title.length <= 300 &&
    content !== document.body &&
    !blocks.some((block) => block.text === title)
  ) {
    blocks = [{ text: title, kind: 'title', page: 0, level: 1 }, ...blocks]
  }
  return { blocks, metadata, pages: 0, problems: [] }
}

function readMetadata(document: DomDocument): Record<string, string> {
  const metadata = new Map<string, string>()
  for (const meta of Array.from(document.querySelectorAll('meta')).slice(0, 500)) {
    const name = metaNames.get((meta.getAttribute('name') ?? meta.getAttribute('property') ?? '').toLowerCase())
    const content = meta.getAttribute('content')
    if (name !== undefined && content !== null && !metadata.has(name)) metadata.set(name, content)
  }
  const title = document.querySelector('title')?.textContent ?? ''
  if (title.trim() !== '') metadata.set('title', title)
  return Object.fromEntries(metadata)
}

async function findContent(document: DomDocument, large: boolean): Promise<DomNode> {
  const whole = document.body ?? document.documentElement
  for (const footer of Array.from(document.querySelectorAll('body > footer, body > header nav'))) footer.remove()
  const main = document.querySelector('main, [role="main"]')
  if (main !== null && isMost(main, whole)) return main
  const articles = document.querySelectorAll('article')
  const only = articles.length === 1 ? articles[0] : undefined
  if (only !== undefined && isMost(only, whole)) return only
  if (large) return whole
  const { Readability } = await import('@mozilla/readability')
  // Readability takes its copy to pieces.
  const copy = document.cloneNode(true) as unknown as ConstructorParameters<typeof Readability>[0]
  const options = { serializer: (node: unknown) => node as DomNode }
  const content = new Readability<DomNode>(copy, options).parse()?.content
  return content !== null && content !== undefined && isMost(content, whole) ? content : whole
}

function isMost(part: DomNode, whole: DomNode): boolean {
  const length = (node: DomNode): number => walkHtml(node).reduce((sum, block) => sum + block.text.length, 0)
  return length(part) >= length(whole) * leastShare
}

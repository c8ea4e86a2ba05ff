import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate'
import { type Problem, problem } from '../problems/problem.js'
import type { Block, Extraction } from './extraction.js'
import { looksLikeHeading } from './recognise-heading.js'
import { type DomNode, walkHtml } from './walk-html.js'

/** Parts of the archive that hold text or say what it is; pictures and fonts are never unpacked. */
const wanted = /^(?:\[Content_Types\]\.xml|(?:_rels|word\/_rels)\/[^/]+|word\/[^/]+\.xml|docProps\/core\.xml)$/

/** However large files may be, an archive that unpacks to more than this is refused. */
const largestArchive = 1_073_741_824
const largestRatio = 50

const styles = [
  "p[style-name='Title'] => h1.document-title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='toc ${level}'] => p.toc:fresh`),
]

/** What another zip archive is, by an entry that only it has. */
const others: readonly (readonly [entry: RegExp, what: string])[] = [
  [/^xl\/workbook\.xml$/, 'an Excel workbook'],
  [/^ppt\/presentation\.xml$/, 'a PowerPoint file'],
  [/^META-INF\/container\.xml$/, 'an EPUB book'],
  [/^content\.xml$/, 'an OpenDocument file'],
]

/** DOCX -> blocks, through mammoth's HTML: styles give headings, footnotes and endnotes come last, heads and feet not. */
export async function extractDocx(bytes: Uint8Array, path: string, maximumBytes: number): Promise<Extraction> {
  const entries: string[] = []
  let unpacked = 0
  const limit = Math.min(largestArchive, maximumBytes * largestRatio)
  const parts = unzipSync(bytes, {
    filter: (file: UnzipFileInfo) => {
      entries.push(file.name)
      // Deflating never makes a part much larger: such a size is a lie.
      if (file.size > file.originalSize * 1.01 + 1024)
        throw new Error(`the size of ${file.name} in the archive is wrong`)
      unpacked += file.originalSize
      return unpacked <= limit && wanted.test(file.name)
    },
  })
  if (unpacked > limit) {
    const message = `The archive unpacks to ${unpacked} bytes, more than the limit of ${limit}: it was not read.`
    return failed(problem('too-large', path, message))
  }
  if (parts['word/document.xml'] === undefined) {
    const what = others.find(([entry]) => entries.some((name) => entry.test(name)))?.[1] ?? 'a zip archive'
    const message = `This is ${what}, which is not read. Save its texts as DOCX, PDF or plain text, or unpack it.`
    return failed(problem('unknown-type', path, message))
  }
  const { default: mammoth } = await import('mammoth')
  const { DOMParser } = await import('linkedom')
  // Packed again without pictures, so that nothing is unpacked that was not measured above.
  const archive = zipSync(parts, { level: 0 })
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength) },
    { styleMap: styles, convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
  )
  const page = new DOMParser().parseFromString(`<html><body>${value}</body></html>`, 'text/html')
  const core = parts['docProps/core.xml']
  const metadata: Record<string, string> = {}
  const problems: Problem[] = []
  if (core !== undefined) {
    try {
      const properties = new DOMParser().parseFromString(new TextDecoder().decode(core), 'text/xml')
      for (const [name, tag] of coreProperties) {
        const text = properties.getElementsByTagName(tag)[0]?.textContent?.trim() ?? ''
        if (text !== '' && !/^(?:Microsoft Word - |untitled$)/i.test(text)) metadata[name] = text
      }
    } catch {
      problems.push(problem('bad-metadata', path, 'The document properties could not be read; the text was.'))
    }
  }
  return { blocks: findHeadings(walkHtml(page.body as unknown as DomNode)), metadata, pages: 0, problems }
}

/** A document without styles has its headings all the same: short paragraphs that look like it. */
function findHeadings(blocks: readonly Block[]): Block[] {
  if (blocks.some((block) => block.kind === 'heading')) return [...blocks]
  return blocks.map((block) =>
    block.kind === 'paragraph' && looksLikeHeading(block.text) ? { ...block, kind: 'heading' } : block,
  )
}

const coreProperties: readonly (readonly [name: string, tag: string])[] = [
  ['title', 'dc:title'],
  ['creator', 'dc:creator'],
  ['created', 'dcterms:created'],
  ['subject', 'dc:subject'],
  ['keywords', 'cp:keywords'],
]

function failed(found: Problem): Extraction {
  return { blocks: [], metadata: {}, pages: 0, problems: [found] }
}

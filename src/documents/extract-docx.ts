import { zipSync } from 'fflate'
import { type Problem, problem } from '../problems/problem.js'
import type { Extraction } from './extraction.js'
import { checkShape, decodeXml, XmlError } from './parse-xml.js'
import { findHeadings } from './recognise-heading.js'
import { type DomNode, walkHtml } from './walk-html.js'

/** Parts of the archive that hold text or say what it is; pictures and fonts are never unpacked. */
const wanted = /^(?:\[Content_Types\]\.xml|(?:_rels|word\/_rels)\/[^/]+|word\/[^/]+\.xml|docProps\/core\.xml)$/

/** Whether a file of the archive is needed to read it. */
export function isDocxPart(name: string): boolean {
  return wanted.test(name)
}

const styles = [
  "p[style-name='Title'] => h1.document-title:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  ...[1, 2, 3, 4, 5, 6].map((level) => `p[style-name='toc ${level}'] => p.toc:fresh`),
]

/**
 * DOCX -> blocks, through mammoth's HTML: styles give headings, footnotes and endnotes come last, heads and feet not.
 * Of tracked changes the insertions are kept and the deletions are not; comments are left out.
 *
 * @param parts the parts of the archive that {@link isDocxPart} names
 */
export async function extractDocx(parts: Readonly<Record<string, Uint8Array>>, path: string): Promise<Extraction> {
  for (const [name, part] of Object.entries(parts)) if (/\.(?:xml|rels)$/.test(name)) checkPart(name, part)
  const { default: mammoth } = await import('mammoth')
  const { DOMParser } = await import('linkedom')
  // Packed again without pictures, so that nothing is unpacked that was not measured above.
  const archive = zipSync({ ...parts }, { level: 0 })
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

const coreProperties: readonly (readonly [name: string, tag: string])[] = [
  ['title', 'dc:title'],
  ['creator', 'dc:creator'],
  ['created', 'dcterms:created'],
  ['subject', 'dc:subject'],
  ['keywords', 'cp:keywords'],
]

/** More than this no word processor writes, and no tree of them would fit into memory. */
const mostElements = 2_000_000

/**
 * Refuses what mammoth's parser of XML would take minutes or gigabytes for. No part of a DOCX declares a document type;
 * one that does is made to do harm.
 */
function checkPart(name: string, part: Uint8Array): void {
  const source = decodeXml(part)
  if (/<!DOCTYPE/i.test(source.slice(0, 10_000))) throw new XmlError(`${name} declares entities of its own`)
  try {
    checkShape(source, mostElements)
  } catch (error) {
    throw new XmlError(`in ${name} ${error instanceof Error ? error.message : String(error)}`)
  }
}

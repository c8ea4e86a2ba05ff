import { assignZones } from './assign-zones.js'
import type { Format, Paragraph, TextDocument } from './document.js'
import type { Extraction } from './extraction.js'
import { orderMetadata } from './metadata.js'

/** Between two paragraphs of a document's text. */
const separator = '\n\n'

/** Puts the blocks of an extraction together to one text with its spans, zones and metadata; the language is not told yet. */
export function assembleDocument(id: string, path: string, format: Format, extraction: Extraction): TextDocument {
  const metadata = orderMetadata(extraction.metadata)
  const blocks = extraction.blocks.filter((block) => block.text !== '')
  const zones = assignZones(blocks, metadata.title)
  let end = 0
  const paragraphs = blocks.map((block, index): Paragraph => {
    const start = index === 0 ? 0 : end + separator.length
    end = start + block.text.length
    return { start, end, zone: zones[index] ?? 'body', page: block.page }
  })
  const titled = paragraphs.find((paragraph) => paragraph.zone === 'title')
  const text = blocks.map((block) => block.text).join(separator)
  if (metadata.title === undefined && titled !== undefined) metadata.title = text.slice(titled.start, titled.end)
  return { id, path, format, text, paragraphs, pages: extraction.pages, language: 'und', metadata, counted: true }
}

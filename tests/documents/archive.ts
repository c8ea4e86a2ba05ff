import { strToU8, zipSync } from 'fflate'

/** A zip archive of files by their names; texts are written as UTF-8. */
export function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
  )
}

const wordNames = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const header = '<?xml version="1.0" encoding="UTF-8"?>'

/** A DOCX with this body, and other parts beside it. */
export function docx(body: string, extra: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  const part = (name: string, content: string): string => `${header}<w:${name} ${wordNames}>${content}</w:${name}>`
  const style = (id: string, name: string): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
  const relation = (id: string, name: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${name}" Target="${name}.xml"/>`
  return archive({
    '[Content_Types].xml': `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['footnotes', 'endnotes', 'comments', 'styles', 'numbering', 'header1'].map((name, index) => relation(`r${index + 2}`, name)).join('')}</Relationships>`,
    'word/styles.xml': part('styles', style('T', 'Title') + style('H', 'heading 1') + style('C', 'toc 1')),
    'word/numbering.xml': part(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ),
    'word/footnotes.xml': part(
      'footnotes',
      '<w:footnote w:id="1"><w:p><w:r><w:t>The note itself.</w:t></w:r></w:p></w:footnote>',
    ),
    'word/endnotes.xml': part(
      'endnotes',
      '<w:endnote w:id="1"><w:p><w:r><w:t>A note at the end.</w:t></w:r></w:p></w:endnote>',
    ),
    'word/comments.xml': part(
      'comments',
      '<w:comment w:id="1" w:author="A" w:initials="A"><w:p><w:r><w:t>A comment.</w:t></w:r></w:p></w:comment>',
    ),
    'word/header1.xml': part('hdr', '<w:p><w:r><w:t>A head on every page.</w:t></w:r></w:p>'),
    'docProps/core.xml': `${header}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>The Place of Norms</dc:title><dc:creator>Ministry</dc:creator><dcterms:created>2017-03-01T00:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...extra,
  })
}

/** A paragraph of a DOCX, in a style, with more runs after its own. */
export function wordParagraph(text: string, style = '', more = ''): string {
  const properties = style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r>${more}</w:p>`
}

const openNames = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
]
  .map((name) => `xmlns:${name}`)
  .join(' ')

/** An OpenDocument text with this body, and other parts beside it. */
export function odt(body: string, extra: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array {
  return archive({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `${header}<office:document-content ${openNames}><office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/><style:style style:name="P2" style:family="paragraph" style:parent-style-name="Mine"/></office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `${header}<office:document-styles ${openNames}><office:styles><style:style style:name="Mine" style:family="paragraph" style:parent-style-name="Heading_20_2"/></office:styles><office:master-styles><text:p>A head on every page.</text:p></office:master-styles></office:document-styles>`,
    'meta.xml': `${header}<office:document-meta ${openNames}><office:meta><dc:title>The Place of Norms</dc:title><meta:initial-creator>Ministry</meta:initial-creator><meta:creation-date>2017-03-01T10:00:00</meta:creation-date></office:meta></office:document-meta>`,
    ...extra,
  })
}

/** An EPUB of pages by their names, in the order of its spine. */
export function epub(
  pages: Readonly<Record<string, string>>,
  spine: readonly string[] = Object.keys(pages),
  extra: Readonly<Record<string, string | Uint8Array>> = {},
): Uint8Array {
  const names = [...new Set([...Object.keys(pages), ...spine])]
  const item = (name: string): string =>
    `<item id="i-${names.indexOf(name)}" href="${name}" media-type="application/xhtml+xml"${name === 'nav.xhtml' ? ' properties="nav"' : ''}/>`
  const page = (body: string): string =>
    `${header}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`
  return archive({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${header}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/book.opf': `${header}<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Place of Norms</dc:title><dc:creator>A. Author</dc:creator><dc:date>2019-05-06</dc:date></metadata><manifest>${names.map(item).join('')}</manifest><spine>${spine.map((name) => `<itemref idref="i-${names.indexOf(name)}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(Object.entries(pages).map(([name, body]) => [`OEBPS/${name}`, page(body)])),
    ...extra,
  })
}

import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, paragraphs, prose, read, readReal } from './read.js'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function docx(body: string, extra: Record<string, string | Uint8Array> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${relations}/footnotes" Target="footnotes.xml"/><Relationship Id="r3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<?xml version="1.0"?><w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style></w:styles>`,
    'word/footnotes.xml': `<?xml version="1.0"?><w:footnotes xmlns:w="${word}"><w:footnote w:id="1"><w:p><w:r><w:t>The note itself.</w:t></w:r></w:p></w:footnote></w:footnotes>`,
    'docProps/core.xml': `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>The Place of Norms</dc:title><dc:creator>Ministry</dc:creator><dcterms:created>2017-03-01T00:00:00Z</dcterms:created></cp:coreProperties>`,
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
    ...extra,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ),
  )
}

const paragraph = (text: string, style = '', more = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r>${more}</w:p>`

describe('DOCX', () => {
  it('gives title, headings, contents, tables and notes by its styles, and its properties', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
    const body =
      paragraph('The Place of Norms', 'T') +
      paragraph('Goals 3', 'C') +
      paragraph('Goals', 'H') +
      paragraph(prose, '', '<w:r><w:footnoteReference w:id="1"/></w:r>') +
      `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>`
    const result = await read('a.docx', docx(body))
    const document = only(result)
    expect(codes(result)).toEqual([])
    expect(document).toMatchObject({
      format: 'docx',
      metadata: { title: 'The Place of Norms', issuer: 'Ministry', date: '2017-03-01' },
    })
    expect(document.paragraphs.map(({ zone, start, end }) => [zone, document.text.slice(start, end)])).toEqual([
      ['title', 'The Place of Norms'],
      ['contents', 'Goals 3'],
      ['heading', 'Goals'],
      ['body', prose],
      ['table', 'a | b'],
      ['footnote', 'The note itself.'],
    ])
  })

  it('is known by its entries, not by its name', async () => {
    expect(only(await read('a.txt', docx(paragraph(prose)))).format).toBe('docx')
    const workbook = zipSync({ 'xl/workbook.xml': strToU8('<x/>') })
    const result = await read('a.docx', workbook)
    expect(codes(result)).toEqual(['unknown-type'])
    expect(result.problems[0]?.message).toContain('Excel')
  })

  it('cut off in the middle is damaged', async () => {
    const whole = docx(paragraph(prose))
    expect(codes(await read('a.docx', whole.subarray(0, whole.length / 2)))).toEqual(['damaged'])
  })

  it('that unpacks to fifty times the limit is not unpacked', async () => {
    const bomb = docx(paragraph(prose), { 'word/media.xml': new Uint8Array(6_000_000) })
    expect(codes(await read('a.docx', bomb, { maximumBytes: 100_000 }))).toEqual(['too-large'])
  })

  it.skipIf(!haveTexts)('from a real office gives every paragraph', async () => {
    const document = only(await readReal('office/UK_2015_LoonyParty.docx'))
    expect(document.language).toBe('en')
    expect(paragraphs(document).filter((text) => /^[A-Z]\. ?[A-Z]/.test(text))).toHaveLength(26)
  })
})

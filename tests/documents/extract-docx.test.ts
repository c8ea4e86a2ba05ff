import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docx, wordParagraph as paragraph } from './archive.js'
import { codes, haveTexts, only, paragraphs, prose, read, readReal, zoned } from './read.js'

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`

describe('DOCX', () => {
  it('gives title, headings, contents, tables and notes by its styles, and its properties', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
    const body =
      paragraph('The Place of Norms', 'T') +
      paragraph('Goals 3', 'C') +
      paragraph('Goals', 'H') +
      paragraph(prose, '', '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>') +
      `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>`
    const result = await read('a.docx', docx(body))
    const document = only(result)
    expect(codes(result)).toEqual([])
    expect(document).toMatchObject({
      format: 'docx',
      metadata: { title: 'The Place of Norms', issuer: 'Ministry', date: '2017-03-01' },
    })
    expect(zoned(document)).toEqual([
      ['title', 'The Place of Norms'],
      ['contents', 'Goals 3'],
      ['heading', 'Goals'],
      ['body', prose],
      ['table', 'a | b'],
      ['footnote', 'The note itself.'],
      ['footnote', 'A note at the end.'],
    ])
  })

  it('gives the items of a list one by one', async () => {
    const item = (text: string): string =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const document = only(await read('a.docx', docx(paragraph(prose) + item('to protect networks') + item('to share'))))
    expect(paragraphs(document)).toEqual([prose, 'to protect networks', 'to share'])
  })

  it('keeps what a tracked change inserted or moved to, and neither what it deleted nor comments nor page heads', async () => {
    const changed =
      `<w:p>${run('It supports ')}<w:del w:id="1" w:author="A"><w:r><w:delText>a closed</w:delText></w:r></w:del>` +
      `<w:ins w:id="2" w:author="A">${run('an open')}</w:ins>${run(' Internet')}` +
      `<w:commentRangeStart w:id="1"/>${run(' and')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>` +
      `<w:moveFrom w:id="3" w:author="A">${run(' gone')}</w:moveFrom><w:moveTo w:id="4" w:author="A">${run(' norms')}</w:moveTo>${run('.')}</w:p>` +
      '<w:sectPr><w:headerReference w:type="default" r:id="r7" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></w:sectPr>'
    const document = only(await read('a.docx', docx(paragraph(prose) + changed)))
    expect(paragraphs(document)).toEqual([prose, 'It supports an open Internet and norms.'])
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

  it.skipIf(!haveTexts)('from a real office gives every paragraph', async () => {
    const document = only(await readReal('office/UK_2015_LoonyParty.docx'))
    expect(document.language).toBe('en')
    expect(paragraphs(document).filter((text) => /^[A-Z]\. ?[A-Z]/.test(text))).toHaveLength(26)
  })
})

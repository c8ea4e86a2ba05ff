import { describe, expect, it } from 'vitest'
import { archive, odt } from './archive.js'
import { codes, haveTexts, only, paragraphs, prose, read, readReal, zoned } from './read.js'

const p = (text: string, style = 'Standard'): string => `<text:p text:style-name="${style}">${text}</text:p>`
const note = (text: string, kind = 'footnote'): string =>
  `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body>${p(text)}</text:note-body></text:note>`

describe('OpenDocument text', () => {
  it('gives title, headings, contents, lists, tables and notes, and its properties', async () => {
    const cell = (text: string): string => `<table:table-cell>${p(text)}</table:table-cell>`
    const body =
      p('The Place of Norms', 'P1') +
      `<text:table-of-content><text:table-of-content-source><text:index-title-template>Not this</text:index-title-template></text:table-of-content-source><text:index-body>${p('Goals<text:tab/>3')}</text:index-body></text:table-of-content>` +
      '<text:h text:outline-level="1">Goals</text:h>' +
      p(`${prose}${note('The note itself.')} The end${note('A note at the end.', 'endnote')}.`) +
      p('Strategies', 'P2') +
      `<text:list><text:list-item>${p('to protect')}<text:list><text:list-item>${p('to share')}</text:list-item></text:list></text:list-item></text:list>` +
      `<table:table><table:table-row>${cell('a')}${cell('b')}</table:table-row><table:table-row>${cell('c')}<table:covered-table-cell/>${cell('d')}</table:table-row></table:table>`
    const result = await read('a.odt', odt(body))
    const document = only(result)
    expect(codes(result)).toEqual([])
    expect(document).toMatchObject({
      format: 'odt',
      metadata: { title: 'The Place of Norms', issuer: 'Ministry', date: '2017-03-01' },
    })
    expect(zoned(document)).toEqual([
      ['title', 'The Place of Norms'],
      ['contents', 'Goals 3'],
      ['heading', 'Goals'],
      ['body', `${prose} The end.`],
      ['heading', 'Strategies'],
      ['body', 'to protect'],
      ['body', 'to share'],
      ['table', 'a | b'],
      ['table', 'c | d'],
      ['footnote', 'The note itself.'],
      ['footnote', 'A note at the end.'],
    ])
  })

  it('keeps what a tracked change inserted, and neither what it deleted nor comments', async () => {
    const body =
      `<text:tracked-changes><text:changed-region><text:deletion>${p('a closed')}</text:deletion></text:changed-region></text:tracked-changes>` +
      p(prose) +
      p(
        `It supports <text:change-start text:change-id="c"/>an<text:s text:c="2"/>open<text:change-end text:change-id="c"/><text:change text:change-id="d"/> Internet<office:annotation><dc:creator>A</dc:creator>${p('A comment.')}</office:annotation><text:line-break/>and norms.`,
      )
    expect(paragraphs(only(await read('a.odt', odt(body))))).toEqual([prose, 'It supports an open Internet and norms.'])
  })

  it('reads tables that only place paragraphs, and text boxes after their paragraph', async () => {
    const box = `<draw:frame><draw:text-box>${p('In a box.')}</draw:text-box></draw:frame>`
    const body = `<table:table><table:table-row><table:table-cell>${p(prose)}${p('Second.')}</table:table-cell></table:table-row></table:table>${p(`Around.${box}`)}`
    expect(zoned(only(await read('a.odt', odt(body))))).toEqual([
      ['body', prose],
      ['body', 'Second.'],
      ['body', 'Around.'],
      ['body', 'In a box.'],
    ])
  })

  it('in one file of XML is read as well', async () => {
    const source = `<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.text"><office:meta><dc:title>Norms</dc:title></office:meta><office:body><office:text><text:p>${prose}</text:p></office:text></office:body></office:document>`
    const document = only(await read('a.fodt', source))
    expect(document).toMatchObject({ format: 'odt', text: prose, metadata: { title: 'Norms' } })
  })

  it('that is encrypted asks for its password, and a spreadsheet is named', async () => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
    expect(codes(await read('a.odt', odt('', { 'META-INF/manifest.xml': manifest })))).toEqual(['password-needed'])
    const sheet = archive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' })
    const result = await read('a.ods', sheet)
    expect(codes(result)).toEqual(['unknown-type'])
    expect(result.problems[0]?.message).toContain('spreadsheet')
  })

  it('with properties that cannot be read is read without them', async () => {
    const result = await read('a.odt', odt(p(prose), { 'meta.xml': 'no xml' }))
    expect(codes(result)).toEqual(['bad-metadata'])
    expect(only(result).text).toBe(prose)
  })

  it.skipIf(!haveTexts)('from a real office is read', async () => {
    const result = await readReal('office/test.odt')
    expect(only(result).text).toBe('The quick brown fox jumps over the lazy dog')
    expect(codes(result)).toEqual(['nearly-empty'])
  })
})

import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, paragraphs, prose, read, readReal, zoned } from './read.js'

const fonts =
  '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset204 Times Cyr;}{\\f2\\fcharset128 Mincho;}{\\f3\\fcharset238 Times CE;}}'
const styles =
  '{\\stylesheet{\\s0 Normal;}{\\s1\\b heading 1;}{\\s2 Title;}{\\s3 toc 1;}{\\s4 footnote text;}{\\*\\cs10 Default Paragraph Font;}}'
const info =
  '{\\info{\\title The Place of Norms}{\\author Ministry}{\\creatim\\yr2017\\mo3\\dy1\\hr10}{\\doccomm No text}}'
const rtf = (body: string): string => `{\\rtf1\\ansi\\ansicpg1252\\deff0${fonts}${styles}${info}\n${body}}`

describe('Rich Text', () => {
  it('gives title, headings, contents, lists, tables and notes by its styles, and its properties', async () => {
    const body =
      '{\\header\\pard A head on every page.\\par}\\pard\\s2 The Place of Norms\\par\\pard\\s3 Goals\\tab 3\\par\\pard\\s1 Goals\\par' +
      `\\pard\\plain ${prose}{\\super\\chftn{\\footnote\\pard\\s4{\\super\\chftn} The note itself.}} The end.\\par` +
      '{\\listtext\\bullet\\tab}\\pard\\ls1 to protect\\par\\pard\\outlinelevel1 Strategies\\par' +
      '\\trowd\\cellx100\\cellx200\\pard\\intbl a\\cell b\\cell\\row\\trowd\\pard\\intbl c\\par c2\\cell d\\cell\\row\\pard After.\\par'
    const result = await read('a.rtf', rtf(body))
    const document = only(result)
    expect(codes(result)).toEqual([])
    expect(document).toMatchObject({
      format: 'rtf',
      metadata: { title: 'The Place of Norms', issuer: 'Ministry', date: '2017-03-01' },
    })
    expect(zoned(document)).toEqual([
      ['title', 'The Place of Norms'],
      ['contents', 'Goals 3'],
      ['heading', 'Goals'],
      ['body', `${prose} The end.`],
      ['body', 'to protect'],
      ['heading', 'Strategies'],
      ['table', 'a | b'],
      ['table', 'c c2 | d'],
      ['body', 'After.'],
      ['footnote', 'The note itself.'],
    ])
  })

  it('reads characters by their number and by the code page of their font', async () => {
    const body =
      "China\\rquote s \\ldblquote caf\\'e9\\rdblquote  \\u8220?norms\\u8221\\'94 {\\f1 \\'cc\\'e8\\'f0} {\\f2 \\'93\\'fa\\'96\\'7b} {\\f3 \\'f8\\'e1d} " +
      '\\u-10179?\\u-8704? \\uc2\\u233 ??a\\uc1  \\{x\\} 2014\\endash 2018 cyber\\_power co\\-operate'
    const text = only(await read('a.rtf', rtf(`${prose}\\par ${body}\\par`))).text.slice(prose.length + 2)
    expect(text).toBe('China’s “café” “norms” Мир 日本 řád 😀 éa {x} 2014–2018 cyber-power cooperate')
  })

  it('leaves out instructions of fields, pictures, comments, deleted and hidden text, and what it does not know', async () => {
    const body =
      '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt an open}} {\\pict 0a0b}{\\*\\unknown nothing}{\\deleted closed}{\\v hidden}{\\*\\annotation A comment.}' +
      'Internet{\\bin3 }}}{\\upr{old}{\\*\\ud{ and norms}}}{\\object{\\*\\objdata 00}{\\result no}}.'
    expect(paragraphs(only(await read('a.rtf', rtf(`${prose}\\par ${body}\\par`))))).toEqual([
      prose,
      'an open Internet and norms.',
    ])
  })

  it.each([
    ['cut off in a group', `{\\rtf1 {\\b ${prose}`, 'It ends inside 2 open groups'],
    ['closed too often', `{\\rtf1 ${prose}}} and more`, 'It closes more groups than it opens'],
    ['nested beyond reason', `{\\rtf1 ${prose}${'{'.repeat(200_000)}`, 'nested more than'],
  ])('that is %s keeps what could be read', async (_, source, message) => {
    const result = await read('a.rtf', source)
    expect(codes(result)).toEqual(['partly-damaged'])
    expect(result.problems[0]?.message).toContain(message)
    expect(only(result).text).toContain(prose)
  })

  it.skipIf(!haveTexts)('from a real office is read', async () => {
    const document = only(await readReal('office/test1.rtf'))
    expect(document.text).toBe('The quick brown fox jumps over the lazy dog')
    expect(document.metadata).toMatchObject({ date: '2019-05-06' })
  })
})

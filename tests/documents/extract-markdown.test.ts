import { describe, expect, it } from 'vitest'
import { codes, only, paragraphs, prose, read } from './read.js'

describe('Markdown', () => {
  it('gives its front matter as metadata, as it is written', async () => {
    const result = await read(
      'a.md',
      `---\ntitle: "The Place of Norms"\nauthor: [Ann, Bob]\ndate: 2015-06-01\nid: 007\nsource:\n  url: https://example.org\n---\n\n# The Place of Norms\n\n${prose}\n`,
    )
    const document = only(result)
    expect(document.format).toBe('markdown')
    expect(document.metadata).toMatchObject({
      title: 'The Place of Norms',
      issuer: 'Ann; Bob',
      date: '2015-06-01',
      id: '007',
      'source.url': 'https://example.org',
    })
    expect(paragraphs(document, 'title')).toEqual(['The Place of Norms'])
    expect(codes(result)).toEqual([])
  })

  it('is known by its front matter, whatever the name', async () => {
    expect(only(await read('a.txt', `---\ntitle: X\n---\n\n${prose}`)).format).toBe('markdown')
  })

  it('keeps the text and says so where the front matter is no YAML', async () => {
    const result = await read('a.md', `---\ntitle: [broken\nissuer: "x\n---\n\n${prose}`)
    expect(codes(result)).toEqual(['bad-metadata'])
    expect(only(result).text).toBe(prose)
  })

  it('gives the words of links, emphasis, code and entities without their marks', async () => {
    const text =
      '**Strong** *and* _soft_ [norms](https://example.org/a_(b)) of `a*b*c`, snake_case_name, 2 * 3 * 4, R&amp;D, <b>raw</b>, note[^1], \\*star\\* and ![a picture](x.png).\n\n[^1]: The note *itself*.'
    expect(paragraphs(only(await read('a.md', text)))).toEqual([
      'Strong and soft norms of a*b*c, snake_case_name, 2 * 3 * 4, R&D, raw, note, *star* and a picture.',
      'The note itself.',
    ])
  })

  it('tells headings, lists, quotations, tables, code and notes', async () => {
    const text = `Title\n=====\n\nOne line\nand another, cyber-\nsuperpower.\n\n- first\n  goes on\n- [x] second\n1. third\n\n> quoted\n> words\n\n| a | b |\n|---|---|\n| c | d\\|e |\n\n\`\`\`js\nconst x = 1\n\`\`\`\n\n---\n\nSub\n---\n\n[^n]: A note.\n[ref]: https://example.org "x"\n\n${prose}`
    const document = only(await read('a.md', text))
    expect(
      document.paragraphs.map((paragraph) => [paragraph.zone, document.text.slice(paragraph.start, paragraph.end)]),
    ).toEqual([
      ['title', 'Title'],
      ['body', 'One line and another, cyber-superpower.'],
      ['body', 'first goes on'],
      ['body', 'second'],
      ['body', '1. third'],
      ['body', 'quoted words'],
      ['table', 'a | b'],
      ['table', 'c | d|e'],
      ['table', 'const x = 1'],
      ['heading', 'Sub'],
      ['footnote', expect.stringContaining('A note.')],
      ['body', prose],
    ])
  })

  it('loses no text in quotations nested however deep', async () => {
    const document = only(await read('a.md', `${'>'.repeat(200)} deep words`))
    expect(document.text).toBe('deep words')
  })
})

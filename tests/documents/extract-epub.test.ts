import { describe, expect, it } from 'vitest'
import { resolveName } from '../../src/documents/extract-epub.js'
import { epub } from './archive.js'
import { codes, only, paragraphs, prose, read, zoned } from './read.js'

describe('EPUB', () => {
  it('gives its pages in the order of the spine, its navigation as contents, its notes as notes', async () => {
    const book = epub(
      {
        'z.xhtml': `<h1>Goals</h1><p>${prose}<a epub:type="noteref" href="notes.xhtml#n1">1</a></p><aside epub:type="footnote"><p>The note itself.</p></aside>`,
        'a.xhtml': '<h2>Strategies</h2><p>The second page.</p><p/>',
        'nav.xhtml': '<nav epub:type="toc"><h2>In this book</h2><ol><li><a href="z.xhtml">Goals</a></li></ol></nav>',
        'unlisted.xhtml': '<p>Not in the spine.</p>',
      },
      ['nav.xhtml', 'z.xhtml', 'a.xhtml'],
    )
    const result = await read('a.epub', book)
    const document = only(result)
    expect(codes(result)).toEqual([])
    expect(document).toMatchObject({
      format: 'epub',
      metadata: { title: 'The Place of Norms', issuer: 'A. Author', date: '2019-05-06' },
    })
    expect(zoned(document)).toEqual([
      ['contents', 'In this book'],
      ['contents', 'Goals'],
      ['heading', 'Goals'],
      ['body', prose],
      ['footnote', 'The note itself.'],
      ['heading', 'Strategies'],
      ['body', 'The second page.'],
    ])
  })

  it('whose spine leads out of the book, or to a page that is not there, keeps the others and says so', async () => {
    const book = epub({ 'a.xhtml': `<p>${prose}</p>` }, ['../../../etc/passwd.xhtml', 'a.xhtml', '/gone.html'])
    const result = await read('a.epub', book)
    expect(codes(result)).toEqual(['partly-damaged', 'partly-damaged'])
    expect(result.problems[0]?.message).toContain('etc/passwd.xhtml')
    expect(paragraphs(only(result))).toEqual([prose])
  })

  it('that is locked asks for its key, and one with locked fonts does not', async () => {
    const lock = (file: string): string =>
      `<encryption><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="OEBPS/${file}"/></enc:CipherData></enc:EncryptedData></encryption>`
    const pages = { 'a.xhtml': `<p>${prose}</p>` }
    const locked = epub(pages, undefined, { 'META-INF/encryption.xml': lock('a.xhtml') })
    expect(codes(await read('a.epub', locked))).toEqual(['password-needed'])
    const fonts = epub(pages, undefined, { 'META-INF/encryption.xml': lock('font.otf') })
    expect(codes(await read('a.epub', fonts))).toEqual([])
  })

  it('without a package is damaged', async () => {
    const book = epub({}, [], { 'META-INF/container.xml': '<container/>' })
    expect(codes(await read('a.epub', book))).toEqual(['damaged'])
  })

  it('resolves names within the archive only', () => {
    expect(resolveName('OEBPS/book.opf', 'text/a%20b.xhtml#x')).toBe('OEBPS/text/a b.xhtml')
    expect(resolveName('OEBPS/book.opf', '../a.xhtml')).toBe('a.xhtml')
    expect(resolveName('OEBPS/book.opf', '../../../a.xhtml')).toBe('a.xhtml')
    expect(resolveName('OEBPS/book.opf', '/etc/100%')).toBe('etc/100%')
  })
})

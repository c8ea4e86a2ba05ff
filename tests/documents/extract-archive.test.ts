import { describe, expect, it } from 'vitest'
import { archive, docx, epub, odt, wordParagraph } from './archive.js'
import { codes, prose, read } from './read.js'

describe('a zip archive', () => {
  it('gives the documents of its files in the order of their names, each under its name in the archive', async () => {
    const result = await read(
      'corpus.zip',
      archive({
        'texts/b.txt': `${prose} Second.`,
        'a.docx': docx(wordParagraph(prose)),
        'c.odt': odt(`<text:p>${prose}</text:p>`),
        'd.epub': epub({ 'a.xhtml': `<p>${prose}</p>` }),
        'table.csv': `id,text\nx,"${prose}"\n`,
        '__MACOSX/._b.txt': 'no',
        '.hidden/e.txt': 'no',
        'texts/.DS_Store': 'no',
        'empty/': '',
      }),
    )
    expect(codes(result)).toEqual([])
    expect(result.documents.map(({ id, format }) => [id, format])).toEqual([
      ['corpus.zip/a.docx', 'docx'],
      ['corpus.zip/c.odt', 'odt'],
      ['corpus.zip/d.epub', 'epub'],
      ['corpus.zip/table.csv#x', 'csv'],
      ['corpus.zip/texts/b.txt', 'txt'],
    ])
  })

  it('says of each file what is wrong with it', async () => {
    const result = await read(
      'corpus.zip',
      archive({
        'a.txt': prose,
        'b.txt': '',
        'c.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]),
        'readme.txt': 'About.',
      }),
    )
    expect(result.problems.map(({ code, path }) => [code, path])).toEqual([
      ['empty-file', 'corpus.zip/b.txt'],
      ['unknown-type', 'corpus.zip/c.png'],
      ['about-the-folder', 'corpus.zip/readme.txt'],
    ])
    expect(result.documents.map(({ id }) => id)).toEqual(['corpus.zip/a.txt'])
  })

  it('is opened within an archive, and not within one in one', async () => {
    const inner = archive({ 'x.txt': prose })
    const result = await read('a.zip', archive({ 'b.zip': archive({ 'y.txt': prose, 'c.zip': inner }) }))
    expect(result.documents.map(({ id }) => id)).toEqual(['a.zip/b.zip/y.txt'])
    expect(result.problems.map(({ code, path }) => [code, path])).toEqual([['unreadable-file', 'a.zip/b.zip/c.zip']])
  })

  it('without a file in it is empty', async () => {
    expect(codes(await read('a.zip', archive({})))).toEqual(['empty-file'])
    expect(codes(await read('a.zip', archive({ '.hidden': 'x' })))).toEqual(['empty-file'])
  })

  it('does not read files that it says lie outside of it', async () => {
    const result = await read(
      'a.zip',
      archive({
        '/etc/a.txt': prose,
        '../../b.txt': prose,
        'C:\\c.txt': prose,
        'x/..\\d.txt': prose,
        'e..f.txt': prose,
      }),
    )
    expect(codes(result)).toEqual(['unreadable-file', 'unreadable-file', 'unreadable-file', 'unreadable-file'])
    expect(result.documents.map(({ id }) => id)).toEqual(['a.zip/e..f.txt'])
  })

  it('with an encrypted file asks for that to be unpacked', async () => {
    const bytes = archive({ 'a.txt': prose })
    // The flag stands in the header of the file and in the directory.
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const directory = view.getUint32(bytes.length - 6, true)
    view.setUint16(directory + 8, 1, true)
    expect(codes(await read('a.zip', bytes))).toEqual(['password-needed'])
  })

  it('gives the same for the same bytes, whatever was read before', async () => {
    const bytes = archive({ 'a.txt': prose, 'b.zip': archive({ 'c.txt': prose }) })
    expect(await read('a.zip', bytes)).toEqual(await read('a.zip', bytes))
  })
})

import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { createBatchReader } from '../../src/pipeline/sources/read-batch.js'
import { archive, docx, odt, wordParagraph } from './archive.js'
import { codes, only, prose, read, usual } from './read.js'

/** Bytes of heap and buffers that a reading may hold on to or pass through, beside the file itself. */
const megabyte = 2 ** 20

/** Reads and says how long it took in milliseconds and by how many megabytes the process grew. */
async function measured(path: string, content: string | Uint8Array, limit = usual.maximumBytes) {
  const before = process.memoryUsage().rss
  const start = performance.now()
  const result = await read(path, content, { maximumBytes: limit })
  const grown = (process.memoryUsage().rss - before) / megabyte
  return { result, milliseconds: performance.now() - start, grown }
}

const seconds = 10_000

describe('a file made to do harm', () => {
  const zeros = new Uint8Array(200 * megabyte)
  const packed = zipSync({ 'a.txt': zeros }, { level: 1 })

  it('a zip bomb is refused by what its directory says', async () => {
    const { result, milliseconds, grown } = await measured('bomb.zip', packed)
    expect(codes(result)).toEqual(['too-large'])
    expect(result.problems[0]?.path).toBe('bomb.zip/a.txt')
    expect(milliseconds).toBeLessThan(seconds)
    expect(grown).toBeLessThan(200)
  })

  it('a zip bomb that lies about its size is stopped at that size', async () => {
    const bomb = packed.slice()
    const view = new DataView(bomb.buffer, bomb.byteOffset)
    const directory = view.getUint32(bomb.length - 6, true)
    view.setUint32(directory + 24, 1000, true)
    const { result, milliseconds, grown } = await measured('bomb.zip', bomb)
    expect(codes(result)).toEqual(['damaged'])
    expect(result.problems[0]?.message).toContain('wrong')
    expect(milliseconds).toBeLessThan(seconds)
    expect(grown).toBeLessThan(200)
  })

  it('many files that are small one by one are stopped when they are too large together', async () => {
    const part = zeros.subarray(0, 20 * megabyte)
    const bomb = zipSync(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.txt`, part])), {
      level: 1,
    })
    const { result, milliseconds } = await measured('bomb.zip', bomb)
    expect(codes(result).filter((code) => code === 'too-large')).toHaveLength(7)
    expect(milliseconds).toBeLessThan(seconds)
  })

  it.each([
    ['a.docx', docx('', { 'word/document.xml': zeros.subarray(0, 60 * megabyte) })],
    ['a.odt', odt('', { 'content.xml': zeros.subarray(0, 60 * megabyte) })],
  ])('a document that unpacks to more than the limit is not unpacked: %s', async (path, bytes) => {
    const { result, milliseconds, grown } = await measured(path, bytes)
    expect(codes(result)).toEqual(['too-large'])
    expect(milliseconds).toBeLessThan(seconds)
    expect(grown).toBeLessThan(200)
  })

  const entities = (root: string): string => {
    const lol = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`).join(
      '',
    )
    return `<?xml version="1.0"?><!DOCTYPE ${root} [<!ENTITY l0 "lol">${lol}<!ENTITY x SYSTEM "file:///etc/passwd">]>`
  }

  it('a DOCX that declares entities is refused', async () => {
    const body = `${entities('w:document')}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&l9;&x;</w:t></w:r></w:p></w:body></w:document>`
    const { result, milliseconds } = await measured('a.docx', docx('', { 'word/document.xml': body }))
    expect(codes(result)).toEqual(['damaged'])
    expect(result.problems[0]?.message).toContain('entities')
    expect(milliseconds).toBeLessThan(seconds)
  })

  it('an OpenDocument text that declares entities is read without them', async () => {
    const content = `${entities('r')}<office:document-content><office:body><office:text><text:p>${prose} &l9;&x;</text:p></office:text></office:body></office:document-content>`
    const { result, milliseconds } = await measured('a.odt', odt('', { 'content.xml': content }))
    expect(only(result).text).toBe(`${prose} &l9;&x;`)
    expect(milliseconds).toBeLessThan(seconds)
  })

  it('elements nested without end in a document are refused, in a page passed over', async () => {
    const deep = '<text:p>'.repeat(200_000)
    expect(codes((await measured('a.odt', odt(deep))).result)).toEqual(['damaged'])
    const runs = '<w:p>'.repeat(200_000)
    expect(codes((await measured('a.docx', docx(runs))).result)).toEqual(['damaged'])
    const { result, milliseconds } = await measured('a.html', `<html><body>${'<div><b>'.repeat(150_000)}${prose}`)
    expect(codes(result)).toEqual(['partly-damaged'])
    expect(only(result).text).toBe(prose)
    expect(milliseconds).toBeLessThan(seconds)
  })

  it('tags that are never closed, by the million, do no harm', async () => {
    for (const unit of ['<', '</', '<a ', '<!--', '<p', '&', '<p><', '<![CDATA[', '<td>', '<script>']) {
      const { result, milliseconds } = await measured(
        'a.html',
        `<html><body>${prose}${unit.repeat(megabyte / unit.length)}`,
      )
      expect([unit, result.documents.length]).toEqual([unit, 1])
      expect(milliseconds).toBeLessThan(seconds)
    }
  })

  it('JSON nested 100,000 deep is a problem or a text, never a crash', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const array = await measured('a.json', deep)
    expect(array.result.documents).toEqual([])
    expect(codes(array.result)).toContain('bad-row')
    const field = await measured('a.json', `[{"text": "${prose}", "more": ${deep}}]`)
    expect(only(field.result).text).toBe(prose)
    const open = await measured('a.json', '{"a":'.repeat(100_000))
    expect(codes(open.result)).toEqual(['damaged'])
    expect(array.milliseconds + field.milliseconds + open.milliseconds).toBeLessThan(seconds)
  })

  it('a table with one cell of 100 MB is refused by its size, and where that is allowed read within bounds', async () => {
    const cell = `${prose.replace(/"/g, '')} `
    const table = new TextEncoder().encode(`id,text\n1,"${cell.repeat((100 * megabyte) / cell.length)}"\n`)
    expect(codes(await read('a.csv', table))).toEqual(['too-large'])
    const { result, milliseconds, grown } = await measured('a.csv', table, 200 * megabyte)
    expect(only(result).text.length).toBeGreaterThan(99 * megabyte)
    expect(milliseconds).toBeLessThan(6 * seconds)
    expect(grown).toBeLessThan(3000)
  })

  it('a table whose quotes never close is a problem', async () => {
    const { result, milliseconds } = await measured('a.csv', `id,text\n1,"${'a,b\n'.repeat(megabyte)}`)
    expect(codes(result)).toContain('bad-row')
    expect(milliseconds).toBeLessThan(seconds)
  })

  it('an archive that lists a million files, or itself, is refused', async () => {
    const bytes = archive({ 'a.txt': prose })
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    view.setUint16(bytes.length - 12, 5000, true)
    expect(codes(await read('a.zip', bytes))).toEqual(['damaged'])
    const nested = archive({ 'a.txt': prose, 'b.docx': docx(wordParagraph(prose)) })
    expect(codes(await read('a.zip', nested.subarray(0, nested.length - 30)))).toEqual(['damaged'])
  })

  describe('of 2 GB that has no content', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tallyrand-'))
    afterAll(() => rmSync(folder, { recursive: true }))

    it('is refused by its size before it is opened', async () => {
      const file = join(folder, 'sparse.txt')
      const handle = openSync(file, 'w')
      ftruncateSync(handle, 2 * 1024 * megabyte)
      closeSync(handle)
      const before = process.memoryUsage().rss
      const start = performance.now()
      const facts = await createBatchReader(usual).read([{ path: 'sparse.txt', file, bytes: 2 * 1024 * megabyte }])
      expect(facts.sources[0]?.problems.map(({ code }) => code)).toEqual(['too-large'])
      expect(performance.now() - start).toBeLessThan(seconds)
      expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(300)
    })
  })
})

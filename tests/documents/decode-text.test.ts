import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/documents/decode-text.js'
import { codes, only, prose, read } from './read.js'

const utf16 = (text: string, little: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((character) => character.charCodeAt(0))
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])))
}
const bytes = (...parts: (string | number)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...part].map((c) => c.charCodeAt(0)))))

describe('decoding', () => {
  it('reads UTF-8 with and without a mark, and leaves the mark out', async () => {
    const plain = new TextEncoder().encode('naïve café')
    expect(await decodeText(plain)).toMatchObject({ text: 'naïve café', encoding: 'utf-8', guessed: false, errors: 0 })
    expect((await decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, ...plain]))).text).toBe('naïve café')
  })

  it.each([
    ['little', true, true],
    ['big', false, true],
    ['little, without a mark', true, false],
    ['big, without a mark', false, false],
  ])('reads UTF-16 %s', async (_, little, mark) => {
    const decoded = await decodeText(utf16('The norms of the “Internet”.', little, mark))
    expect(decoded.text).toBe('The norms of the “Internet”.')
    expect(decoded.guessed).toBe(!mark)
  })

  it('reads UTF-32 with a mark', async () => {
    const units = [...'\ufeffnorm'].flatMap((character) => [
      character.charCodeAt(0) & 255,
      character.charCodeAt(0) >> 8,
      0,
      0,
    ])
    expect((await decodeText(Uint8Array.from(units))).text).toBe('norm')
  })

  it('reads the quotes of Windows-1252, and says that it guessed', async () => {
    const result = await read('a.txt', bytes(prose, ' China', 0x92, 's ', 0x93, 'norms', 0x94, '.'))
    expect(only(result).text).toContain('China’s “norms”.')
    expect(codes(result)).toEqual(['encoding-guessed'])
  })

  it('keeps UTF-8 with a few broken bytes, and says so', async () => {
    const broken = Uint8Array.from([...new TextEncoder().encode(`${prose} Côte d’Ivoire, São Tomé, Türkiye`), 0xff])
    const result = await read('a.txt', broken)
    expect(codes(result)).toEqual(['encoding-errors'])
    expect(only(result).text).toContain('Côte d’Ivoire')
  })

  it('believes what an HTML head declares', async () => {
    const page = bytes('<html><head><meta charset="windows-1251"></head><body>', 0xcc, 0xe8, 0xf0, '</body></html>')
    expect(await decodeText(page)).toMatchObject({ encoding: 'windows-1251', guessed: false })
    expect((await decodeText(page)).text).toContain('Мир')
  })
})

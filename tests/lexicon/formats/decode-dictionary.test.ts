import { describe, expect, it } from 'vitest'
import { decodeDictionary } from '../../../src/lexicon/convert.js'

describe('the encoding of a dictionary', () => {
  const utf16 = (text: string, swap: boolean) =>
    Uint8Array.from(
      [...`\ufeff${text}`].flatMap((c) => {
        const unit = c.charCodeAt(0)
        return swap ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8]
      }),
    )

  it('is UTF-8 where the bytes are', () => {
    expect(decodeDictionary(new TextEncoder().encode('\ufeffcafé “x”'))).toBe('café “x”')
  })

  it('is UTF-16 where a byte order mark says so', () => {
    expect(decodeDictionary(utf16('café', false))).toBe('café')
    expect(decodeDictionary(utf16('café', true))).toBe('café')
  })

  it('is Windows-1252 else, every byte a character', () => {
    expect(decodeDictionary(Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x93, 0x80, 0x99, 0x94]))).toBe('café “€™”')
    const all = decodeDictionary(Uint8Array.from({ length: 256 }, (_, byte) => byte))
    expect(new Set(all).size).toBe(256)
    expect(all.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ')
  })
})

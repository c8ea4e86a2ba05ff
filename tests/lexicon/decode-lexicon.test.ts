import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLexicon } from '../../src/lexicon/decode-lexicon.js'

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('the bytes of a lexicon', () => {
  it('are UTF-8, and a byte order mark stays where it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, hasMark) => {
        const written = (hasMark ? '\ufeff' : '') + text
        expect(decodeLexicon(utf8(written), 'l.yaml')).toBe(written)
      }),
    )
  })

  it('are refused in another encoding, at the first character that is none', () => {
    const latin = Uint8Array.from([...utf8('title: Ü\ufffd\n# '), 0xe9, 0x20, 0xe8])
    expect(() => decodeLexicon(latin, 'l.yaml')).toThrow(
      'l.yaml:2:3: the lexicon is not in UTF-8 here; save the file as UTF-8 with the editor that it was written with.',
    )
    const marked = Uint8Array.from([...utf8('\ufefft: '), 0xe9])
    expect(() => decodeLexicon(marked, 'l.yaml')).toThrow('l.yaml:1:4: ')
    expect(() => decodeLexicon(Uint8Array.from([0xff, 0xfe, 0x74, 0]), 'l.yaml')).toThrow(
      'l.yaml:1:1: the lexicon is in UTF-16',
    )
  })
})

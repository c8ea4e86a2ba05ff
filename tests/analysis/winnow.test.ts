import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { winnow } from '../../src/analysis/winnow.js'

const run = 4
const window = 5
const words = fc.array(fc.nat(3), { maxLength: 60 }).map((numbers) => Int32Array.from(numbers))

describe('winnowing', () => {
  it('keeps a common fingerprint of any two texts that share window + run - 1 words, wherever they stand', () => {
    fc.assert(
      fc.property(
        words,
        words,
        fc.array(fc.nat(9), { minLength: window + run - 1, maxLength: 30 }),
        (before, after, shared) => {
          const a = winnow(Int32Array.from([...before, ...shared, ...after]), run, window)
          const b = winnow(Int32Array.from([...after, ...shared, ...before]), run, window)
          const inShared = (found: ReturnType<typeof winnow>, from: number) =>
            new Set(
              [...found.hashes].filter((_, index) => {
                const at = (found.positions[index] as number) - from
                return at >= 0 && at + run <= shared.length
              }),
            )
          const ofB = inShared(b, after.length)
          expect([...inShared(a, before.length)].some((hash) => ofB.has(hash))).toBe(true)
        },
      ),
    )
  })

  it('keeps at least one hash of every window, the smallest, and gives equal runs equal hashes', () => {
    fc.assert(
      fc.property(words, (text) => {
        const all = winnow(text, run, 1)
        const kept = new Set(winnow(text, run, window).positions)
        for (let first = 0; first + window <= all.hashes.length; first += 1) {
          const smallest = Math.min(...all.hashes.slice(first, first + window))
          expect(
            [...all.hashes.slice(first, first + window)].some((hash, at) => hash === smallest && kept.has(first + at)),
          ).toBe(true)
        }
        const byRun = new Map<string, number>()
        all.hashes.forEach((hash, at) => {
          const key = text.slice(at, at + run).join()
          expect(byRun.get(key) ?? hash).toBe(hash)
          byRun.set(key, hash)
        })
      }),
    )
  })

  it('has nothing to say of a text that is too short', () => {
    expect(winnow(new Int32Array(window + run - 2), run, window).positions).toHaveLength(0)
    expect(winnow(new Int32Array(0), run, window).positions).toHaveLength(0)
  })
})

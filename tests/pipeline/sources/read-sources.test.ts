import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batches, WorkerOrder } from '../../../src/pipeline/sources/read-sources.js'
import type { ReadBatch } from '../../../src/pipeline/sources/worker.js'

describe('cutting files into batches', () => {
  const named = (sizes: readonly number[], ending = '') =>
    sizes.map((bytes, index) => ({ path: `${index}${ending}`, file: '', bytes }))

  it('keeps every file once, in order, and starts a new batch when the next file would not fit', () => {
    expect(batches(named([5, 5, 5, 1]), 10).map((batch) => batch.map(({ path }) => path))).toEqual([
      ['0', '1'],
      ['2', '3'],
    ])
  })

  it('puts files that fill a batch, and PDFs, before the others, each by itself, the largest first', () => {
    const sources = [...named([5, 20, 5]), ...named([3, 30, 4], '.PDF')]
    expect(batches(sources, 10).map((batch) => batch.map(({ path }) => path))).toEqual([
      ['1.PDF'],
      ['1'],
      ['2.PDF'],
      ['0.PDF'],
      ['0', '2'],
    ])
  })

  it('loses nothing and leaves no batch empty, whatever the sizes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000)), fc.integer({ min: 1, max: 5000 }), (sizes, limit) => {
        const sources = named(sizes)
        const cut = batches(sources, limit)
        expect(new Set(cut.flat())).toEqual(new Set(sources))
        expect(cut.flat()).toHaveLength(sources.length)
        for (const batch of cut) {
          expect(batch.length).toBeGreaterThan(0)
          if (batch.length > 1) expect(batch.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(limit)
        }
      }),
    )
  })
})

/** A batch of a worker that numbers `fresh` terms on from `from`. */
function batchOf(worker: number, from: number, fresh: number, path: string): ReadBatch {
  const none = Array.from({ length: fresh }, () => '')
  const facts = {
    sources: [{ path, sha256: '', bytes: 0, documents: [], problems: [] }],
    terms: { from, surface: none, lemma: none, pos: [], kind: [] },
    paragraphs: [],
    pages: [],
    sentences: [],
    tokens: [],
  }
  return { worker, facts, bytesMoved: 0 }
}

describe('the order of the batches of several workers', () => {
  it('loses none and gives none before the terms it numbers on from, in whatever order they arrive', () => {
    const plan = fc.array(fc.array(fc.nat(2), { maxLength: 6 }), { maxLength: 4 })
    fc.assert(
      fc.property(plan, fc.infiniteStream(fc.nat(1000)), (workers, chance) => {
        const all = workers.flatMap((sizes, worker) => {
          let from = 0
          return sizes.map((fresh, index) => {
            from += fresh
            return batchOf(worker, from - fresh, fresh, `${worker}-${index}`)
          })
        })
        const key = new Map(all.map((batch) => [batch, chance.next().value as number]))
        const arriving = [...all].sort((a, b) => (key.get(a) as number) - (key.get(b) as number))
        const order = new WorkerOrder()
        const known = new Map<number, number>()
        const given: ReadBatch[] = []
        for (const batch of arriving) {
          for (const ready of order.take(batch)) {
            const { from, surface } = ready.facts.terms
            const seen = known.get(ready.worker) ?? 0
            expect(from).toBeLessThanOrEqual(seen)
            known.set(ready.worker, Math.max(seen, from + surface.length))
            given.push(ready)
          }
        }
        order.end()
        expect(new Set(given)).toEqual(new Set(all))
        expect(given).toHaveLength(all.length)
      }),
    )
  })

  it('says which files a batch that never came takes with it', () => {
    const order = new WorkerOrder()
    expect([...order.take(batchOf(1, 5, 2, 'late.txt'))]).toEqual([])
    expect(() => order.end()).toThrow('late.txt')
  })
})

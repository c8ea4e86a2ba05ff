import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawnFor, evidenceChooser, evidenceLimits, limitsWithin } from '../../src/analysis/choose-evidence.js'

/** Concept 0 stands above 1 and 2; entry 10 + concept. */
const parents = [-1, 0, 0]

function mentionsOf(concepts: readonly number[]) {
  return {
    count: concepts.length,
    concept: concepts,
    entry: concepts,
    sentence: concepts.map((_, at) => Math.floor(at / 2)),
    paragraph: concepts.map((_, at) => Math.floor(at / 4)),
    firstToken: concepts.map((_, at) => at * 2),
    endToken: concepts.map((_, at) => at * 2 + 1),
  }
}

const [limits] = evidenceLimits

const corpora = fc.array(fc.array(fc.constantFrom(1, 2), { maxLength: 400 }), { maxLength: 8 })

function chosenOf(documents: readonly (readonly number[])[]) {
  const count = (concept: number) =>
    documents.reduce((sum, document) => sum + document.filter((own) => own === concept).length, 0)
  const together = documents.reduce((sum, document) => {
    let sentences = 0
    for (let at = 0; at + 1 < document.length; at += 2) if (document[at] !== document[at + 1]) sentences += 1
    return sum + sentences
  }, 0)
  const totals = {
    concepts: [count(1) + count(2), count(1), count(2)],
    entries: [0, count(1), count(2)],
    pairs: [{ unit: 'sentence' as const, observed: new Map([[1 * 3 + 2, together]]) }],
    documentConcepts: { once: 0, twice: 0 },
  }
  const choose = evidenceChooser(parents, totals, limits)
  return { chosen: documents.map((document) => [...choose(mentionsOf(document))]), count, together }
}

describe('the evidence of a large corpus', () => {
  it('is for every concept and entry a sample of exactly the size that is said', () => {
    fc.assert(
      fc.property(corpora, (documents) => {
        const { chosen, count } = chosenOf(documents)
        const drawn = (bit: number, isMeant: (concept: number) => boolean) =>
          documents.reduce(
            (sum, document, at) =>
              sum +
              document.filter((concept, row) => isMeant(concept) && ((chosen[at]?.[row] ?? 0) & bit) !== 0).length,
            0,
          )
        for (const concept of [1, 2]) {
          const own = (other: number) => other === concept
          expect(drawn(drawnFor.concept, own)).toBe(Math.min(limits.concept, count(concept)))
          expect(drawn(drawnFor.entry, own)).toBe(Math.min(limits.entry, count(concept)))
        }
        expect(drawn(drawnFor.concept * 2, () => true)).toBe(Math.min(limits.concept, count(1) + count(2)))
      }),
    )
  })

  it('holds units of every pair, as many as are said', () => {
    fc.assert(
      fc.property(corpora, (documents) => {
        const { chosen, together } = chosenOf(documents)
        let whole = 0
        documents.forEach((document, at) => {
          for (let row = 0; row + 1 < document.length; row += 2) {
            const isHere = (chosen[at]?.[row] ?? 0) !== 0 && (chosen[at]?.[row + 1] ?? 0) !== 0
            if (document[row] !== document[row + 1] && isHere) whole += 1
          }
        })
        expect(whole).toBeGreaterThanOrEqual(Math.min(limits.pair, together))
      }),
    )
  })

  it('holds the first mentions of every concept in every document', () => {
    const documents = Array.from({ length: 900 }, () => [1, 1, 1, 2, 2])
    const { chosen } = chosenOf(documents)
    expect(chosen.every((rows) => rows[0] !== 0 && rows[1] !== 0 && rows[3] !== 0)).toBe(true)
    expect(chosen.filter((rows) => rows[2] !== 0).length).toBeLessThan(450)
  })

  it('is the same each time', () => {
    const documents = Array.from({ length: 50 }, (_, at) =>
      Array.from({ length: 30 }, (_, row) => 1 + ((at * row) % 2)),
    )
    expect(chosenOf(documents).chosen).toEqual(chosenOf(documents).chosen)
  })
})

describe('the limits of evidence', () => {
  const totals = {
    concepts: [1000, 300],
    entries: [900, 40],
    pairs: [{ unit: 'sentence' as const, observed: new Map([[1, 100]]) }],
    documentConcepts: { once: 500, twice: 400 },
  }

  it('are the widest by which no more is drawn than there is room for', () => {
    // 200 + 200 of concepts, 50 + 40 of entries, twice 20 of pairs, 500 + 400 of concepts by document.
    expect(limitsWithin(1430, totals)).toEqual(evidenceLimits[0])
    expect(limitsWithin(1429, totals)).toEqual(evidenceLimits[1])
    expect(limitsWithin(1029, totals)).toEqual(evidenceLimits[2])
    expect(limitsWithin(529, totals)).toEqual(evidenceLimits[3])
  })

  it('are the narrowest where there is too little room for any', () => {
    expect(limitsWithin(0, totals)).toEqual(evidenceLimits.at(-1))
  })
})

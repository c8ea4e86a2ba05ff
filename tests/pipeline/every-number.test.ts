import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { openStore } from '../../dist/store/store.js'
import { folderOf, readTable } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'

type Row = Record<string, string>
type Table = Row[]

describe('every number opens to its evidence', () => {
  const out = folderOf()
  const tables: Record<string, Table> = {}
  const texts = new Map<string, string>()

  beforeAll(async () => {
    const folder = folderOf({ ...generatedCorpus(40, 11) })
    await analyze({
      inputs: [folder, 'corpus/documents'],
      lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
      out,
      jobs: 1,
      units: ['sentence', 'document'],
    })
    for (const name of [
      'mentions',
      'concepts',
      'entries',
      'document_concepts',
      'documents',
      'cooccurrence',
      'goal_strategy',
      'terms',
    ]) {
      tables[name] = readTable(out, name)
    }
    const store = await openStore(join(out, 'corpus.duckdb'), { readOnly: true })
    for (const [document, text] of await store.rows(
      'select d.document, text from texts t join documents d on d.id = t.document',
    )) {
      texts.set(document as string, text as string)
    }
    await store.close()
  })

  const table = (name: string) => tables[name] as Table
  const isWithin = (concept: string | undefined, ancestor: string | undefined) =>
    concept === ancestor || concept?.startsWith(`${ancestor}/`) === true

  // A mention may be a part of a hyphenated compound, which is one token.
  const isInside = (mention: Row, at: number) =>
    /[\p{L}\p{N}\-–]/u.test(texts.get(mention.document as string)?.[at] ?? '')
  const tokenStart = (mention: Row) => {
    let start = Number(mention.start)
    while (start > 0 && isInside(mention, start - 1)) start -= 1
    return start
  }
  const tokenEnd = (mention: Row) => {
    let end = Number(mention.end)
    while (isInside(mention, end)) end += 1
    return end
  }

  it('finds the words of every mention at its span of the stored text, inside its sentence', () => {
    expect(table('mentions').length).toBeGreaterThan(500)
    for (const { document, start, end, text, sentence } of table('mentions')) {
      const unguarded = text?.replace(/^'(?=[=+\-@])/, '')
      expect(texts.get(document as string)?.slice(Number(start), Number(end))).toBe(unguarded)
      expect(sentence?.replace(/\s+/g, ' ')).toContain(unguarded?.replace(/\s+/g, ' '))
    }
  })

  it('sums the mentions to every cell of concepts: frequency, documents, negated and largest entry', () => {
    for (const { concept, frequency, documents, negated, top_entry, top_entry_share } of table('concepts')) {
      const mentions = table('mentions').filter((mention) => isWithin(mention.concept, concept))
      expect(mentions.length).toBe(Number(frequency))
      expect(new Set(mentions.map(({ document }) => document)).size).toBe(Number(documents))
      expect(mentions.filter((mention) => mention.negated === '1').length).toBe(Number(negated))
      if (mentions.length === 0) {
        expect(top_entry).toBe('')
        continue
      }
      const byEntry = new Map<string, number>()
      for (const { concept: owner, entry } of mentions)
        byEntry.set(`${owner} ${entry}`, (byEntry.get(`${owner} ${entry}`) ?? 0) + 1)
      const largest = Math.max(...byEntry.values())
      expect(Number(top_entry_share)).toBe(largest / mentions.length)
      expect(
        [...byEntry].filter(([, count]) => count === largest).map(([name]) => name.split(' ').slice(1).join(' ')),
      ).toContain(top_entry)
    }
  })

  it('sums the mentions to every cell of entries', () => {
    for (const { concept, entry, frequency, documents } of table('entries')) {
      const mentions = table('mentions').filter((mention) => mention.concept === concept && mention.entry === entry)
      expect(mentions.length).toBe(Number(frequency))
      expect(new Set(mentions.map(({ document }) => document)).size).toBe(Number(documents))
    }
  })

  it('sums the mentions to every cell of document_concepts, and has a row for every pair that occurs', () => {
    const pairs = new Set<string>()
    for (const { document, concept, frequency, per_million } of table('document_concepts')) {
      const count = table('mentions').filter(
        (mention) => mention.document === document && isWithin(mention.concept, concept),
      ).length
      const words = Number(table('documents').find((row) => row.document === document)?.words)
      expect(count).toBe(Number(frequency))
      expect(count).toBeGreaterThan(0)
      expect(Number(per_million)).toBe((count * 1e6) / words)
      pairs.add(`${document} ${concept}`)
    }
    for (const { document, concept } of table('mentions')) expect(pairs).toContain(`${document} ${concept}`)
  })

  it('counts each pair of concepts as a reader with a pencil would: units with mentions of both that share no token', () => {
    const concepts = table('concepts')
      .map(({ concept }) => concept as string)
      .sort()
    for (const unit of ['sentence', 'document']) {
      const units = new Map<string, Table>()
      for (const mention of table('mentions')) {
        const key =
          unit === 'sentence' ? `${mention.document} ${mention.sentence_number}` : (mention.document as string)
        units.set(key, [...(units.get(key) ?? []), mention])
      }
      for (const [index, a] of concepts.entries()) {
        for (const b of concepts.slice(index + 1)) {
          if (isWithin(a, b) || isWithin(b, a)) continue
          let observed = 0
          for (const mentions of units.values()) {
            const of = (concept: string) => mentions.filter((mention) => isWithin(mention.concept, concept))
            const isApart = of(a).some((left) =>
              of(b).some((right) => tokenEnd(left) <= tokenStart(right) || tokenEnd(right) <= tokenStart(left)),
            )
            if (isApart) observed += 1
          }
          const row = table('cooccurrence').find(
            (pair) => pair.unit === unit && pair.concept_a === a && pair.concept_b === b,
          )
          expect([unit, a, b, Number(row?.observed ?? 0)]).toEqual([unit, a, b, observed])
        }
      }
    }
  })

  it('computes the measures of each pair from the counts that stand beside them', () => {
    for (const row of table('cooccurrence')) {
      const [o, a, b, n] = [row.observed, row.units_a, row.units_b, row.units].map(Number) as [
        number,
        number,
        number,
        number,
      ]
      expect(o).toBeGreaterThan(0)
      expect(o).toBeLessThanOrEqual(Math.min(a, b))
      expect(Number(row.expected)).toBeCloseTo((a * b) / n, 9)
      expect(Number(row.jaccard)).toBeCloseTo(o / (a + b - o), 12)
      expect(Number(row.log_dice)).toBeCloseTo(14 + Math.log2((2 * o) / (a + b)), 9)
      expect(Number(row.p)).toBeGreaterThanOrEqual(0)
      expect(Number(row.q)).toBeGreaterThanOrEqual(Number(row.p))
    }
  })

  it('gives the matrix every cell, zeros too, with the counts of the pairs', () => {
    const { length } = table('goal_strategy')
    expect(length).toBe(2 * 4 * 3)
    for (const { unit, goal, strategy, observed } of table('goal_strategy')) {
      const pair = table('cooccurrence').find(
        (row) => row.unit === unit && row.concept_a === goal && row.concept_b === strategy,
      )
      expect(Number(observed)).toBe(Number(pair?.observed ?? 0))
    }
  })

  it('counts the words of the documents in terms, each once', () => {
    const words = table('documents').reduce((sum, { words: count }) => sum + Number(count), 0)
    expect(table('terms').reduce((sum, { frequency }) => sum + Number(frequency), 0)).toBe(words)
  })

  it('holds no NaN and no infinity', () => {
    for (const rows of Object.values(tables)) {
      for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^(?:NaN|-?Infinity)$/)
    }
  })
})

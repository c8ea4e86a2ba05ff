import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, type Row } from '../../../src/analysis/result-table.js'
import { PageTables } from '../../../src/report/page/collect-tables.js'
import { FieldSums } from '../../../src/report/page/field-sums.js'
import type { FieldValues } from '../../../src/report/page/page-fields.js'
import { SharedRows } from '../../../src/report/page/shared-rows.js'

const issuers = ['A', 'B', 'C']
const concepts = ['goal', 'goal/x', 'goal/y']
const description = 'document:text concept:text frequency:integer per_million'

/** Documents of three issuers in turn, every tenth not counted, each counted one with all three concepts. */
function corpusOf(size: number) {
  const names = Array.from({ length: size }, (_, rank) => `d${100_000 + rank}`)
  const isCounted = (rank: number) => rank % 10 !== 9
  const documents = {
    name: 'documents',
    columns: ['document', 'words', 'status'],
    rows: names.map((name, rank): Row => [name, 100 + (rank % 7), isCounted(rank) ? 'counted' : 'duplicate']),
  }
  const field: FieldValues = {
    name: 'issuer',
    values: names.map((_, rank) => issuers[rank % 3] ?? null),
    makesGroups: true,
  }
  const rows = names.flatMap((name, rank) =>
    isCounted(rank) ? concepts.map((concept, place): Row => [name, concept, 1 + place + (rank % 2), 0]) : [],
  )
  return { names, documents, field, rows, isCounted }
}

const table = { name: 'document_concepts', columns: columns(description), rows: (async function* () {})() }

describe('what a page holds of a corpus with more rows than it has room for', () => {
  const { names, documents, field, rows, isCounted } = corpusOf(30_000)
  const sums = new FieldSums(documents, [field], concepts)
  const page = new PageTables(sums)
  for (let from = 0; from < rows.length; from += 997) page.see(table, rows.slice(from, from + 997))

  it('sums every row by field, those it does not hold too', () => {
    const [summed] = sums.all()
    const expected = issuers.map((value, issuer) => {
      const ranks = names.map((_, rank) => rank).filter((rank) => rank % 3 === issuer && isCounted(rank))
      return {
        value,
        documents: ranks.length,
        words: ranks.reduce((sum, rank) => sum + 100 + (rank % 7), 0),
        mentions: concepts.map((_, place) => ranks.reduce((sum, rank) => sum + 1 + place + (rank % 2), 0)),
      }
    })
    expect(summed?.groups).toEqual(expected)
  })

  it('ends at the border of a document and knows how many rows there are', () => {
    const [held] = page.all()
    expect(held?.rows).toBe(rows.length)
    const here = held?.cells[0] ?? []
    expect(here.length).toBeLessThanOrEqual(60_000)
    expect(here.length).toBeGreaterThan(59_990)
    expect(here).toEqual(rows.slice(0, here.length).map(([name]) => name))
    expect(rows[here.length]?.[0]).not.toBe(here.at(-1))
  })

  it('makes no sums where the values are too many for a page', () => {
    const many = { ...field, values: names }
    const all = new FieldSums(documents, [many, field], [...concepts, ...Array.from({ length: 20 }, (_, n) => `c${n}`)])
    expect(all.all().map(({ groups }) => groups?.length ?? null)).toEqual([null, 3])
    expect(new FieldSums(documents, [{ ...field, makesGroups: false }], concepts).all()[0]?.groups).toBeNull()
  })
})

describe('the rows of a table in parts', () => {
  const ofPairs = columns('kind:text item:text group_a:text group_b:text g2')
  const rule = { by: ['group_a', 'group_b', 'kind'], rooms: { concept: 1000, term: 12 } }
  const rowsOf = (sizes: readonly number[]): Row[] =>
    sizes.flatMap((size, pair) => [
      ...[0, 1].map((item): Row => ['concept', `c${item}`, `g${pair}`, '(others)', 9 - item]),
      ...Array.from({ length: size }, (_, item): Row => ['term', `t${item}`, `g${pair}`, '(others)', 100 - item]),
    ])

  it('are shared among the parts, the first of each, and none is left out', () => {
    const shared = new SharedRows(ofPairs, rule)
    shared.see(rowsOf([20, 3, 20, 1]))
    const terms = shared.kept().filter(({ key }) => key[2] === 'term')
    expect(terms.map(({ key, rows, here }) => [key[0], rows, here])).toEqual([
      ['g0', 20, 3],
      ['g1', 3, 3],
      ['g2', 20, 3],
      ['g3', 1, 1],
    ])
    expect(
      shared
        .kept()
        .filter(({ key }) => key[2] === 'concept')
        .map(({ here }) => here),
    ).toEqual([2, 2, 2, 2])
    const [kinds, items, groups] = shared.cells()
    const kept = (kinds ?? []).map((kind, row) => `${kind} ${items?.[row]} ${groups?.[row]}`)
    expect(kept.slice(0, 8)).toEqual([
      ...['concept c0 g0', 'concept c1 g0', 'term t0 g0', 'term t1 g0', 'term t2 g0'],
      ...['concept c0 g1', 'concept c1 g1', 'term t0 g1'],
    ])
  })

  it('are the same however the rows come, and never more than there is room for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 40 }),
        (sizes, batch) => {
          const rows = rowsOf(sizes)
          const [at, inBatches] = [new SharedRows(ofPairs, rule), new SharedRows(ofPairs, rule)]
          at.see(rows)
          for (let from = 0; from < rows.length; from += batch) inBatches.see(rows.slice(from, from + batch))
          expect(inBatches.cells()).toEqual(at.cells())
          expect(inBatches.kept()).toEqual(at.kept())
          const terms = (at.cells()[0] ?? []).filter((kind) => kind === 'term').length
          const parts = sizes.filter((size) => size > 0).length
          expect(terms).toBeLessThanOrEqual(Math.max(12, parts))
          expect(at.kept().every(({ rows: all, here }) => here >= Math.min(all, 1))).toBe(true)
        },
      ),
    )
  })
})

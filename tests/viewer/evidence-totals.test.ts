import { describe, expect, it } from 'vitest'
import type { Cell } from '../../src/analysis/result-table.js'
import type { EvidenceQuery, PageCore, PageTable } from '../../src/report/page/contract.js'
import { knownTotal } from '../../src/viewer/evidence-totals.js'

function tableOf(name: string, rows: readonly Readonly<Record<string, Cell>>[], all = rows.length): PageTable {
  const names = Object.keys(rows[0] ?? {})
  return {
    name,
    columns: names.map((column) => ({ name: column, type: 'text' as const })),
    rows: all,
    cells: names.map((column) => rows.map((row) => row[column] ?? null)),
  }
}

const lexicon = ['goal', 'goal/a', 'actor'].map((id) => ({
  id,
  parent: id.includes('/') ? 'goal' : null,
  label: id,
  definition: null,
  source: null,
}))

/** A page whose `document_concepts` ends behind the second of four documents. */
const core = {
  lexicon: { title: '', version: null, matrix: null, concepts: lexicon },
  units: ['sentence', 'document'],
  fields: [
    {
      name: 'issuer',
      values: ['X', 'Y', 'X', null],
      groups: [
        { value: 'X', documents: 2, words: 200, mentions: [30, 20, 5] },
        { value: 'Y', documents: 1, words: 100, mentions: [7, 6, 2] },
      ],
    },
    { name: 'file', values: ['1', '2', '3', '4'], groups: null },
  ],
  tables: [
    tableOf('concepts', [
      { concept: 'goal', frequency: 40, negated: 3 },
      { concept: 'goal/a', frequency: 30, negated: 2 },
      { concept: 'actor', frequency: 9, negated: 1 },
    ]),
    tableOf('entries', [{ concept: 'goal/a', entry: 'aim', frequency: 25 }]),
    tableOf(
      'documents',
      ['d1', 'd2', 'd3', 'd4'].map((document) => ({ document })),
    ),
    tableOf(
      'document_concepts',
      [
        { document: 'd1', concept: 'goal', frequency: 11 },
        { document: 'd2', concept: 'goal/a', frequency: 4 },
      ],
      77,
    ),
    tableOf(
      'cooccurrence',
      [
        { unit: 'sentence', concept_a: 'actor', concept_b: 'goal', observed: 8 },
        { unit: 'document', concept_a: 'actor', concept_b: 'goal', observed: 2 },
      ],
      5,
    ),
  ],
} as unknown as PageCore

const total = (query: EvidenceQuery) => knownTotal(core, query)

describe('how many there are behind a number, as a page that holds a part of the evidence knows it', () => {
  it('is read from the table that has it', () => {
    expect(total({ concept: 'goal' })).toBe(40)
    expect(total({ concept: 'goal', negated: true })).toBe(3)
    expect(total({ concept: 'goal', negated: false })).toBe(37)
    expect(total({ concept: 'goal/a', entry: 'aim' })).toBe(25)
    expect(total({ concept: 'goal/a', entry: 'no such' })).toBe(0)
  })

  it('is the sum over the topmost concepts where none is named', () => {
    expect(total({})).toBe(49)
    expect(total({ negated: true })).toBe(4)
    expect(total({ field: 'issuer', value: 'X' })).toBe(35)
  })

  it('is a sum over all documents with a value, or with another one, whatever rows the page holds', () => {
    expect(total({ concept: 'goal', field: 'issuer', value: 'X' })).toBe(30)
    expect(total({ concept: 'goal', field: 'issuer', value: 'X', other: true })).toBe(7)
  })

  it('is not known where the rows that say it are cut away', () => {
    expect(total({ concept: 'goal', document: 'd1' })).toBe(11)
    expect(total({ concept: 'actor', document: 'd2' })).toBe(0)
    expect(total({ concept: 'goal', document: 'd3' })).toBeUndefined()
    expect(total({ concept: 'goal', field: 'file', value: '1' })).toBeUndefined()
    expect(total({ concept: 'actor', beside: 'goal/a', unit: 'sentence' })).toBe(0)
    expect(total({ concept: 'goal', beside: 'actor', unit: 'sentence' })).toBe(8)
    // The last unit may go on behind the cut.
    expect(total({ concept: 'actor', beside: 'goal/a', unit: 'document' })).toBeUndefined()
  })

  it('is not known of what no table counts', () => {
    expect(total({ concept: 'goal', document: 'd1', negated: true })).toBeUndefined()
    expect(total({ concept: 'goal/a', entry: 'aim', document: 'd1' })).toBeUndefined()
    expect(total({ concept: 'goal/a', entry: 'aim', negated: true })).toBeUndefined()
    expect(total({ concept: 'goal', beside: 'actor', unit: 'sentence', document: 'd1' })).toBeUndefined()
  })
})

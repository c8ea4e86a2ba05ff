import { describe, expect, it } from 'vitest'
import { readTable } from '../../src/report/page/read-table.js'
import { evidenceOfCell, evidenceOfMark, type Known } from '../../src/viewer/number-evidence.js'

const core: Known = {
  compared: 'state',
  fields: [
    { name: 'year', values: ['2015', null], groups: null },
    { name: 'state', values: ['Malta', 'Niger'], groups: null },
  ],
}

const mark = (table: string, datum: Readonly<Record<string, unknown>>, known = core) =>
  evidenceOfMark({ source: { table, columns: [] } }, datum, known)

describe('the sentences behind a mark of a figure', () => {
  it('are those of its period, not of all of them', () => {
    expect(mark('trend', { concept: 'norm', period: '2015', group: '', frequency: 3 })).toEqual({
      concept: 'norm',
      field: 'year',
      value: '2015',
    })
    // A group is a value of a field that the table does not name; a month is none of a field at all.
    expect(mark('trend', { concept: 'norm', period: '2015', group: 'Malta' })).toBeUndefined()
    expect(mark('trend', { concept: 'norm', period: '2015-03', group: '' })).toBeUndefined()
  })

  it('are those of a pair in its unit, for a cell, an edge and the matrix alike', () => {
    const pair = { concept: 'a', beside: 'b', unit: 'sentence' }
    expect(mark('cooccurrence', { concept_a: 'a', concept_b: 'b', unit: 'sentence' })).toEqual(pair)
    expect(mark('goal_strategy', { goal: 'a', strategy: 'b', unit: 'sentence' })).toEqual(pair)
    expect(mark('cooccurrence', { concept: 'a', frequency: 3 })).toEqual({ concept: 'a' })
  })

  it('are those of the side of a comparison that uses a concept more', () => {
    const datum = { kind: 'concept', item: 'norm', group_a: 'Malta', group_b: '(others)' }
    expect(mark('keyness', { ...datum, log_ratio: 2 })).toEqual({ concept: 'norm', field: 'state', value: 'Malta' })
    expect(mark('keyness', { ...datum, log_ratio: -2 })).toEqual({
      concept: 'norm',
      field: 'state',
      value: 'Malta',
      other: true,
    })
    expect(mark('keyness', { ...datum, kind: 'term', log_ratio: 2 })).toBeUndefined()
    expect(mark('keyness', { ...datum, log_ratio: 2 }, { ...core, compared: null })).toBeUndefined()
  })

  it('are none where what is drawn stands for several things', () => {
    expect(mark('mentions', { concept: 'norm', document: 'a.txt' })).toEqual({ concept: 'norm', document: 'a.txt' })
    expect(mark('mentions', { concept: 'norm', document: null })).toBeUndefined()
    expect(mark('entries', { concept: 'norm', entry: 'norms' })).toEqual({ concept: 'norm', entry: 'norms' })
    expect(mark('entries', { concept: 'norm', entry: null, name: '3 others' })).toBeUndefined()
    expect(mark('similarity', { document_a: 'a', document_b: 'b' })).toBeUndefined()
  })
})

describe('the sentences behind a cell of a table', () => {
  const table = readTable({
    name: 'keyness',
    columns: ['kind', 'item', 'frequency_a', 'frequency_b', 'group_a', 'group_b'].map((name) => ({
      name,
      type: 'text' as const,
    })),
    rows: 1,
    cells: [['concept'], ['norm'], [3], [7], ['Malta'], ['Niger']],
  })

  it('are counted by some columns, and not by others', () => {
    expect(evidenceOfCell(table, 0, 'frequency_b', core)).toEqual({ concept: 'norm', field: 'state', value: 'Niger' })
    expect(evidenceOfCell(table, 0, 'q', core)).toBeUndefined()
  })
})

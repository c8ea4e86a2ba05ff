import { describe, expect, it } from 'vitest'
import type { DescribedDocument } from '../../src/analysis/document-fields.js'
import { periodsOf } from '../../src/analysis/periods.js'

const documents = (field: string, values: readonly (string | undefined)[]): DescribedDocument[] =>
  values.map((value, number) => ({
    number,
    document: `d${number}`,
    fields: new Map(value === undefined ? [] : [[field, value]]),
  }))
const labels = (by: string, values: readonly (string | undefined)[], field = 'date') =>
  periodsOf(documents(field, values), by).periods.map(({ label }) => label)

describe('periods', () => {
  it('are the years from the first to the last date, those too that no document is of', () => {
    const { periods, periodOf, isTime } = periodsOf(documents('date', ['2013', '2010-05', '2011-12-31']), 'year')
    expect(periods.map(({ label }) => label)).toEqual(['2010', '2011', '2012', '2013'])
    expect([...periodOf]).toEqual([
      [0, 3],
      [1, 0],
      [2, 1],
    ])
    expect(isTime).toBe(true)
  })

  it('are months over the turn of a year, and decades', () => {
    expect(labels('month', ['2019-11-30', '2020-02'])).toEqual(['2019-11', '2019-12', '2020-01', '2020-02'])
    expect(labels('decade', ['1999', '2021-01'])).toEqual(['1990s', '2000s', '2010s', '2020s'])
    expect(labels('year', ['0987'])).toEqual(['0987'])
  })

  it('leave out what has no such date, and name it', () => {
    const { periodOf, without } = periodsOf(
      documents('date', ['2019', undefined, 'spring', '2019-13', '2019-05']),
      'month',
    )
    expect([...periodOf.keys()]).toEqual([4])
    expect(without.map(({ document }) => document)).toEqual(['d0', 'd1', 'd2', 'd3'])
    expect(periodsOf(documents('date', [undefined]), 'year')).toMatchObject({
      periods: [],
      without: [{ document: 'd0' }],
    })
  })

  it('are the values of a field in their order, without others between them', () => {
    expect(labels('session', ['10', '9', '10', '', undefined], 'session')).toEqual(['9', '10'])
    expect(periodsOf(documents('session', ['1', '']), 'session')).toMatchObject({
      isTime: false,
      without: [{ document: 'd1' }],
    })
  })

  it('are not many thousands because of one wrong date', () => {
    expect(() => labels('month', ['0202-01', '2020-01'])).toThrow(
      "From 0202-01 to 2020-01 there are 21817 periods, 10000 at most can be shown. Look for a wrong date, choose a larger unit with --by, or narrow the documents with --where 'date>=2000'.",
    )
    expect(labels('year', ['0000', '9999'])).toHaveLength(10_000)
  })

  it('of a field that no document has are refused with the fields there are', () => {
    expect(() => labels('party', ['2019'])).toThrow('--by: no document has a field "party". There are:')
  })
})

import { describe, expect, it } from 'vitest'
import { pageFields } from '../../../src/report/page/page-fields.js'

const documents = [
  { date: '2015-03-01', issuer: 'A', title: 'one', kind: 'x', url: 'u1' },
  { date: '2015', issuer: 'B', title: 'two', kind: 'x', url: 'u2' },
  { date: '2016-07', issuer: 'A', title: 'three', kind: 'y', url: 'u3' },
  { date: '2016', issuer: 'B', title: 'four', kind: 'y', url: 'u4' },
]

describe('the fields of a page', () => {
  it('are the year, the issuer, and others that several documents share', () => {
    expect(pageFields(documents)).toEqual({
      compared: null,
      fields: [
        { name: 'year', values: ['2015', '2015', '2016', '2016'], makesGroups: true },
        { name: 'issuer', values: ['A', 'B', 'A', 'B'], makesGroups: true },
        { name: 'kind', values: ['x', 'x', 'y', 'y'], makesGroups: true },
      ],
    })
  })

  it('make no groups where every document has its own value, or most have none', () => {
    expect(pageFields([{ issuer: 'A' }, { issuer: 'B' }, { issuer: 'C' }]).fields).toEqual([])
    expect(pageFields([{ issuer: 'A' }, { issuer: 'A' }, { issuer: 'B' }, {}, {}, {}, {}]).fields).toEqual([])
    expect(pageFields([]).fields).toEqual([])
  })

  it('hold the year whatever its values, for a trend goes by it', () => {
    const { fields } = pageFields([{ date: '2001-02-03' }, { date: '2002' }, {}])
    expect(fields).toEqual([{ name: 'year', values: ['2001', '2002', null], makesGroups: false }])
  })

  it('hold the compared field, though no two documents share a value', () => {
    const states = documents.map((document, row) => ({ ...document, state: `S${row}` }))
    expect(pageFields(states).fields.map(({ name }) => name)).not.toContain('state')
    const { fields, compared } = pageFields(states, { name: 'state', values: ['S0', 'S1', null, 'S3'] })
    expect(compared).toBe('state')
    // A document that is in no group has its value all the same.
    expect(fields.find(({ name }) => name === 'state')).toEqual({
      name: 'state',
      values: ['S0', 'S1', 'S2', 'S3'],
      makesGroups: false,
    })
  })

  it('use a field that is there already, and set one of other values beside it', () => {
    const kinds = pageFields(documents, { name: 'kind', values: ['x', null, 'y', 'y'] })
    expect(kinds.compared).toBe('kind')
    expect(kinds.fields.find(({ name }) => name === 'kind')?.values).toEqual(['x', 'x', 'y', 'y'])
    const years = pageFields(documents, { name: 'year', values: ['2014', '2014', '2016', '2016'] })
    expect(years.compared).toBe('year (as compared)')
    expect(years.fields.map(({ name }) => name)).toEqual(['year', 'issuer', 'kind', 'year (as compared)'])
  })
})

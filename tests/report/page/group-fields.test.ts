import { describe, expect, it } from 'vitest'
import { groupFields } from '../../../src/report/page/group-fields.js'

const documents = [
  { date: '2015-03-01', issuer: 'A', title: 'one', kind: 'x', url: 'u1' },
  { date: '2015', issuer: 'B', title: 'two', kind: 'x', url: 'u2' },
  { date: '2016-07', issuer: 'A', title: 'three', kind: 'y', url: 'u3' },
  { date: '2016', issuer: 'B', title: 'four', kind: 'y', url: 'u4' },
]

describe('the fields for groups', () => {
  it('are the year, the issuer, and others that several documents share', () => {
    expect(groupFields(documents)).toEqual([
      { name: 'year', values: ['2015', '2015', '2016', '2016'] },
      { name: 'issuer', values: ['A', 'B', 'A', 'B'] },
      { name: 'kind', values: ['x', 'x', 'y', 'y'] },
    ])
  })

  it('are none where every document has its own value, or most have none', () => {
    expect(groupFields([{ issuer: 'A' }, { issuer: 'B' }, { issuer: 'C' }])).toEqual([])
    expect(groupFields([{ issuer: 'A' }, { issuer: 'A' }, { issuer: 'B' }, {}, {}, {}, {}])).toEqual([])
    expect(groupFields([])).toEqual([])
  })
})

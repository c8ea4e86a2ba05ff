import { describe, expect, it } from 'vitest'
import { isoDate, orderMetadata } from '../../src/documents/metadata.js'

describe('metadata', () => {
  it('has names in lower case, no empty values, and an order of its own', () => {
    expect(Object.entries(orderMetadata({ Zeta: ' a  b ', TITLE: 'T', empty: ' ' }))).toEqual([
      ['title', 'T'],
      ['zeta', 'a b'],
    ])
  })

  it('fills title, issuer and date from their synonyms, the first of them first', () => {
    expect(orderMetadata({ Country: 'China', Organisation: 'Ministry', Year: '2017' })).toMatchObject({
      issuer: 'Ministry',
      date: '2017',
      country: 'China',
    })
    expect(orderMetadata({ country: 'China', published: '2017-03' })).toMatchObject({
      issuer: 'China',
      date: '2017-03',
    })
    expect(orderMetadata({ issuer: 'A', author: 'B' })).toMatchObject({ issuer: 'A', author: 'B' })
  })

  it.each([
    ['2017', '2017'],
    ['2017-3', '2017-03'],
    ['2017/03/01', '2017-03-01'],
    ['2020-09-08T10:00:00Z', '2020-09-08'],
    ["D:20180220141606-05'00'", '2018-02-20'],
    ['1 March 2017', '2017-03-01'],
    ['Wednesday, 1st March 2017', '2017-03-01'],
    ['March 1, 2017', '2017-03-01'],
    ['Sept. 2017', '2017-09'],
    ['03/04/2015', '03/04/2015'],
    ['2017-13-01', '2017-13-01'],
    ['spring of 2017', 'spring of 2017'],
  ])('writes the date %s as %s', (written, iso) => {
    expect(isoDate(written)).toBe(iso)
  })
})

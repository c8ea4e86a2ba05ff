import { describe, expect, it } from 'vitest'
import { compareValues, type DescribedDocument } from '../../src/analysis/document-fields.js'
import { documentsWhere } from '../../src/analysis/where.js'

const described = (document: string, fields: Record<string, string>): DescribedDocument => ({
  number: 0,
  document,
  fields: new Map(Object.entries({ document, ...fields })),
})
const documents = [
  described('a', { date: '2014-12-31', issuer: 'China', pages: '9' }),
  described('b', { date: '2015-03', issuer: 'United States', pages: '10' }),
  described('c', { date: '2015', issuer: 'Russia', pages: '100' }),
  described('d', { date: 'undated' }),
]
const where = (...conditions: string[]) =>
  documentsWhere(documents, conditions)
    .map(({ document }) => document)
    .join('')

describe('conditions on documents', () => {
  it('compare dates as the days they cover', () => {
    expect(where('date=2015')).toBe('bc')
    expect(where('date>=2015')).toBe('bc')
    expect(where('date>2014')).toBe('bc')
    expect(where('date<2015')).toBe('a')
    expect(where('date<=2014-12')).toBe('a')
    expect(where('date>=2015-03')).toBe('b')
    expect(where('date!=2015')).toBe('ad')
  })

  it('compare numbers as numbers', () => {
    expect(where('pages>9')).toBe('bc')
    expect(where('pages<=10')).toBe('ab')
    expect(where('pages=10.0')).toBe('b')
  })

  it('compare texts to the letter, and find what stands inside them in any case', () => {
    expect(where('issuer=China')).toBe('a')
    expect(where('issuer=china')).toBe('')
    expect(where('issuer~united')).toBe('b')
    expect(where('issuer>=R')).toBe('bc')
  })

  it('are met by a document without the field only where something is to differ', () => {
    expect(where('issuer!=China')).toBe('bcd')
    expect(where('pages<1000')).toBe('abc')
  })

  it('must all hold; blanks around the operator and the case of the field play no part', () => {
    expect(where('Issuer != China', ' date = 2015 ')).toBe('bc')
  })

  it('on the date ask for a date of the calendar, or for what stands there in its place', () => {
    for (const date of ['spring', '15', '2015-13', '2015-02-29', '2015-04-31', '2015-3', '01.03.2015'])
      expect(() => where(`date>=${date}`)).toThrow(
        `--where: "date>=${date}" asks for a date, and "${date}" is none. Write a year, a month or a day: 2015, 2015-03 or 2015-03-01.`,
      )
    expect(() => where('date=2015-00')).toThrow('is none')
    expect(where('date=undated')).toBe('d')
    expect(where('date!=undated')).toBe('abc')
    expect(where('date~201')).toBe('abc')
    expect(where('date>=2000-02-29')).toBe('abc')
    expect(where('issuer>=spring')).toBe('')
  })

  it('say what is wrong with them, and which fields there are', () => {
    expect(() => where('issuer')).toThrow('--where: "issuer" is no condition. Write a field, one of != >= <= = > < ~,')
    expect(() => where('issuer=')).toThrow('is no condition')
    expect(() => where('=China')).toThrow('is no condition')
    expect(() => where('country=China')).toThrow(
      '--where: no document has a field "country". There are: characters, date, document, format, issuer, language, pages, path.',
    )
  })
})

describe('values of a field', () => {
  it('are in the order of dates, of numbers or of letters', () => {
    expect(['2015-03', '2014', '2015'].sort(compareValues)).toEqual(['2014', '2015', '2015-03'])
    expect(['10', '9', '-1'].sort(compareValues)).toEqual(['-1', '9', '10'])
    expect(['b', 'B', 'a'].sort(compareValues)).toEqual(['B', 'a', 'b'])
  })
})

import { describe, expect, it } from 'vitest'
import { type Grouping, groupDocuments, others } from '../../src/analysis/document-groups.js'
import type { TextFrame } from '../../src/analysis/frame.js'

const fields: readonly Record<string, string>[] = [
  { issuer: 'China', date: '2015', path: 'a/1.txt' },
  { issuer: 'China', date: '2019', path: 'a/2.txt' },
  { issuer: 'Cuba', date: '2015', path: 'b/1.txt' },
  { issuer: 'Chad', date: '2012', path: 'b/2.txt' },
  { date: '2020', path: 'c.txt' },
  { issuer: 'Cuba', date: '2015', path: 'empty.txt' },
]
const described = fields.map((each, number) => ({
  number,
  document: each.path as string,
  fields: new Map(Object.entries(each)),
}))
const frame = {
  documents: described.map(({ number, document }) => ({ number, document, words: document === 'empty.txt' ? 0 : 10 })),
} as unknown as TextFrame

const grouped = (grouping: Grouping) => {
  const { names, documents, pairs, leftOut } = groupDocuments(frame, described, grouping)
  const members = names.map((_, of) => documents.filter(({ group }) => group === of).map(({ document }) => document))
  return { names, members, pairs, leftOut }
}

describe('groups of documents', () => {
  it('are the values of a field, each against all others; a document without it is in none, one without words unseen', () => {
    expect(grouped({ by: 'issuer' })).toEqual({
      names: ['Chad', 'China', 'Cuba'],
      members: [['b/2.txt'], ['a/1.txt', 'a/2.txt'], ['b/1.txt']],
      pairs: [
        { a: 0, b: null },
        { a: 1, b: null },
        { a: 2, b: null },
      ],
      leftOut: ['c.txt'],
    })
  })

  it('are those that meet conditions, against those that meet others or against the rest', () => {
    expect(grouped({ a: ['issuer=China'], b: ['issuer=Cuba'] })).toMatchObject({
      names: ['issuer=China', 'issuer=Cuba'],
      members: [['a/1.txt', 'a/2.txt'], ['b/1.txt']],
      pairs: [{ a: 0, b: 1 }],
      leftOut: ['b/2.txt', 'c.txt'],
    })
    expect(grouped({ a: ['issuer~ch', 'date<2016'] })).toMatchObject({
      names: ['issuer~ch and date<2016', others],
      members: [
        ['a/1.txt', 'b/2.txt'],
        ['a/2.txt', 'b/1.txt', 'c.txt'],
      ],
      leftOut: [],
    })
  })

  it('are folders', () => {
    expect(grouped({ folders: ['b', 'a'] })).toMatchObject({
      members: [
        ['b/1.txt', 'b/2.txt'],
        ['a/1.txt', 'a/2.txt'],
      ],
      leftOut: ['c.txt'],
    })
  })

  it('are refused where one is empty, one document is in both, or a field does not tell documents apart', () => {
    expect(() => grouped({ by: 'country' })).toThrow('--by: no document has a field "country". There are: characters')
    expect(() => grouped({ a: ['issuer=Peru'] })).toThrow('--a: no document meets issuer=Peru.')
    expect(() => grouped({ a: ['issuer=China'], b: ['date=1999'] })).toThrow('--b: no document meets date=1999.')
    expect(() => grouped({ a: ['date>2000'] })).toThrow('--a: every document meets these conditions')
    expect(() => grouped({ a: ['issuer=China'], b: ['date=2015'] })).toThrow(
      '--a and --b: a document meets both, such as a/1.txt.',
    )
    expect(() => grouped({ a: ['issuer'] })).toThrow('--a: "issuer" is no condition.')
    expect(() => grouped({ folders: ['a', 'd'] })).toThrow('d: no document of it could be counted')
    const alike = described.map((each) => ({ ...each, fields: new Map([['issuer', 'China']]) }))
    expect(() => groupDocuments(frame, alike, { by: 'issuer', option: '--compare' })).toThrow(
      '--compare issuer: the documents have only the value "China" in this field',
    )
  })
})

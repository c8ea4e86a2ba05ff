import { describe, expect, it } from 'vitest'
import { counts, found } from './found.js'

const entries = { city: ['New York', 'York'], newspaper: ['New York Times'], time: ['"Times"'] }
const text = 'The New York Times is read in New York.'

describe('overlap', () => {
  it('per-concept lets every concept count, and in each the longest match', () => {
    expect(counts(entries, text)).toEqual({ city: 2, newspaper: 1, time: 1 })
  })

  it('global lets each word count once, for the longest match of all', () => {
    expect(counts(entries, text, { overlap: 'global' })).toEqual({ city: 1, newspaper: 1 })
  })

  it('global gives the same words to the concept whose id comes first', () => {
    expect(found({ b: ['norm'], a: ['norm*'] }, 'norms', '', { overlap: 'global' })).toEqual(['a: norms'])
  })

  it('global leaves to others what the longest match does not cover', () => {
    const concepts = { a: ['one two three'], b: ['three four'], c: ['four'] }
    expect(found(concepts, 'one two three four', '', { overlap: 'global' })).toEqual(['a: one two three', 'c: four'])
  })

  it('all lets every entry count', () => {
    expect(counts(entries, text, { overlap: 'all' })).toEqual({ city: 4, newspaper: 1, time: 1 })
  })

  it('all counts no word twice for one entry', () => {
    expect(found(['aaa aaa'], 'aaa aaa aaa', '', { overlap: 'all' })).toEqual(['aaa aaa'])
    expect(found(['"a" []{0,3} "b"'], 'a b b', '', { overlap: 'all' })).toEqual(['a b b'])
  })
})

describe('negation', () => {
  const sentence = 'Norms are rules, but not norms of war.'
  it('flag counts all', () => {
    expect(found(['norm'], sentence, '', { negation: 'flag' })).toEqual(['Norms', 'norms'])
  })

  it('exclude leaves out what is negated, only leaves nothing else', () => {
    expect(found(['norm'], sentence, '', { negation: 'exclude' })).toEqual(['Norms'])
    expect(found(['norm'], sentence, '', { negation: 'only' })).toEqual(['norms'])
  })

  it('comes last: a negated match that is longest is not replaced by a shorter one', () => {
    expect(found(['norm', 'but not norm'], sentence, '', { negation: 'exclude' })).toEqual(['Norms'])
  })
})

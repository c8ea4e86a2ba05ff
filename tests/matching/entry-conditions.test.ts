import { describe, expect, it } from 'vitest'
import { counts, found } from './found.js'

describe('unless', () => {
  it('drops a match that a wider pattern covers', () => {
    const entries = ['{ entry: rule of law, unless: rule of law index }']
    expect(found(entries, 'The rule of law, said the Rule of Law Index, is the rule of law.')).toEqual([
      'rule of law',
      'rule of law',
    ])
  })

  it('drops a match that the pattern covers exactly', () => {
    expect(found(['{ entry: "norm*", unless: ["normal*", "norman*"] }'], 'norms normal Norman normative')).toEqual([
      'norms',
      'normative',
    ])
  })

  it('keeps a match that the pattern only overlaps', () => {
    expect(found(['{ entry: cyber power, unless: power index }'], 'cyber power index')).toEqual(['cyber power'])
  })

  it('works inside compounds', () => {
    expect(found(['{ entry: Guinea, unless: [Guinea-Bissau, Equatorial Guinea] }'], 'Guinea, Guinea-Bissau')).toEqual([
      'Guinea',
    ])
  })

  it('makes room for a shorter entry of the concept', () => {
    expect(found(['cyber', '{ entry: cyber power, unless: cyber power index }'], 'cyber power index')).toEqual([
      'cyber',
    ])
  })

  it('knows queries and concepts', () => {
    const entries = { guinea: [`{ entry: Guinea, unless: '<concept="other"/>' }`], other: ['Equatorial Guinea'] }
    expect(counts(entries, 'Guinea and Equatorial Guinea')).toEqual({ guinea: 1, other: 1 })
    expect(
      found([`{ entry: pay, unless: '[lemma="pay"] []{0,2} "attention"' }`], 'pay close attention to pay'),
    ).toEqual(['pay'])
  })
})

describe('near', () => {
  it('counts a match only with the pattern in its sentence', () => {
    expect(found(['{ entry: cyber, near: attack }'], 'A cyber threat and attacks. No cyber threat. Attack!')).toEqual([
      'cyber',
    ])
    expect(found(['{ entry: cyber, near: [attack, war] }'], 'cyber war')).toEqual(['cyber'])
  })

  it('counts tokens to the nearest token of the pattern, 1 for the neighbour', () => {
    const near = (within: number) => [`{ entry: cyber, near: { pattern: big attack, within: ${within} tokens } }`]
    expect(found(near(3), 'cyber a b big attack')).toEqual(['cyber'])
    expect(found(near(2), 'cyber a b big attack')).toEqual([])
    expect(found(near(3), 'big attack a , cyber')).toEqual(['cyber'])
    expect(found(near(2), 'big attack a , cyber')).toEqual([])
    expect(found(near(1), 'cyber big attack')).toEqual(['cyber'])
  })

  it('does not take the match itself, or a part of it, for its own neighbour', () => {
    expect(found(['{ entry: cyber*, near: cyber }'], 'cyber')).toEqual([])
    expect(found(['{ entry: cyber*, near: cyber }'], 'cyber cyberspace')).toEqual(['cyberspace'])
    expect(found(['{ entry: cyber attack, near: attack }'], 'cyber attack')).toEqual([])
    expect(found(['{ entry: cyber, near: { pattern: attack, within: 1 token } }'], 'cyber-attack')).toEqual(['cyber'])
  })

  it('knows concepts', () => {
    const entries = { actor: ['China', 'Russia'], act: [`{ entry: attack, near: '<concept="actor"/>' }`] }
    expect(counts(entries, 'China denies the attack. The attack failed.')).toEqual({ actor: 1, act: 1 })
  })

  it('and unless hold together', () => {
    const entries = ['{ entry: bank, near: money, unless: river bank }']
    expect(found(entries, 'money in the bank by the river bank. The bank. A river bank of money.')).toEqual(['bank'])
  })
})

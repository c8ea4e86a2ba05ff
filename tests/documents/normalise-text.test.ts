import { describe, expect, it } from 'vitest'
import { joinLines, normaliseCharacters, wordsOf } from '../../src/documents/normalise-text.js'

describe('normalising characters', () => {
  it.each([
    ['cafe\u0301', 'café'],
    ['\ufb01nal e\ufb00ort, o\ufb03ce, \ufb02ow, ba\ufb04e', 'final effort, office, flow, baffle'],
    ['cyber\u00adspace', 'cyberspace'],
    ['communica\u00ad\ntions', 'communications'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['no\u00a0break\u2009thin', 'no break thin'],
    ['China\u0092s \u0093norm\u0094 \u0096 yes', 'China’s “norm” – yes'],
    ['lone \ud800 half', 'lone \ufffd half'],
    ['bell\u0007 \u0000null', 'bell null'],
    ['\uf0b7 item', '• item'],
  ])('makes %j to %j', (from, to) => {
    expect(normaliseCharacters(from)).toBe(to)
  })

  it('keeps typographic quotes and dashes', () => {
    const text = '‘a’ “b” – c — d … €'
    expect(normaliseCharacters(text)).toBe(text)
  })
})

describe('a word broken at the end of a line', () => {
  const join = (line: string, next: string, document = ''): string => joinLines(line, next, () => wordsOf(document))

  it('is written as one where it stands so elsewhere', () => {
    expect(join('regulations con-', 'cerning us', 'concerning con cerning')).toBe('regulations concerning us')
  })
  it('keeps its hyphen where it stands so elsewhere', () => {
    expect(join('cross-', 'cutting measures', 'a cross-cutting task')).toBe('cross-cutting measures')
  })
  it('keeps its hyphen where both halves are words of the document', () => {
    expect(join('a cyber-', 'superpower', 'cyber power, a superpower')).toBe('a cyber-superpower')
  })
  it('is written as one where nothing is known of it', () => {
    expect(join('prepared-', 'ness')).toBe('preparedness')
    expect(join('in-', 'ternational', 'in the ternary')).toBe('international')
  })
  it('keeps its hyphen before a capital or a figure', () => {
    expect(join('the China-', 'US talks')).toBe('the China-US talks')
    expect(join('2014-', '2018')).toBe('2014-2018')
  })
  it('is no broken word before and, nor after a dash', () => {
    expect(join('pre-', 'and post-war')).toBe('pre- and post-war')
    expect(join('the talks -', 'held in May')).toBe('the talks - held in May')
  })
  it('does not count what is broken elsewhere as a word', () => {
    expect(wordsOf('in-\nternational norms')).toEqual(new Set(['norms']))
  })
})

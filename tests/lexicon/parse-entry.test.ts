import { describe, expect, it } from 'vitest'
import type { WordPattern } from '../../src/lexicon/lexicon.js'
import { type EntryOptions, parseEntry, patternKey } from '../../src/lexicon/parse-entry.js'

const defaults: EntryOptions = { match: 'lemma', case: 'ignore', hyphens: 'parts' }

function shown(pattern: WordPattern): string {
  return pattern.kind === 'glob' ? `glob ${pattern.glob} ${pattern.case}` : `${pattern.kind} ${pattern.word}`
}

/** The ways to write an entry, one a line. */
function waysOf(text: string, options: Partial<EntryOptions> = {}): string[] {
  const parsed = parseEntry(text, { ...defaults, ...options })
  if ('what' in parsed) throw new Error(parsed.what)
  if (parsed.kind !== 'phrase') throw new Error(`${text} is a query`)
  return parsed.sequences.map((sequence) => sequence.map(shown).join(', '))
}

function faultOf(text: string): { offset: number; what: string } {
  const parsed = parseEntry(text, defaults)
  if (!('what' in parsed)) throw new Error(`no fault in ${text}`)
  return { offset: parsed.offset, what: parsed.what }
}

describe('an entry', () => {
  it('is a sequence of words compared by their forms', () => {
    expect(waysOf('rule of Law')).toEqual(['lemma rule, lemma of, lemma law'])
  })

  it('compares a quoted word only by the form that stands there', () => {
    expect(waysOf('"norms" of the "United Nations" charter')).toEqual([
      'surface norms, lemma of, lemma the, surface united, surface nations, lemma charter',
    ])
    expect(waysOf('“norms” of')).toEqual(['surface norms, lemma of'])
  })

  it('compares every word by its form with match: surface, capitals aside', () => {
    expect(waysOf('Rule of law', { match: 'surface' })).toEqual(['surface rule, surface of, surface law'])
  })

  it('compares every word to the letter with case: exact', () => {
    expect(waysOf('US norms', { case: 'exact' })).toEqual(['exact US, exact norms'])
    expect(waysOf('US*', { case: 'exact' })).toEqual(['glob US* exact'])
  })

  it('may be written apart or as one word where it has a hyphen', () => {
    expect(waysOf('cyber-superpower')).toEqual(['lemma cyber, lemma superpower', 'lemma cybersuperpower'])
    expect(waysOf('norm-sett*')).toEqual(['glob normsett* ignore', 'lemma norm, glob sett* ignore'])
    expect(waysOf('state-of-the art')).toEqual([
      'lemma state, lemma of, lemma the, lemma art',
      'lemma state, lemma ofthe, lemma art',
      'lemma stateof, lemma the, lemma art',
      'lemma stateofthe, lemma art',
    ])
  })

  it('takes any kind of hyphen for a hyphen', () => {
    for (const hyphen of ['‐', '‑', '–']) expect(waysOf(`China${hyphen}US`)).toEqual(waysOf('China-US'))
  })

  it('keeps only the written form of one word in which a part is quoted', () => {
    expect(waysOf('cyber-"superpowers"')).toEqual(['lemma cyber, surface superpowers', 'surface cybersuperpowers'])
  })

  it('is split into words as a text is', () => {
    expect(waysOf("China's U.S. policy")).toEqual(["lemma china, surface 's, lemma u.s., lemma policy"])
    expect(waysOf('research, R&D and 5G')).toEqual(['lemma research, surface ,, lemma r&d, lemma and, lemma 5g'])
  })

  it('does not tell typographic apostrophes and decomposed letters from plain ones', () => {
    expect(waysOf('China’s')).toEqual(waysOf("China's"))
    expect(waysOf("Xi’an's cafe\u0301*")).toEqual(["lemma xi'an, surface 's, glob café* ignore"])
  })

  it('may be a number', () => {
    expect(waysOf('Agenda 2030')).toEqual(['lemma agenda, surface 2030'])
  })

  it('means the same however its wildcards are heaped', () => {
    expect(waysOf('norm***')).toEqual(['glob norm* ignore'])
    expect(waysOf('norm*?')).toEqual(waysOf('norm?*'))
  })

  it('is refused with the place of the fault', () => {
    expect(faultOf('  ')).toEqual({ offset: 0, what: 'the entry is empty' })
    expect(faultOf('- , .')).toEqual({ offset: 0, what: 'the entry holds no word' })
    expect(faultOf('""')).toEqual({ offset: 0, what: 'the entry holds no word' })
    expect(faultOf('rule "of law')).toEqual({ offset: 5, what: 'the quotation mark that opens here is never closed' })
    expect(faultOf('rule o"f" law')).toEqual({ offset: 6, what: 'a quotation mark stands inside a word' })
    expect(faultOf('rule "o"f law')).toEqual({ offset: 7, what: 'a quotation mark stands inside a word' })
    expect(faultOf('"this|that" law')).toEqual({
      offset: 5,
      what: 'a word in quotes is no regular expression, and `|` stands in no text',
    })
    expect(faultOf('"norm"* of')).toEqual({ offset: 6, what: '`*` behind quotation marks says nothing in a phrase' })
    expect(faultOf('lemma="norm"').what).toBe('a condition on a token stands without its brackets')
  })

  it('is refused where a wildcard would match every word, or nearly', () => {
    for (const glob of ['*', '**', '?', '*-*', '*?']) expect(faultOf(glob).what).toMatch(/would match every word$/)
    for (const glob of ['a*', '?s', '*x*'])
      expect(faultOf(glob).what).toBe(`\`${glob}\` would match thousands of words`)
    expect(faultOf('"cyber" *')).toEqual({ offset: 8, what: '`*` would match every word' })
    expect(waysOf('5G*')).toEqual(['glob 5g* ignore'])
  })

  it('has at most 1000 characters, 20 words and 4 hyphens', () => {
    expect(waysOf('x'.repeat(1000))).toHaveLength(1)
    expect(faultOf('x'.repeat(1001)).what).toBe('the entry has more than 1000 characters')
    const words = Array.from({ length: 21 }, (_, index) => `word${String.fromCharCode(97 + index)}`)
    expect(waysOf(words.slice(0, 20).join(' '))).toHaveLength(1)
    expect(faultOf(words.join(' '))).toEqual({
      offset: words.slice(0, 20).join(' ').length + 1,
      what: 'the entry has 21 words and at most 20 are allowed',
    })
    expect(waysOf('a-b-c-d-e')).toHaveLength(16)
    expect(faultOf('a-b-c-d-e-f').what).toMatch(/^the entry has 5 hyphens and at most 4 are allowed/)
  })

  it('has the same key as another only if it means the same', () => {
    const key = (text: string, options: Partial<EntryOptions> = {}) => {
      const parsed = parseEntry(text, { ...defaults, ...options })
      return 'what' in parsed ? parsed.what : patternKey(parsed)
    }
    expect(key('Rule  of LAW')).toBe(key('rule of law'))
    expect(key('cyber-power')).not.toBe(key('cyber power'))
    expect(key('norm')).not.toBe(key('"norm"'))
    expect(key('norm')).not.toBe(key('norm', { hyphens: 'whole' }))
    expect(key('norm')).not.toBe(key('norm', { case: 'exact' }))
    expect(key('norm*')).not.toBe(key('norm*', { case: 'exact' }))
  })
})

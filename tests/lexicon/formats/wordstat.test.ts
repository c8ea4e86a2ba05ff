import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read, shapeOf } from './reading-a-dictionary.js'

describe('a WordStat dictionary', () => {
  it('nests by indentation, with entries and categories side by side', () => {
    const { shape, losses } = read('wordstat', [
      'CULTURE',
      '\tHIGH',
      '\t\tART (1)',
      '\tPEOPLE (1)',
      '\tSPORT',
      '\t\tANGLER* (1)',
      'RURAL',
      '\tFARM (1)',
    ])
    expect(shape).toEqual({ CULTURE: [['PEOPLE'], { HIGH: ['ART'], SPORT: ['ANGLER*'] }], RURAL: ['FARM'] })
    expect(losses).toEqual([])
  })

  it('reads spaces before the tabs, carriage returns, and underscores as spaces', () => {
    const { shape, losses } = read(
      'wordstat',
      'SOUTH\r\n   \tZA\r\n   \t\tSouth Africa (1)\r\n   \t\tWAR_IN_IRAQ (1)\r\n',
    )
    expect(shape).toEqual({ SOUTH: { ZA: ['South Africa', 'WAR IN IRAQ'] } })
    expect(losses).toEqual([])
  })

  it('numbers the keys of names that make the same one, and keeps the names as labels', () => {
    const { lexicon } = read('wordstat', [
      'E',
      '\t+STATE+',
      '\t\tA1 (1)',
      '\t=STATE=',
      '\t\tB1 (1)',
      '\t-STATE-',
      '\t\tC1 (1)',
    ])
    expect(lexicon.concepts.map(({ id, label }) => [id, label])).toEqual([
      ['e', 'E'],
      ['e/state', '+STATE+'],
      ['e/state-2', '=STATE='],
      ['e/state-3', '-STATE-'],
    ])
  })

  it('names rules, remarks, weights and entries without a category', () => {
    const { losses, lexicon } = read('wordstat', [
      'LOST (1)',
      '# a remark',
      'NEGATIVE',
      '\t@NOTGOOD [#POSITIVE_WORDS AFTER #NEGATIONS /S 3] (1)',
      '\tBAD (2)',
      '\tUGLY (0.5)',
      'EMPTY',
    ])
    expect(losses).toEqual([
      { kind: 'no-category', line: 1, concept: null, entry: 'LOST' },
      { kind: 'unreadable-line', line: 2, concept: null, entry: null },
      {
        kind: 'rule',
        line: 4,
        concept: 'NEGATIVE',
        entry: '@NOTGOOD [#POSITIVE_WORDS AFTER #NEGATIONS /S 3] (1)',
      },
      { kind: 'weight', line: 5, concept: 'NEGATIVE', entry: 'BAD' },
      { kind: 'weight', line: 6, concept: 'NEGATIVE', entry: 'UGLY' },
      { kind: 'empty-category', line: 7, concept: 'EMPTY', entry: null },
    ])
    expect(lexicon.entries.map(({ id, note }) => [id, note])).toEqual([
      ['BAD', 'weight 2'],
      ['UGLY', 'weight 0.5'],
    ])
  })

  it('is refused where no line is an entry, or categories nest without end', () => {
    expect(() => read('wordstat', 'just\nsome\ntext\n', 'x.cat')).toThrow('x.cat:1:1: no entry of this file')
    const deep = Array.from({ length: 1000 }, (_, depth) => `${'\t'.repeat(depth)}C${depth}`)
    expect(() => read('wordstat', deep, 'x.cat')).toThrow('x.cat:33:1: categories stand more than 32 deep')
  })

  it('is written with tabs, underscores and weights of 1, and names that are no entries', () => {
    const lexicon = parseLexicon(
      [
        'title: T',
        'match: surface',
        'concepts:',
        '  a:',
        '    label: Goals (1)',
        '    entries: [soft power, "@home"]',
        '    concepts: { b: { label: "# B", entries: [norm*] } }',
      ].join('\n'),
    )
    const { text, losses } = exportDictionary(lexicon, 'wordstat')
    expect(text).toBe('Goals 1\r\n\tsoft_power (1)\r\n\tB\r\n\t\tnorm* (1)\r\n')
    expect(losses.map(({ kind, line }) => [kind, line])).toEqual([
      ['heading', null],
      ['name', 4],
      ['key', 4],
      ['syntax', 6],
      ['name', 7],
    ])
    expect(shapeOf(read('wordstat', text).lexicon)).toEqual({ 'Goals 1': [['soft power'], { B: ['norm*'] }] })
  })
})

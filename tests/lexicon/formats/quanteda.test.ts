import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read } from './reading-a-dictionary.js'

describe('a quanteda dictionary', () => {
  it('nests maps, with lists, single entries and entries of its own beside the maps', () => {
    const { shape, losses } = read('quanteda', [
      'AFRICA:',
      '  EAST:',
      '    BI: [burundi*, bujumbura]',
      '    __: east africa',
      '  NO: oslo',
      'MIXED:',
      '  - one',
      '  - SUB: [two]',
    ])
    expect(shape).toEqual({
      AFRICA: { EAST: [['east africa'], { BI: ['burundi*', 'bujumbura'] }], NO: ['oslo'] },
      MIXED: [['one'], { SUB: ['two'] }],
    })
    expect(losses).toEqual([])
  })

  it('reads `no` and `1.0` as words', () => {
    expect(read('quanteda', 'a: [no, 1.0, "null", yes]').shape).toEqual({ a: ['no', '1.0', 'null', 'yes'] })
  })

  it('names regular expressions, underscores, quotation marks and what no lexicon takes', () => {
    const { shape, losses } = read('quanteda', [
      'a:',
      "  - '^cyber'",
      "  - 'norm.*'",
      '  - united_states',
      "  - '*'",
      "  - '?'",
      '  - \'the "West"\'',
      '  - us*',
      '  - b:',
      'c: []',
    ])
    expect(shape).toEqual({ a: ['united states', 'the West', 'us*'] })
    expect(losses.map(({ kind, line, entry }) => [kind, line, entry])).toEqual([
      ['regular-expression', 2, '^cyber'],
      ['regular-expression', 3, 'norm.*'],
      ['underscore', 4, 'united_states'],
      ['no-entry', 5, '*'],
      ['no-entry', 6, '?'],
      ['quotation-mark', 7, 'the "West"'],
      ['empty-category', 9, null],
      ['empty-category', 10, null],
    ])
  })

  it('is refused with line and column where it is no tree of categories', () => {
    expect(() => read('quanteda', 'a: [b\nc: d', 'x.yml')).toThrow('x.yml:')
    expect(() => read('quanteda', '- a\n- b', 'x.yml')).toThrow('x.yml:1:1: a quanteda dictionary is a map')
    expect(() => read('quanteda', 'a: [x]\na: [y]', 'x.yml')).toThrow('x.yml:2:1: concept `a` is defined twice')
    expect(() => read('quanteda', 'a: &x [b]\nc: *x', 'x.yml')).toThrow('x.yml:1:4:')
  })

  it('is written so that R takes no word for a truth value, and read again as it was', () => {
    const lexicon = parseLexicon(
      [
        'title: T',
        'match: surface',
        'concepts:',
        '  europe:',
        '    entries: [EU]',
        '    concepts:',
        "      no: { label: 'NO', entries: ['no', 'on', '1e3', \"don't\"] }",
        "      yes: { label: 'Y: es', entries: ['*ism', '\"a\" b'] }",
      ].join('\n'),
    )
    const { text } = exportDictionary(lexicon, 'quanteda')
    expect(text).toBe(
      [
        'Europe:',
        '  "NO":',
        '    - "no"',
        '    - "on"',
        '    - "1e3"',
        "    - don't",
        '  "Y: es":',
        '    - "*ism"',
        '    - a b',
        '  __:',
        '    - EU',
        '',
      ].join('\n'),
    )
    expect(read('quanteda', text).shape).toEqual({
      Europe: [['EU'], { NO: ['no', 'on', '1e3', "don't"], 'Y: es': ['*ism', 'a b'] }],
    })
  })

  it('names all that it cannot say of a lexicon', () => {
    const lexicon = parseLexicon(
      [
        'title: T',
        'version: 1.10',
        'matrix: { rows: goal, columns: goal }',
        'concepts:',
        '  goal:',
        '    label: Goals',
        '    definition: D',
        '    source: S',
        '    concepts:',
        '      power:',
        '        entries:',
        '          - norms',
        '          - norm-sett*',
        '          - { entry: US, match: surface, case: exact, note: N }',
        '          - { entry: China, match: surface, hyphens: whole }',
        '          - us',
      ].join('\n'),
    )
    const { losses, text } = exportDictionary(lexicon, 'quanteda')
    expect(text).toBe('Goals:\n  Power:\n    - norms\n    - norm-sett*\n    - US\n    - China\n')
    expect(losses.map(({ kind, line }) => [kind, line])).toEqual([
      ['heading', null],
      ['heading', null],
      ['heading', null],
      ['key', 5],
      ['definition', 5],
      ['source', 5],
      ['forms', 12],
      ['forms', 13],
      ['hyphens', 13],
      ['note', 14],
      ['case', 14],
      ['hyphens', 15],
      ['repeated', 16],
    ])
  })
})

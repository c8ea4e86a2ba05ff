import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read, shapeOf } from './reading-a-dictionary.js'

describe('a LIWC dictionary', () => {
  it('gives categories by number and words with tabs before their numbers', () => {
    const { shape, losses, entriesRead } = read('liwc', ['%', '01\tCare', '2\tHarm', '%', '', 'help*\t01', 'hurt\t2'])
    expect(shape).toEqual({ Care: ['help*'], Harm: ['hurt'] })
    expect(losses).toEqual([])
    expect(entriesRead).toBe(2)
  })

  it('is read alike with line ends of any kind and a byte order mark', () => {
    const lines = ['%', '1\tCare', '%', 'helping hand\t1', 'love\t1']
    const expected = { Care: ['helping hand', 'love'] }
    for (const end of ['\n', '\r\n', '\r'])
      expect(read('liwc', `\ufeff${lines.join(end)}${end}`).shape).toEqual(expected)
  })

  it('puts a word of two categories into both, and takes a number that stands twice once', () => {
    const { shape, entriesRead } = read('liwc', ['%', '1\tA', '2\tB', '%', 'vulnerable\t1\t2\t2'])
    expect(shape).toEqual({ A: ['vulnerable'], B: ['vulnerable'] })
    expect(entriesRead).toBe(2)
  })

  it('reads numbers that spaces divide from the word, and words of several parts', () => {
    const { shape } = read('liwc', ['%', '1 A', '2 B', '%', 'worthless* \t1', 'due process 1 2', 'group of 20\t2'])
    expect(shape).toEqual({ A: ['worthless*', 'due process'], B: ['due process', 'group of 20'] })
  })

  it('compares words only as they are written', () => {
    const { yaml, lexicon } = read('liwc', ['%', '1\tA', '%', 'norms\t1'])
    expect(yaml).toContain('\nmatch: surface\n')
    expect(lexicon.entries[0]?.pattern).toMatchObject({ sequences: [[{ kind: 'surface', word: 'norms' }]] })
  })

  it('nests categories that tabs indent and leaves to them what the upper one lists too', () => {
    const lines = ['%', '1\tfunction', '\t2\tpronoun', '\t\t3\tppron', '\t4\tarticle', '5\taffect', '%']
    const { shape, losses, entriesRead } = read('liwc', [...lines, 'it\t1\t2', 'we\t1\t2\t3', 'the\t1\t4', 'so\t1'])
    expect(shape).toEqual({ function: [['so'], { pronoun: [['it'], { ppron: ['we'] }], article: ['the'] }] })
    expect(losses.filter(({ kind }) => kind === 'implied')).toHaveLength(4)
    expect(losses.filter(({ kind }) => kind === 'empty-category').map(({ concept }) => concept)).toEqual(['affect'])
    expect(entriesRead).toBe(8)
  })

  it('names conditions on the words beside, and keeps the categories without one', () => {
    const { shape, losses } = read('liwc', [
      '%',
      '125\taffect',
      '253\ttime',
      '464\tfiller',
      '%',
      'like\t(02 134)125/464 253',
      'kind\t<of>131/125',
      '(they) like*\t125',
      'glad\t125',
    ])
    expect(shape).toEqual({ affect: ['glad'], time: ['like'] })
    expect(losses).toEqual([
      { kind: 'empty-category', line: 4, concept: 'filler', entry: null },
      { kind: 'condition', line: 6, concept: null, entry: 'like' },
      { kind: 'condition', line: 7, concept: null, entry: 'kind' },
      { kind: 'condition', line: 8, concept: 'affect', entry: '(they) like*' },
    ])
  })

  it('names words without a category, with an unknown one, and words that are none', () => {
    const { losses } = read('liwc', [
      '%',
      '1\tA',
      'odd',
      '1\tB',
      '%',
      'alone',
      'lost\t7',
      ':)\t1',
      'why?\t1',
      '*\t1',
      'ok\t1',
    ])
    expect(losses).toEqual([
      { kind: 'unreadable-line', line: 3, concept: null, entry: null },
      { kind: 'unreadable-line', line: 4, concept: 'B', entry: null },
      { kind: 'no-category', line: 6, concept: null, entry: 'alone' },
      { kind: 'no-category', line: 7, concept: null, entry: 'lost' },
      { kind: 'no-entry', line: 8, concept: 'A', entry: ':)' },
      { kind: 'literal-wildcard', line: 9, concept: 'A', entry: 'why?' },
      { kind: 'no-entry', line: 10, concept: 'A', entry: '*' },
    ])
  })

  it('is refused without the two lines that hold its categories', () => {
    expect(() => read('liwc', 'help\t1\n', 'x.dic')).toThrow(
      'x.dic:1:1: a LIWC dictionary names its categories between',
    )
    expect(() => read('liwc', '\n%\n1\tA\n', 'x.dic')).toThrow('x.dic:2:1:')
  })

  it('is written with every category that counts a word, and read again as it was', () => {
    const lexicon = parseLexicon(
      [
        'title: T',
        'match: surface',
        'concepts:',
        '  goal:',
        '    entries: [aim]',
        '    concepts:',
        '      power: { entries: [norm*, soft power] }',
        '      order: { entries: [soft power] }',
      ].join('\n'),
    )
    const { text } = exportDictionary(lexicon, 'liwc')
    const legend = ['%', '1\tGoal', '\t2\tPower', '\t3\tOrder', '%']
    expect(text).toBe([...legend, 'aim\t1', 'norm*\t1\t2', 'soft power\t1\t2\t3', ''].join('\n'))
    expect(shapeOf(read('liwc', text).lexicon)).toEqual(shapeOf(lexicon))
  })

  it('leaves out what LIWC has no wildcard for', () => {
    const lexicon = parseLexicon(
      'title: T\nmatch: surface\nconcepts: { a: { entries: [organi?ation, "*crat*", co*op, level* field] } }',
    )
    const { text, losses } = exportDictionary(lexicon, 'liwc')
    expect(text).toBe('%\n1\tA\n%\nlevel* field\t1\n')
    expect(losses.filter(({ kind }) => kind === 'wildcard').map(({ entry }) => entry)).toEqual([
      'organi?ation',
      '*crat*',
      'co*op',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read } from './reading-a-dictionary.js'

describe('a dictionary in CSV', () => {
  it('takes one entry a row and speaks of the concept in a row without one', () => {
    const { lexicon, shape, losses } = read('csv', [
      'concept,label,definition,source,entry,match,case,hyphens,note',
      'goal,Goals,What is wanted,"Me, 2025",,,,,',
      'goal/power,Soft power,,,,surface,,,',
      'goal/power,,,,norm-setters,,,,often ironic',
      'goal/power,,,,UN,,exact,whole,',
    ])
    expect(shape).toEqual({ Goals: { 'Soft power': ['norm-setters', 'UN'] } })
    expect(lexicon.concepts[0]).toMatchObject({ definition: 'What is wanted', source: 'Me, 2025' })
    expect(lexicon.entries.map(({ id, note }) => [id, note])).toEqual([
      ['UN', null],
      ['norm-setters', 'often ironic'],
    ])
    expect(lexicon.entries[0]?.pattern).toMatchObject({
      hyphens: 'whole',
      sequences: [[{ kind: 'exact', word: 'UN' }]],
    })
    expect(losses).toEqual([])
  })

  it('matches all forms, as our own lexicons do', () => {
    const { lexicon, yaml } = read('csv', 'concept,entry\na,norms\n')
    expect(yaml).not.toContain('match:')
    expect(lexicon.entries[0]?.pattern).toMatchObject({ sequences: [[{ kind: 'lemma' }]] })
  })

  it('finds the delimiter and knows the names that other tables use', () => {
    for (const delimiter of [',', ';', '\t', '|']) {
      const lines = [
        ['Term', 'Category', 'Weight', 'Comment'],
        ['soft power', 'Law & order/Police', '2', '"a, b; c | d\te"'],
        ['aid', 'Aid', '1', ''],
      ]
      const { lexicon, losses } = read('csv', `\ufeff${lines.map((line) => line.join(delimiter)).join('\r\n')}\r\n`)
      expect(lexicon.concepts.map(({ id, label }) => [id, label])).toEqual([
        ['aid', 'Aid'],
        ['law-order', 'Law & order'],
        ['law-order/police', 'Police'],
      ])
      expect(lexicon.entries.map(({ note }) => note)).toEqual([null, 'a, b; c | d\te; weight 2'])
      expect(losses.map(({ kind, line }) => [kind, line])).toEqual([['weight', 2]])
    }
  })

  it('reads a table with one column for each category', () => {
    const { shape, losses, entriesRead } = read('csv', [
      'DicTerm,Care,Harm',
      'help*,X,',
      'vulnerable,1,1',
      'odd,,',
      'hate,,2.5',
    ])
    expect(shape).toEqual({ Care: ['help*', 'vulnerable'], Harm: ['vulnerable', 'hate'] })
    expect(losses.map(({ kind, line }) => [kind, line])).toEqual([
      ['no-category', 4],
      ['weight', 5],
    ])
    expect(entriesRead).toBe(4)
  })

  it('names unknown columns and options, contradictions and rows without a concept', () => {
    const { losses } = read('csv', [
      'concept,entry,match,colour,label',
      'a,one,stem,red,First',
      'a,two,,,Second',
      ',three,,,',
    ])
    expect(losses.map(({ kind, line }) => [kind, line])).toEqual([
      ['column', 1],
      ['option', 2],
      ['option', 3],
      ['no-category', 4],
    ])
  })

  it('is refused without a column of entries', () => {
    expect(() => read('csv', 'a,b\n1,2\n', 'x.csv')).toThrow('x.csv:1:1: the table has no column `entry`')
    expect(() => read('csv', '', 'x.csv')).toThrow('x.csv:1:1:')
  })

  it('is written so that no spreadsheet runs a cell, and keeps keys, labels, options and notes', () => {
    const lexicon = parseLexicon(
      [
        'title: T',
        'concepts:',
        '  state:',
        "    label: '=STATE='",
        '    definition: \'Says "more", and\'',
        '    entries:',
        '      - { entry: \'"rules" of the road\', note: "\'=1+1" }',
        '      - { entry: UN, match: surface, case: exact, hyphens: whole }',
        '      - welfare',
      ].join('\n'),
    )
    const { text, losses } = exportDictionary(lexicon, 'csv')
    expect(text).toBe(
      [
        'concept,label,definition,source,entry,match,case,hyphens,note',
        'state,\'=STATE=,"Says ""more"", and",,,,,,',
        'state,,,,"""rules"" of the road",,,,\'\'=1+1',
        'state,,,,UN,,exact,whole,',
        'state,,,,welfare,,,,',
        '',
      ].join('\r\n'),
    )
    expect(losses.map(({ kind }) => kind)).toEqual(['heading'])
    const again = read('csv', text).lexicon
    const plain = ({ pattern, id, note }: (typeof again.entries)[number]) => ({ pattern, id, note })
    expect(again.entries.map(plain)).toEqual(lexicon.entries.map(plain))
    expect(again.concepts[0]).toMatchObject({ id: 'state', label: '=STATE=', definition: 'Says "more", and' })
  })
})

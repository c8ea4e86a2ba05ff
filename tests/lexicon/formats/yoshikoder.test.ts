import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read, shapeOf } from './reading-a-dictionary.js'

const head = '<?xml version="1.0" encoding="UTF-8"?>'

describe('a Yoshikoder dictionary', () => {
  it('takes its topmost category for the dictionary, and its descriptions for definitions', () => {
    const { shape, lexicon, losses } = read('yoshikoder', [
      head,
      '<dictionary style="050805" patternengine="substring">',
      '<cnode name="Mine" desc="">',
      '<cnode name="Law &amp; order" desc="Courts &#x26; police"><pnode name="caf&#233;"/><cnode name="B"><pnode name="judge*"/></cnode></cnode>',
      '</cnode></dictionary>',
    ])
    expect(lexicon.title).toBe('Mine')
    expect(shape).toEqual({ 'Law & order': [['café'], { B: ['judge*'] }] })
    expect(lexicon.concepts[0]).toMatchObject({ id: 'law-order', definition: 'Courts & police' })
    expect(losses).toEqual([])
  })

  it('keeps a topmost category that holds patterns as a concept', () => {
    const { shape, lexicon } = read(
      'yoshikoder',
      '<dictionary><cnode name="Top"><pnode name="alpha"/><cnode name="B"><pnode name="beta"/></cnode></cnode></dictionary>',
      'x.ykd',
    )
    expect(lexicon.title).toBe('x')
    expect(shape).toEqual({ Top: [['alpha'], { B: ['beta'] }] })
  })

  it('names scores, colours and what it does not know', () => {
    const { losses, lexicon } = read('yoshikoder', [
      '<dictionary><cnode name="D" desc="all of it">',
      '<cnode name="A" color="1 0 0" owner="me">',
      '<pnode name="good" score="2.5"/><pnode name="fine" score="1.0"/><pnode name="what?"/><odd/>',
      '</cnode></cnode></dictionary>',
    ])
    expect(losses).toEqual([
      { kind: 'definition', line: 1, concept: null, entry: null },
      { kind: 'presentation', line: 2, concept: 'A', entry: null },
      { kind: 'column', line: 2, concept: 'A', entry: null },
      { kind: 'column', line: 3, concept: null, entry: null },
      { kind: 'weight', line: 3, concept: 'A', entry: 'good' },
      { kind: 'literal-wildcard', line: 3, concept: 'A', entry: 'what?' },
    ])
    expect(lexicon.entries.map(({ id, note }) => [id, note])).toEqual([
      ['fine', null],
      ['good', 'weight 2.5'],
    ])
  })

  it('reads of regular expressions those that a glob says as well, and names the others', () => {
    const patterns = [
      'plain',
      'norm.*',
      'organi.ation',
      '\\w*crat',
      'co\\-op',
      'state(s|d)?',
      'x+y',
      '[a-z]{3,}',
      'ab*',
      '^a.b$',
    ]
    const { shape, losses } = read(
      'yoshikoder',
      `<dictionary patternengine="regexp"><cnode name="D"><cnode name="A">${patterns
        .map((pattern) => `<pnode name="${pattern}"/>`)
        .join('')}</cnode></cnode></dictionary>`,
    )
    expect(shape).toEqual({ A: ['plain', 'norm*', 'organi?ation', '*crat', 'co-op'] })
    expect(losses.map(({ kind, entry }) => [kind, entry])).toEqual(
      patterns.slice(5).map((pattern) => ['regular-expression', pattern]),
    )
  })

  it('is refused with its line where it is no XML, no dictionary, or nests without end', () => {
    expect(() => read('yoshikoder', '<dictionary>\n<cnode name="A">\n</dictionary>', 'x.ykd')).toThrow(
      /^x\.ykd:3:\d+: this is no well-formed XML \(.*\); save it again/,
    )
    expect(() => read('yoshikoder', '<html/>', 'x.ykd')).toThrow('x.ykd:1:1: the file holds no `<dictionary>`')
    expect(() => read('yoshikoder', `<dictionary>${'<cnode name="a">'.repeat(100_000)}`, 'x.ykd')).toThrow(
      'more than 32 deep',
    )
  })

  it('replaces no entity that the file declares, and reads nothing outside it', () => {
    const bomb = [
      '<!DOCTYPE dictionary [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
      '<!ENTITY x SYSTEM "file:///etc/hostname">]>',
      '<dictionary><cnode name="D"><cnode name="A"><pnode name="&b;"/></cnode></cnode></dictionary>',
    ].join('\n')
    expect(() => read('yoshikoder', bomb)).toThrow('no well-formed XML (undefined entity')
    expect(() => read('yoshikoder', bomb.replace('&b;"/>', '&x;"/>'))).toThrow('no well-formed XML (undefined entity')
  })

  it('is written with its marks escaped and read again as it was', () => {
    const lexicon = parseLexicon(
      [
        'title: \'A "title" & more\'',
        'match: surface',
        'concepts:',
        '  law-order:',
        '    label: <Law> & "order"',
        '    definition: A < B & C',
        '    source: Me',
        '    entries: [R&D, "\\"due\\" process", organi?ation]',
      ].join('\n'),
    )
    const { text, losses } = exportDictionary(lexicon, 'yoshikoder')
    expect(text).toContain('<pnode name="R&amp;D"/>')
    const again = read('yoshikoder', text)
    expect(again.lexicon.title).toBe(lexicon.title)
    expect(again.lexicon.concepts[0]).toMatchObject({ definition: 'A < B & C', source: null })
    expect(again.shape).toEqual({ '<Law> & "order"': ['R&D', 'due process'] })
    expect(shapeOf(again.lexicon)).toEqual(again.shape)
    expect(losses.map(({ kind, line }) => [kind, line])).toEqual([
      ['source', 4],
      ['wildcard', 8],
    ])
  })
})

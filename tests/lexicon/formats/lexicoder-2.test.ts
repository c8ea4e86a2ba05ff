import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import { read } from './reading-a-dictionary.js'

function dictionary(patterns: readonly string[]): string {
  const nodes = patterns.map((pattern) => `<pnode name="${pattern}"></pnode>\r\n`).join('')
  return `\ufeff<?xml version="1.0"?>\r\n<dictionary style="Lexicoder" name="agendas"><cnode name="a">\r\n${nodes}</cnode></dictionary>`
}

describe('a Lexicoder 2 dictionary', () => {
  it('reads a space at an edge as the border of a word, and none as a word that goes on', () => {
    const { shape, lexicon } = read(
      'lexicoder2',
      dictionary([' ECONOM', ' GDP ', 'CRACY ', 'HEALTH', ' BEAR MARKET', ' GRADE 6  ']),
    )
    expect(lexicon.title).toBe('agendas')
    expect(shape).toEqual({ a: ['ECONOM*', 'GDP', '*CRACY', '*HEALTH*', 'BEAR MARKET*', 'GRADE 6'] })
  })

  it('names a pattern that stands twice, with the line of both', () => {
    const { losses, messages, entriesRead, lexicon } = read('lexicoder2', dictionary([' COAL ', ' OIL ', ' COAL ']))
    expect(losses).toEqual([{ kind: 'repeated', line: 5, concept: 'a', entry: 'COAL' }])
    expect(messages).toEqual(['it says the same as line 3'])
    expect([entriesRead, lexicon.entries.length]).toEqual([3, 2])
  })

  it('is written with spaces for borders; a wildcard elsewhere is left out', () => {
    const lexicon = parseLexicon(
      'title: T & U\nmatch: surface\nconcepts: { a: { entries: [econom*, gdp, "*cracy", "*health*", level* field, d?g] } }',
    )
    const { text, losses } = exportDictionary(lexicon, 'lexicoder2')
    expect([...text.matchAll(/pnode name="([^"]*)"/g)].map(([, pattern]) => pattern)).toEqual([
      ' econom',
      ' gdp ',
      'cracy ',
      'health',
    ])
    expect(losses.map(({ kind, entry }) => [kind, entry])).toEqual([
      ['wildcard', 'level* field'],
      ['wildcard', 'd?g'],
    ])
    expect(read('lexicoder2', text).lexicon.title).toBe('T & U')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportDictionary } from '../../../src/lexicon/convert.js'
import { globOfQuery, queryOfGlob } from '../../../src/lexicon/formats/glob-query.js'
import { read } from './reading-a-dictionary.js'

describe('a glob as a query', () => {
  it('says of each token what the glob says', () => {
    expect(queryOfGlob('x*')).toBe('[word="x.*"%c]')
    expect(queryOfGlob('fair-*')).toBe('[word="fair-.*"%c]')
    expect(queryOfGlob('level * fi?ld')).toBe('[word="level"%c] [] [word="fi.ld"%c]')
  })

  it('is none without a letter, or where a mark may divide the word', () => {
    for (const glob of ['*', '* *', '?', "don't*", 'a.b*', 'a"b*', '(a)*', '']) expect(queryOfGlob(glob)).toBeNull()
  })

  it('becomes the glob again, and no other query does', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé?*-]{1,6}( [a-zé?*-]{1,6})?$/), (glob) => {
        const lean = glob.replaceAll(/\*+/g, '*')
        const query = queryOfGlob(glob)
        if (query === null) expect(lean).not.toMatch(/\p{L}/u)
        else expect(globOfQuery(query)).toBe(lean)
      }),
    )
    for (const query of ['[word="a|b"%c]', '[word="a"]', '[lemma="a"%c]', '[]', '[word="a+"%c]', '"a"'])
      expect(globOfQuery(query)).toBeNull()
  })

  it('keeps short globs of other tools as queries, and gives them back', () => {
    const lines = ['%', '1\tA', '%', 'fair\t1', 'fair-*\t1', 'x*\t1', '*\t1', '']
    const { lexicon, losses, entriesRead } = read('liwc', lines)
    expect(entriesRead).toBe(4)
    expect(losses.map((loss) => [loss.kind, loss.entry])).toEqual([
      ['short-glob', 'fair-*'],
      ['short-glob', 'x*'],
      ['no-entry', '*'],
    ])
    const { text } = exportDictionary(lexicon, 'liwc')
    expect(text.split('\n').slice(3)).toEqual(['fair\t1', 'fair-*\t1', 'x*\t1', ''])
  })
})

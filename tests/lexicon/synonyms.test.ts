import { describe, expect, it } from 'vitest'
import { createSynonymFinder } from '../../src/lexicon/synonyms.js'

describe('synonyms', () => {
  it('come from WordNet, words and phrases, in lower case and without the word itself', async () => {
    const { synonymsOf } = createSynonymFinder()
    expect(await synonymsOf('Superpower')).toEqual(['great power', 'major power', 'power', 'world power'])
    expect(await synonymsOf('great power')).toContain('superpower')
  })

  it('of a word that WordNet does not have are none', async () => {
    expect(await createSynonymFinder().synonymsOf('norm-setter of note')).toEqual([])
  })
})

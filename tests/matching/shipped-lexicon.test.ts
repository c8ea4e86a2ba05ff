import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { childConcepts } from '../../src/lexicon/lexicon.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { matcherOf, rows } from './found.js'
import { PlainTerms, plainTokens } from './plain-tokens.js'

const file = 'corpus/lexicons/cyber-diplomacy.yaml'
const paper = '../shared/texts/paper/cyber-diplomacy-and-china.txt'

describe('the shipped lexicon', () => {
  const lexicon = parseLexicon(readFileSync(file, 'utf8'), file)

  it('has no fault, and a definition and source for every concept', () => {
    const missing = lexicon.concepts.filter((concept) => concept.definition === null || concept.source === null)
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  it('sets the goals against the strategies', () => {
    expect(lexicon.matrix).toEqual({ rows: 'goal', columns: 'strategy' })
    expect(childConcepts(lexicon, 'goal')).toHaveLength(4)
    expect(childConcepts(lexicon, 'strategy')).toHaveLength(3)
  })

  it('is told of by a page whose own small lexicon has no fault', () => {
    const page = readFileSync('corpus/lexicons/README.md', 'utf8')
    const example = page.match(/```yaml\n([^`]+)```/)?.[1] ?? ''
    expect(parseLexicon(example).entries.map(({ id }) => id)).toEqual([
      'standardization',
      'technical standard',
      'UN',
      'United Nations',
    ])
  })

  describe.skipIf(!existsSync(paper))('on the paper, its reference list left out', () => {
    it('counts at least what was counted by hand', () => {
      const text = readFileSync(paper, 'utf8')
      const body = text.slice(0, text.indexOf('Barrinha, A and Renard'))
      const terms = new PlainTerms()
      const tally = new Map<string, number>()
      for (const row of rows(lexicon, matcherOf(lexicon).match(plainTokens(body, terms), terms))) {
        const { entry } = row as { entry: string }
        tally.set(entry, (tally.get(entry) ?? 0) + 1)
      }
      const counted = (...entries: string[]) => entries.reduce((sum, entry) => sum + (tally.get(entry) ?? 0), 0)
      expect({
        'normative power': counted('normative power'),
        'cyber superpower': counted('cyber superpower', 'cyber-superpower'),
        standardization: counted('standardization'),
        indigenization: counted('indigenization', 'localization'),
        'World Internet Conference': counted('World Internet Conference'),
        'United Nations': counted('United Nations'),
        'intergovernmental agreement': counted('intergovernmental agreement'),
        'power cycle theory': counted('power cycle theory'),
        'cyber sovereignty': counted('cyber sovereignty', 'cyber-sovereignty'),
      }).toEqual({
        'normative power': 4,
        'cyber superpower': 5,
        standardization: 4,
        indigenization: 3,
        'World Internet Conference': 3,
        'United Nations': 3,
        'intergovernmental agreement': 3,
        'power cycle theory': 2,
        'cyber sovereignty': 1,
      })
    })
  })
})

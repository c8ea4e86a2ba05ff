import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { openFrame, openMentions } from '../../../src/analysis/frame.js'
import { countedByDefault } from '../../../src/documents/document.js'
import { parseLexicon } from '../../../src/lexicon/parse-lexicon.js'
import type { MatchingPolicies } from '../../../src/matching/policies.js'
import { matchBeside } from '../../../src/pipeline/lexicon/match-beside.js'
import { matchSentences } from '../../../src/pipeline/lexicon/match-sentences.js'
import { frameOf } from '../../../src/pipeline/mention-frame.js'
import { openResults } from '../../../src/pipeline/open-results.js'
import { folderOf } from '../../support/folders.js'

const lexicon = parseLexicon(`title: Small
concepts:
  norms:
    entries:
      - norm
      - { entry: cyber norm, unless: [no cyber norm] }
      - '[lemma="shape"] []{0,3} [lemma="norm"]'
      - { entry: treaty, near: state }
  state:
    entries: [state, state of the art, 'un*', '[pos="ADV"]', '"The"', cyber-norm]
  company:
    entries: ['<concept="norms"/> []{0,2} <concept="state"/>']
`)
const texts = {
  'texts/a.txt':
    'Norms went far. The states signed a treaty on cyber norms. No cyber norm is new. They shape the global norms. ' +
    'Nothing is said here of them.\n\nA treaty alone is nothing. The cyber-norm of a state is not an unwritten norm.',
  'texts/b.txt': 'It is of the state of the art. Quickly, a norm-setting state shaped another norm, unlike others.',
  'texts/c.txt': 'It is of the state of the art. Quickly, a norm-setting state shaped another norm, unlike others.',
}
const folder = folderOf({ ...texts, 'l.yaml': 'title: x\nconcepts: { a: { entries: [norm] } }' })

describe('matching the sentences that can hold a mention', () => {
  beforeAll(async () => {
    await analyze({ inputs: [join(folder, 'texts')], lexicon: join(folder, 'l.yaml'), out: join(folder, 'o'), jobs: 1 })
  })

  it.each([
    ['per-concept', 'flag'],
    ['global', 'flag'],
    ['all', 'flag'],
    ['all', 'exclude'],
  ] as const)('finds what matching everything finds: %s, %s', async (overlap, negation) => {
    const policies: MatchingPolicies = { overlap, negation }
    const store = await openResults(join(folder, 'o'))
    try {
      const frame = await openFrame(store, countedByDefault)
      await matchBeside(store, { everything: lexicon }, policies)
      const rowsOf = async (table: string, entries: readonly number[]) => {
        await openMentions(frame, frameOf(lexicon), table)
        return store.rows(
          `select document, concept, entry, start_at, end_at, sentence, zone from counted_mentions
           where entry in (${entries.join(', ')}) order by all`,
        )
      }
      const all = [...lexicon.entries.keys()]
      for (const wanted of [all, ...all.map((entry) => [entry]), [0, 3]]) {
        await matchSentences(store, 'picked', lexicon, wanted, policies, countedByDefault)
        const some = await rowsOf('picked', all)
        expect(some).toEqual(await rowsOf('everything', wanted))
        if (wanted === all) expect(some.length).toBeGreaterThan(15)
      }
    } finally {
      await store.close()
    }
  })

  it('finds single words by themselves where nothing bears on whether they count', async () => {
    const words = parseLexicon('title: x\nconcepts: { a: { entries: [norm, cyber norm, far, treaty, \'"states"\'] } }')
    const store = await openResults(join(folder, 'o'))
    try {
      const policies = { overlap: 'all', negation: 'flag' } as const
      const columns = 'document, concept, entry, start_at, end_at, sentence, zone'
      await matchBeside(store, { everything: words }, policies)
      await matchSentences(store, 'picked', words, [...words.entries.keys()], policies, countedByDefault)
      const some = await store.rows(`select ${columns} from picked order by all`)
      expect(some).toEqual(await store.rows(`select ${columns} from everything order by all`))
      expect(some.length).toBeGreaterThan(8)
    } finally {
      await store.close()
    }
  })
})

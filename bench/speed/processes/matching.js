// Matching alone: the tokens of a store are in memory; measured is to compile a lexicon and to match all tokens with it.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [build = '', path = '', lexicon = ''] = process.argv.slice(2)
/** @param {string} name */
const part = (name) => import(pathToFileURL(resolve(build, `${name}.js`)).href)
/** @type {typeof import('../../../src/store/store.js')} */
const { openStore } = await part('store/store')
/** @type {typeof import('../../../src/store/read-tokens.js')} */
const { readTerms, readTokens } = await part('store/read-tokens')
/** @type {typeof import('../../../src/pipeline/plan.js')} */
const { readLexicon } = await part('pipeline/plan')
/** @type {typeof import('../../../src/matching/matcher.js')} */
const { createMatcher } = await part('matching/matcher')
/** @type {typeof import('../../../src/language/word-forms.js')} */
const { englishWordForms } = await part('language/word-forms')

const store = await openStore(path, { readOnly: true })
const terms = await readTerms(store)
const documents = []
for await (const stored of readTokens(store, 0)) documents.push(stored)
await store.close()

const parsed = await readLexicon(lexicon)
const wordForms = englishWordForms()
let mentions = 0
let seconds = 0
// The first time warms the code up.
for (let time = 0; time < 2; time += 1) {
  mentions = 0
  const start = performance.now()
  const matcher = createMatcher(parsed, wordForms)
  for (const { tokens } of documents) mentions += matcher.match(tokens, terms).count
  seconds = (performance.now() - start) / 1000
}
const tokens = documents.reduce((sum, { tokens }) => sum + tokens.count, 0)
const counts = { documents: documents.length, tokens, entries: parsed.entries.length, mentions }
process.stdout.write(JSON.stringify({ seconds, counts }))

// A cold run, timed from the start of the process until its last table is written: the work that the floor is held against. The figures,
// networks and the page that follow are made too, so that the counts are those of a whole run, but their time is not in it.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [build = '', folder = '', lexicon = '', out = '', jobs = '1'] = process.argv.slice(2)
/** @type {typeof import('../../../src/index.js')} */
const { analyze } = await import(pathToFileURL(join(resolve(build), 'index.js')).href)
let seconds = 0
const { headline } = await analyze(
  { inputs: [folder], lexicon, out, jobs: Number(jobs) },
  {
    onProgress: ({ stage }) => {
      // The clock of a process begins with it, so that loading the library is in the time.
      if (stage === 'figures') seconds = performance.now() / 1000
    },
  },
)
const { documents, sentences, tokens, words, mentions } = headline
process.stdout.write(JSON.stringify({ seconds, counts: { documents, sentences, tokens, words, mentions } }))

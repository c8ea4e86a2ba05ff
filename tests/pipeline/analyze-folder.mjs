// Runs one analysis in a process of its own, for tests that kill it: node analyze-folder.mjs INPUT LEXICON OUT. Says on its
// standard output where it stands, a line a step.
import { analyze } from '../../dist/index.js'

const [input, lexicon, out] = process.argv.slice(2)
await analyze(
  { inputs: [input], lexicon, out, jobs: 2, batchBytes: 15_000, units: ['sentence', 'window:20'] },
  { onProgress: ({ stage, files, name }) => process.stdout.write(`${stage} ${files ?? name ?? ''}\n`) },
)

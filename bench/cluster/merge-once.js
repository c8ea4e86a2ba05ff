// Merges a run, or its first parts, and says how long each stage took: node merge-once.js RUN OUT [PARTS]
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { mergeParts } from '../../dist/index.js'
import { makeRunFolders, openRun, writeManifest } from '../../dist/pipeline/cluster/manifest.js'

const [whole = '', out = '', parts] = process.argv.slice(2)
let run = whole
if (parts !== undefined) {
  const { manifest } = await openRun(whole)
  run = mkdtempSync(join(tmpdir(), 'tallyrand-bench-'))
  await makeRunFolders(run)
  cpSync(join(whole, 'frozen'), join(run, 'frozen'), { recursive: true })
  for (const name of ['tasks', 'parts']) {
    rmSync(join(run, name), { recursive: true })
    symlinkSync(resolve(whole, name), join(run, name))
  }
  await writeManifest(run, { ...manifest, tasks: manifest.tasks.slice(0, Number(parts)) })
}
/** @type {Record<string, number>} */
const begun = { verify: performance.now() }
const { headline, work } = await mergeParts(
  run,
  { out, waitSeconds: 0 },
  {
    onProgress: ({ stage }) => {
      const name = stage === 'merge' || stage === 'match' ? stage : 'results'
      begun[name] ??= performance.now()
    },
  },
)
begun.end = performance.now()
const { verify = 0, merge = 0, match = 0, results = 0, end = 0 } = begun
// The first word of matching comes after two million tokens; of a smaller corpus there is none.
const seconds = {
  verify: (merge - verify) / 1000,
  unite: ((match === 0 ? results : match) - merge) / 1000,
  finish: (end - (match === 0 ? results : match)) / 1000,
}
process.stdout.write(`${JSON.stringify({ ...seconds, tokens: headline.tokens, files: work.filesRead })}\n`)
if (run !== whole) rmSync(run, { recursive: true, force: true })

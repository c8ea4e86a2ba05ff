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
const begun = {}
const begin = performance.now()
const { headline, work } = await mergeParts(
  run,
  { out, waitSeconds: 0 },
  {
    onProgress: ({ stage }) => {
      begun[stage] ??= performance.now()
    },
  },
)
const end = performance.now()
const { merge = end, table = end } = begun
const seconds = { verify: (merge - begin) / 1000, unite: (table - merge) / 1000, finish: (end - table) / 1000 }
process.stdout.write(`${JSON.stringify({ ...seconds, tokens: headline.tokens, files: work.filesRead })}\n`)
if (run !== whole) rmSync(run, { recursive: true, force: true })

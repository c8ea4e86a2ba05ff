// Publishes the parts of a run again under other names, as a run of more parts: node copy-parts.js RUN COPY TIMES
//
// In a copy the terms of each document stand in another order, so that it shares no passage with another, and its text
// has one character more, so that none is a duplicate; the vocabulary does not grow. The inputs of the new run are
// never read: a merge does not look at them.
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeRunFolders, openRun, readTask, writeManifest, writeTask } from '../../dist/pipeline/cluster/manifest.js'
import { inspectPart, publishPart } from '../../dist/pipeline/cluster/part.js'
import { importFacts } from '../../dist/store/import-facts.js'
import { openStore } from '../../dist/store/store.js'
import { FactWriter } from '../../dist/store/write-batch.js'

const [from = '', to = '', times = '4'] = process.argv.slice(2)
const { manifest, plan } = await openRun(from)
await makeRunFolders(to)
cpSync(join(from, 'frozen'), join(to, 'frozen'), { recursive: true })
const reader = await openStore(':memory:', { threads: 1, memory: 128 })
const scratch = mkdtempSync(join(tmpdir(), 'tallyrand-bench-'))
/** @type {import('../../dist/index.js').Task[]} */
const tasks = []
for (let copy = 0; copy < Number(times); copy += 1) {
  const mark = String.fromCodePoint(0x2460 + copy)
  for (const [index, task] of manifest.tasks.entries()) {
    const part = await inspectPart(from, manifest, task, { hash: false })
    if (part.state !== 'complete') throw new Error(`part ${index}: ${part.reason}`)
    const name = (/** @type {string} */ path) => `copy${copy}/${path}`
    const hash = (/** @type {string} */ sha256) => createHash('sha256').update(`${sha256}${copy}`).digest('hex')
    const inputs = (await readTask(from, task)).map((input) => ({
      ...input,
      path: name(input.path),
      sha256: hash(input.sha256),
    }))
    const own = await writeTask(to, plan.fingerprints.plan, inputs)
    tasks.push(own)
    const file = join(scratch, 'facts.duckdb')
    const store = await openStore(file, { threads: 1 })
    const writer = await FactWriter.open(store)
    for await (const facts of importFacts(reader, part.files, () => true)) {
      const sources = facts.sources.map((source) => ({
        ...source,
        path: name(source.path),
        sha256: hash(source.sha256),
        documents: source.documents.map((document) => ({
          ...document,
          document: name(document.document),
          text: `${document.text}${mark}`,
        })),
        problems: source.problems.map((problem) => ({ ...problem, path: name(problem.path) })),
      }))
      if (copy > 0) shuffle(facts.tokens, copy)
      await writer.write({ ...facts, sources }, 0)
    }
    await publishPart(to, manifest, own, store)
    await store.close()
    rmSync(file)
  }
}
await reader.close()
rmSync(scratch, { recursive: true, force: true })
await writeManifest(to, { ...manifest, tasks })

/**
 * Puts the terms of each document into another order, the same one every time.
 *
 * @param {readonly Int32Array[]} tokens columns of the table: the document is the first, the term the third
 * @param {number} seed
 */
function shuffle([document = new Int32Array(), , term = new Int32Array()], seed) {
  let state = seed
  for (let from = 0; from < term.length; ) {
    let to = from + 1
    while (to < term.length && document[to] === document[from]) to += 1
    for (let last = to - 1; last > from; last -= 1) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const other = from + Math.floor((state / 2 ** 32) * (last - from + 1))
      const kept = /** @type {number} */ (term[last])
      term[last] = /** @type {number} */ (term[other])
      term[other] = kept
    }
    from = to
  }
}

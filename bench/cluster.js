// Measures a run over many machines against one machine; `bench/README.md` says what the figures mean.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measured, sum } from './cluster/measured.js'

const { values } = parseArgs({
  options: {
    // Folder of texts to run on.
    corpus: { type: 'string', default: '../shared/texts/general-debate' },
    // How many times the parts of the corpus stand in the large run.
    copies: { type: 'string', default: '4' },
    // Put the tables into bench/CLUSTER.md.
    write: { type: 'boolean', default: false },
  },
})
const main = 'dist/cli/main.js'
const folder = mkdtempSync(join(tmpdir(), 'tallyrand-bench-'))
const at = (/** @type {string} */ name) => join(folder, name)
/** @type {string[]} */
const lines = []
const say = (/** @type {string} */ line = '') => {
  process.stdout.write(`${line}\n`)
  lines.push(line)
}
const row = (/** @type {(string | number)[]} */ ...cells) => `| ${cells.join(' | ')} |`
const fixed = (/** @type {number} */ value) => value.toFixed(value < 10 ? 1 : 0)

/** @param {string} out */
function resultsOf(out) {
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' }).sort()
  const files = names.filter((name) => !name.startsWith('corpus.duckdb') && statSync(join(out, name)).isFile())
  return files
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex')}`,
    )
    .join('\n')
}

try {
  say(
    `Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model}, shared with other work: seconds of the processors`,
  )
  say('tell more than those of the clock.')
  say()
  say('### Against one machine')
  say()
  say(row('step', 'seconds', 'processor seconds', 'memory at most, MiB'))
  say('| --- | --: | --: | --: |')
  /** @param {string} name @param {import('./cluster/measured.js').Needs} needs */
  const step = (name, { seconds, processor, memory }) =>
    say(row(name, fixed(seconds), fixed(processor), memory.toFixed(0)))
  step(
    '`analyze`, one thread',
    measured([main, 'analyze', values.corpus, '--jobs', '1', '--quiet', '--out', at('one')]),
  )
  const plan = measured([main, 'cluster', 'plan', at('run'), values.corpus, '--per-task', '8', '--json'])
  const tasks = /** @type {unknown[]} */ (JSON.parse(plan.stdout).tasks).length
  step('`cluster plan`', plan)
  const maps = Array.from({ length: tasks }, (_, index) => measured([main, 'cluster', 'map', at('run'), String(index)]))
  step(`\`cluster map\`, ${tasks} tasks one after the other`, sum(maps))
  const merge = measured(['bench/cluster/merge-once.js', at('run'), at('merged')])
  step('`cluster merge`', merge)
  step('plan, map and merge', sum([plan, ...maps, merge]))
  say()
  const same = resultsOf(at('one')) === resultsOf(at('merged'))
  if (!same) throw new Error('The results of the merge are not those of one machine.')
  say(
    `Tables, figures, networks, \`run.json\` and report of both are the same to the byte. ${JSON.parse(merge.stdout).tokens} tokens.`,
  )
  const bytes = readdirSync(at('run/parts')).reduce((all, name) => all + statSync(join(at('run/parts'), name)).size, 0)
  say(
    `Parts: ${(bytes / 2 ** 20).toFixed(0)} MiB; store: ${(statSync(at('one/corpus.duckdb')).size / 2 ** 20).toFixed(0)} MiB.`,
  )
  say()
  say('### From 10 to 1,000 parts')
  say()
  const total = readdirSync(values.corpus).reduce(
    (all, name) => all + statSync(join(values.corpus, name)).size + 4096,
    0,
  )
  // So small that a task starts no thread, which would take longer than its work.
  const perTask = String(Math.ceil(total / 280))
  const small = Number(measured(['bench/cluster/map-all.js', values.corpus, at('small'), perTask]).stdout)
  measured(['bench/cluster/copy-parts.js', at('small'), at('large'), values.copies])
  say(
    row(
      'parts',
      'tokens',
      'verify, s',
      'unite and match, s',
      'tables, figures, report, s',
      'processor seconds',
      'memory at most, MiB',
    ),
  )
  say('| --: | --: | --: | --: | --: | --: | --: |')
  const large = small * Number(values.copies)
  for (const parts of [10, 100, 1000, large].filter((count) => count <= large)) {
    const needs = measured(['bench/cluster/merge-once.js', at('large'), at(`out-${parts}`), String(parts)])
    const { tokens, verify, unite, finish } = JSON.parse(needs.stdout)
    say(row(parts, tokens, fixed(verify), fixed(unite), fixed(finish), fixed(needs.processor), needs.memory.toFixed(0)))
    rmSync(at(`out-${parts}`), { recursive: true })
  }
  if (values.write) {
    const file = new URL('CLUSTER.md', import.meta.url)
    const old = readFileSync(file, 'utf8')
    const [head = '', rest = ''] = old.split('<!-- measured -->\n')
    const [, tail = ''] = rest.split('<!-- end -->\n')
    writeFileSync(file, `${head}<!-- measured -->\n${lines.join('\n')}\n<!-- end -->\n${tail}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

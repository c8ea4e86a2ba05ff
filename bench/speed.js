// Time and memory of Tallyrand and its peers, side by side; `bench/README.md` says what the figures mean.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { results, writeSection } from './sections.js'
import { describeTexts, makeCases } from './speed/cases.js'
import { measureGrowth } from './speed/growth.js'
import { layOutMeasured } from './speed/lay-out.js'
import { describeLoad, describeMachine } from './speed/machine.js'
import { measureCases } from './speed/measure.js'
import { generalDebate, stateOfTheUnion, textsOf } from './speed/texts.js'

const { values } = parseArgs({
  options: {
    // Folder of the build to measure.
    build: { type: 'string', default: 'dist' },
    // Names of cases, with commas between; default: all.
    only: { type: 'string' },
    // How often each case is measured, after once to warm up.
    repeats: { type: 'string', default: '5' },
    // Folder of texts (.txt) in the place of all others.
    texts: { type: 'string' },
    // Time and memory by the size of the corpus, and nothing else.
    growth: { type: 'boolean', default: false },
    // Steps of the largest corpus of the growth table, and words of a step.
    largest: { type: 'string', default: '32' },
    step: { type: 'string', default: '1000000' },
    // Put the tables into RESULTS.md, after every round.
    write: { type: 'boolean', default: false },
    // Another page than bench/RESULTS.md.
    page: { type: 'string', default: results },
  },
})
const repeats = wholeNumber('repeats', values.repeats)
const only = values.only?.split(',')
const work = mkdtempSync(join(tmpdir(), 'tallyrand-bench-'))
const texts = values.texts ?? stateOfTheUnion()
const debate = values.texts === undefined && textsOf(generalDebate).length > 0
const began = performance.now()
try {
  if (values.growth) await growth()
  else await speed()
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.stderr.write(`${Math.round((performance.now() - began) / 1000)} s in all\n`)

async function speed() {
  const load = describeLoad()
  const cases = await makeCases({ build: values.build, texts, work, debate }, (name) => only?.includes(name) ?? true)
  const unknown = only?.filter((name) => !cases.some((known) => known.name === name)) ?? []
  if (unknown.length > 0) fail(`--only: there is no case ${unknown.join(', ')}.`)
  for (const { name, missing } of cases) if (missing) process.stderr.write(`${name} is passed over: needs ${missing}\n`)
  const head = [
    `\`npm run bench -- --write\` on ${describeMachine()}; ${load} processes wanted to run when it began. Texts: ${describeTexts(texts)}${debate ? `; general debate: ${describeTexts(generalDebate)}` : ''}.`,
    `Each case is a process of its own; all cases are run in turn, ${repeats} times after once to warm up; what takes long is run only as often as the column n says. Times are medians from the start of the process to its end, memory is the most that its tree of processes held.`,
  ].join('\n\n')
  /** @param {Parameters<typeof layOutMeasured>[0]} measured */
  const page = (measured) => `${head}\n\n${layOutMeasured(measured, cases)}`
  const all = await measureCases(cases, repeats, (measured, round) => {
    process.stderr.write(`round ${round} of ${repeats} at ${Math.round((performance.now() - began) / 1000)} s\n`)
    if (values.write) writeSection('Speed and memory', page(measured), values.page)
  })
  process.stdout.write(`${page(all)}\n`)
}

async function growth() {
  const options = {
    build: values.build,
    texts,
    work,
    largest: wholeNumber('largest', values.largest),
    step: wholeNumber('step', values.step),
    repeats,
  }
  const load = describeLoad()
  let page = ''
  for await (const table of measureGrowth(options)) {
    page = `\`npm run bench -- --growth --write\` on ${describeMachine()}; ${load} processes wanted to run when it began.\n\n${table}`
    if (values.write) writeSection('Growth', page, values.page)
  }
  process.stdout.write(`${page}\n`)
}

/** @param {string} name @param {string} value */
function wholeNumber(name, value) {
  if (!/^[1-9]\d{0,6}$/.test(value)) fail(`--${name} must be a whole number from 1, but is ${value}.`)
  return Number(value)
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

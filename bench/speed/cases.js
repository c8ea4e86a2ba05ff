import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { countPhrases, drawPhrases, withGap, writeLexicon } from './lexicons.js'
import { ask } from './machine.js'
import { copyTexts, generalDebate, pdfs, readTexts, textsOf } from './texts.js'
import { watchProcess } from './watch-process.js'

/** @typedef {Readonly<Record<string, number>>} Counts */

/**
 * One thing to measure: a whole process.
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {string} table heading of the table it stands in
 * @property {string} title
 * @property {string} [against] the case whose time is 1 in its ratio
 * @property {number} [most] measured at most so often, and not warmed up, as it takes long
 * @property {string | false | undefined} [missing] what is not there, so that the case is passed over
 * @property {() => void} [before] done before each measuring, not measured
 * @property {string} command
 * @property {readonly string[]} args
 * @property {(output: string) => { seconds?: number, counts: Counts }} read what it found, and its own time where that is
 *   measured within the process
 */

const here = 'bench/speed'
const python = '/usr/bin/python3'
const browser = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/**
 * Makes texts, lexicons and stores in `work`, and gives the cases over them.
 *
 * @param {{ build: string, texts: string, work: string, debate: boolean }} options
 * @param {(name: string) => boolean} wanted
 * @returns {Promise<Case[]>}
 */
export async function makeCases({ build, texts: from, work, debate }, wanted) {
  const main = join(build, 'cli/main.js')
  const texts = copyTexts(from, join(work, 'texts'))
  const hundred = copyTexts(from, join(work, 'hundred'), 100)
  const counted = countPhrases(readTexts(texts))
  /** @param {number} entries */
  const lexicon = (entries) => writeLexicon(drawPhrases(counted, entries), join(work, `entries-${entries}`))
  const phrases = drawPhrases(counted, 100)
  const plain = writeLexicon(phrases, join(work, 'plain'))
  const table = join(work, 'plain.tsv')
  const edited = writeLexicon([...phrases.slice(0, -1), 'great nation'], join(work, 'edited'))
  const gaps = writeLexicon(phrases, join(work, 'gaps'), withGap)

  /** @param {string} folder @param {string} out @param {number} jobs @param {string} [file] */
  const analyze = (folder, out, jobs, file = plain) => {
    return [main, 'analyze', folder, '--lexicon', file, '--out', join(work, out), '--jobs', `${jobs}`, '--json']
  }
  /** @param {string} folder @param {string} out @param {readonly string[]} more */
  const prepare = async (folder, out, more = []) => {
    await watchProcess(process.execPath, [...analyze(folder, out, 2), ...more], [0, 2])
    // The store as it is now: what is measured over it changes a copy.
    copyFileSync(store(out), join(work, `${out}.duckdb`))
  }
  /** @param {string} out */
  const store = (out) => join(work, out, 'corpus.duckdb')
  /** @param {string} out */
  const fresh = (out) => () => rmSync(join(work, out), { recursive: true, force: true })
  /** @param {string} out */
  const restored = (out) => () => copyFileSync(join(work, `${out}.duckdb`), store(out))

  /** @param {string} name @param {string} title @param {string} folder @param {number} jobs @param {Partial<Case>} more @returns {Case} */
  const cold = (name, title, folder, jobs, more) => ({
    name,
    title,
    table: 'Runs',
    before: fresh(name),
    command: process.execPath,
    args: analyze(folder, name, jobs),
    read: (output) => readHeadline(output, join(work, name)),
    ...more,
  })
  /** @param {string} name @param {string} title @param {string} folder @param {number} jobs @param {Partial<Case>} more @returns {Case} */
  const untilTables = (name, title, folder, jobs, more) => ({
    ...cold(name, title, folder, jobs, more),
    // Its heap grows as that of the command line does.
    args: [
      '--heap-growing-percent=60',
      join(here, 'processes/until-tables.js'),
      build,
      folder,
      plain,
      join(work, name),
      `${jobs}`,
    ],
    read: JSON.parse,
  })
  /** @param {string} name @param {string} out @param {string} folder @param {string} text @param {Partial<Case>} more @returns {Case} */
  const warm = (name, out, folder, text, more) => ({
    ...cold(name, `warm after an edit of one entry, one thread${text}`, folder, 1, more),
    before: restored(out),
    args: analyze(folder, out, 1, edited),
    read: (output) => readHeadline(output, join(work, out)),
  })
  /** @param {string} name @param {string} out @param {string} text @param {Partial<Case>} more @returns {Case} */
  const kwic = (name, out, text, more = {}) => ({
    name,
    title: `kwic government, all lines${text}`,
    table: 'Questions to a store',
    command: process.execPath,
    args: [main, 'kwic', join(work, out), '"government"', '--limit', '10000000', '--csv'],
    read: (output) => ({ counts: { lines: output.trimEnd().split('\n').length - 1 } }),
    ...more,
  })
  /** @param {string} name @param {string} title @param {string} file @returns {Case} */
  const matching = (name, title, file) => ({
    name,
    title,
    table: 'Matching alone',
    against: 'match-100',
    command: process.execPath,
    args: [join(here, 'processes/matching.js'), build, join(work, 'stored.duckdb'), file],
    read: JSON.parse,
  })
  /** @param {string} name @param {readonly string[]} args @returns {Case} */
  const start = (name, args) => ({
    name,
    title: name === 'start-node' ? 'Node alone' : `tallyrand --${name.slice('start-'.length)}`,
    table: 'Start',
    against: 'start-node',
    command: process.execPath,
    args,
    read: (output) => ({ counts: { characters: output.length } }),
  })

  const noDebate = !debate && `the texts in ${generalDebate}`
  const noPdfs = (!debate || !existsSync(pdfs)) && `the files in ${pdfs}`
  const noNltk = ask(python, ['-c', 'import nltk']) === undefined && 'python3-nltk'
  const noR =
    ask('Rscript', ['-e', 'library(dplyr); library(tidytext)']) === undefined && 'Rscript with tidytext and dplyr'
  const noCompare =
    !(ask(process.execPath, [main, 'compare', '--help']) ?? '').includes('--by') && 'the command compare'
  const noBrowser = !existsSync(browser) && 'Chromium'

  /** @type {Case[]} */
  const cases = [
    {
      name: 'wink',
      title: 'bare wink loop, read out',
      table: 'Runs',
      command: process.execPath,
      args: [join(here, 'processes/wink-loop.js'), texts],
      read: JSON.parse,
    },
    {
      name: 'map',
      title: 'regular expression and Map',
      table: 'Runs',
      command: process.execPath,
      args: [join(here, 'processes/words-and-map.js'), texts, table],
      read: JSON.parse,
    },
    untilTables('tables-1', 'cold until the last table, one worker', texts, 1, { against: 'wink' }),
    cold('cold-1', 'cold, one worker', texts, 1, { against: 'wink' }),
    cold('cold-2', 'cold, two workers', texts, 2, { against: 'cold-1' }),
    warm('warm', 'stored', texts, '', { against: 'cold-1' }),
    {
      name: 'debate-wink',
      title: 'bare wink loop, read out, general debate',
      table: 'Runs',
      most: 2,
      missing: noDebate,
      command: process.execPath,
      args: [join(here, 'processes/wink-loop.js'), generalDebate],
      read: JSON.parse,
    },
    untilTables('debate-tables-1', 'cold until the last table, one worker, general debate', generalDebate, 1, {
      most: 2,
      missing: noDebate,
      against: 'debate-wink',
    }),
    untilTables('debate-tables-2', 'cold until the last table, two workers, general debate', generalDebate, 2, {
      most: 2,
      missing: noDebate,
      against: 'debate-tables-1',
    }),
    cold('debate-cold-1', 'cold, one worker, general debate', generalDebate, 1, {
      most: 2,
      missing: noDebate,
      against: 'debate-wink',
    }),
    cold('debate-cold-2', 'cold, two workers, general debate', generalDebate, 2, {
      most: 2,
      missing: noDebate,
      against: 'debate-cold-1',
    }),
    warm('debate-warm', 'debate-stored', generalDebate, ', general debate', {
      most: 2,
      missing: noDebate,
      against: 'debate-cold-1',
    }),
    cold('pdf-1', 'cold, one worker, PDFs', pdfs, 1, { most: 1, missing: noPdfs }),
    cold('pdf-2', 'cold, two workers, PDFs', pdfs, 2, { most: 1, missing: noPdfs, against: 'pdf-1' }),
    matching('match-100', '100 entries', plain),
    matching('match-1000', '1,000 entries', lexicon(1000)),
    matching('match-10000', '10,000 entries', lexicon(10_000)),
    matching('match-gaps', '100 entries, the pairs of words as queries with gaps of up to 3 tokens', gaps),
    kwic('kwic', 'stored', ''),
    kwic('debate-kwic', 'debate-stored', ', general debate', { missing: noDebate }),
    {
      ...kwic('debate-kwic-100', 'debate-stored', '', { missing: noDebate }),
      title: 'kwic security, 100 of all lines, general debate',
      args: [main, 'kwic', join(work, 'debate-stored'), 'security', '--csv'],
    },
    {
      name: 'compare',
      title: 'compare two halves, 1,000 draws',
      table: 'Questions to a store',
      missing: noCompare,
      before: restored('fields-stored'),
      command: process.execPath,
      args: [main, 'compare', join(work, 'fields-stored'), '--by', 'half', '--out', join(work, 'compare'), '--json'],
      read: (output) => ({ counts: { characters: output.length } }),
    },
    {
      name: 'page',
      title: 'open the report of 100 documents in Chromium and change the view',
      table: 'Questions to a store',
      missing: noBrowser,
      command: process.execPath,
      args: [join(here, 'processes/open-page.js'), join(work, 'hundred-stored/report.html'), browser],
      read: JSON.parse,
    },
    start('start-node', ['-e', '0']),
    start('start-help', [main, '--help']),
    start('start-version', [main, '--version']),
    {
      name: 'peer-nltk',
      title: `NLTK ${noNltk ? '' : ask(python, ['-c', 'import nltk; print(nltk.__version__)'])}`,
      table: 'Peers',
      against: 'cold-1',
      missing: noNltk,
      command: python,
      args: [join(here, 'peers/natural_language_toolkit.py'), texts, table],
      read: JSON.parse,
    },
    {
      name: 'peer-tidytext',
      title: `tidytext ${noR ? '' : ask('Rscript', ['-e', 'cat(as.character(packageVersion("tidytext")))'])}`,
      table: 'Peers',
      against: 'cold-1',
      most: 3,
      missing: noR,
      command: 'Rscript',
      args: [join(here, 'peers/tidytext.R'), texts, table],
      read: JSON.parse,
    },
  ]
  const chosen = cases.filter(({ name }) => wanted(name))
  /** @param {string} start */
  const reads = (start) => chosen.some(({ args, missing }) => !missing && args.some((arg) => arg.startsWith(start)))
  if (reads(join(work, 'stored'))) await prepare(texts, 'stored')
  if (reads(join(work, 'fields-stored'))) {
    const files = textsOf(texts)
    const rows = files.map((file, index) => `${basename(file)},${index * 2 < files.length ? 'first' : 'second'}`)
    writeFileSync(join(work, 'fields.csv'), `file,half\n${rows.join('\n')}\n`)
    await prepare(texts, 'fields-stored', ['--metadata', join(work, 'fields.csv')])
  }
  if (reads(join(work, 'debate-stored'))) await prepare(generalDebate, 'debate-stored')
  if (reads(join(work, 'hundred-stored'))) await prepare(hundred, 'hundred-stored')
  return chosen
}

/**
 * What a run found: its headline, and of its tables the places where two concepts stand in one sentence.
 *
 * @param {string} output
 * @param {string} out
 */
function readHeadline(output, out) {
  const { headline } = JSON.parse(output)
  const { documents, sentences, tokens, words, mentions } = headline
  /** @type {Record<string, string>[]} */
  const rows = parse(readFileSync(join(out, 'tables/cooccurrence.csv'), 'utf8'), { columns: true })
  const pairs = rows.filter(({ unit }) => unit === 'sentence').reduce((sum, { observed }) => sum + Number(observed), 0)
  return { counts: { documents, sentences, tokens, words, mentions, pairs } }
}

/** Words and megabytes of the texts of a folder. @param {string} folder */
export function describeTexts(folder) {
  const files = textsOf(folder)
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
  return `${files.length} texts, ${(bytes / 1e6).toFixed(1)} MB`
}

/** @param {string} folder */
export function emptied(folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  return folder
}

// Holds what is read of PDFs against pages read by hand; `bench/README.md` says what the figures mean.
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { pdftotext, pdftotextVersion } from './reading/baseline.js'
import { cutPage } from './reading/cut-page.js'
import { describeFaults } from './reading/faults.js'
import { documentFolder, haveDocuments, readGold } from './reading/gold.js'
import { holdAgainstGold } from './reading/hold-against-gold.js'
import { countPage, noCounts } from './reading/measure.js'
import { layOutTables } from './reading/tables.js'
import { comparedWords } from './reading/words.js'
import { writeSection } from './sections.js'

/** @typedef {import('./reading/gold.js').GoldDocument} GoldDocument */

const { values } = parseArgs({
  options: {
    // Folder of the build to measure.
    build: { type: 'string', default: 'dist' },
    // Only documents whose name contains this.
    only: { type: 'string', default: '' },
    // How often each file is read for its time, after once to warm up; the median counts.
    times: { type: 'string', default: '5' },
    // List the words at fault, page by page.
    faults: { type: 'boolean', default: false },
    // Put the tables into bench/RESULTS.md.
    write: { type: 'boolean', default: false },
  },
})
const version = pdftotextVersion()
if (!haveDocuments || version === undefined) {
  const missing = haveDocuments ? 'pdftotext (poppler-utils)' : documentFolder
  process.stderr.write(`${missing} is needed and not there.\n`)
  process.exit(1)
}
/** @type {Pick<typeof import('../src/documents/read-document.js'), 'readFile'>} */
const { readFile } = await import(pathToFileURL(`${values.build}/documents/read-document.js`).href)
/** @type {import('../src/documents/document.js').ReadingOptions} */
const options = { anyLanguage: true, textColumn: '', maximumBytes: 100_000_000 }

const rows = []
for (const gold of readGold().filter(({ file }) => file.includes(values.only))) {
  process.stderr.write(`${gold.file}\n`)
  rows.push({
    file: gold.file.replace(/\.pdf$/, ''),
    goldPages: gold.pages.length,
    ours: await measureReader(gold),
    layout: await measureBaseline(gold, ['-layout']),
    plain: await measureBaseline(gold, []),
  })
}
const tables = layOutTables(rows)
process.stdout.write(`${tables}\n`)
if (values.write && process.exitCode === undefined) writeResults(tables)

/** @param {GoldDocument} gold */
async function measureReader(gold) {
  const bytes = readFileSync(`${documentFolder}/${gold.file}`)
  const read = () => readFile(gold.file, new Uint8Array(bytes), options)
  const { documents, problems } = await read()
  const [document] = documents
  if (document === undefined) {
    process.stderr.write(`not read: ${problems.map(({ code, message }) => `${code}: ${message}`).join(' ')}\n`)
    process.exitCode = 1
  }
  if (values.faults) {
    process.stdout.write(`${gold.file} ${problems.map(({ code }) => code).join(' ')}\n`)
    for (const page of gold.pages) {
      if (document === undefined) break
      const faults = describeFaults(page, cutPage(document, page), pageText(gold, page.page, []))
      process.stdout.write(`${[` page ${page.page}`, ...faults].join('\n')}\n`)
    }
  }
  return { counts: holdAgainstGold(gold, document), pages: document?.pages ?? 0, seconds: await medianSeconds(read) }
}

/** @param {GoldDocument} gold @param {readonly string[]} how */
async function measureBaseline(gold, how) {
  const counts = noCounts()
  for (const page of gold.pages) {
    countPage(counts, page, [{ zone: 'any', words: comparedWords(pageText(gold, page.page, how)) }])
  }
  const whole = () => pdftotext(`${documentFolder}/${gold.file}`, how)
  // One form feed ends each page.
  return { counts, pages: whole().split('\f').length - 1, seconds: await medianSeconds(whole) }
}

/** @param {GoldDocument} gold @param {number} page @param {readonly string[]} how */
function pageText(gold, page, how) {
  return pdftotext(`${documentFolder}/${gold.file}`, [...how, '-f', String(page), '-l', String(page)])
}

/** @param {() => unknown} work */
async function medianSeconds(work) {
  const times = []
  for (let time = 0; time < Number(values.times); time++) {
    const start = performance.now()
    await work()
    times.push((performance.now() - start) / 1000)
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN
}

/** Puts the section on reading in the place of the one before. @param {string} tables */
function writeResults(tables) {
  const machine = `${cpus().length} cores of ${cpus()[0]?.model.trim()}, shared with other work`
  const section = [
    `\`npm run bench:reading -- --write\` on ${machine}; Node ${process.versions.node}, pdftotext ${version}. Times are the median of ${values.times} readings of the whole file, one file at a time, after one to warm up; those of pdftotext hold the start of its process. What the figures mean: \`bench/README.md\`.`,
    tables,
  ].join('\n\n')
  writeSection('Reading', section)
}

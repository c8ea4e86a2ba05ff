import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnalyzeOptions, analyze, analyzeAgain } from '../../../dist/index.js'
import { firstDifference, folderOf, tablesIn } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const lexicon = (entries: string) => `title: x\nconcepts: { a: { entries: [${entries}] } }\n`
const ofTexts = ['documents', 'pages', 'terms', 'reuse'].flatMap((name) => [`${name}.csv`, `${name}.parquet`])

/** The tables of a run, and the page that shows them. */
const resultsIn = (out: string) =>
  tablesIn(out).set('report.html', readFileSync(join(out, 'report.html'), 'utf8').split('\n'))

/** A folder with a run in it, what the run gave, and how to see what later ones write. */
async function afterRun() {
  const texts = generatedCorpus(5, 5)
  const [name = ''] = Object.keys(texts).map((path) => path.replace('texts/', ''))
  const folder = folderOf({ ...texts, 'l.yaml': lexicon('China'), 'm.csv': `file,title\n${name},One\n` })
  const path = (name: string) => join(folder, name)
  const options: AnalyzeOptions = { inputs: [path('texts')], lexicon: path('l.yaml'), out: path('o'), jobs: 1 }
  const first = await analyze(options)
  const table = (name: string) => join(folder, 'o', 'tables', name)
  // A file that is written again is another file under the same name.
  const marks = () => new Map(ofTexts.map((name) => [name, statSync(table(name)).ino]))
  const before = marks()
  const written = () => [...marks()].filter(([name, mark]) => before.get(name) !== mark).map(([name]) => name)
  const coldResults = async (changed: Partial<AnalyzeOptions> = {}) => {
    const out = folderOf()
    await analyze({ ...options, ...changed, out })
    return resultsIn(out)
  }
  return { path, options, first, table, written, coldResults }
}

describe('a run with an edited lexicon', () => {
  it('leaves the tables that no lexicon bears on as they are, and all are those of a cold run', async () => {
    const { path, options, first, written, coldResults } = await afterRun()
    writeFileSync(path('l.yaml'), lexicon('China, partners'))
    const second = await analyzeAgain(options, first)
    expect(written()).toEqual([])
    expect(firstDifference(resultsIn(path('o')), await coldResults())).toBe('')
    writeFileSync(path('l.yaml'), lexicon('capital'))
    await analyzeAgain(options, second)
    expect(written()).toEqual([])
    expect(firstDifference(resultsIn(path('o')), await coldResults())).toBe('')
  })

  it('restores a table that was deleted or edited in the meantime, and no other', async () => {
    const { path, options, first, table, written, coldResults } = await afterRun()
    rmSync(table('terms.csv'))
    appendFileSync(table('pages.parquet'), 'x')
    const documents = readFileSync(table('documents.csv'), 'utf8')
    writeFileSync(table('documents.csv'), documents.replace('.txt', '.doc'))
    writeFileSync(path('l.yaml'), lexicon('China, partners'))
    await analyzeAgain(options, first)
    expect(written()).toEqual(ofTexts.filter((name) => !name.startsWith('reuse')))
    expect(firstDifference(resultsIn(path('o')), await coldResults())).toBe('')
  })

  it('writes them again where another run has given the documents other metadata, or counts other zones', async () => {
    const { path, options, first, written, coldResults } = await afterRun()
    await analyze({ ...options, metadata: path('m.csv') })
    await analyzeAgain(options, first)
    expect(firstDifference(resultsIn(path('o')), await coldResults({ metadata: path('m.csv') }))).toBe('')
    await analyzeAgain({ ...options, zones: ['title'] }, first).catch(() => undefined)
    await analyzeAgain({ ...options, zones: ['body'] }, first)
    expect(firstDifference(resultsIn(path('o')), await coldResults({ metadata: path('m.csv'), zones: ['body'] }))).toBe(
      '',
    )
    expect(written()).toEqual(ofTexts)
  })
})

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { scoreCodes } from '../../../src/pipeline/validation/score-codes.js'
import { csvTable } from '../../../src/report/csv.js'
import { printedBy } from '../../cli/printed.js'
import { folderOf } from '../../support/folders.js'

const folder = '../shared/texts/coded'
const isThere = existsSync(folder)
if (!isThere)
  process.stderr.write(`\nA lexicon against the codes of people is not tested here: there is no ${folder}\n`)

/** Words that at least 4 of 5 people marked as of the digital sphere, scored against paragraphs that 5 other people judged. */
describe.skipIf(!isThere)('a lexicon of the words that people marked, against what people say of paragraphs', () => {
  const rowsOf = (name: string): Record<string, string>[] =>
    isThere ? parse(readFileSync(join(folder, name)), { columns: true, bom: true, relax_quotes: true }) : []
  const words = rowsOf('digital_terms_5coders.csv').flatMap(({ word = '', n_yes }) =>
    Number(n_yes) >= 4 ? [word] : [],
  )
  const judged = rowsOf('output_manual_coding.csv').filter(({ coder_ID }) => coder_ID !== '666')
  const files = folderOf({
    'digital.yaml': `title: words\nmatch: surface\nconcepts:\n  digital:\n    entries: [${words.join(', ')}]\n`,
  })
  const lexicon = join(files, 'digital.yaml')
  const columns = { unit: 'doc_ID', coder: 'coder_ID', code: 'Digitality', text: 'text_para' }
  const few = { draws: 200, seed: 1 }

  /** The four cells by counting: a majority of codes, and a word of the list among the runs of letters and digits. */
  function counted(rows: readonly Record<string, string>[]): number[] {
    const units = new Map<string, { votes: number; text: string }>()
    for (const { doc_ID = '', Digitality, text_para = '' } of rows) {
      const unit = units.get(doc_ID) ?? { votes: 0, text: text_para }
      units.set(doc_ID, unit)
      unit.votes += Digitality === '1' ? 1 : -1
    }
    const cells = [0, 0, 0, 0]
    for (const { votes, text } of units.values()) {
      const isMarked = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).some((word) => words.includes(word))
      const cell = isMarked ? (votes > 0 ? 0 : 1) : votes > 0 ? 2 : 3
      cells[cell] = (cells[cell] ?? 0) + 1
    }
    return cells
  }

  /** The same from what was scored. */
  async function scored(file: string) {
    const result = await scoreCodes({ codes: [file], columns, withoutCoders: ['666'], lexicon, ...few })
    const { units = 0, gold = 0, marked = 0, precision, recall, f1 } = result.scores[0] ?? {}
    const right = Math.round((precision?.value ?? 0) * marked)
    const cells = [right, marked - right, gold - right, units - marked - gold + right]
    return { ...result, cells, values: [precision, recall, f1].map((estimate) => estimate?.value?.toFixed(5)) }
  }

  it('is right in 12 of 20 of the 325 paragraphs that all five judged', async () => {
    const coders = new Map<string, number>()
    for (const { doc_ID = '' } of judged) coders.set(doc_ID, (coders.get(doc_ID) ?? 0) + 1)
    const five = judged.filter(({ doc_ID = '' }) => coders.get(doc_ID) === 5)
    const file = join(files, 'five.csv')
    const names = ['doc_ID', 'coder_ID', 'Digitality', 'text_para']
    writeFileSync(
      file,
      csvTable(
        names.map((name) => `${name}:text`).join(' '),
        five.map((row) => names.map((name) => row[name] ?? '')),
      ),
    )
    const { cells, values, agreement } = await scored(file)
    expect(words).toHaveLength(70)
    expect(cells).toEqual([12, 8, 11, 294])
    expect(cells).toEqual(counted(five))
    expect(values).toEqual(['0.60000', '0.52174', '0.55814'])
    expect(agreement[0]).toMatchObject({ coders: 5, units: 325 })
    expect(agreement[0]?.alpha).toBeCloseTo(0.6117212181126561, 12)
  }, 60_000)

  it('has an F1 of .557 on all, with every error in its paragraph and how right each word is', async () => {
    const { cells, values, errors, entries, cautions } = await scored(join(folder, 'output_manual_coding.csv'))
    expect(cells).toEqual([145, 73, 158, 2758])
    expect(cells).toEqual(counted(judged))
    expect(values).toEqual(['0.66514', '0.47855', '0.55662'])
    expect(errors).toHaveLength(73 + 158)
    const texts = new Map(judged.map(({ doc_ID, text_para }) => [doc_ID, text_para]))
    for (const { kind, unit, text, entries: found } of errors) {
      expect(text).toBe(texts.get(unit))
      expect(found !== '').toBe(kind === 'false positive')
    }
    const digital = entries.find(({ entry }) => entry === 'digital')
    const holding = [...texts].filter(([, text]) => /(?<![\p{L}\p{N}])digital(?![\p{L}\p{N}])/iu.test(text ?? ''))
    expect(digital).toMatchObject({ concept: '', units: holding.length })
    expect(digital?.precision.value).toBe((digital?.right ?? 0) / holding.length)
    expect(cautions).toEqual(['Unreliable, for coders agree too little (alpha below .667).'])
  }, 60_000)

  it('is said to rest on unreliable codes, with the errors written down where that is asked for', async () => {
    const out = folderOf()
    const asked = [
      'validate',
      'score',
      join(folder, 'output_manual_coding.csv'),
      '--without-coder',
      '666',
      '--lexicon',
      lexicon,
    ]
    const named = ['--columns', ...Object.entries(columns).map((pair) => pair.join('=')), '--draws', '100']
    const { exitCode, stdout } = await printedBy(...asked, ...named)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('\nUnreliable, for coders agree too little (alpha below .667).\n')
    expect(stdout).toContain(
      '231 errors of the lexicon: no cause marked 231 (with --out FOLDER they are written down).',
    )
    await printedBy(...asked, '--out', out, ...named)
    expect(parse(readFileSync(join(out, 'errors.csv')), { columns: true })).toHaveLength(231)
    expect(parse(readFileSync(join(out, 'entries.csv')), { columns: true }).length).toBeGreaterThan(20)
  }, 60_000)
})

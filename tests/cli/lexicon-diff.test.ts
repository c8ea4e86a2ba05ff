import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'
import { printedBy } from './printed.js'

const shipped = readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8')
const folder = folderOf({
  ...generatedCorpus(8, 3),
  'a.yaml': shipped,
  'b.yaml': shipped.replace('          - normative power\n', '          - normative power\n          - state\n'),
})
const path = (name: string) => join(folder, name)
const diff = (...args: string[]) => printedBy('lexicon', 'diff', ...args)

describe('tallyrand lexicon diff', () => {
  beforeAll(async () => {
    await analyze({ inputs: [path('texts')], lexicon: path('a.yaml'), out: path('output'), jobs: 1 })
  })

  it('shows what was done to each entry, and each count, rank and pair that it moved', async () => {
    const { exitCode, stdout, stderr } = await diff(path('a.yaml'), path('b.yaml'), path('output'))
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^Over 8 documents: \d+ sentences, [\d,]+ words\.\n\nEntries /)
    const gained = /\n\+ goal\/normative-power: state {2}\+(\d+)\n/.exec(stdout)?.[1]
    const [, before, after] =
      /\n {2}goal\/normative-power {2}(\d+) -> (\d+)(?:; rank \d -> \d)?\n {4}state {2}\+\d+\n/.exec(stdout) ?? []
    expect(Number(after) - Number(before)).toBe(Number(gained))
    expect(stdout).toMatch(/\nCo-occurrence in sentences\n {2}\S+ \+ \S+ {2}\d+ -> \d+\n {4}state {2}\+\d+\n/)
    expect(stdout).toMatch(/\nMatrix, sentences with both\n/)
  })

  it('prints every number as CSV, and all as JSON', async () => {
    const csv = await diff(path('a.yaml'), path('b.yaml'), path('output'), '--csv')
    const rows = parse(csv.stdout, { columns: true }) as Record<string, string>[]
    const json = await diff(path('a.yaml'), path('b.yaml'), path('output'), '--json')
    const { movements, documents } = JSON.parse(json.stdout)
    expect(documents).toBe(8)
    expect(rows.length).toBe(movements.length)
    expect(new Set(rows.map(({ table }) => table))).toEqual(
      new Set(['concepts', 'entries', 'document_concepts', 'cooccurrence', 'goal_strategy']),
    )
    const row = rows.find(
      ({ table, concept_a, measure }) =>
        table === 'concepts' && concept_a === 'goal/normative-power' && measure === 'frequency',
    )
    expect(row?.because).toMatch(/^goal\/normative-power: state \+\d+$/)
    expect(rows.some(({ table, entry }) => table === 'entries' && entry === 'state')).toBe(true)
  })

  it('says so where nothing moves', async () => {
    const { exitCode, stdout } = await diff(path('a.yaml'), path('a.yaml'), path('output/corpus.duckdb'))
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/\n {2}none\n\nNo number moves\.\n$/)
  })

  it('ends with 1 where there is no store', async () => {
    const { exitCode, stderr } = await diff(path('a.yaml'), path('b.yaml'), path('texts'))
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/holds no corpus\.duckdb\. Run "tallyrand analyze /)
  })
})

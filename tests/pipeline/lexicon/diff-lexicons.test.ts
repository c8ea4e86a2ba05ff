import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze, diffLexicons, LexiconError, type Movement } from '../../../dist/index.js'
import { folderOf, readTable } from '../../support/folders.js'
import { generatedCorpus, randomNumbers } from '../../support/generated-corpus.js'
import { randomlyEdited } from '../../support/random-edits.js'

/** Edits compared with cold runs; a long search sets more. */
const edits = Number(process.env.LEXICON_EDITS ?? 6)

const small = `title: Small
matrix: { rows: goal, columns: strategy }
concepts:
  goal:
    concepts:
      norms: { entries: [normative power, sovereignty, cyber sovereignty, standardization] }
      power: { entries: [cyber superpower, power] }
  strategy:
    concepts:
      un: { entries: [United Nations, intergovernmental agreement] }
      wic: { entries: [World Internet Conference, internet] }
  actor: { entries: [China, United States] }
`
const folder = folderOf({ ...generatedCorpus(12, 11), 'a.yaml': small })
const inputs = [join(folder, 'texts')]
const out = join(folder, 'output')

const keysOf = { concepts: 1, entries: 2, document_concepts: 2, cooccurrence: 3, goal_strategy: 3 } as const

/** How sure the numbers are is not compared, nor what says again what another measure says. */
const notCompared =
  /^(?:ci_low|ci_high|rank_low|rank_high|dp_norm_parts|length_.*|dice|ochiai|chi_squared|p_fisher|p_documents|q_documents)$/

/** The numbers of a run's tables by table, key and column. */
function numbersOf(results: string): Map<string, number> {
  const numbers = new Map<string, number>()
  for (const [table, keys] of Object.entries(keysOf)) {
    let rows: Record<string, string>[] = []
    try {
      rows = readTable(results, table)
    } catch {
      // Without a matrix there is no table of it.
    }
    for (const row of rows) {
      const cells = Object.entries(row)
      const key = cells.slice(0, keys).map(([, value]) => value)
      for (const [column, value] of cells.slice(keys))
        if (value !== '' && Number.isFinite(Number(value)) && !notCompared.test(column))
          numbers.set([table, ...key, column].join('|'), Number(value))
    }
  }
  return numbers
}

/** What differs between two cold runs, apart from what is not compared: shares of the top entry, and q of pairs at rest. */
function differenceOf(
  before: Map<string, number>,
  after: Map<string, number>,
): Map<string, [number | null, number | null]> {
  const difference = new Map<string, [number | null, number | null]>()
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const [from, to] = [before.get(key) ?? null, after.get(key) ?? null]
    if (from !== to && !key.endsWith('top_entry_share')) difference.set(key, [from, to])
  }
  for (const key of difference.keys()) {
    const row = key.slice(0, -'q'.length)
    const isAlone =
      key.endsWith('|q') && ![...difference.keys()].some((other) => other !== key && other.startsWith(row))
    if (isAlone) difference.delete(key)
  }
  return difference
}

async function cold(lexicon: string): Promise<Map<string, number>> {
  const results = folderOf()
  await analyze({ inputs, lexicon, out: results, units: ['sentence'], jobs: 1 })
  return numbersOf(results)
}

const textOf = ({ table, key, measure }: Movement) => [table, ...key, measure].join('|')
const bytesOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('the difference of two lexicons', () => {
  const before = join(folder, 'a.yaml')
  let coldBefore: Map<string, number>

  beforeAll(async () => {
    coldBefore = await cold(before)
    await analyze({ inputs, lexicon: before, out, jobs: 1 })
  })

  it.each(Array.from({ length: edits }, (_, seed) => seed))(
    'is that of two cold runs to the last bit, for random edit %i',
    async (seed) => {
      const after = join(folder, `b${seed}.yaml`)
      writeFileSync(after, randomlyEdited(small, randomNumbers(seed + 100)))
      const { movements } = await diffLexicons(before, after, out)
      const told = new Map(movements.map((movement) => [textOf(movement), [movement.before, movement.after]]))
      expect(told).toEqual(differenceOf(coldBefore, await cold(after)))
      for (const movement of movements.filter(
        ({ table, measure }) => table === 'concepts' && measure === 'frequency',
      )) {
        const sum = movement.because.reduce((total, { gained, lost }) => total + gained - lost, 0)
        expect(sum, textOf(movement)).toBe((movement.after ?? 0) - (movement.before ?? 0))
      }
      // Without a matrix its cells are gone, and no entry did that.
      const sentences = movements.filter(({ table, measure }) => table === 'cooccurrence' && measure === 'observed')
      for (const movement of sentences) expect(movement.because.length, textOf(movement)).toBeGreaterThan(0)
    },
  )

  it('of a lexicon and itself moved by comments is nothing', async () => {
    writeFileSync(join(folder, 'same.yaml'), `# A comment.\n\n${small.replace('norms:', 'norms: # here\n       ')}`)
    const { entries, movements, takenOver } = await diffLexicons(before, join(folder, 'same.yaml'), out)
    expect({ entries, movements, takenOver }).toEqual({ entries: [], movements: [], takenOver: [] })
  })

  it('tells what was done to each entry, and whose mentions it took over', async () => {
    const after = small
      .replace('cyber sovereignty, ', '')
      .replace('China, ', '{ entry: China, case: exact }, rivalry, ')
      .replace('  actor:', '  extra: { entries: [delegation] }\n  actor:')
    writeFileSync(join(folder, 'edited.yaml'), after)
    const { entries, takenOver, conceptsAdded, conceptsRemoved } = await diffLexicons(
      before,
      join(folder, 'edited.yaml'),
      out,
    )
    expect({ conceptsAdded, conceptsRemoved }).toEqual({ conceptsAdded: ['extra'], conceptsRemoved: [] })
    const status = Object.fromEntries(entries.map(({ concept, entry, status: of }) => [`${concept}: ${entry}`, of]))
    expect(status).toEqual({
      'actor: China': 'changed',
      'actor: rivalry': 'added',
      'extra: delegation': 'added',
      'goal/norms: cyber sovereignty': 'removed',
      'goal/norms: sovereignty': 'same',
    })
    const [taken] = takenOver
    const share = entries.find(({ entry }) => entry === 'sovereignty')
    expect(takenOver.length).toBe(1)
    expect(taken).toEqual({
      concept: 'goal/norms',
      from: 'cyber sovereignty',
      by: 'sovereignty',
      mentions: share?.gained,
    })
    expect(share?.gained).toBeGreaterThan(0)
  })

  it('adds up for a parent what its children count, and counts a document once', async () => {
    writeFileSync(
      join(folder, 'both.yaml'),
      small.replace('[cyber superpower, power]', '[cyber superpower, power, sovereignty]'),
    )
    const { movements } = await diffLexicons(before, join(folder, 'both.yaml'), out)
    const moved = (concept: string, measure: string) => {
      const found = movements.find(
        ({ table, key, measure: of }) => table === 'concepts' && key[0] === concept && of === measure,
      )
      return (found?.after ?? 0) - (found?.before ?? 0)
    }
    expect(moved('goal/power', 'frequency')).toBeGreaterThan(0)
    // Every sovereignty counts for the norms already, and once more in the goal above both.
    expect(moved('goal', 'frequency')).toBe(moved('goal/power', 'frequency'))
    expect(moved('goal/norms', 'frequency')).toBe(0)
    expect(moved('goal', 'documents')).toBe(0)
    expect(moved('goal/power', 'documents')).toBeGreaterThanOrEqual(0)
  })

  it('gives ranks among the concepts beside one another', async () => {
    writeFileSync(join(folder, 'ranked.yaml'), small.replace(', internet]', ']'))
    const { movements } = await diffLexicons(before, join(folder, 'ranked.yaml'), out)
    const ranks = movements
      .filter(({ measure }) => measure === 'rank')
      .map(({ key, before: from, after }) => [key[0], from, after])
    const frequency = (concept: string) => coldBefore.get(`concepts|${concept}|frequency`) ?? 0
    expect(frequency('strategy/wic')).toBeGreaterThan(frequency('strategy/un'))
    expect(ranks).toContainEqual(['strategy/wic', 1, 2])
    expect(ranks).toContainEqual(['strategy/un', 2, 1])
  })

  it('writes nothing into the store, and counts as its last run did', async () => {
    const results = folderOf()
    const options = { inputs, out: results, units: ['sentence'], jobs: 1, zones: ['title'] }
    await analyze({ ...options, lexicon: before, zones: ['all'] })
    await analyze({ ...options, lexicon: before, zones: ['body'], countReused: 'once' })
    const there = numbersOf(results)
    const store = join(results, 'corpus.duckdb')
    const bytes = bytesOf(store)
    const edited = join(folder, 'edited-too.yaml')
    writeFileSync(edited, small.replace('China, ', ''))
    const { movements } = await diffLexicons(before, edited, store)
    expect(bytesOf(store)).toBe(bytes)
    const china = movements.find(
      ({ table, key, measure }) => table === 'concepts' && key[0] === 'actor' && measure === 'frequency',
    )
    expect(china?.before).toBe(there.get('concepts|actor|frequency'))
    expect(china?.after).toBe((china?.before ?? 0) - (there.get('entries|actor|China|frequency') ?? 0))
  })

  it('says where there is no store or a lexicon is at fault', async () => {
    await expect(diffLexicons(before, before, join(folder, 'nowhere'))).rejects.toThrow(
      /there is no such folder or store/,
    )
    writeFileSync(join(folder, 'bad.yaml'), 'concepts: x')
    await expect(diffLexicons(before, join(folder, 'bad.yaml'), out)).rejects.toThrow(LexiconError)
  })
})

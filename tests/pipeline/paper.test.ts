import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf, readTable } from '../support/folders.js'

const paper = '../shared/texts/paper'

/** Counted by hand in the paper, its list of references left out. */
const byHand: readonly (readonly [entry: string, frequency: number])[] = [
  ['normative power', 4],
  ['cyber-superpower', 5],
  ['standardization', 4],
  ['indigenization', 2],
  ['localization', 1],
  ['World Internet Conference', 3],
  ['United Nations', 3],
  ['intergovernmental agreement', 3],
  ['power cycle theory', 2],
  ['cyber sovereignty', 1],
]

describe.skipIf(!existsSync(paper))('the paper on cyber diplomacy', () => {
  const out = folderOf()
  const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'

  beforeAll(async () => {
    await analyze({ inputs: [paper], lexicon, out })
  })

  it.each(byHand)('mentions %s %i times', (entry, frequency) => {
    const rows = readTable(out, 'entries').filter((row) => row.entry === entry)
    expect(rows.map((row) => Number(row.frequency))).toEqual([frequency])
  })

  it('joins every goal with every strategy in at least one sentence', () => {
    const cells = readTable(out, 'goal_strategy').filter(({ unit }) => unit === 'sentence')
    expect(cells).toHaveLength(12)
    for (const { observed } of cells) expect(Number(observed)).toBeGreaterThanOrEqual(1)
  })

  it('gives the same counts by concept with a lexicon of just those entries', async () => {
    const only = join(folderOf(), 'only.yaml')
    const concepts = new Map<string, string[]>()
    for (const [entry] of byHand) {
      const concept = entry === 'localization' ? 'indigenization' : entry.toLowerCase().replaceAll(' ', '-')
      concepts.set(concept, [...(concepts.get(concept) ?? []), entry])
    }
    const yaml = [...concepts].map(
      ([id, entries]) => `  ${id}:\n    entries:\n${entries.map((entry) => `      - ${entry}\n`).join('')}`,
    )
    writeFileSync(only, `title: Counted by hand\nconcepts:\n${yaml.join('')}`)
    const plain = folderOf()
    await analyze({ inputs: [paper], lexicon: only, out: plain })
    const counted = Object.fromEntries(
      readTable(plain, 'concepts').map(({ concept, frequency }) => [concept, Number(frequency)]),
    )
    expect(counted).toEqual({
      'normative-power': 4,
      'cyber-superpower': 5,
      standardization: 4,
      indigenization: 3,
      'world-internet-conference': 3,
      'united-nations': 3,
      'intergovernmental-agreement': 3,
      'power-cycle-theory': 2,
      'cyber-sovereignty': 1,
    })
  })

  it('takes in the mentions of the references when all zones are counted, but none from a web address', async () => {
    const all = folderOf()
    await analyze({ inputs: [paper], lexicon, out: all, zones: ['all'] })
    const frequency = (entry: string) => Number(readTable(all, 'entries').find((row) => row.entry === entry)?.frequency)
    expect(frequency('World Internet Conference')).toBe(4)
    expect(frequency('standardization')).toBe(6)
    const references = readTable(all, 'mentions').filter(({ zone }) => zone === 'references')
    expect(references.length).toBeGreaterThan(3)
    for (const { text } of readTable(all, 'mentions')) expect(text).not.toMatch(/https?:|www\./)
  })
})

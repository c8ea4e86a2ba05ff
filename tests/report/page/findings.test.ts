import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/analysis/result-table.js'
import type { Finding, PageLexicon, PageTable } from '../../../src/report/page/contract.js'
import { findingsOf } from '../../../src/report/page/findings.js'

const lexicon: PageLexicon = {
  title: 'T',
  version: null,
  matrix: { rows: 'goal', columns: 'means' },
  concepts: [
    ['goal', null, 'Goals'],
    ['goal/a', 'goal', 'Alpha'],
    ['goal/b', 'goal', 'Beta'],
    ['means', null, 'Means'],
    ['means/c', 'means', 'Gamma'],
  ].map(([id, parent, label]) => ({
    id: id ?? '',
    parent: parent ?? null,
    label: label ?? '',
    definition: null,
    source: null,
  })),
}

function tableOf(name: string, rows: readonly Readonly<Record<string, Cell>>[]): PageTable {
  const names = Object.keys(rows[0] ?? {})
  return {
    name,
    columns: names.map((column) => ({ name: column, type: 'double' as const })),
    rows: rows.length,
    cells: names.map((column) => rows.map((row) => row[column] ?? null)),
  }
}

const concept = (id: string, frequency: number, more: Readonly<Record<string, Cell>> = {}) => ({
  concept: id,
  label: id,
  frequency,
  per_million: frequency * 10,
  ci_low: null,
  ci_high: null,
  documents: frequency === 0 ? 0 : 3,
  dp_norm: 0.2,
  negated: 0,
  top_entry: 'x',
  top_entry_share: 0.5,
  ...more,
})

const cell = (goal: string, observed: number, expected: number, q: number | null) => ({
  unit: 'sentence',
  goal,
  strategy: 'means/c',
  observed,
  expected,
  npmi: 0.4,
  g2: 9,
  q,
})

const textOf = (parts: Finding['sentence']) =>
  parts.map((part) => (typeof part === 'string' ? part : 'number' in part ? part.number : part.link)).join('')
const said = (tables: readonly PageTable[], kind: string) =>
  findingsOf({
    tables,
    lexicon,
    totals: { documents: 9, counted: 8, sentences: 1, tokens: 1, words: 1, mentions: 1 },
    units: ['sentence'],
  })
    .filter((finding) => finding.kind === kind)
    .map(({ sentence, hedge }) => [textOf(sentence), textOf(hedge)])

describe('the findings', () => {
  it('name what is mentioned most with its numbers, and say that no interval was computed', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12), concept('goal/b', 7), concept('means/c', 1)])
    expect(said([concepts], 'most-named')).toEqual([
      [
        'Among goals, Alpha is mentioned most: 12 mentions in 3 of 8 counted documents, 120 per million words.',
        'Beta follows with 7. No interval was computed, so it is not known how sure this order is.',
      ],
      ['Among means, Gamma is mentioned most: 1 mention in 3 of 8 counted documents, 10 per million words.', ''],
    ])
  })

  it.each([
    [
      { ci_low: 90, ci_high: 150 },
      { ci_low: 40, ci_high: 100 },
      'The two intervals overlap: the order of the two is not certain.',
    ],
    [{ ci_low: 101, ci_high: 150 }, { ci_low: 40, ci_high: 100 }, 'The two intervals do not overlap.'],
  ])('are no surer of an order than the intervals %j and %j', (first, second, hedge) => {
    const concepts = tableOf('concepts', [concept('goal/a', 12, first), concept('goal/b', 7, second)])
    expect(said([concepts], 'most-named')[0]?.[1]).toBe(`Beta follows with 7. ${hedge}`)
  })

  it('do not let one of two equals lead', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 7), concept('goal/b', 7)])
    expect(said([concepts], 'most-named')[0]?.[1]).toContain('as many: neither leads.')
  })

  it('say that nothing was found where nothing was', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 0), concept('goal/b', 0)])
    expect(said([concepts], 'most-named')[0]).toEqual(['None of goals is mentioned.', 'Another wording is not seen.'])
  })

  it('name a pair only where it stands together five times, more often than chance would bring', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 6, 1.25, 0.004), cell('goal/b', 4, 0.1, 0.0001)])
    const [[sentence, hedge] = []] = said([concepts, matrix], 'pairs')
    expect(sentence).toBe(
      'Alpha and Gamma stand together in 6 sentences where 1.25 would be expected if they had nothing to do with each other (NPMI 0.40, q = 0.004).',
    )
    expect(hedge).toContain('which texts are not, so q is too small')
    expect(said([concepts, matrix], 'pairs')).toHaveLength(1)
  })

  it('take a pair back where whole documents as the unit do not confirm it', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 6, 1.25, 0.004)])
    const pairs = (q_documents: number) =>
      tableOf('cooccurrence', [{ unit: 'sentence', concept_a: 'goal/a', concept_b: 'means/c', q_documents }])
    expect(said([concepts, matrix, pairs(0.4)], 'pairs')[0]?.[1]).toContain(
      'it is not confirmed (q over documents = 0.40)',
    )
    expect(said([concepts, matrix, pairs(0.01)], 'pairs')[0]?.[1]).toContain('It holds also where whole documents')
  })

  it('claim no association where q is large, what is seen is too little, or less than expected', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 20, 40, 0.001), cell('goal/b', 2, 0.1, 0.01)])
    const [[sentence, hedge] = []] = said([concepts, matrix], 'pairs')
    expect(sentence).toBe(
      'Of the 2 cells of the matrix, 2 hold a sentence with both; none holds both 5 or more and more than chance would bring (q below 0.05).',
    )
    expect(hedge).toContain('1 with fewer than 5 sentences has q below 0.05, but a count so small shows nothing.')
  })

  it('point at concepts that rest on one entry, and at those gathered in few documents', () => {
    const concepts = tableOf('concepts', [
      concept('goal/a', 12, { top_entry: 'alpha', top_entry_share: 0.9 }),
      concept('goal/b', 40, { dp_norm: 0.9 }),
    ])
    expect(said([concepts], 'one-entry')[0]?.[0]).toBe(
      'One concept rests for four fifths or more on one entry: goal/a on “alpha” (90%).',
    )
    expect(said([concepts], 'dispersion')[0]?.[0]).toContain('goal/b (40 in 3 documents)')
  })

  it('open every number of theirs to its evidence', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12), concept('goal/b', 7)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 6, 1.25, 0.004)])
    const [first] = findingsOf({
      tables: [concepts, matrix],
      lexicon,
      totals: { documents: 9, counted: 8, sentences: 1, tokens: 1, words: 1, mentions: 1 },
      units: ['sentence'],
    })
    expect(first?.sentence.filter((part) => typeof part !== 'string' && 'number' in part)).toEqual([
      { number: '12 mentions', evidence: { concept: 'goal/a' } },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { Cell } from '../../../src/analysis/result-table.js'
import type { Finding, PageLexicon, PageTable } from '../../../src/report/page/contract.js'
import type { FindingSource } from '../../../src/report/page/finding-words.js'
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
const totals = { documents: 9, counted: 8, sentences: 1, tokens: 1, words: 1, mentions: 1 }
const said = (tables: readonly PageTable[], kind: string, more: Partial<FindingSource> = {}) =>
  findingsOf({ tables, lexicon, totals, units: ['sentence'], ...more })
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
    expect(said([concepts], 'most-named')[0]).toEqual([
      'None of the concepts below “Goals” is mentioned.',
      'Another wording is not seen.',
    ])
  })

  it('say that no other is mentioned where the second has no mention, and ask for no interval of it', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12, { ci_low: 90, ci_high: 150 }), concept('goal/b', 0)])
    expect(said([concepts], 'most-named')[0]).toEqual([
      'Among goals, only Alpha is mentioned: 12 mentions in 3 of 8 counted documents, 120 per million words (95% interval over documents 90 to 150).',
      'No other of them is mentioned. Another wording is not seen.',
    ])
  })

  it('tell an interval without an upper end from one that was not computed', () => {
    const open = { ci_low: 4, ci_high: null }
    const closed = { ci_low: 90, ci_high: 150 }
    const ofFirst = tableOf('concepts', [concept('goal/a', 12, open), concept('goal/b', 7, closed)])
    expect(said([ofFirst], 'most-named')[0]?.[0]).toContain(
      '120 per million words (95% interval over documents from 4.0, without an upper end).',
    )
    expect(said([ofFirst], 'most-named')[0]?.[1]).toContain('The two intervals overlap')
    const ofSecond = tableOf('concepts', [concept('goal/a', 12, closed), concept('goal/b', 7, open)])
    expect(said([ofSecond], 'most-named')[0]?.[1]).toBe(
      'Beta follows with 7. So few documents hold it that its interval has no upper end: the order of the two is not certain.',
    )
  })

  it('say of one document that its intervals lie within it and are too narrow', () => {
    const concepts = tableOf('concepts', [
      concept('goal/a', 12, { ci_low: 90, ci_high: 150, documents: 1 }),
      concept('goal/b', 7, { ci_low: 40, ci_high: 100, documents: 1 }),
    ])
    const [[sentence, hedge] = []] = said([concepts], 'most-named', { totals: { ...totals, documents: 1, counted: 1 } })
    expect(sentence).toBe(
      'Among goals, Alpha is mentioned most: 12 mentions in the one counted document, 120 per million words (95% interval within this document 90 to 150).',
    )
    expect(hedge).toContain('each of its words for independent of the others, so it is too narrow.')
    expect(hedge).not.toContain('All stand in one document')
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

  it('take a pair back where it is not confirmed with each document held fixed, and claim no test of whole documents', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 6, 1.25, 0.004)])
    const pairs = (q_documents: number) =>
      tableOf('cooccurrence', [{ unit: 'sentence', concept_a: 'goal/a', concept_b: 'means/c', q_documents }])
    const hedges = [0.4, 0.01].map((q) => said([concepts, matrix, pairs(q)], 'pairs')[0]?.[1])
    expect(hedges[0]).toContain(
      'with each document held fixed (its sentences shifted within it) it is not confirmed (q = 0.40)',
    )
    expect(hedges[1]).toBe(
      'It holds also with each document held fixed (its sentences shifted within it): q = 0.010. To stand together is not to be connected.',
    )
    expect(hedges.join()).not.toContain('whole documents')
  })

  it('name the test over documents where documents are the unit', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [{ ...cell('goal/a', 6, 1.25, 0.004), unit: 'document' }])
    const pairs = tableOf('cooccurrence', [
      { unit: 'document', concept_a: 'goal/a', concept_b: 'means/c', q_documents: 0.03 },
    ])
    const [[, hedge] = []] = said([concepts, matrix, pairs], 'pairs', { units: ['document'] })
    expect(hedge).toContain("Fisher's exact test over documents: q = 0.030.")
    expect(hedge).not.toContain('shifted')
  })

  it('claim no association where q is large, what is seen is too little, or less than expected', () => {
    const concepts = tableOf('concepts', [concept('goal/a', 12)])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 20, 40, 0.001), cell('goal/b', 2, 0.1, 0.01)])
    const [[sentence, hedge] = []] = said([concepts, matrix], 'pairs')
    expect(sentence).toBe(
      '2 of the 2 cells of the matrix hold a sentence with both; none holds 5 or more and more than chance would bring (q below 0.05).',
    )
    expect(hedge).toContain('1 with fewer than 5 sentences has q below 0.05, but a count so small shows nothing.')
    // A cell of 20 is no small count.
    expect(hedge).not.toContain('counts this small')
  })

  it('count a sentence once that several cells of the matrix hold', () => {
    const concepts = tableOf('concepts', [
      concept('goal', 2),
      concept('goal/a', 1),
      concept('goal/b', 1),
      concept('means', 1),
      concept('means/c', 1),
    ])
    const matrix = tableOf('goal_strategy', [cell('goal/a', 1, 0.1, 0.2), cell('goal/b', 1, 0.1, 0.2)])
    const pairs = tableOf('cooccurrence', [
      { unit: 'sentence', concept_a: 'goal', concept_b: 'means', observed: 1, q_documents: null },
    ])
    const [[sentence, hedge] = []] = said([concepts, matrix, pairs], 'pairs')
    expect(sentence).toContain('2 of the 2 cells of the matrix hold a sentence with both (1 sentence in all); none')
    expect(hedge).toContain('counts this small could hide one')
    const [[one] = []] = said(
      [concepts, tableOf('goal_strategy', [cell('goal/a', 1, 0.1, 0.2), cell('goal/b', 0, 0.1, 1)])],
      'pairs',
    )
    expect(one).toContain('1 of the 2 cells of the matrix holds a sentence with both;')
    const [[none] = []] = said([concepts, tableOf('goal_strategy', [cell('goal/a', 0, 0.1, 1)])], 'pairs')
    expect(none).toBe('No cell of the matrix holds a sentence with both.')
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
      totals,
      units: ['sentence'],
    })
    expect(first?.sentence.filter((part) => typeof part !== 'string' && 'number' in part)).toEqual([
      { number: '12 mentions', evidence: { concept: 'goal/a' } },
    ])
  })
})

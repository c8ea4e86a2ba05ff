import { describe, expect, it } from 'vitest'
import { columns, type Row } from '../../../src/analysis/result-table.js'
import { FigureTables } from '../../../src/report/figures/collect-tables.js'
import type { Tables } from '../../../src/report/figures/figure.js'
import { figuresOf } from '../../../src/report/figures/figures.js'
import { moreTables } from './more-tables.js'
import { tablesOf } from './tables.js'

/** Shows tables as a run does, in batches of a few rows. */
function collected(tables: Tables, batch: number): Tables {
  const documents = tables.get('documents')
  if (documents === undefined) throw new Error('no documents')
  const seen = new FigureTables(documents)
  for (const [name, table] of tables) {
    const described = { name, columns: columns(table.columns.join(' ')) }
    for (let from = 0; from < table.rows.length; from += batch)
      seen.see(described, table.rows.slice(from, from + batch))
  }
  return seen.all()
}

/** Documents that mention one concept, each as often as `timesOf` says. */
function manyDocuments(count: number, timesOf: (index: number) => number): Tables {
  const names = Array.from({ length: count }, (_, index) => `d${100_000 + index}`)
  return tablesOf({
    documents: [
      'document path title date characters words status',
      ...names.map((name): Row => [name, name, '', '2020', 1000, 150, 'counted']),
    ],
    concepts: ['concept label frequency per_million documents', ['x', 'X', 99, 100, 9], ['x/y', 'Y', 99, 100, 9]],
    document_concepts: [
      'document concept frequency per_million',
      ...names.flatMap((name, index): Row[] => [
        [name, 'x', timesOf(index), timesOf(index) * 10],
        [name, 'x/y', timesOf(index), timesOf(index) * 10],
      ]),
    ],
    mentions: [
      'document concept entry start end',
      ...names.flatMap((name, index) =>
        Array.from({ length: timesOf(index) }, (_, at): Row => [name, 'x/y', 'y', at * 7, at * 7 + 1]),
      ),
    ],
  })
}

describe('what is kept of the tables for the figures', () => {
  it.each([1, 3, 1000])('gives the figures of the whole tables, shown %i rows at a time', (batch) => {
    expect(figuresOf(collected(moreTables, batch))).toEqual(figuresOf(moreTables))
  })

  it('gives the same figures of many documents, and keeps few of their rows', () => {
    const tables = manyDocuments(7000, (index) => 1 + ((index * 7919) % 23))
    const kept = collected(tables, 512)
    expect(figuresOf(kept)).toEqual(figuresOf(tables))
    expect(kept.get('document_concepts')?.rows).toHaveLength(120)
    expect(kept.get('mention_places')?.rows).toHaveLength(400)
    expect(kept.has('mentions')).toBe(false)
  })
})

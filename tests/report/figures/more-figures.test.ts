import { describe, expect, it } from 'vitest'
import { association } from '../../../src/report/figures/association.js'
import type { Figure } from '../../../src/report/figures/figure.js'
import { figuresOf } from '../../../src/report/figures/figures.js'
import { networksOf } from '../../../src/report/networks/network.js'
import { moreTables } from './more-tables.js'
import { tablesOf, valuesOf } from './tables.js'

const figures = figuresOf(moreTables)
const figureNamed = (name: string) => figures.find((figure) => figure.name === name)
const pick = (rows: readonly Record<string, unknown>[], ...names: readonly string[]) =>
  rows.map((row) => names.map((name) => row[name]))
const datasetsOf = (figure: Figure | undefined) =>
  (figure?.specification.datasets ?? {}) as Record<string, Record<string, unknown>[]>

describe('the places of mentions', () => {
  it('are pieces of the running text, by date and without what was not counted', () => {
    const marks = valuesOf(figureNamed('dispersion'))
    // 1,000 characters in 400 pieces: early from 0, late from 100, the one without a date from 400.
    expect(pick(marks, 'concept', 'place', 'frequency', 'document')).toEqual([
      ['means/treaty', 0.5 / 400, 2, 'early.txt'],
      ['means/treaty', 40.5 / 400, 1, 'late.txt'],
      ['ends/peace', 39.5 / 400, 1, 'early.txt'],
      ['means/forum', 399.5 / 400, 1, 'none.txt'],
    ])
    expect(datasetsOf(figureNamed('dispersion')).borders).toEqual([0, 0.1, 0.4, 1].map((place) => ({ place })))
  })

  it('of several documents in one piece name none of them', () => {
    const tables = new Map([
      ...moreTables,
      ...tablesOf({
        documents: [
          'document title date characters status',
          ...Array.from({ length: 1000 }, (_, index) => [`d${1000 + index}`, '', '', 10, 'counted']),
        ],
        mentions: [
          'document concept start',
          ...Array.from({ length: 1000 }, (_, index) => [`d${1000 + index}`, 'river', 5]),
        ],
      }),
    ])
    const figure = figuresOf(tables).find(({ name }) => name === 'dispersion')
    const marks = valuesOf(figure)
    expect(marks).toHaveLength(400)
    expect(marks.reduce((sum, { frequency }) => sum + Number(frequency), 0)).toBe(1000)
    expect(new Set(marks.map(({ document }) => document))).toEqual(new Set([null]))
    // More borders than can be told apart are not drawn.
    expect(datasetsOf(figure).borders).toEqual([])
  })
})

describe('the profiles of documents', () => {
  it('are the rows of the table, of the concepts that are shown', () => {
    const cells = valuesOf(figureNamed('document-profiles'))
    expect(pick(cells, 'document', 'name', 'concept', 'frequency', 'per_million')).toEqual([
      ['early.txt', '1999 Early', 'means/treaty', 3, 30_000],
      ['early.txt', '1999 Early', 'river', 1, 10_000],
      ['late.txt', '2021 Late', 'ends/peace', 2, 5_000.5],
    ])
    expect(figureNamed('document-profiles')?.description).toBe(
      'A heat map of 2 of 3 documents and 4 concepts. The densest: Treaties in 1999 Early, 3 mentions (30,000 per million words).',
    )
  })
})

describe('the company that concepts keep', () => {
  it('has each pair of the table twice, once on each side', () => {
    const cells = valuesOf(figureNamed('association-sentence'))
    expect(pick(cells, 'row', 'column', 'observed', 'expected', 'npmi', 'log_dice', 'q')).toEqual([
      ['Peace', 'Treaties', 6, 1.2, 0.5, 12, 0.001],
      ['Treaties', 'Peace', 6, 1.2, 0.5, 12, 0.001],
      ['Treaties', 'River', 1, 2, -0.25, 3, 0.4],
      ['River', 'Treaties', 1, 2, -0.25, 3, 0.4],
    ])
  })

  it('can be shown by another measure, and is none in a unit that was not asked for', () => {
    const [figure] = association(moreTables, 'sentence', 'log_dice')
    expect(figure?.name).toBe('association-log-dice-sentence')
    expect(figure?.description).toContain('Peace and Treaties (logDice 12.0)')
    expect(association(moreTables, 'paragraph', 'npmi')).toEqual([])
  })

  it('is drawn with the ties that chance does not explain, between the places of the network', () => {
    const { nodes = [], edges = [] } = datasetsOf(figureNamed('network-sentence'))
    const [network] = networksOf(moreTables)
    expect(pick(edges, 'concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'q')).toEqual([
      ['ends/peace', 'means/treaty', 6, 1.2, 0.5, 0.001],
    ])
    expect(pick(nodes, 'concept', 'frequency', 'degree', 'community')).toEqual(
      network?.nodes.map(({ concept, frequency, degree, community }) => [concept, frequency, degree, community]),
    )
    const placeOf = (concept: unknown) => nodes.find((node) => node.concept === concept)
    expect([edges[0]?.x, edges[0]?.y2]).toEqual([placeOf('ends/peace')?.x, placeOf('means/treaty')?.y])
    for (const { x, y } of nodes) {
      expect(Number(x)).toBeGreaterThan(0)
      expect(Number(y)).toBeLessThan(520)
    }
  })
})

describe('a course over time', () => {
  it('has the rates of the table, and a gap where there is none', () => {
    const points = valuesOf(figureNamed('trend'))
    expect(pick(points, 'period', 'group', 'per_million', 'run')).toEqual([
      ['2001', 'X', 1000, 0],
      ['2001', 'Y', 2000, 0],
      ['2002', 'X', 2000, 0],
      ['2002', 'Y', 2000, 0],
      ['2003', 'X', 3000, 0],
      ['2004', 'X', 4000, 0],
      // After the gap a new line begins.
      ['2004', 'Y', 2000, 3],
    ])
    expect(figureNamed('trend')?.description).toBe(
      'Lines for 1 concept over 4 periods, 2001 to 2004. Treaties is highest in 2004 (X), at 4,000 mentions per million words, from 3 documents.',
    )
  })

  it('of one period is none', () => {
    const trend = moreTables.get('trend')
    if (trend === undefined) throw new Error('no trend')
    const one = new Map([...moreTables, ['trend', { ...trend, rows: trend.rows.slice(0, 3) }] as const])
    expect(figuresOf(one).map(({ name }) => name)).not.toContain('trend')
  })
})

describe('what two sides differ in', () => {
  it('shows the items of the table whose q is below .05, by their labels', () => {
    const items = valuesOf(figureNamed('keyness-concept'))
    expect(pick(items, 'item', 'label', 'log_ratio', 'ci_low', 'ci_high', 'side')).toEqual([
      ['means/treaty', 'Treaties', 2, 1.5, 2.5, 'more in A'],
      ['river', 'River', -3.2, -5, -1, 'more in B'],
    ])
  })
})

describe('the likeness of texts', () => {
  it('has each pair twice, by the dates of the texts', () => {
    expect(pick(valuesOf(figureNamed('similarity')), 'row', 'column', 'cosine')).toEqual([
      ['1999 Early', '2021 Late', 0.75],
      ['2021 Late', '1999 Early', 0.75],
      ['1999 Early', 'none.txt', 0.5],
      ['none.txt', '1999 Early', 0.5],
    ])
  })
})

describe('a group', () => {
  it('has the same colour in every figure', () => {
    const scales = figures
      .flatMap(({ specification }) => [
        ...JSON.stringify(specification).matchAll(/"domain":(\[[^\]]*\]),"range":(\[[^\]]*\])/g),
      ])
      .map(([, domain = '', range = '']) => [JSON.parse(domain), JSON.parse(range)] as [string[], string[]])
      .filter(([domain]) => domain.includes('Means'))
    expect(scales.length).toBeGreaterThanOrEqual(3)
    expect(new Set(scales.map(([domain, range]) => range[domain.indexOf('Means')])).size).toBe(1)
  })
})

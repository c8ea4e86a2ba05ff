import { describe, expect, it } from 'vitest'
import type { Row } from '../../../src/analysis/result-table.js'
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
    expect(pick(points, 'period', 'group', 'per_million', 'line')).toEqual([
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

  /** A course of one group, from the rate, the ends of its interval and the documents of each year. */
  const courseOf = (years: readonly (readonly [number | null, number | null, number | null, number])[]) =>
    figuresOf(
      new Map([
        ...moreTables,
        ...tablesOf({
          trend: [
            'period group concept frequency words per_million ci_low ci_high documents',
            ...years.map(
              ([rate, low, high, documents], index): Row => [
                ...[String(2001 + index), '', 'means/treaty', rate === null ? 0 : 3, rate === null ? 0 : 1000],
                ...[rate, low, high, documents],
              ],
            ),
          ],
        }),
      ]),
    ).find(({ name }) => name === 'trend')

  it('keeps the years without a document on its axis, and leads neither line nor band across them', () => {
    const figure = courseOf([
      [1000, 500, 1500, 3],
      [1200, 600, 1800, 3],
      [null, null, null, 0],
      [900, 400, 1400, 2],
      [800, null, null, 2],
      [700, 300, 900, 2],
    ])
    const domains = [...JSON.stringify(figure?.specification).matchAll(/"domain":(\["2001"[^\]]*\])/g)]
    expect(new Set(domains.map(([, domain = '']) => domain))).toEqual(
      new Set([JSON.stringify(['2001', '2002', '2003', '2004', '2005', '2006'])]),
    )
    expect(pick(valuesOf(figure), 'period', 'interval', 'line', 'run')).toEqual([
      ['2001', 'closed', 0, 0],
      ['2002', 'closed', 0, 0],
      ['2004', 'closed', 3, 3],
      ['2005', 'none', 3, 0],
      ['2006', 'closed', 3, 5],
    ])
    expect(figure?.description).toContain('over 6 periods, 2001 to 2006, 1 of them without a document.')
  })

  it('draws an interval without an upper end as open, and never with the rate for its end', () => {
    const figure = courseOf([
      [1000, 500, null, 3],
      [1200, null, null, 3],
      [900, 800, 1000, 1],
      [900, 100, 50_000, 2],
    ])
    expect(pick(valuesOf(figure), 'interval', 'leaves', 'ci_high', 'reach')).toEqual([
      ['open', true, null, 1000],
      ['none', false, null, 1200],
      ['closed', false, 1000, 1000],
      // Beyond twice the highest rate it leaves the picture, which has an arrow there.
      ['closed', true, 50_000, 2400],
    ])
    const spec = JSON.stringify(figure?.specification)
    // Bands and closed lines are made of intervals with both ends alone.
    const panel = figure?.specification.spec as { layer: { mark: { type: string }; transform?: unknown }[] } | undefined
    const bands = panel?.layer.filter(({ mark }) => mark.type === 'area')
    expect(bands?.map(({ transform }) => transform)).toEqual([[{ filter: "datum.interval === 'closed'" }]])
    expect(spec).toContain("datum.interval === 'open'")
    const [, said = ''] = /"subtitle":(\[[^\]]*\])/.exec(spec) ?? []
    const explanation = (JSON.parse(said) as string[]).join(' ')
    expect(explanation).toContain('Dashed: the documents set no upper limit.')
    expect(explanation).toContain('Hollow: a single document; its interval takes each word for independent')
  })

  it('of one period is none', () => {
    const trend = moreTables.get('trend')
    if (trend === undefined) throw new Error('no trend')
    const one = new Map([...moreTables, ['trend', { ...trend, rows: trend.rows.slice(0, 3) }] as const])
    expect(figuresOf(one).map(({ name }) => name)).not.toContain('trend')
  })
})

describe('what two sides differ in', () => {
  it('shows the items of the table whose q is at most .05, by their labels', () => {
    const items = valuesOf(figureNamed('keyness-concept-pair-1'))
    expect(pick(items, 'item', 'label', 'log_ratio', 'ci_low', 'ci_high', 'side', 'over')).toEqual([
      ['means/treaty', 'Treaties', 2, 1.5, 2.5, 'more in A', 'words'],
      ['river', 'River', -3.2, -5, -1, 'more in B', 'words'],
    ])
  })

  const columns = 'kind item frequency_a frequency_b g2 q log_ratio ci_low ci_high group_a group_b q_documents'
  const figuresOfPairs = (rows: readonly Row[]) =>
    figuresOf(new Map([...moreTables, ...tablesOf({ keyness: [columns, ...rows] })])).filter(({ name }) =>
      name.startsWith('keyness-'),
    )
  const item = (name: string, group: string, g2: number, ratio: number, qDocuments: number | null): Row => [
    ...['term', name, 9, 2, g2, 0.01, ratio, ratio - 1, ratio + 9, group, '(others)', qDocuments],
  ]

  it('has a figure for each pair, by the names of its groups, with its own items alone', () => {
    const figures = figuresOfPairs([
      item('state', 'China', 30, 2, 0.01),
      item('norm', 'China', 20, -2, 0.2),
      item('state', 'États-Unis', 30, -2, 0.01),
    ])
    expect(figures.map(({ name }) => name)).toEqual(['keyness-term-china', 'keyness-term-etats-unis'])
    expect(figures.map(({ title }) => title)).toEqual([
      'China against the others: terms that one of them uses more',
      'États-Unis against the others: terms that one of them uses more',
    ])
    expect(pick(valuesOf(figures[0]), 'item', 'side')).toEqual([
      ['state', 'more in China'],
      ['norm', 'more in the others'],
    ])
    expect(figures[1]?.source.where).toEqual({ kind: 'term', group_a: 'États-Unis', group_b: '(others)' })
  })

  it('prefers items that differ over documents to those with a higher G2, marks them, and cuts no interval', () => {
    const byWords = Array.from({ length: 20 }, (_, index) => item(`w${index}`, 'China', 500 - index, 3, 0.4))
    const [figure] = figuresOfPairs([...byWords, item('certain', 'China', 7, 1, 0.04)])
    const values = valuesOf(figure)
    expect(values).toHaveLength(15)
    expect(values.filter(({ over }) => over === 'documents').map((value) => value.item)).toEqual(['certain'])
    const [, from, to] =
      /"domain":\[(-?[\d.]+),(-?[\d.]+)\],"nice":false/.exec(JSON.stringify(figure?.specification)) ?? []
    expect(Number(from)).toBeLessThan(0)
    expect(Number(to)).toBeGreaterThan(12)
  })

  it('draws the ten pairs with most items that differ over documents, and says which are without', () => {
    const pairs = Array.from({ length: 12 }, (_, index) =>
      item('state', `G${10 + index}`, 30, 2, index < 2 ? 0.4 : 0.01),
    )
    const figures = figuresOfPairs(pairs)
    expect(figures.map(({ name }) => name)).toEqual(
      Array.from({ length: 10 }, (_, index) => `keyness-term-g${12 + index}`),
    )
    for (const { specification } of figures)
      expect(JSON.stringify(specification.title)).toMatch(/Drawn are 10 of 12 pairs.*without a figure:.*G10 and.*G11/)
  })

  it('gives every pair a name of its own, whatever its groups are called', () => {
    const names = figuresOfPairs(
      ['中国', '日本', 'a b', 'a-b', 'a-b-4'].map((name) => item('x', name, 9, 1, 0.01)),
    ).map(({ name }) => name)
    expect(names).toEqual([
      'keyness-term-pair-1',
      'keyness-term-pair-2',
      'keyness-term-a-b',
      'keyness-term-a-b-4',
      'keyness-term-a-b-4-5',
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

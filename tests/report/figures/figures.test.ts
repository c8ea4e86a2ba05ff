import { describe, expect, it } from 'vitest'
import { figuresOf } from '../../../src/report/figures/figures.js'
import { moreTables } from './more-tables.js'
import { smallTables, tablesOf, valuesOf } from './tables.js'

const figureNamed = (name: string, tables = smallTables) => figuresOf(tables).find((figure) => figure.name === name)

describe('the figures of a run', () => {
  it('are named once each, in a form that every file system takes', () => {
    const names = figuresOf(moreTables).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  })

  it('say with which columns of which table they were made', () => {
    for (const { source } of figuresOf(moreTables)) {
      expect(moreTables.get(source.table)?.columns).toEqual(expect.arrayContaining([...source.columns]))
    }
  })

  it('are none where there is no table, and none of an empty one', () => {
    expect(figuresOf(new Map())).toEqual([])
    const empty = new Map([...smallTables].map(([name, table]) => [name, { ...table, rows: [] }]))
    expect(figuresOf(empty)).toEqual([])
  })

  it('are left out where a column is not there', () => {
    const concepts = { name: 'concepts', columns: ['concept', 'label'], rows: [['a', 'A']] }
    expect(figuresOf(new Map([['concepts', concepts]]))).toEqual([])
  })

  it('are plain JSON, the same each time', () => {
    const figures = figuresOf(smallTables)
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures)
    expect(JSON.stringify(figuresOf(smallTables))).toBe(JSON.stringify(figures))
  })

  it('differ between light and dark in nothing but colours', () => {
    const colourless = (scheme: 'light' | 'dark') =>
      JSON.stringify(figuresOf(moreTables, scheme)).replace(/#[0-9a-f]{6}/g, '#')
    expect(colourless('dark')).toBe(colourless('light'))
  })
})

describe('the rates of concepts', () => {
  it('are those of the table, by group, the matrix first and without the concepts above others', () => {
    const shown = valuesOf(figureNamed('concept-rates'))
    expect(
      shown.map(({ group, label, frequency, per_million, ci_low, ci_high, documents }) => [
        ...[group, label, frequency, per_million, ci_low, ci_high, documents],
      ]),
    ).toEqual([
      ['Ends', 'Peace', 12, 1200, 500, 2000, 2],
      ['Ends', 'Wealth', 0, 0, null, null, 0],
      ['Means', 'Treaties', 30, 3000, 2222.5, 3777.5, 3],
      ['Means', 'Forums', 10, 1000, 400, 1600, 2],
      ['Concepts', 'River', 3, 300, 0, 900, 1],
    ])
  })

  it('leave the picture where an interval has no upper end, and are not cut at the rate', () => {
    const concepts = tablesOf({
      concepts: [
        'concept label frequency per_million ci_low ci_high documents',
        ['a', 'A', 9, 900, 500, 1300, 5],
        ['b', 'B', 2, 200, 40, null, 1],
        ['c', 'C', 1, 100, 5, 40_000, 2],
        ['d', 'D', 0, 0, null, null, 0],
      ],
    })
    const figure = figureNamed('concept-rates', concepts)
    expect(
      valuesOf(figure).map((value) => ['interval', 'leaves', 'ci_high', 'shown_interval'].map((name) => value[name])),
    ).toEqual([
      ['closed', false, 1300, '500 to 1,300'],
      ['open', true, null, 'from 40.0'],
      // Nothing else could be seen on a scale that holds it.
      ['closed', true, 40_000, '5.00 to 40,000'],
      ['none', false, null, ''],
    ])
    const heading = figure?.specification.title as { subtitle: string[] } | undefined
    const subtitle = heading?.subtitle.join(' ')
    expect(subtitle).toContain('Arrows: the interval goes beyond the picture.')
    expect(subtitle).toContain('Dashed: too few documents hold the concept to set an upper limit.')
    expect(figure?.description).toContain(
      'B (200 mentions per million words, interval from 40.0 without an upper limit)',
    )
  })

  it('are said in words with their intervals', () => {
    expect(figureNamed('concept-rates')?.description).toContain(
      'Means: Treaties leads with 3,000 mentions per million words, interval 2,223 to 3,778',
    )
  })

  it('stand without intervals where the table has none', () => {
    const concepts = tablesOf({
      concepts: ['concept label frequency per_million documents', ['a', 'A', 2, 200, 1], ['b', 'A', 1, 100, 1]],
    })
    const figure = figureNamed('concept-rates', concepts)
    expect(figure?.description).not.toContain('interval')
    expect(figure?.source.columns).not.toContain('ci_low')
    // Two concepts of one label are two rows.
    expect(valuesOf(figure).map(({ label }) => label)).toEqual(['A (a)', 'A (b)'])
  })
})

describe('the matrix of goals and strategies', () => {
  it('has every cell of the table for each unit, the empty ones too', () => {
    const table = smallTables.get('goal_strategy')
    for (const [unit, name] of [
      ['sentence', 'goal-strategy-sentence'],
      ['window:20', 'goal-strategy-window-20'],
    ] as const) {
      const cells = valuesOf(figureNamed(name)).map((cell) =>
        ['unit', 'goal', 'strategy', 'observed', 'expected', 'npmi', 'q'].map((column) => cell[column]),
      )
      const rows = (table?.rows ?? []).filter(([of]) => of === unit)
      expect(cells).toEqual(rows.map((row) => row.filter((_, column) => table?.columns[column] !== 'g2')))
    }
  })

  it('has a pale ground for counts of 1, however many there are', () => {
    const matrix = tablesOf({
      goal_strategy: [
        'unit goal strategy observed expected npmi g2 q',
        ['sentence', 'ends/peace', 'means/forum', 1, 0.4, 0.1, 0.9, 0.6],
        ['sentence', 'ends/peace', 'means/treaty', 1, 0.2, 0.1, 0.9, 0.6],
      ],
    })
    const [figure] = figuresOf(new Map([...smallTables, ...matrix])).filter(({ name }) => name.startsWith('goal-'))
    const spec = JSON.stringify(figure?.specification)
    const [, domain = ''] = /"scale":\{"type":"linear","domain":(\[[^\]]*\])/.exec(spec) ?? []
    expect(JSON.parse(domain)).toEqual([0, 2, 4, 6, 8, 10])
    expect(valuesOf(figure).map(({ text_colour }) => text_colour)).toEqual(['#000000', '#000000'])
  })

  it('marks what differs from chance and says so', () => {
    const figure = figureNamed('goal-strategy-sentence')
    expect(valuesOf(figure).map(({ shown }) => shown)).toEqual(['0', '6 *', '0', '0'])
    expect(figure?.description).toBe(
      'Ends and means in the same sentence: a heat map of 4 cells. Most often together: Peace and Treaties, in 6 sentences ' +
        'where chance would give 1.20. 3 of the cells are empty; 1 differs from chance at q < .05.',
    )
  })
})

describe('the shares of entries', () => {
  it('are those of the table and fill each bar', () => {
    const segments = valuesOf(figureNamed('entry-shares'))
    expect(segments.map(({ concept, entry, frequency, share }) => [concept, entry, frequency, share])).toEqual([
      ['means/treaty', 'treaty', 24, 0.8],
      ['means/treaty', 'convention', 6, 0.2],
      ['ends/peace', 'peace', 12, 1],
      ['means/forum', 'forum', 10, 1],
      ['river', 'river', 3, 1],
    ])
    expect(segments.filter(({ from }) => from === 0)).toHaveLength(4)
    expect(segments.filter(({ to }) => to === 1)).toHaveLength(4)
  })

  it('stand together behind the first ones, and keep the sum', () => {
    const entries = ['a', 'b', 'c', 'd', 'e', 'f'].map((entry) => ['x', entry, 10, 1, 1 / 6])
    const tables = tablesOf({
      concepts: ['concept label frequency per_million documents', ['x', 'X', 60, 600, 1]],
      entries: ['concept entry frequency documents share', ...entries],
    })
    const segments = valuesOf(figureNamed('entry-shares', tables))
    expect(segments.map(({ entry, name, frequency }) => [entry, name, frequency])).toEqual([
      ...['a', 'b', 'c', 'd'].map((entry) => [entry, entry, 10]),
      [null, '2 others', 20],
    ])
  })
})

import { SaxesParser } from 'saxes'
import * as vega from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'
import { beforeAll, describe, expect, it } from 'vitest'
import { drawSvg } from '../../../src/report/figures/draw-svg.js'
import type { Figure, Tables } from '../../../src/report/figures/figure.js'
import { figuresOf } from '../../../src/report/figures/figures.js'
import { moreTables } from './more-tables.js'
import { tablesOf } from './tables.js'

interface Picture {
  readonly attributes: Readonly<Record<string, string>>
  /** Content of the elements, by the name of the element. */
  readonly texts: ReadonlyMap<string, readonly string[]>
  readonly ids: readonly string[]
}

/** An SVG as a reader of XML sees it; a fault ends the test. */
function parsed(svg: string): Picture {
  const parser = new SaxesParser({ xmlns: true })
  const texts = new Map<string, string[]>()
  const ids: string[] = []
  const open: string[] = []
  let attributes: Record<string, string> = {}
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const values = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    if (open.length === 0) attributes = values
    if (values.id !== undefined) ids.push(values.id)
    open.push(tag.name)
  })
  parser.on('text', (text) => {
    const name = open.at(-1) ?? ''
    if (text.trim() !== '') texts.set(name, [...(texts.get(name) ?? []), text])
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(svg).close()
  return { attributes, texts, ids }
}

const drawAll = (tables: Tables) => Promise.all(figuresOf(tables).map(drawSvg))

/** What the compiler warns of, save that it takes the layers of a panel for pictures of the same rows, which they are. */
function warningsOf({ specification }: Figure): string[] {
  const warnings: string[] = []
  const note = (...words: unknown[]) => {
    if (!words.join(' ').includes('different fork of the same data source')) warnings.push(words.join(' '))
    return logger
  }
  const quiet = () => logger
  const logger = { level: quiet, error: note, warn: note, info: quiet, debug: quiet }
  compile(specification as unknown as TopLevelSpec, { logger: logger as never })
  return warnings
}

const awkward = [
  ...['<script>alert(1)</script>', '"quoted" & \'single\'', 'שלום עולם', 'Zwölf \u0007 Boxkämpfer 🥊'],
  'A label of very many words that goes on and on beyond any width that a picture could ever have for it, and still further',
  '',
]
const awkwardTables = tablesOf({
  concepts: [
    'concept label frequency per_million ci_low ci_high documents',
    ...awkward.map((label, index) => [`c${index}`, label, 10 - index, 100.5 - index, 50, 150, 2]),
  ],
  entries: ['concept entry frequency documents share', ...awkward.map((label, index) => [`c${index}`, label, 5, 1, 1])],
  documents: [
    'document title date characters status',
    ...awkward.map((title, index) => [`d${index}`, title, '2020', 500, 'counted']),
  ],
  document_concepts: [
    'document concept frequency per_million',
    ...awkward.map((_, index) => [`d${index}`, `c${index}`, 5, 1000]),
  ],
  mentions: ['document concept start', ...awkward.map((_, index) => [`d${index}`, `c${index}`, 100])],
  cooccurrence: [
    'unit concept_a concept_b observed expected npmi log_dice g2 q',
    ...awkward.slice(1).map((_, index) => ['sentence', `c${index}`, `c${index + 1}`, 5, 1, 0.5, 10, 20, 0.001]),
  ],
})

describe('a figure as SVG', () => {
  const figures = figuresOf(moreTables)
  let drawn: string[] = []

  beforeAll(async () => {
    drawn = await drawAll(moreTables)
  })

  it('is well-formed and says what it shows to those who do not see it', () => {
    drawn.forEach((svg, index) => {
      const figure = figures[index]
      const { attributes, texts, ids } = parsed(svg)
      expect(attributes.role).toBe('img')
      expect(attributes['aria-labelledby']?.split(' ')).toEqual(ids.slice(0, 2))
      expect(texts.get('title')).toEqual([figure?.title])
      expect(texts.get('desc')).toEqual([figure?.description])
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  it('shows the numbers of the tables', () => {
    const [rates = '', matrix = ''] = drawn
    expect(parsed(rates).texts.get('text')).toEqual(expect.arrayContaining(['Treaties', '3,000', '1,200', '0']))
    expect(parsed(matrix).texts.get('text')).toEqual(expect.arrayContaining(['6 *', 'expected 1.20', '0']))
  })

  it('has a place for every mark', () => {
    for (const svg of drawn) expect(svg).not.toMatch(/NaN|undefined|Infinity|\bnull\b/)
  })

  it('is made of a specification that the compiler has nothing to say against', () => {
    for (const figure of [...figures, ...figuresOf(awkwardTables)]) expect(warningsOf(figure), figure.name).toEqual([])
  })

  it('has the same bytes each time, in whatever order and beside whatever else', async () => {
    expect(await drawAll(moreTables)).toEqual(drawn)
    const backwards: string[] = []
    for (const figure of [...figures].reverse()) backwards.unshift(await drawSvg(figure))
    expect(backwards).toEqual(drawn)
  })

  it('does not ask the fonts of the machine', async () => {
    const { textMetrics } = vega as unknown as { textMetrics: { width: () => number } }
    const before = textMetrics.width
    textMetrics.width = () => 1234
    try {
      expect(await drawAll(moreTables)).toEqual(drawn)
      expect(textMetrics.width()).toBe(1234)
    } finally {
      textMetrics.width = before
    }
  })
})

describe('awkward names', () => {
  it('are text and nothing else', async () => {
    for (const svg of await drawAll(awkwardTables)) {
      const { texts } = parsed(svg)
      expect([...texts.keys()].sort()).toEqual(expect.arrayContaining(['desc', 'text', 'title']))
      expect(texts.has('script')).toBe(false)
      expect(svg).not.toContain('\u0007')
    }
  })

  it('are shown as they are, or cut with an ellipsis', async () => {
    const [rates = ''] = await drawAll(awkwardTables)
    const texts = parsed(rates).texts.get('text') ?? []
    expect(texts).toEqual(
      expect.arrayContaining(['<script>alert(1)</script>', '"quoted" & \'single\'', 'שלום עולם', '(c5)']),
    )
    expect(texts.some((text) => /^A label of very many words.*…$/.test(text))).toBe(true)
  })
})

describe('tables of one concept', () => {
  it('make figures like any others', async () => {
    const tables = tablesOf({
      concepts: ['concept label frequency per_million ci_low ci_high documents', ['x', 'X', 1, 10, null, null, 1]],
      entries: ['concept entry frequency documents share', ['x', 'x', 1, 1, 1]],
      documents: ['document title date characters status', ['d', '', '', 0, 'counted'], ['e', '', '', 10, 'counted']],
      document_concepts: ['document concept frequency per_million', ['e', 'x', 1, 500_000]],
      mentions: ['document concept start', ['e', 'x', 9]],
      cooccurrence: ['unit concept_a concept_b observed expected npmi log_dice g2 q'],
      goal_strategy: ['unit goal strategy observed expected npmi g2 q'],
    })
    expect(figuresOf(tables).map(({ name }) => name)).toEqual([
      ...['concept-rates', 'entry-shares', 'dispersion', 'document-profiles'],
    ])
    for (const svg of await drawAll(tables)) {
      parsed(svg)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  })
})

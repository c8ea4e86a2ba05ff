import { numberOf, rowsOf, textOf } from './columns.js'
import { type FigureConcept, groupedConcepts } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { textWidth } from './text-width.js'
import { config, heading, palettes, rampColour, rampScale, readableOn, type Scheme, sizes } from './theme.js'
import { capital, countOf, grouped, measured, unitName, unitNoun } from './wording.js'

/** A measure of how strongly two concepts keep company. */
export type Association = 'npmi' | 'log_dice'

/** Concepts that are shown at most. */
const shownAtMost = 36

const measures = {
  npmi: { called: 'normalised pointwise mutual information', short: 'NPMI', low: 'less than by chance', high: 'more' },
  log_dice: { called: 'logDice', short: 'logDice', low: 'rarely together', high: 'always: 14' },
} as const

interface Pair {
  readonly unit: string
  readonly concept_a: string
  readonly concept_b: string
  readonly label_a: string
  readonly label_b: string
  readonly observed: number
  readonly expected: number
  readonly npmi: number
  readonly log_dice: number
  readonly q: number
}

/** The matrices of all units by normalised pointwise mutual information. */
export function associations(tables: Tables, scheme: Scheme): Figure[] {
  const units = new Set(rowsOf(tables, 'cooccurrence', ['unit']).map(({ unit }) => textOf(unit)))
  return [...units].flatMap((unit) => association(tables, unit, 'npmi', scheme))
}

/** How strongly each pair of concepts keeps company in one unit, by one measure; none where no pair does. */
export function association(tables: Tables, unit: string, measure: Association, scheme: Scheme = 'light'): Figure[] {
  const all = groupedConcepts(tables).filter(({ frequency }) => frequency > 0)
  const often = new Set([...all].sort((a, b) => b.frequency - a.frequency).slice(0, shownAtMost))
  const concepts = all.filter((concept) => often.has(concept))
  const pairs = pairsOf(tables, unit, concepts)
  if (pairs.length === 0) return []
  const { called, short, low, high } = measures[measure]
  const palette = palettes[scheme]
  const furthest = Math.max(0.1, ...pairs.map((pair) => Math.abs(pair[measure])))
  const [colours, from, to] =
    measure === 'npmi'
      ? [palette.diverging, -furthest, furthest]
      : [palette.sequential, Math.min(0, ...pairs.map(({ log_dice }) => log_dice)), 14]
  const order = concepts.map(({ label }) => label)
  const title = `How strongly concepts keep company in a ${unitNoun(unit)}`
  const explanation =
    `${capital(called)}; a dot: more or fewer than by chance (q\u00a0<\u00a0.05; takes each unit for independent of the others). ` +
    `Empty: never in one ${unitNoun(unit)}.` +
    (all.length > concepts.length ? ` Showing the ${concepts.length} most frequent of ${grouped(all.length)}.` : '')
  const longest = Math.max(...order.map((label) => textWidth(label, sizes.label)))
  const y = { field: 'row', type: 'nominal', title: null, scale: { domain: order } }
  const x = {
    field: 'column',
    type: 'nominal',
    title: null,
    scale: { domain: order },
    axis: { orient: 'top', labelAngle: -90, labelLimit: Math.min(280, Math.ceil(longest) + 2) },
  }
  const step = 20
  return [
    {
      name: measure === 'npmi' ? `association-${unitName(unit)}` : `association-log-dice-${unitName(unit)}`,
      title,
      description: describe(pairs, unit, measure, concepts.length),
      source: {
        table: 'cooccurrence',
        columns: ['unit', 'concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'log_dice', 'q'],
        where: { unit },
      },
      specification: {
        $schema: schema,
        title: heading(title, explanation, Math.max(420, concepts.length * step + Math.min(280, longest))),
        data: {
          values: pairs.flatMap((pair) => {
            const dot = readableOn(rampColour(colours, from, to, pair[measure]))
            return [
              { ...pair, row: pair.label_a, column: pair.label_b, dot },
              { ...pair, row: pair.label_b, column: pair.label_a, dot },
            ]
          }),
        },
        width: { step },
        height: { step },
        layer: [
          {
            mark: { type: 'rect', stroke: palette.line, strokeWidth: 0.5 },
            encoding: {
              x,
              y,
              color: {
                field: measure,
                type: 'quantitative',
                scale: rampScale(colours, from, to),
                legend: {
                  title: `${short} (${low} to ${high})`,
                  orient: 'bottom',
                  format: '.2~f',
                  tickCount: 5,
                  gradientLength: 220,
                },
              },
              tooltip: ['label_a', 'label_b', 'observed', 'expected', 'npmi', 'log_dice', 'q'].map((field) => ({
                field,
              })),
            },
          },
          {
            transform: [{ filter: 'datum.q < 0.05' }],
            mark: { type: 'point', filled: true, size: 14, opacity: 1 },
            encoding: { x, y, color: { field: 'dot', type: 'nominal', scale: null, legend: null } },
          },
        ],
        resolve: { scale: { color: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

function pairsOf(tables: Tables, unit: string, concepts: readonly FigureConcept[]): Pair[] {
  const labels = new Map(concepts.map(({ concept, label }) => [concept, label]))
  const columns = ['unit', 'concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'log_dice', 'q'] as const
  return rowsOf(tables, 'cooccurrence', columns).flatMap((row) => {
    const [a, b] = [textOf(row.concept_a), textOf(row.concept_b)]
    const [labelA, labelB] = [labels.get(a), labels.get(b)]
    if (row.unit !== unit || labelA === undefined || labelB === undefined) return []
    return [
      {
        ...{ unit, concept_a: a, concept_b: b, label_a: labelA, label_b: labelB },
        ...{ observed: numberOf(row.observed), expected: numberOf(row.expected), npmi: numberOf(row.npmi) },
        ...{ log_dice: numberOf(row.log_dice), q: typeof row.q === 'number' ? row.q : 1 },
      },
    ]
  })
}

function describe(pairs: readonly Pair[], unit: string, measure: Association, concepts: number): string {
  const marked = pairs.filter(({ q }) => q < 0.05)
  const [strongest] = [...marked].sort((a, b) => b[measure] - a[measure])
  const leading =
    strongest === undefined
      ? 'None differs from chance at q < .05.'
      : `${grouped(marked.length)} of them differ from chance at q < .05, most strongly ${strongest.label_a} and ` +
        `${strongest.label_b} (${measures[measure].short} ${measured(strongest[measure])}).`
  return (
    `A matrix of ${countOf(concepts, 'concept')}: ${countOf(pairs.length, 'pair')} of them stand in one ` +
    `${unitNoun(unit)} at least once. ${leading}`
  )
}

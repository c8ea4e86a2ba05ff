import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import { groupedConcepts } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { shortened, textWidth } from './text-width.js'
import { config, heading, palettes, rateFormat, type Scheme, sizes } from './theme.js'
import { countOf, grouped, measured } from './wording.js'

/** Concepts and groups that are shown at most. */
const conceptsAtMost = 12
const groupsAtMost = 5
/** Panels side by side. */
const across = 3

interface Point {
  readonly period: string
  readonly group: string
  readonly concept: string
  readonly label: string
  readonly frequency: number
  readonly words: number
  readonly per_million: number
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly documents: number
}

/** How often concepts are mentioned from period to period, by group of documents where there are groups. */
export function trends(tables: Tables, scheme: Scheme): Figure[] {
  const all = pointsOf(tables)
  const periods = [...new Set(all.map(({ period }) => period))].sort(compareCodeUnits)
  // One period is no course.
  if (periods.length < 2) return []
  const groups = mostOf(
    all,
    ({ group }) => group,
    ({ words }) => words,
  ).slice(0, groupsAtMost)
  const concepts = mostOf(
    all,
    ({ concept }) => concept,
    ({ frequency }) => frequency,
  )
  const chosen = concepts.slice(0, conceptsAtMost)
  const points = all.filter(({ concept, group }) => chosen.includes(concept) && groups.includes(group))
  if (points.length === 0) return []
  const hasGroups = groups.length > 1
  const allGroups = new Set(all.map(({ group }) => group)).size
  const labels = chosen.map((concept) => points.find((point) => point.concept === concept)?.label ?? concept)
  const title = 'How often the concepts are mentioned over time'
  const explanation =
    'Mentions per million words; bands: 95% intervals by drawing documents anew. Each panel has a scale of its own.' +
    (concepts.length > chosen.length
      ? ` Showing the ${chosen.length} most frequent of ${grouped(concepts.length)}.`
      : '') +
    (allGroups > groups.length
      ? ` Showing ${groups.length} of ${grouped(allGroups)} groups, those with the most words.`
      : '')
  const { categories } = palettes[scheme]
  const colour = {
    field: 'group',
    type: 'nominal',
    scale: { domain: groups, range: groups.map((_, index) => categories[index % categories.length]) },
    legend: hasGroups ? { title: null, orient: 'top' } : null,
  }
  const runOf = runs(points, periods)
  const end = Math.max(0, ...points.map(({ per_million }) => per_million))
  const width = chosen.length < across ? Math.floor(sizes.plot / chosen.length) : 180
  const x = {
    field: 'period',
    type: 'ordinal',
    title: null,
    scale: { domain: periods },
    axis: { labelAngle: 0, grid: false, values: labelled(periods, width) },
  }
  // A line does not lead across a period of which nothing is known.
  const run = { field: 'run', type: 'nominal' }
  const y = {
    field: 'per_million',
    type: 'quantitative',
    title: null,
    scale: { zero: true },
    axis: { tickCount: 4, format: rateFormat(end) },
  }
  return [
    {
      name: 'trend',
      title,
      description: describe(points, periods, chosen),
      source: {
        table: 'trend',
        columns: ['period', 'group', 'concept', 'frequency', 'words', 'per_million', 'ci_low', 'ci_high', 'documents'],
      },
      specification: {
        $schema: schema,
        title: heading(title, explanation),
        data: { values: points.map((point) => shownPoint(point, runOf(point))) },
        facet: {
          field: 'panel',
          type: 'nominal',
          sort: [...new Set(labels.map(panelOf))],
          header: { title: null },
        },
        columns: Math.min(across, chosen.length),
        spacing: { row: 26, column: 26 },
        spec: {
          width,
          height: 120,
          layer: [
            {
              mark: { type: 'area', opacity: 0.2, interpolate: 'linear' },
              encoding: { x, y: { ...y, field: 'from' }, y2: { field: 'reach' }, color: colour, detail: run },
            },
            {
              mark: { type: 'line', strokeWidth: 1.75, point: { size: 18, filled: true } },
              encoding: {
                x,
                y,
                color: colour,
                detail: run,
                tooltip: ['label', 'group', 'period', 'frequency', 'words', 'per_million', 'documents'].map(
                  (field) => ({
                    field,
                  }),
                ),
              },
            },
          ],
        },
        resolve: { scale: { y: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

function pointsOf(tables: Tables): Point[] {
  const labels = new Map(groupedConcepts(tables).map(({ concept, label }) => [concept, label]))
  const columns = [
    'period',
    'group',
    'concept',
    'frequency',
    'words',
    'per_million',
    'ci_low',
    'ci_high',
    'documents',
  ] as const
  return rowsOf(tables, 'trend', columns).flatMap((row) => {
    const label = labels.get(textOf(row.concept))
    // A period without a word has no rate.
    if (label === undefined || typeof row.per_million !== 'number') return []
    return [
      {
        ...{ period: textOf(row.period), group: textOf(row.group), concept: textOf(row.concept), label },
        ...{ frequency: numberOf(row.frequency), words: numberOf(row.words), per_million: row.per_million },
        ci_low: typeof row.ci_low === 'number' ? row.ci_low : null,
        ci_high: typeof row.ci_high === 'number' ? row.ci_high : null,
        documents: numberOf(row.documents),
      },
    ]
  })
}

function shownPoint(point: Point, run: number) {
  const { label, per_million, ci_low, ci_high } = point
  // Without an interval the band is as narrow as the line.
  return { ...point, panel: panelOf(label), run, from: ci_low ?? per_million, reach: ci_high ?? per_million }
}

/** For each point the number of the stretch of periods without a gap that it belongs to. */
function runs(points: readonly Point[], periods: readonly string[]): (point: Point) => number {
  const place = new Map(periods.map((period, index) => [period, index]))
  const keyOf = ({ concept, group, period }: Point, earlier = 0) =>
    `${concept}\u0000${group}\u0000${(place.get(period) ?? 0) - earlier}`
  const run = new Map<string, number>()
  const inOrder = [...points].sort((a, b) => (place.get(a.period) ?? 0) - (place.get(b.period) ?? 0))
  for (const point of inOrder) run.set(keyOf(point), run.get(keyOf(point, 1)) ?? place.get(point.period) ?? 0)
  return (point) => run.get(keyOf(point)) ?? 0
}

/** As many periods as have room for their names, at equal distances. */
function labelled(periods: readonly string[], width: number): string[] {
  const widest = Math.max(...periods.map((period) => textWidth(period, sizes.label))) + 10
  const every = Math.max(1, Math.ceil((widest * periods.length) / width))
  return periods.filter((_, index) => index % every === 0)
}

function panelOf(label: string): string {
  return shortened(label, sizes.label, 190)
}

/** Names by the sum of a number over their points, the largest first and without those of 0. */
function mostOf(
  points: readonly Point[],
  nameOf: (point: Point) => string,
  sizeOf: (point: Point) => number,
): string[] {
  const sums = new Map<string, number>()
  for (const point of points) sums.set(nameOf(point), (sums.get(nameOf(point)) ?? 0) + sizeOf(point))
  return [...sums]
    .filter(([, sum]) => sum > 0)
    .sort((a, b) => b[1] - a[1] || compareCodeUnits(a[0], b[0]))
    .map(([name]) => name)
}

function describe(points: readonly Point[], periods: readonly string[], concepts: readonly string[]): string {
  const [leading] = concepts
  const of = points
    .filter(({ concept }) => concept === leading)
    .sort((a, b) => b.per_million - a.per_million || compareCodeUnits(a.period, b.period))
  const [highest] = of
  const peak =
    highest === undefined
      ? ''
      : ` ${highest.label} is highest in ${highest.period}${highest.group === '' ? '' : ` (${highest.group})`}, at ` +
        `${measured(highest.per_million)} mentions per million words, from ${countOf(highest.documents, 'document')}.`
  return (
    `Lines for ${countOf(concepts.length, 'concept')} over ${countOf(periods.length, 'period')}, ` +
    `${periods[0]} to ${periods.at(-1)}.${peak}`
  )
}

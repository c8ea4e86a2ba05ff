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
  /** `null` for a period without a counted word. */
  readonly per_million: number | null
  readonly ci_low: number | null
  readonly ci_high: number | null
  readonly documents: number
}

/** A point that has a rate. */
type Rated = Point & { readonly per_million: number }

/** How often concepts are mentioned from period to period, by group of documents where there are groups. */
export function trends(tables: Tables, scheme: Scheme): Figure[] {
  const all = pointsOf(tables)
  const rated = all.filter(isRated)
  // As they stand in the table: of years, those without a document too, so that the axis is even.
  const periods = [...new Set(all.map(({ period }) => period))]
  // One period is no course.
  if (new Set(rated.map(({ period }) => period)).size < 2) return []
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
  const points = rated.filter(({ concept, group }) => chosen.includes(concept) && groups.includes(group))
  if (points.length === 0) return []
  const hasGroups = groups.length > 1
  const allGroups = new Set(all.map(({ group }) => group)).size
  const labels = chosen.map((concept) => points.find((point) => point.concept === concept)?.label ?? concept)
  const title = 'How often the concepts are mentioned over time'
  const { categories, paper } = palettes[scheme]
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
    scale: { zero: true, nice: false },
    axis: { tickCount: 4, format: rateFormat(end) },
  }
  const tooltip = [
    ...['label', 'group', 'period', 'frequency', 'words', 'per_million', 'ci_low', 'ci_high', 'documents'],
  ].map((field) => ({ field }))
  // The upper edge of its panel, whatever the scale of that is.
  const edge = { value: 0 }
  const endOf = panelEnds(points)
  const values = points.map((point) => shownPoint(point, endOf(point), runOf(point)))
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
        title: heading(
          title,
          [
            ...explanationOf(values),
            concepts.length > chosen.length
              ? `Showing the ${chosen.length} most frequent of ${grouped(concepts.length)}.`
              : '',
            allGroups > groups.length
              ? `Showing ${groups.length} of ${grouped(allGroups)} groups, those with the most words.`
              : '',
          ]
            .filter((part) => part !== '')
            .join(' '),
        ),
        data: { values },
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
              transform: [{ filter: "datum.interval === 'closed'" }],
              mark: { type: 'area', opacity: 0.2, interpolate: 'linear' },
              encoding: { x, y: { ...y, field: 'ci_low' }, y2: { field: 'reach' }, color: colour, detail: run },
            },
            {
              transform: [{ filter: "datum.interval === 'closed'" }],
              mark: { type: 'rule', strokeWidth: 1, opacity: 0.7 },
              encoding: { x, y: { ...y, field: 'ci_low' }, y2: { field: 'reach' }, color: colour },
            },
            {
              transform: [{ filter: "datum.interval === 'open'" }],
              mark: { type: 'rule', strokeWidth: 1, strokeDash: [3, 2], opacity: 0.7 },
              encoding: { x, y: { ...y, field: 'ci_low' }, y2: edge, color: colour },
            },
            {
              transform: [{ filter: 'datum.leaves' }],
              mark: { type: 'point', shape: 'triangle-up', filled: true, size: 24, opacity: 0.9 },
              encoding: { x, y: edge, color: colour },
            },
            {
              mark: { type: 'line', strokeWidth: 1.75 },
              encoding: { x, y, color: colour, detail: { ...run, field: 'line' } },
            },
            ...[true, false].map((single) => ({
              transform: [{ filter: `datum.documents ${single ? '===' : '!=='} 1` }],
              mark: {
                type: 'point',
                size: single ? 20 : 22,
                opacity: 1,
                ...(single ? { fill: paper, strokeWidth: 1.25 } : { filled: true }),
              },
              encoding: { x, y, color: colour, tooltip },
            })),
          ],
        },
        resolve: { scale: { y: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

/** What the marks mean, as far as they are there. */
function explanationOf(points: readonly ReturnType<typeof shownPoint>[]): string[] {
  const [hasClosed, hasOpen] = (['closed', 'open'] as const).map((kind) =>
    points.some(({ interval }) => interval === kind),
  )
  const leaves = points.some((point) => point.leaves && point.interval === 'closed')
  const hasMany = points.some(({ documents, interval }) => documents > 1 && interval !== 'none')
  const hasOne = points.some(({ documents, interval }) => documents === 1 && interval !== 'none')
  return [
    'Mentions per million words.',
    hasMany
      ? `${hasClosed ? 'Bands and upright lines' : 'Upright lines'}: 95% intervals by drawing documents anew.`
      : '',
    leaves ? 'Arrows: the interval goes beyond the picture.' : '',
    hasOpen ? `${leaves ? 'Dashed' : 'Dashed, with an arrow'}: the documents set no upper limit.` : '',
    hasOne
      ? 'Hollow: a single document; its interval takes each word for independent of the others and is too narrow.'
      : '',
    'Gaps: no document. Each panel has a scale of its own.',
  ]
}

/** How much higher than its highest rate a panel is: of a few unlike documents, intervals reach so far that nothing else would be seen. */
const headroom = 2

/** For each point the upper end of its panel, as far as intervals need it. */
function panelEnds(points: readonly Rated[]): (point: Rated) => number {
  const highest = new Map<string, number>()
  for (const { concept, per_million } of points) highest.set(concept, Math.max(highest.get(concept) ?? 0, per_million))
  return ({ concept }) => headroom * (highest.get(concept) ?? 0)
}

function isRated(point: Point): point is Rated {
  return point.per_million !== null
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
    if (label === undefined) return []
    return [
      {
        ...{ period: textOf(row.period), group: textOf(row.group), concept: textOf(row.concept), label },
        ...{ frequency: numberOf(row.frequency), words: numberOf(row.words) },
        per_million: typeof row.per_million === 'number' ? row.per_million : null,
        ci_low: typeof row.ci_low === 'number' ? row.ci_low : null,
        ci_high: typeof row.ci_high === 'number' ? row.ci_high : null,
        documents: numberOf(row.documents),
      },
    ]
  })
}

/** Whether both ends of the interval are known, or only the lower one, or none. */
function intervalOf({ ci_low, ci_high }: Point): 'closed' | 'open' | 'none' {
  return ci_low === null ? 'none' : ci_high === null ? 'open' : 'closed'
}

function shownPoint(point: Rated, end: number, { line, band }: { readonly line: number; readonly band: number }) {
  const interval = intervalOf(point)
  const reach = Math.min(point.ci_high ?? point.per_million, end)
  const leaves = interval === 'open' || (interval === 'closed' && reach < (point.ci_high ?? 0))
  return { ...point, panel: panelOf(point.label), interval, reach, leaves, line, run: band }
}

/**
 * For each point the numbers of the stretches of neighbouring periods that it belongs to: those with a rate, through which a line
 * leads, and those with both ends of an interval, of which a band is made.
 */
function runs(
  points: readonly Rated[],
  periods: readonly string[],
): (point: Rated) => { readonly line: number; readonly band: number } {
  const line = runNumbers(points, periods)
  const band = runNumbers(
    points.filter((point) => intervalOf(point) === 'closed'),
    periods,
  )
  return (point) => ({ line: line(point), band: band(point) })
}

function runNumbers(points: readonly Rated[], periods: readonly string[]): (point: Rated) => number {
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

function describe(points: readonly Rated[], periods: readonly string[], concepts: readonly string[]): string {
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
  const known = new Set(points.map(({ period }) => period))
  const empty = periods.filter((period) => !known.has(period)).length
  const without = empty === 0 ? '' : `, ${grouped(empty)} of them without a document`
  return (
    `Lines for ${countOf(concepts.length, 'concept')} over ${countOf(periods.length, 'period')}, ` +
    `${periods[0]} to ${periods.at(-1)}${without}.${peak}`
  )
}

import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import { allConcepts } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { shortened } from './text-width.js'
import { config, heading, palettes, type Scheme, sizes } from './theme.js'
import { capital, countOf, grouped, measured } from './wording.js'

/** Items of each side that are shown at most. */
const perSide = 15

interface Item {
  readonly kind: string
  readonly item: string
  /** Label of a concept, or the item itself. */
  readonly label: string
  readonly frequency_a: number
  readonly frequency_b: number
  readonly g2: number
  readonly q: number
  readonly log_ratio: number
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/** What two sets of documents differ in, for each kind of item that was compared. */
export function keyness(tables: Tables, scheme: Scheme): Figure[] {
  const columns = ['kind', 'item', 'frequency_a', 'frequency_b', 'g2', 'q', 'log_ratio', 'ci_low', 'ci_high'] as const
  const labels = new Map(allConcepts(tables).map(({ concept, label }) => [concept, label]))
  const items = rowsOf(tables, 'keyness', columns).flatMap((row): Item[] => {
    if (typeof row.log_ratio !== 'number' || typeof row.g2 !== 'number') return []
    return [
      {
        ...{ kind: textOf(row.kind), item: textOf(row.item) },
        label: row.kind === 'concept' ? (labels.get(textOf(row.item)) ?? textOf(row.item)) : textOf(row.item),
        ...{ frequency_a: numberOf(row.frequency_a), frequency_b: numberOf(row.frequency_b) },
        ...{ g2: row.g2, q: typeof row.q === 'number' ? row.q : 1, log_ratio: row.log_ratio },
        ci_low: typeof row.ci_low === 'number' ? row.ci_low : null,
        ci_high: typeof row.ci_high === 'number' ? row.ci_high : null,
      },
    ]
  })
  const kinds = [...new Set(items.map(({ kind }) => kind))]
  return kinds.flatMap((kind) =>
    drawn(
      kind,
      items.filter((item) => item.kind === kind && item.q < 0.05),
      scheme,
    ),
  )
}

function drawn(kind: string, items: readonly Item[], scheme: Scheme): Figure[] {
  const byWeight = [...items].sort((a, b) => b.g2 - a.g2 || compareCodeUnits(a.item, b.item))
  const shown = [
    ...byWeight.filter(({ log_ratio }) => log_ratio > 0).slice(0, perSide),
    ...byWeight.filter(({ log_ratio }) => log_ratio < 0).slice(0, perSide),
  ].sort((a, b) => b.log_ratio - a.log_ratio || compareCodeUnits(a.item, b.item))
  if (shown.length === 0) return []
  const palette = palettes[scheme]
  const title = `${capital(kind)}s that one side uses more`
  const explanation =
    'Log ratio: each step to the right is twice as often in A, to the left in B; lines: 95% intervals. ' +
    `The ${shown.length} with the largest G2 of ${grouped(items.length)} that differ at q < .05.`
  const names = uniquelyShortened(shown.map(({ label }) => label))
  const x = {
    field: 'log_ratio',
    type: 'quantitative',
    title: 'log2 of the ratio of rates, A to B',
    scale: { zero: true },
  }
  const y = { field: 'name', type: 'nominal', sort: null, title: null, scale: { domain: names } }
  const [first = palette.ink, second = palette.ink] = palette.categories
  const colour = {
    field: 'side',
    type: 'nominal',
    scale: { domain: ['more in A', 'more in B'], range: [first, second] },
    legend: { title: null, orient: 'top' },
  }
  return [
    {
      name: `keyness-${kind.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      title,
      description: describe(kind, shown, items.length),
      source: {
        table: 'keyness',
        columns: ['kind', 'item', 'frequency_a', 'frequency_b', 'g2', 'q', 'log_ratio', 'ci_low', 'ci_high'],
      },
      specification: {
        $schema: schema,
        title: heading(title, explanation),
        data: {
          values: shown.map((item, index) => ({
            ...item,
            name: names[index],
            side: item.log_ratio > 0 ? 'more in A' : 'more in B',
          })),
        },
        width: sizes.plot,
        height: { step: sizes.row - 2 },
        layer: [
          {
            data: { values: [{}] },
            mark: { type: 'rule', color: palette.quiet },
            encoding: { x: { datum: 0, type: 'quantitative' } },
          },
          {
            transform: [{ filter: 'isValid(datum.ci_low) && isValid(datum.ci_high)' }],
            mark: { type: 'rule', strokeWidth: 2, opacity: 0.55 },
            encoding: { x: { ...x, field: 'ci_low' }, x2: { field: 'ci_high' }, y, color: colour },
          },
          {
            mark: { type: 'point', filled: true, size: 64, opacity: 1 },
            encoding: {
              x,
              y,
              color: colour,
              tooltip: ['item', 'frequency_a', 'frequency_b', 'log_ratio', 'g2', 'q'].map((field) => ({ field })),
            },
          },
        ],
        config: config(scheme),
      },
    },
  ]
}

function uniquelyShortened(items: readonly string[]): string[] {
  const given = new Set<string>()
  return items.map((item) => {
    const name = shortened(item.replace(/\s+/g, ' '), sizes.label, 260)
    const unique = given.has(name) ? item : name
    given.add(unique)
    return unique
  })
}

function describe(kind: string, shown: readonly Item[], all: number): string {
  const side = (items: readonly Item[], name: string) => {
    const [most] = [...items].sort((a, b) => b.g2 - a.g2)
    if (most === undefined) return ` None is more frequent in ${name}.`
    return ` Most plainly more frequent in ${name}: ${most.label} (log ratio ${measured(most.log_ratio)}, ${grouped(most.frequency_a)} against ${grouped(most.frequency_b)}).`
  }
  return (
    `Dots with intervals for ${countOf(shown.length, kind)} of ${grouped(all)} that differ.` +
    side(
      shown.filter(({ log_ratio }) => log_ratio > 0),
      'A',
    ) +
    side(
      shown.filter(({ log_ratio }) => log_ratio < 0),
      'B',
    )
  )
}

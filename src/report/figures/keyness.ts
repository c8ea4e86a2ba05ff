import { compareCodeUnits } from '../../language/order.js'
import { hasColumn, numberOf, rowsOf, textOf } from './columns.js'
import { allConcepts } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { shortened } from './text-width.js'
import { config, heading, palettes, type Scheme, sizes } from './theme.js'
import { capital, countOf, grouped, listed, measured } from './wording.js'

/** Items of each side that are shown at most. */
const perSide = 15
/** Pairs that are drawn at most, each kind of item by itself. */
const pairsAtMost = 10
/** An item that differs has at most this q. */
const level = 0.05

interface Item {
  readonly kind: string
  readonly item: string
  /** Label of a concept, or the item itself. */
  readonly label: string
  readonly group_a: string
  readonly group_b: string
  readonly frequency_a: number
  readonly frequency_b: number
  readonly g2: number
  readonly q: number
  /** Of the test over whole documents; `null` where there is none. */
  readonly q_documents: number | null
  readonly log_ratio: number
  readonly ci_low: number | null
  readonly ci_high: number | null
}

/** Two sides that were held against each other, with the items that differ. */
interface Pair {
  readonly a: string
  readonly b: string
  readonly items: readonly Item[]
  /** For the names of files; unique. */
  readonly slug: string
}

/** What the sides of a comparison differ in: a figure for each pair and kind of item. */
export function keyness(tables: Tables, scheme: Scheme): Figure[] {
  const pairs = pairsOf(itemsOf(tables))
  const drawn = pairsWithMost(pairs)
  const others = leftOut(pairs, drawn)
  return drawn.flatMap((pair) => {
    const kinds = [...new Set(pair.items.map(({ kind }) => kind))]
    return kinds.flatMap((kind) => drawPair(tables, pair, kind, others, scheme))
  })
}

function itemsOf(tables: Tables): Item[] {
  const columns = ['kind', 'item', 'frequency_a', 'frequency_b', 'g2', 'q', 'log_ratio', 'ci_low', 'ci_high'] as const
  const labels = new Map(allConcepts(tables).map(({ concept, label }) => [concept, label]))
  return rowsOf(tables, 'keyness', columns, ['group_a', 'group_b', 'q_documents']).flatMap((row): Item[] => {
    if (typeof row.log_ratio !== 'number' || typeof row.g2 !== 'number') return []
    return [
      {
        ...{ kind: textOf(row.kind), item: textOf(row.item) },
        label: row.kind === 'concept' ? (labels.get(textOf(row.item)) ?? textOf(row.item)) : textOf(row.item),
        ...{ group_a: textOf(row.group_a), group_b: textOf(row.group_b) },
        ...{ frequency_a: numberOf(row.frequency_a), frequency_b: numberOf(row.frequency_b) },
        ...{ g2: row.g2, q: typeof row.q === 'number' ? row.q : 1, log_ratio: row.log_ratio },
        q_documents: typeof row.q_documents === 'number' ? row.q_documents : null,
        ci_low: typeof row.ci_low === 'number' ? row.ci_low : null,
        ci_high: typeof row.ci_high === 'number' ? row.ci_high : null,
      },
    ]
  })
}

/** The pairs in the order of the table. */
function pairsOf(items: readonly Item[]): Pair[] {
  const byPair = new Map<string, Item[]>()
  for (const item of items) {
    const key = JSON.stringify([item.group_a, item.group_b])
    const known = byPair.get(key)
    if (known === undefined) byPair.set(key, [item])
    else known.push(item)
  }
  const given = new Set<string>()
  return [...byPair.values()].map((ofPair, index): Pair => {
    const [{ group_a: a, group_b: b } = { group_a: '', group_b: '' }] = ofPair
    const plain = slugOf([a, b === others ? '' : b].join(' ')) || `pair-${index + 1}`
    let slug = plain
    for (let number = index + 1; given.has(slug); number += 1) slug = `${plain}-${number}`
    given.add(slug)
    return { a, b, slug, items: ofPair.filter(({ q }) => q <= level) }
  })
}

/** What the table calls all groups but one. */
const others = '(others)'

/** Letters and digits of a name, as many as a file's name can bear. */
function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '')
}

/** The pairs with most items that differ over documents, of equal ones over words; in the order of the table. */
function pairsWithMost(pairs: readonly Pair[]): Pair[] {
  const score = (pair: Pair) => pair.items.filter(isOverDocuments).length
  const most = [...pairs]
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => score(b) - score(a) || b.items.length - a.items.length)
    .slice(0, pairsAtMost)
  return pairs.filter((pair) => most.includes(pair))
}

/** Says which pairs have no figure, where there are some. */
function leftOut(pairs: readonly Pair[], drawn: readonly Pair[]): string {
  const without = pairs.filter((pair) => !drawn.includes(pair)).map(({ a }) => a)
  if (without.length === 0) return ''
  const named = without.length > 6 ? [...without.slice(0, 5), `${grouped(without.length - 5)} more`] : without
  return `Drawn are ${grouped(drawn.length)} of ${grouped(pairs.length)} pairs, those in which most items differ over documents; without a figure: ${listed(named)}.`
}

function isOverDocuments({ q_documents }: Item): boolean {
  return q_documents !== null && q_documents <= level
}

/** Items that differ over documents before those that differ over words alone; then the highest G2 first. */
function byWeight(a: Item, b: Item): number {
  return Number(isOverDocuments(b)) - Number(isOverDocuments(a)) || b.g2 - a.g2 || compareCodeUnits(a.item, b.item)
}

function drawPair(tables: Tables, pair: Pair, kind: string, without: string, scheme: Scheme): Figure[] {
  const items = pair.items.filter((item) => item.kind === kind)
  const ordered = [...items].sort(byWeight)
  const shown = [
    ...ordered.filter(({ log_ratio }) => log_ratio > 0).slice(0, perSide),
    ...ordered.filter(({ log_ratio }) => log_ratio < 0).slice(0, perSide),
  ].sort((a, b) => b.log_ratio - a.log_ratio || compareCodeUnits(a.item, b.item))
  if (shown.length === 0) return []
  const palette = palettes[scheme]
  const [nameA, nameB] = [pair.a || 'A', pair.b === others ? 'the others' : pair.b || 'B']
  const title = `${nameA} against ${nameB}: ${kind}s that one of them uses more`
  const isTested = items.some(({ q_documents }) => q_documents !== null)
  const hasIntervals = shown.some(({ ci_low, ci_high }) => ci_low !== null && ci_high !== null)
  const explanation = [
    `Log ratio: each step to the right is twice as often in ${nameA}, to the left in ${nameB}${hasIntervals ? '; lines: 95% intervals by drawing documents anew' : ''}.`,
    isTested
      ? 'Filled: differs also when whole documents are dealt out to the two sides (q documents at most .05); hollow: by words alone, which takes each word for independent.'
      : 'All are hollow: they differ by words alone, which takes each word for independent. A side of a single document cannot be tested over documents.',
    `Showing ${grouped(shown.length)} of ${grouped(items.length)} with q of at most .05, those over documents first, then by G2.`,
    without,
  ]
  const names = uniquelyShortened(shown.map(({ label }) => label))
  const ends = shown.flatMap(({ log_ratio, ci_low, ci_high }) => [log_ratio, ci_low ?? log_ratio, ci_high ?? log_ratio])
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)]
  const margin = 0.04 * Math.max(1, high - low)
  const x = {
    field: 'log_ratio',
    type: 'quantitative',
    title: `log2 of the ratio of rates, ${nameA} to ${nameB}`,
    scale: { domain: [low - margin, high + margin], nice: false },
  }
  const y = { field: 'name', type: 'nominal', sort: null, title: null, scale: { domain: names } }
  const [first = palette.ink, second = palette.ink] = palette.categories
  const sides = [`more in ${nameA}`, `more in ${nameB}`]
  const colour = {
    field: 'side',
    type: 'nominal',
    scale: { domain: sides, range: [first, second] },
    legend: { title: null, orient: 'top' },
  }
  const optional = ['group_a', 'group_b', 'q_documents'].filter((column) => hasColumn(tables, 'keyness', column))
  return [
    {
      name: `keyness-${slugOf(kind)}-${pair.slug}`,
      title,
      description: describe(kind, shown, items, [nameA, nameB]),
      source: {
        table: 'keyness',
        columns: [
          ...['kind', 'item', 'frequency_a', 'frequency_b', 'g2', 'q', 'log_ratio', 'ci_low', 'ci_high'],
          ...optional,
        ],
        where: { kind, ...(optional.includes('group_a') ? { group_a: pair.a, group_b: pair.b } : {}) },
      },
      specification: {
        $schema: schema,
        title: heading(title, explanation.filter((part) => part !== '').join(' ')),
        data: {
          values: shown.map((item, index) => ({
            ...item,
            name: names[index],
            side: item.log_ratio > 0 ? sides[0] : sides[1],
            over: isOverDocuments(item) ? 'documents' : 'words',
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
          ...['documents', 'words'].map((over) => ({
            transform: [{ filter: `datum.over === '${over}'` }],
            mark: {
              type: 'point',
              size: 64,
              opacity: 1,
              ...(over === 'documents' ? { filled: true } : { fill: palette.paper, strokeWidth: 1.5 }),
            },
            encoding: {
              x,
              y,
              color: colour,
              tooltip: ['item', 'frequency_a', 'frequency_b', 'log_ratio', 'g2', 'q', 'q_documents'].map((field) => ({
                field,
              })),
            },
          })),
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

function describe(
  kind: string,
  shown: readonly Item[],
  all: readonly Item[],
  [nameA, nameB]: readonly [string, string],
): string {
  const side = (items: readonly Item[], name: string) => {
    const [most] = [...items].sort(byWeight)
    if (most === undefined) return ` None is more frequent in ${name}.`
    const over = isOverDocuments(most) ? '' : ', by words alone'
    return ` Most plainly more frequent in ${name}: ${most.label} (log ratio ${measured(most.log_ratio)}, ${grouped(most.frequency_a)} against ${grouped(most.frequency_b)}${over}).`
  }
  const over = all.filter(isOverDocuments).length
  return (
    `${capital(nameA)} against ${nameB}: dots for ${countOf(shown.length, kind)} of ${grouped(all.length)} that differ, ` +
    `${grouped(over)} of them also over whole documents.` +
    side(
      shown.filter(({ log_ratio }) => log_ratio > 0),
      nameA,
    ) +
    side(
      shown.filter(({ log_ratio }) => log_ratio < 0),
      nameB,
    )
  )
}

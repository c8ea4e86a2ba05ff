import { rowsOf, textOf } from './columns.js'
import { type FigureConcept, groupedConcepts } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { shortened } from './text-width.js'
import { config, heading, palettes, readableOn, type Scheme, sizes } from './theme.js'
import { countOf, grouped, percent } from './wording.js'

/** Entries of a concept that are shown by themselves; the rest stands together. */
const shownByName = 4
/** Concepts that are shown at most. */
const shownAtMost = 50
const width = 560

/** A piece of a concept's bar. */
interface Segment {
  readonly concept: string
  readonly label: string
  /** `null` for the entries that stand together. */
  readonly entry: string | null
  /** The entry or, of several, how many they are. */
  readonly name: string
  readonly rank: number
  readonly frequency: number
  readonly share: number
  readonly from: number
  readonly to: number
}

/** Which entries a concept's mentions come from: a concept that rests on one entry is a count of that entry. */
export function entryShares(tables: Tables, scheme: Scheme): Figure[] {
  const found = groupedConcepts(tables).filter(({ frequency }) => frequency > 0)
  const entries = entriesByConcept(tables)
  const all = found.filter(({ concept }) => entries.has(concept)).sort((a, b) => b.frequency - a.frequency)
  const concepts = all.slice(0, shownAtMost)
  if (concepts.length === 0) return []
  const segments = concepts.flatMap((concept) => segmentsOf(concept, entries.get(concept.concept) ?? []))
  const palette = palettes[scheme]
  const colours = [4, 3, 2, 1, 0].map((step) => palette.sequential[step] ?? palette.line)
  const title = 'Which entries the mentions come from'
  const explanation = [
    `Shares of a concept's own mentions by entry, the largest first; what comes behind the first ${shownByName} stands together.`,
    all.length > concepts.length
      ? `Showing the ${concepts.length} most frequent of ${grouped(all.length)} concepts.`
      : '',
  ]
  const y = { field: 'label', type: 'nominal', sort: null, title: null }
  const x = {
    field: 'from',
    type: 'quantitative',
    title: "share of the concept's mentions",
    scale: { domain: [0, 1], nice: false },
    axis: { format: '.0%', grid: false, tickCount: 5 },
  }
  return [
    {
      name: 'entry-shares',
      title,
      description: describe(segments, concepts.length),
      source: { table: 'entries', columns: ['concept', 'entry', 'frequency', 'share'] },
      specification: {
        $schema: schema,
        title: heading(title, explanation.join(' ').trim()),
        data: {
          values: segments.map((segment) => {
            const ground = colours[segment.rank - 1] ?? palette.line
            const room = segment.share * width - 10
            const label = shortened(segment.name, sizes.small, room)
            return {
              ...segment,
              // Two letters and an ellipsis name nothing.
              shown: label === segment.name || label.length > 6 ? label : '',
              colour: ground,
              text_colour: readableOn(ground),
            }
          }),
        },
        width,
        height: { step: sizes.row + 2 },
        layer: [
          {
            mark: { type: 'bar', stroke: palette.paper, strokeWidth: 1.5 },
            encoding: {
              x,
              x2: { field: 'to' },
              y,
              color: { field: 'colour', type: 'nominal', scale: null },
              tooltip: ['label', 'name', 'frequency', 'share'].map((field) => ({ field })),
            },
          },
          {
            mark: { type: 'text', align: 'left', baseline: 'middle', dx: 5, fontSize: sizes.small },
            encoding: {
              x,
              y,
              text: { field: 'shown' },
              color: { field: 'text_colour', type: 'nominal', scale: null },
            },
          },
        ],
        config: config(scheme),
      },
    },
  ]
}

function entriesByConcept(tables: Tables): Map<string, { entry: string; frequency: number; share: number }[]> {
  const entries = new Map<string, { entry: string; frequency: number; share: number }[]>()
  for (const row of rowsOf(tables, 'entries', ['concept', 'entry', 'frequency', 'share'])) {
    if (typeof row.frequency !== 'number' || row.frequency === 0 || typeof row.share !== 'number') continue
    const concept = textOf(row.concept)
    const entry = textOf(row.entry).replace(/\s+/g, ' ').trim()
    entries.set(concept, [...(entries.get(concept) ?? []), { entry, frequency: row.frequency, share: row.share }])
  }
  return entries
}

function segmentsOf(
  { concept, label }: FigureConcept,
  entries: readonly { entry: string; frequency: number; share: number }[],
): Segment[] {
  const named = entries.slice(0, entries.length === shownByName + 1 ? shownByName + 1 : shownByName)
  const rest = entries.slice(named.length)
  const sum = (of: readonly { frequency: number }[]) => of.reduce((total, { frequency }) => total + frequency, 0)
  const all = sum(entries)
  const pieces = [
    ...named.map((each) => ({ ...each, name: each.entry })),
    ...(rest.length === 0
      ? []
      : [{ entry: null, name: `${rest.length} others`, frequency: sum(rest), share: sum(rest) / all }]),
  ]
  return pieces.map((piece, index) => {
    const before = sum(pieces.slice(0, index))
    return {
      concept,
      label,
      ...piece,
      rank: index + 1,
      from: before / all,
      to: (before + piece.frequency) / all,
    }
  })
}

function describe(segments: readonly Segment[], concepts: number): string {
  const first = segments.filter(({ rank }) => rank === 1)
  const alone = first.filter(({ share }) => share === 1).length
  const most = first.filter(({ share }) => share > 0.5 && share < 1).length
  const [leading] = first
  const example =
    leading === undefined
      ? ''
      : ` In ${leading.label}, the most frequent, "${leading.name}" has ${percent(leading.share)} of ` +
        `${countOf(Math.round(leading.frequency / leading.share), 'mention')}.`
  return (
    `Bars for ${countOf(concepts, 'concept')}, cut by entry. ${grouped(alone)} of them ${alone === 1 ? 'rests' : 'rest'} on one entry alone, ` +
    `in ${grouped(most)} more one entry has over half of the mentions.${example}`
  )
}

import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import { groupedConcepts, parentOf } from './concept-groups.js'
import { describedDocuments } from './described-documents.js'
import { type Figure, schema, type Tables } from './figure.js'
import { config, heading, palettes, rampColour, rampScale, readableOn, type Scheme, sizes } from './theme.js'
import { countOf, grouped, measured } from './wording.js'

/** Rows and columns that are shown at most. */
const documentsAtMost = 60
const conceptsAtMost = 30

/** Which documents speak of which concepts, and how much. */
export function documentProfiles(tables: Tables, scheme: Scheme): Figure[] {
  const found = groupedConcepts(tables).filter(({ frequency }) => frequency > 0)
  const often = new Set([...found].sort((a, b) => b.frequency - a.frequency).slice(0, conceptsAtMost))
  const concepts = found.filter((concept) => often.has(concept))
  const labels = new Map(concepts.map(({ concept, label }) => [concept, label]))
  const all = rowsOf(tables, 'document_concepts', ['document', 'concept', 'frequency', 'per_million']).map((row) => ({
    ...{ document: textOf(row.document), concept: textOf(row.concept) },
    ...{ frequency: numberOf(row.frequency), per_million: numberOf(row.per_million) },
  }))
  const mentions = new Map<string, number>()
  // A concept above others counts their mentions: the topmost ones count each once.
  for (const { document, concept, frequency } of all)
    if (parentOf(concept) === '') mentions.set(document, (mentions.get(document) ?? 0) + frequency)
  const most = new Set(documentsWithMost(mentions))
  const described = describedDocuments(tables)
  const shown = described.filter(({ document }) => most.has(document))
  if (shown.length === 0 || concepts.length === 0) return []
  const nameOf = new Map(shown.map(({ document, name }) => [document, name]))
  // A title may say nothing, such as the first words of a scan: the file stands under it.
  const lines = new Map(shown.map(({ document, name, file }) => [document, file === '' ? name : `${name}\n${file}`]))
  const title = 'Which documents speak of which concepts'
  const explanation =
    'Colour: mentions per million words of the document, on a scale of square roots; numbers: mentions. Empty: none.' +
    (described.length > shown.length
      ? ` Showing ${shown.length} of ${grouped(described.length)} documents: those with the most mentions.`
      : '') +
    (found.length > concepts.length ? ` Showing ${concepts.length} of ${grouped(found.length)} concepts.` : '')
  const palette = palettes[scheme]
  const cells = all.filter(({ document, concept }) => nameOf.has(document) && labels.has(concept))
  const top = Math.sqrt(Math.max(1, ...cells.map(({ per_million }) => per_million)))
  const step = 24
  const x = {
    field: 'label',
    type: 'nominal',
    title: null,
    scale: { domain: concepts.map(({ label }) => label) },
    axis: { orient: 'top', labelAngle: -90, labelLimit: 240 },
  }
  const y = {
    field: 'lines',
    type: 'nominal',
    title: null,
    scale: { domain: shown.map(({ document }) => lines.get(document) ?? document) },
    axis: {
      labelLimit: 320,
      labelFontSize: sizes.small,
      labelLineHeight: 12,
      labelOffset: -6,
      labelExpr: "split(datum.label, '\\n')",
    },
  }
  const colour = {
    field: 'root',
    type: 'quantitative',
    scale: rampScale(palette.sequential, 0, top),
    legend: {
      title: 'mentions per million words of the document',
      orient: 'bottom',
      gradientLength: 240,
      values: [0, 0.5, 1].map((share) => Math.floor(top * share)),
      labelExpr: "format(datum.value * datum.value, ',d')",
    },
  }
  return [
    {
      name: 'document-profiles',
      title,
      description: describe(cells, shown.length, described.length, labels, nameOf),
      source: { table: 'document_concepts', columns: ['document', 'concept', 'frequency', 'per_million'] },
      specification: {
        $schema: schema,
        title: heading(title, explanation),
        data: {
          values: cells.map(({ document, concept, frequency, per_million }) => ({
            ...{
              document,
              name: nameOf.get(document),
              lines: lines.get(document),
              concept,
              label: labels.get(concept),
              frequency,
              per_million,
            },
            root: Math.sqrt(per_million),
            text_colour: readableOn(rampColour(palette.sequential, 0, top, Math.sqrt(per_million))),
          })),
        },
        width: { step },
        height: { step: 28 },
        layer: [
          {
            mark: { type: 'rect', stroke: palette.paper, strokeWidth: 1 },
            encoding: {
              x,
              y,
              color: colour,
              tooltip: ['document', 'label', 'frequency', 'per_million'].map((field) => ({ field })),
            },
          },
          {
            mark: { type: 'text', fontSize: 9, baseline: 'middle' },
            encoding: {
              x,
              y,
              text: { field: 'frequency' },
              color: { field: 'text_colour', type: 'nominal', scale: null, legend: null },
            },
          },
        ],
        resolve: { scale: { color: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

/** The documents with the most mentions, at most as many as are shown; of equals the first by name. */
export function documentsWithMost(mentions: ReadonlyMap<string, number>): string[] {
  return [...mentions]
    .sort((a, b) => b[1] - a[1] || compareCodeUnits(a[0], b[0]))
    .slice(0, documentsAtMost)
    .map(([document]) => document)
}

function describe(
  cells: readonly { document: string; concept: string; frequency: number; per_million: number }[],
  shown: number,
  all: number,
  labels: ReadonlyMap<string, string>,
  nameOf: ReadonlyMap<string, string>,
): string {
  const [densest] = [...cells].sort((a, b) => b.per_million - a.per_million)
  const leading =
    densest === undefined
      ? ''
      : ` The densest: ${labels.get(densest.concept)} in ${nameOf.get(densest.document)}, ` +
        `${countOf(densest.frequency, 'mention')} (${measured(densest.per_million)} per million words).`
  const of = all > shown ? ` of ${grouped(all)}` : ''
  return `A heat map of ${grouped(shown)}${of} documents and ${countOf(labels.size, 'concept')}.${leading}`
}

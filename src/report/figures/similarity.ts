import { compareCodeUnits } from '../../language/order.js'
import { rowsOf, textOf } from './columns.js'
import { describedDocuments } from './described-documents.js'
import { type Figure, schema, type Tables } from './figure.js'
import { config, heading, palettes, rampScale, type Scheme } from './theme.js'
import { countOf, grouped, measured } from './wording.js'

/** Rows and columns that are shown at most. */
const shownAtMost = 50

/** How alike documents, or groups of them, are in the words they use. */
export function similarities(tables: Tables, scheme: Scheme): Figure[] {
  const pairs = rowsOf(tables, 'similarity', ['document_a', 'document_b', 'cosine']).flatMap((row) => {
    const [a, b] = [textOf(row.document_a), textOf(row.document_b)]
    return typeof row.cosine === 'number' && a !== b ? [{ a, b, cosine: row.cosine }] : []
  })
  if (pairs.length === 0) return []
  const described = describedDocuments(tables)
  const place = new Map(described.map(({ document }, index) => [document, index]))
  const all = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort(
    (a, b) => (place.get(a) ?? described.length) - (place.get(b) ?? described.length) || compareCodeUnits(a, b),
  )
  const shown = all.slice(0, shownAtMost)
  const names = new Map(shown.map((id) => [id, described[place.get(id) ?? -1]?.name ?? id]))
  const cells = pairs.filter(({ a, b }) => names.has(a) && names.has(b))
  const palette = palettes[scheme]
  const title = 'How alike the texts are in their words'
  const explanation =
    'Cosine of their words: 1 for the same words in the same shares.' +
    (all.length > shown.length ? ` Showing the first ${shown.length} of ${grouped(all.length)}.` : '')
  const domain = shown.map((id) => names.get(id) ?? id)
  const low = Math.min(...cells.map(({ cosine }) => cosine))
  const [closest] = [...cells].sort((one, other) => other.cosine - one.cosine)
  const leading =
    closest === undefined
      ? ''
      : ` The closest: ${names.get(closest.a)} and ${names.get(closest.b)} (cosine ${measured(closest.cosine)}).`
  return [
    {
      name: 'similarity',
      title,
      description: `A heat map of ${countOf(cells.length, 'pair')} of ${countOf(shown.length, 'text')}.${leading}`,
      source: { table: 'similarity', columns: ['document_a', 'document_b', 'cosine'] },
      specification: {
        $schema: schema,
        title: heading(title, explanation),
        data: {
          values: cells.flatMap(({ a, b, cosine }) => [
            { document_a: a, document_b: b, row: names.get(a), column: names.get(b), cosine },
            { document_a: a, document_b: b, row: names.get(b), column: names.get(a), cosine },
          ]),
        },
        width: { step: 16 },
        height: { step: 16 },
        mark: { type: 'rect', stroke: palette.paper, strokeWidth: 0.5 },
        encoding: {
          x: {
            field: 'column',
            type: 'nominal',
            title: null,
            scale: { domain },
            axis: { orient: 'top', labelAngle: -90, labelLimit: 200 },
          },
          y: { field: 'row', type: 'nominal', title: null, scale: { domain }, axis: { labelLimit: 320 } },
          color: {
            field: 'cosine',
            type: 'quantitative',
            scale: rampScale(palette.sequential, low, 1),
            legend: { title: 'cosine', orient: 'bottom', format: '.2~f', tickCount: 5, gradientLength: 220 },
          },
          tooltip: ['row', 'column', 'cosine'].map((field) => ({ field })),
        },
        config: config(scheme),
      },
    },
  ]
}

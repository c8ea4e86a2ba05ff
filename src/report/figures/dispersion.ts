import { numberOf, rowsOf, textOf } from './columns.js'
import { type FigureConcept, groupedConcepts, groupScale, groupsOf } from './concept-groups.js'
import { type DescribedDocument, describedDocuments } from './described-documents.js'
import { type Figure, schema, type Tables } from './figure.js'
import { pieces, withMentionPlaces } from './mention-places.js'
import { config, heading, palettes, type Scheme } from './theme.js'
import { countOf, grouped, percent } from './wording.js'

/** Concepts that are shown at most, and borders of documents. */
const conceptsAtMost = 24
const bordersAtMost = 80
const width = 660
/** Room between two years under the picture. */
const yearWidth = 44

/** Where in the running text the mentions of each concept stand: whether a few documents make up its count. */
export function dispersion(tables: Tables, scheme: Scheme): Figure[] {
  const all = groupedConcepts(tables).filter(({ frequency }) => frequency > 0)
  const often = new Set([...all].sort((a, b) => b.frequency - a.frequency).slice(0, conceptsAtMost))
  const concepts = all.filter((concept) => often.has(concept))
  const shown = new Map(concepts.map((concept) => [concept.concept, concept]))
  const documents = describedDocuments(tables)
  const columns = ['concept', 'piece', 'frequency', 'document'] as const
  const marks = rowsOf(withMentionPlaces(tables), 'mention_places', columns).flatMap((row) => {
    const concept = shown.get(textOf(row.concept))
    if (concept === undefined) return []
    const { label, group } = concept
    const place = (numberOf(row.piece) + 0.5) / pieces
    return [
      { concept: concept.concept, label, group, place, frequency: numberOf(row.frequency), document: row.document },
    ]
  })
  if (marks.length === 0) return []
  const palette = palettes[scheme]
  const groups = groupsOf(concepts)
  const borders = bordersOf(documents)
  const title = 'Where in the texts the concepts stand'
  const explanation =
    `${countOf(documents.length, 'document')} one behind the other${documents.some(({ year }) => year !== '') ? ', by date' : ''}; ` +
    `a mark for each of ${pieces} pieces of the running text with a mention, longer where there are more.` +
    (documents.length <= bordersAtMost ? ' Thin lines: borders of documents.' : '') +
    (all.length > concepts.length
      ? ` Showing the ${concepts.length} most frequent of ${grouped(all.length)} concepts.`
      : '')
  const most = Math.max(2, ...marks.map(({ frequency }) => frequency))
  const x = {
    field: 'place',
    type: 'quantitative',
    title: 'place in the running text',
    scale: { domain: [0, 1], nice: false, zero: false },
    axis: { grid: false, ...yearTicks(documents) },
  }
  const y = { field: 'label', type: 'nominal', title: null, scale: { domain: concepts.map(({ label }) => label) } }
  return [
    {
      name: 'dispersion',
      title,
      description: describe(tables, concepts, documents.length),
      source: { table: 'mentions', columns: ['document', 'concept', 'start'] },
      specification: {
        $schema: schema,
        title: heading(title, explanation),
        datasets: { borders: documents.length <= bordersAtMost ? borders.map((place) => ({ place })) : [] },
        data: { values: marks },
        width,
        height: { step: 20 },
        layer: [
          {
            data: { name: 'borders' },
            mark: { type: 'rule', color: palette.line, strokeWidth: 0.75 },
            encoding: { x },
          },
          {
            mark: { type: 'tick', thickness: 1.5, opacity: 1, orient: 'vertical' },
            encoding: {
              x,
              y,
              color: {
                field: 'group',
                type: 'nominal',
                scale: groupScale(tables, groups, palette.categories),
                legend: { title: null, orient: 'bottom', columns: 4, symbolType: 'square' },
              },
              size: {
                field: 'frequency',
                type: 'quantitative',
                legend: null,
                scale: { type: 'sqrt', domain: [1, most], range: [9, 18], clamp: true, nice: false, zero: false },
              },
              tooltip: ['label', 'frequency', 'document'].map((field) => ({ field })),
            },
          },
        ],
        config: config(scheme),
      },
    },
  ]
}

/** Where each document begins, as a share of the running text, and where the last one ends. */
function bordersOf(documents: readonly DescribedDocument[]): number[] {
  const all = documents.reduce((sum, { characters }) => sum + characters, 0)
  let at = 0
  const starts = documents.map(({ characters }) => {
    const start = at
    at += characters
    return all === 0 ? 0 : start / all
  })
  return [...starts, 1]
}

/** Years under the first document of each, as far as they have room; per cents where no document has a date. */
function yearTicks(documents: readonly DescribedDocument[]): Readonly<Record<string, unknown>> {
  const borders = bordersOf(documents)
  const years: { year: string; place: number }[] = []
  documents.forEach(({ year }, index) => {
    const place = borders[index] ?? 0
    const last = years.at(-1)
    if (year === '' || documents[index - 1]?.year === year) return
    if (last === undefined || (place - last.place) * width >= yearWidth) years.push({ year, place })
  })
  if (years.length === 0) return { format: '.0%', tickCount: 5 }
  const label = years.map(({ year, place }) => `datum.value === ${place} ? '${year}' : `).join('')
  return { values: years.map(({ place }) => place), labelExpr: `${label}''`, labelAlign: 'left', title: 'year' }
}

function describe(tables: Tables, concepts: readonly FigureConcept[], documents: number): string {
  const narrow = concepts.filter((concept) => concept.documents * 4 <= documents)
  const spread = [...concepts].sort((a, b) => b.documents - a.documents)[0]
  const counts = new Map(concepts.map(({ concept, documents: inDocuments }) => [concept, inDocuments]))
  const widest =
    spread === undefined || documents === 0
      ? ''
      : ` ${spread.label} stands in the most documents, ${grouped(counts.get(spread.concept) ?? 0)} of ` +
        `${grouped(documents)} (${percent((counts.get(spread.concept) ?? 0) / documents)}).`
  const dated = describedDocuments(tables).some(({ year }) => year !== '') ? ' in the order of their dates' : ''
  return (
    `Marks for the places of the mentions of ${countOf(concepts.length, 'concept')} in ${countOf(documents, 'document')}${dated}.` +
    `${widest} ${grouped(narrow.length)} of the concepts stand in a quarter of the documents or fewer.`
  )
}

import { rowsOf } from './columns.js'
import { type FigureConcept, groupedConcepts, groupScale, groupsOf } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { config, heading, palettes, rateFormat, type Scheme, sizes } from './theme.js'
import { grouped, measured } from './wording.js'

/** Concepts that are shown at most: what fits a page. */
const shownAtMost = 60

/** How often each concept is mentioned per million words, by group, with its interval where the tables have one. */
export function conceptRates(tables: Tables, scheme: Scheme): Figure[] {
  const all = groupedConcepts(tables)
  if (all.length === 0) return []
  const often = new Set([...all].sort((a, b) => b.frequency - a.frequency).slice(0, shownAtMost))
  const concepts = all.filter((concept) => often.has(concept))
  const hasIntervals = concepts.some(({ low }) => low !== null)
  const isOpen = concepts.some(({ low, high }) => low !== null && high === null)
  const end = scaleEnd(concepts)
  const leaves = concepts.some(({ high }) => high !== null && high > end)
  const counted = countedDocuments(tables)
  const title = 'How often the concepts are mentioned'
  const explanation = [
    'Mentions per million words.',
    hasIntervals
      ? counted === 1
        ? 'Lines: 95% intervals within the one document, each word taken for independent of the others; they are too narrow.'
        : 'Lines: 95% intervals by drawing documents anew.'
      : '',
    leaves ? 'Arrows: the interval goes beyond the picture.' : '',
    isOpen
      ? `${leaves ? 'Dashed' : 'Dashed, with an arrow'}: too few documents hold the concept to set an upper limit.`
      : '',
    all.length > concepts.length ? `Showing the ${concepts.length} most frequent of ${grouped(all.length)}.` : '',
  ]
  const { categories, ink, quiet } = palettes[scheme]
  const groups = groupsOf(concepts)
  const x = {
    field: 'per_million',
    type: 'quantitative',
    title: 'mentions per million words',
    scale: { domain: [0, end * 1.03], nice: false },
    axis: { tickCount: 6, format: rateFormat(end) },
  }
  const y = { field: 'label', type: 'nominal', sort: null, title: null }
  const colour = {
    field: 'group',
    type: 'nominal',
    legend: null,
    scale: groupScale(tables, groups, categories),
  }
  const tooltip = ['label', 'frequency', 'per_million', 'ci_low', 'ci_high', 'documents'].map((field) => ({ field }))
  const ofKind = (kind: string) => [{ filter: `datum.interval === '${kind}'` }]
  // The right edge, where an open interval leaves the picture.
  const edge = { value: sizes.plot }
  const intervals = [
    {
      transform: ofKind('closed'),
      mark: { type: 'rule', strokeWidth: 2, opacity: 0.55 },
      encoding: { x: { ...x, field: 'ci_low' }, x2: { field: 'reach' }, y, color: colour },
    },
    {
      transform: ofKind('open'),
      mark: { type: 'rule', strokeWidth: 2, opacity: 0.55, strokeDash: [4, 3] },
      encoding: { x: { ...x, field: 'ci_low' }, x2: edge, y, color: colour },
    },
    {
      transform: [{ filter: 'datum.leaves' }],
      mark: { type: 'point', shape: 'triangle-right', filled: true, size: 44, opacity: 0.8 },
      encoding: { x: edge, y, color: colour },
    },
  ]
  return [
    {
      name: 'concept-rates',
      title,
      description: describe(concepts, hasIntervals),
      source: {
        table: 'concepts',
        columns: ['label', 'frequency', 'per_million', ...(hasIntervals ? ['ci_low', 'ci_high'] : []), 'documents'],
      },
      specification: {
        $schema: schema,
        title: heading(title, explanation.filter((part) => part !== '').join(' ')),
        data: { values: concepts.map((concept) => shownConcept(concept, end)) },
        facet: { row: { field: 'group', type: 'nominal', sort: groups, header: { labelOrient: 'top' } } },
        spacing: 14,
        spec: {
          width: sizes.plot,
          height: { step: sizes.row },
          layer: [
            ...(hasIntervals ? intervals : []),
            {
              mark: { type: 'point', filled: true, size: 64, opacity: 1 },
              encoding: { x, y, color: colour, tooltip },
            },
            ...[
              { text: 'shown', at: rateAt, align: 'right', color: ink },
              ...(hasIntervals ? [{ text: 'shown_interval', at: intervalAt, align: 'left', color: quiet }] : []),
            ].map(({ text, at, align, color }) => ({
              mark: { type: 'text', align, baseline: 'middle', color, fontSize: sizes.small },
              encoding: { x: { value: sizes.plot + at }, y, text: { field: text } },
            })),
          ],
        },
        resolve: { scale: { y: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

/** Where the rates end and their intervals begin, which stand one below the other at the right of the picture. */
const rateAt = 52
const intervalAt = 60

/**
 * The end of the scale: twice the highest rate, or less where no interval goes so far. Of a few unlike documents intervals reach so far
 * that nothing else would be seen; those go beyond the picture, and are written beside it.
 */
function scaleEnd(concepts: readonly FigureConcept[]): number {
  const rates = concepts.map(({ perMillion }) => perMillion)
  const most = Math.max(1, ...rates)
  return Math.max(most, ...concepts.map(({ low, high }) => Math.min(2 * most, high ?? low ?? 0)))
}

/** Counted documents; `null` where the tables do not say. */
function countedDocuments(tables: Tables): number | null {
  const documents = rowsOf(tables, 'documents', ['status'])
  return documents.length === 0 ? null : documents.filter(({ status }) => status === 'counted').length
}

function shownConcept(
  { concept, label, group, frequency, perMillion, low, high, documents }: FigureConcept,
  end: number,
) {
  const interval = low === null ? 'none' : high === null ? 'open' : 'closed'
  return {
    concept,
    label,
    group,
    frequency,
    per_million: perMillion,
    ci_low: low,
    ci_high: high,
    documents,
    interval,
    reach: Math.min(high ?? perMillion, end * 1.03),
    leaves: interval === 'open' || (high !== null && high > end),
    shown: measured(perMillion),
    shown_interval:
      low === null ? '' : high === null ? `from ${measured(low)}` : `${measured(low)} to ${measured(high)}`,
  }
}

function describe(concepts: readonly FigureConcept[], hasIntervals: boolean): string {
  const groups = groupsOf(concepts).map((group) => {
    const [first, ...rest] = concepts.filter((concept) => concept.group === group)
    if (first === undefined || first.frequency === 0) return `${group}: no mention.`
    const leads = rest.length === 0 ? 'has' : 'leads with'
    const next = rest[0] === undefined || rest[0].frequency === 0 ? '' : `, before ${rateOf(rest[0])}`
    return `${group}: ${first.label} ${leads} ${rateOf(first).slice(first.label.length + 2, -1)}${next}.`
  })
  const kind = hasIntervals ? 'Dots with 95% intervals' : 'Dots'
  return `${kind} for the rates of ${grouped(concepts.length)} concepts. ${groups.join(' ')}`
}

/** A concept and, in brackets, its rate. */
function rateOf({ label, perMillion, low, high }: FigureConcept): string {
  const end = high === null ? 'without an upper limit' : `to ${measured(high)}`
  const interval = low === null ? '' : `, interval ${high === null ? 'from ' : ''}${measured(low)} ${end}`
  return `${label} (${measured(perMillion)} mentions per million words${interval})`
}

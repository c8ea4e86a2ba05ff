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
  const hasIntervals = concepts.some(({ low, high }) => low !== null && high !== null)
  const title = 'How often the concepts are mentioned'
  const explanation = [
    'Mentions per million words.',
    hasIntervals ? 'Lines: 95% intervals by drawing documents anew.' : '',
    all.length > concepts.length ? `Showing the ${concepts.length} most frequent of ${grouped(all.length)}.` : '',
  ]
  const { categories, quiet } = palettes[scheme]
  const groups = groupsOf(concepts)
  const end = Math.max(1, ...concepts.map(({ perMillion, high }) => high ?? perMillion))
  const x = {
    field: 'per_million',
    type: 'quantitative',
    title: 'mentions per million words',
    scale: { domain: [0, end * 1.12], nice: false },
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
  const interval = {
    mark: { type: 'rule', strokeWidth: 2, opacity: 0.55 },
    encoding: { x: { ...x, field: 'from' }, x2: { field: 'reach' }, y, color: colour },
  }
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
        data: { values: concepts.map(shownConcept) },
        facet: { row: { field: 'group', type: 'nominal', sort: groups, header: { labelOrient: 'top' } } },
        spacing: 14,
        spec: {
          width: sizes.plot,
          height: { step: sizes.row },
          layer: [
            ...(hasIntervals ? [interval] : []),
            {
              mark: { type: 'point', filled: true, size: 64, opacity: 1 },
              encoding: { x, y, color: colour, tooltip },
            },
            {
              mark: { type: 'text', align: 'left', baseline: 'middle', dx: 8, color: quiet, fontSize: sizes.small },
              encoding: { x: { ...x, field: 'reach' }, y, text: { field: 'shown' } },
            },
          ],
        },
        resolve: { scale: { y: 'independent' } },
        config: config(scheme),
      },
    },
  ]
}

function shownConcept({ concept, label, group, frequency, perMillion, low, high, documents }: FigureConcept) {
  return {
    concept,
    label,
    group,
    frequency,
    per_million: perMillion,
    ci_low: low,
    ci_high: high,
    documents,
    // Without an interval its line is as short as the dot.
    from: low ?? perMillion,
    reach: high ?? perMillion,
    shown: measured(perMillion),
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
  const interval = low === null || high === null ? '' : `, interval ${measured(low)} to ${measured(high)}`
  return `${label} (${measured(perMillion)} mentions per million words${interval})`
}

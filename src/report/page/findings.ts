import type { Finding, FindingPart, PageLexicon, PageTable, PageTotals } from './contract.js'
import { formatCount, formatNumber, formatProbability, formatRate, formatShare } from './format-number.js'
import { readTable, type TableReader } from './read-table.js'

/** What findings are read from. */
export interface FindingSource {
  readonly tables: readonly PageTable[]
  readonly lexicon: PageLexicon
  readonly totals: PageTotals
  readonly units: readonly string[]
}

/** Mentions or units below this number carry no comparison. */
const few = 5
const level = 0.05

/**
 * What the tables say, in plain sentences: each with its numbers, and each with what keeps it from being certain. A sentence says
 * nothing of cause, and nothing that its table does not hold.
 */
export function findingsOf(source: FindingSource): Finding[] {
  const tables = new Map(source.tables.map((table) => [table.name, readTable(table)]))
  const concepts = tables.get('concepts')
  if (concepts === undefined) return []
  const labels = new Map(source.lexicon.concepts.map(({ id, label }) => [id, label]))
  const labelOf = (id: string) => labels.get(id) ?? id
  const { matrix } = source.lexicon
  const groups = matrix === null ? [null] : [matrix.rows, matrix.columns]
  return [
    ...groups.flatMap((group) => mostNamed(concepts, source, group, labelOf)),
    ...pairFindings(tables.get('goal_strategy'), tables.get('cooccurrence'), source, labelOf),
    ...restingOnOneEntry(concepts, source),
    ...unevenlySpread(concepts, source),
    ...negated(concepts, source),
  ]
}

type LabelOf = (id: string) => string

function mostNamed(concepts: TableReader, source: FindingSource, group: string | null, labelOf: LabelOf): Finding[] {
  const members = source.lexicon.concepts.filter(({ parent }) => parent === group).map(({ id }) => id)
  const rows = concepts.where((row) => members.includes(concepts.text(row, 'concept')))
  const frequency = (row: number) => concepts.number(row, 'frequency') ?? 0
  rows.sort((a, b) => frequency(b) - frequency(a))
  const [first, second] = rows
  const groupLabel = group === null ? 'the topmost concepts' : lowerFirst(labelOf(group))
  if (first === undefined) return []
  if (frequency(first) === 0)
    return [
      {
        kind: 'most-named',
        sentence: [`None of ${groupLabel} is mentioned.`],
        hedge: ['Another wording is not seen.'],
      },
    ]
  const concept = concepts.text(first, 'concept')
  const documents = concepts.number(first, 'documents') ?? 0
  const rate = concepts.number(first, 'per_million')
  const sentence: FindingPart[] = [
    `Among ${groupLabel}, `,
    linkTo(concept, labelOf),
    ' is mentioned most: ',
    { number: `${formatCount(frequency(first))} ${plural(frequency(first), 'mention')}`, evidence: { concept } },
    ` in ${formatCount(documents)} of ${formatCount(source.totals.counted)} counted documents`,
    rate === null ? '' : `, ${formatRate(rate)} per million words`,
    intervalText(concepts, first),
    '.',
  ]
  return [{ kind: 'most-named', sentence, hedge: orderHedge(concepts, first, second, labelOf, frequency) }]
}

function intervalText(concepts: TableReader, row: number): string {
  const low = concepts.number(row, 'ci_low')
  const high = concepts.number(row, 'ci_high')
  if (low === null || high === null) return ''
  return ` (95% interval over documents ${formatRate(low)} to ${formatRate(high)})`
}

function orderHedge(
  concepts: TableReader,
  first: number,
  second: number | undefined,
  labelOf: LabelOf,
  frequency: (row: number) => number,
): FindingPart[] {
  const hedge: FindingPart[] = []
  if ((concepts.number(first, 'documents') ?? 0) === 1) hedge.push('All stand in one document. ')
  if (second === undefined) return hedge
  const next = concepts.text(second, 'concept')
  const distance: FindingPart[] = [
    linkTo(next, labelOf),
    ' follows with ',
    { number: formatCount(frequency(second)), evidence: { concept: next } },
  ]
  if (frequency(first) === frequency(second)) return [...hedge, ...distance, ', as many: neither leads.']
  const low = concepts.number(first, 'ci_low')
  const high = concepts.number(second, 'ci_high')
  if (low === null || high === null)
    return [...hedge, ...distance, '. No interval was computed, so it is not known how sure this order is.']
  if (low <= high) return [...hedge, ...distance, '. The two intervals overlap: the order of the two is not certain.']
  return [...hedge, ...distance, '. The two intervals do not overlap.']
}

function pairFindings(
  matrix: TableReader | undefined,
  pairs: TableReader | undefined,
  source: FindingSource,
  labelOf: LabelOf,
): Finding[] {
  const unit = source.units[0]
  if (matrix === undefined || unit === undefined) return []
  const cells = matrix.where((row) => matrix.text(row, 'unit') === unit)
  const observed = (row: number) => matrix.number(row, 'observed') ?? 0
  const q = (row: number) => matrix.number(row, 'q') ?? 1
  const together = cells.filter((row) => observed(row) > (matrix.number(row, 'expected') ?? 0))
  const unlikely = together.filter((row) => q(row) < level).sort((a, b) => q(a) - q(b) || observed(b) - observed(a))
  const certain = unlikely.filter((row) => observed(row) >= few)
  const rare = unlikely.length - certain.length
  const findings = certain
    .slice(0, 3)
    .map((row) => pairFinding(matrix, row, unit, labelOf, overDocuments(matrix, row, pairs)))
  const matrixLink: FindingPart = { link: 'matrix', view: `cooccurrence?unit=${unit}` }
  if (certain.length > 3)
    findings.push({
      kind: 'pairs',
      sentence: [
        `${formatCount(certain.length - 3)} more of the ${formatCount(cells.length)} cells of the `,
        matrixLink,
        ' hold more than chance would bring (q below 0.05).',
      ],
      hedge: [],
    })
  if (certain.length > 0) return findings
  const seen = cells.filter((row) => observed(row) > 0).length
  return [
    {
      kind: 'pairs',
      sentence: [
        `Of the ${formatCount(cells.length)} cells of the `,
        matrixLink,
        `, ${formatCount(seen)} hold a ${unitName(unit)} with both; none holds both ${formatCount(few)} or more and more than chance would bring (q below 0.05).`,
      ],
      hedge: [
        rare === 0
          ? ''
          : `${formatCount(rare)} with fewer than ${formatCount(few)} ${unitName(unit)}s ${rare === 1 ? 'has' : 'have'} q below 0.05, but a count so small shows nothing. `,
        'That no association shows does not mean that there is none: counts this small could hide one.',
      ],
    },
  ]
}

/** The q value of a cell where whole documents, not units, are taken for independent; `undefined` where it was not computed. */
function overDocuments(matrix: TableReader, row: number, pairs: TableReader | undefined): number | undefined {
  if (pairs === undefined || !pairs.has('q_documents')) return undefined
  const [goal, strategy] = [matrix.text(row, 'goal'), matrix.text(row, 'strategy')]
  const [found] = pairs.where((at) => {
    const [a, b] = [pairs.text(at, 'concept_a'), pairs.text(at, 'concept_b')]
    const isPair = (a === goal && b === strategy) || (a === strategy && b === goal)
    return isPair && pairs.text(at, 'unit') === matrix.text(row, 'unit')
  })
  return found === undefined ? undefined : (pairs.number(found, 'q_documents') ?? undefined)
}

function pairFinding(
  matrix: TableReader,
  row: number,
  unit: string,
  labelOf: LabelOf,
  qDocuments: number | undefined,
): Finding {
  const goal = matrix.text(row, 'goal')
  const strategy = matrix.text(row, 'strategy')
  const observed = matrix.number(row, 'observed') ?? 0
  const expected = matrix.number(row, 'expected') ?? 0
  const npmi = matrix.number(row, 'npmi')
  const q = matrix.number(row, 'q')
  return {
    kind: 'pairs',
    sentence: [
      linkTo(goal, labelOf),
      ' and ',
      linkTo(strategy, labelOf),
      ' stand together in ',
      {
        number: `${formatCount(observed)} ${plural(observed, unitName(unit))}`,
        evidence: { concept: goal, beside: strategy, unit },
      },
      ` where ${formatNumber(expected)} would be expected if they had nothing to do with each other`,
      ` (${npmi === null ? '' : `NPMI ${formatNumber(npmi)}, `}q ${q === null ? 'not known' : probabilityText(q)}).`,
    ],
    hedge: [pairHedge(unit, qDocuments)],
  }
}

function pairHedge(unit: string, qDocuments: number | undefined): string {
  const notConnected = 'To stand together is not to be connected.'
  const independent = `The test takes each ${unitName(unit)} for independent of the others, which texts are not, so q is too small`
  if (qDocuments === undefined) return `${independent}. ${notConnected}`
  const text = probabilityText(qDocuments)
  return qDocuments < level
    ? `It holds also where whole documents are the unit of the test (q over documents ${text}). ${notConnected}`
    : `${independent}: with whole documents as the unit it is not confirmed (q over documents ${text}). ${notConnected}`
}

function restingOnOneEntry(concepts: TableReader, source: FindingSource): Finding[] {
  const leaves = leavesOf(source.lexicon)
  const rows = concepts.where(
    (row) =>
      leaves.has(concepts.text(row, 'concept')) &&
      (concepts.number(row, 'frequency') ?? 0) >= few &&
      (concepts.number(row, 'top_entry_share') ?? 0) >= 0.8,
  )
  if (rows.length === 0) return []
  const sentence: FindingPart[] = [
    `${sayCount(rows.length)} ${plural(rows.length, 'concept')} ${rows.length === 1 ? 'rests' : 'rest'} for four fifths or more on one entry: `,
  ]
  rows.slice(0, 6).forEach((row, index) => {
    const concept = concepts.text(row, 'concept')
    const entry = concepts.text(row, 'top_entry')
    if (index > 0) sentence.push(', ')
    sentence.push({ link: concepts.text(row, 'label'), view: `concepts/${concept}` }, ` on \u201c${entry}\u201d (`, {
      number: formatShare(concepts.number(row, 'top_entry_share') ?? 0),
      evidence: { concept, entry },
    })
    sentence.push(')')
  })
  sentence.push(rows.length > 6 ? `, and ${rows.length - 6} more.` : '.')
  return [
    {
      kind: 'one-entry',
      sentence,
      hedge: ['Whether such a count means what the concept says depends on that entry alone. Read its sentences.'],
    },
  ]
}

function unevenlySpread(concepts: TableReader, source: FindingSource): Finding[] {
  const leaves = leavesOf(source.lexicon)
  const rows = concepts.where(
    (row) =>
      leaves.has(concepts.text(row, 'concept')) &&
      (concepts.number(row, 'frequency') ?? 0) >= 10 &&
      (concepts.number(row, 'dp_norm') ?? 0) >= 0.85,
  )
  if (rows.length === 0 || source.totals.counted < 5) return []
  const sentence: FindingPart[] = ['Gathered in few documents (DPnorm 0.85 or more, of 1): ']
  rows.slice(0, 6).forEach((row, index) => {
    const concept = concepts.text(row, 'concept')
    const frequency = concepts.number(row, 'frequency') ?? 0
    if (index > 0) sentence.push(', ')
    sentence.push(
      { link: concepts.text(row, 'label'), view: `concepts/${concept}` },
      ' (',
      { number: formatCount(frequency), evidence: { concept } },
      ` in ${formatCount(concepts.number(row, 'documents') ?? 0)} ${plural(concepts.number(row, 'documents') ?? 0, 'document')})`,
    )
  })
  sentence.push(rows.length > 6 ? `, and ${rows.length - 6} more.` : '.')
  return [{ kind: 'dispersion', sentence, hedge: ['Their rates describe these documents, not the corpus as a whole.'] }]
}

function negated(concepts: TableReader, { lexicon }: FindingSource): Finding[] {
  const top = new Set(lexicon.concepts.filter(({ parent }) => parent === null).map(({ id }) => id))
  const rows = concepts.where((row) => top.has(concepts.text(row, 'concept')))
  const sum = (column: string) => rows.reduce((total, row) => total + (concepts.number(row, column) ?? 0), 0)
  const [all, negatedMentions] = [sum('frequency'), sum('negated')]
  if (all === 0 || negatedMentions === 0) return []
  return [
    {
      kind: 'negated',
      sentence: [
        { number: formatCount(negatedMentions), evidence: { negated: true } },
        ` of ${formatCount(all)} mentions (${formatShare(negatedMentions / all)}) stand in the scope of a negation.`,
      ],
      hedge: ['Negation is told by rule; look at the sentences before you make anything of it.'],
    },
  ]
}

function leavesOf(lexicon: PageLexicon): ReadonlySet<string> {
  const parents = new Set(lexicon.concepts.map(({ parent }) => parent))
  return new Set(lexicon.concepts.map(({ id }) => id).filter((id) => !parents.has(id)))
}

function linkTo(concept: string, labelOf: LabelOf): FindingPart {
  return { link: labelOf(concept), view: `concepts/${concept}` }
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

function sayCount(count: number): string {
  return (
    ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][count] ?? formatCount(count)
  )
}

function unitName(unit: string): string {
  return unit.startsWith('window:') ? `window of ${unit.slice('window:'.length)} tokens` : unit
}

function probabilityText(value: number): string {
  const text = formatProbability(value)
  return text.startsWith('<') ? text : `= ${text}`
}

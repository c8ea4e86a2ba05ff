import type { Finding, FindingPart, PageLexicon, PageTotals } from './contract.js'
import { type FindingSource, few, type LabelOf, linkTo } from './finding-words.js'
import { formatCount, formatRate, formatShare } from './format-number.js'
import { countOf, plural } from './nouns.js'
import { pairFindings } from './pair-findings.js'
import { readTable, type TableReader } from './read-table.js'

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
    ...pairFindings(concepts, tables.get('goal_strategy'), tables.get('cooccurrence'), source, labelOf),
    ...restingOnOneEntry(concepts, source),
    ...unevenlySpread(concepts, source),
    ...negated(concepts, source),
  ]
}

function mostNamed(concepts: TableReader, source: FindingSource, group: string | null, labelOf: LabelOf): Finding[] {
  const members = source.lexicon.concepts.filter(({ parent }) => parent === group).map(({ id }) => id)
  const rows = concepts.where((row) => members.includes(concepts.text(row, 'concept')))
  const frequency = (row: number) => concepts.number(row, 'frequency') ?? 0
  rows.sort((a, b) => frequency(b) - frequency(a))
  const [first, second] = rows
  const groupLabel = group === null ? 'the topmost concepts' : lowerFirst(labelOf(group))
  if (first === undefined) return []
  if (frequency(first) === 0) {
    const below = group === null ? 'topmost concepts' : `concepts below \u201c${labelOf(group)}\u201d`
    return [
      {
        kind: 'most-named',
        sentence: [`None of the ${below} is mentioned.`],
        hedge: ['Another wording is not seen.'],
      },
    ]
  }
  const concept = concepts.text(first, 'concept')
  const rate = concepts.number(first, 'per_million')
  const isAlone = rows.length > 1 && second !== undefined && frequency(second) === 0
  const sentence: FindingPart[] = [
    `Among ${groupLabel}, `,
    ...(isAlone ? ['only '] : []),
    linkTo(concept, labelOf),
    isAlone ? ' is mentioned: ' : ' is mentioned most: ',
    { number: countOf(frequency(first), 'mention'), evidence: { concept } },
    ` in ${ofCounted(concepts.number(first, 'documents') ?? 0, source.totals)}`,
    rate === null ? '' : `, ${formatRate(rate)} per million words`,
    intervalText(concepts, first, source.totals),
    '.',
  ]
  return [{ kind: 'most-named', sentence, hedge: orderHedge(concepts, [first, second], source.totals, labelOf) }]
}

/** How many of the counted documents, in words. */
function ofCounted(documents: number, { counted }: PageTotals): string {
  return counted === 1
    ? 'the one counted document'
    : `${formatCount(documents)} of ${formatCount(counted)} counted documents`
}

/** The interval of a rate, with what it is taken over; an end that the documents do not set is said to be open. */
function intervalText(concepts: TableReader, row: number, { counted }: PageTotals): string {
  const low = concepts.number(row, 'ci_low')
  const high = concepts.number(row, 'ci_high')
  if (low === null) return ''
  const over = counted === 1 ? 'within this document' : 'over documents'
  return high === null
    ? ` (95% interval ${over} from ${formatRate(low)}, without an upper end)`
    : ` (95% interval ${over} ${formatRate(low)} to ${formatRate(high)})`
}

function orderHedge(
  concepts: TableReader,
  [first, second]: readonly [number, number | undefined],
  { counted }: PageTotals,
  labelOf: LabelOf,
): FindingPart[] {
  const frequency = (row: number) => concepts.number(row, 'frequency') ?? 0
  const low = concepts.number(first, 'ci_low')
  const hedge: FindingPart[] = []
  if (counted > 1 && concepts.number(first, 'documents') === 1) hedge.push('All stand in one document. ')
  if (counted === 1 && low !== null)
    hedge.push(
      'With one document an interval can only take each of its words for independent of the others, so it is too narrow. ',
    )
  if (second === undefined) return hedge
  if (frequency(second) === 0) return [...hedge, 'No other of them is mentioned. Another wording is not seen.']
  const next = concepts.text(second, 'concept')
  const distance: FindingPart[] = [
    linkTo(next, labelOf),
    ' follows with ',
    { number: formatCount(frequency(second)), evidence: { concept: next } },
  ]
  if (frequency(first) === frequency(second)) return [...hedge, ...distance, ', as many: neither leads.']
  const nextLow = concepts.number(second, 'ci_low')
  const high = concepts.number(second, 'ci_high')
  if (low === null || nextLow === null)
    return [...hedge, ...distance, '. No interval was computed, so it is not known how sure this order is.']
  if (high === null)
    return [
      ...hedge,
      ...distance,
      '. So few documents hold it that its interval has no upper end: the order of the two is not certain.',
    ]
  if (low <= high) return [...hedge, ...distance, '. The two intervals overlap: the order of the two is not certain.']
  return [...hedge, ...distance, '. The two intervals do not overlap.']
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
      ` in ${countOf(concepts.number(row, 'documents') ?? 0, 'document')})`,
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
        ` of ${countOf(all, 'mention')} (${formatShare(negatedMentions / all)}) ${negatedMentions === 1 ? 'stands' : 'stand'} in the scope of a negation.`,
      ],
      hedge: ['Negation is told by rule; look at the sentences before you make anything of it.'],
    },
  ]
}

function leavesOf(lexicon: PageLexicon): ReadonlySet<string> {
  const parents = new Set(lexicon.concepts.map(({ parent }) => parent))
  return new Set(lexicon.concepts.map(({ id }) => id).filter((id) => !parents.has(id)))
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function sayCount(count: number): string {
  return (
    ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][count] ?? formatCount(count)
  )
}

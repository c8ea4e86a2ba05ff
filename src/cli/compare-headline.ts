import type { ComparedPair, ComparedSide, Comparison, KeyItemShown, WrittenComparison } from '../index.js'
import { problemSection, readLine } from './headline.js'
import { count, countOf } from './numbers.js'
import { aligned } from './text-table.js'

/** Pairs that are shown in full. */
const shownInFull = 2
/** Groups that are listed at most. */
const listed = 30
/** Sentences of a side. */
const sentencesOfSide = 3

/** A comparison as a person reads it. */
export function comparisonText(comparison: WrittenComparison): string {
  const { pairs, out, read, validity } = comparison
  const unreliable = new Set(validity.unreliable)
  const sections = [
    ...(read === null ? [] : [readLine(read.headline)]),
    ...(pairs.length <= shownInFull
      ? pairs.map((pair) => pairSection(pair, unreliable))
      : [listSection(pairs, unreliable)]),
    [
      `The lexicon's concepts: ${validity.text}.`,
      ...validity.cautions,
      ...notes(comparison),
      `Tables are in ${out.replace(/\/+$/, '')}/tables/: keyness, compare_sentences, similarity, similarity_groups. report.html does not show this comparison; "tallyrand analyze --compare FIELD" makes one that does.`,
    ].join('\n'),
    ...(read === null ? [] : [problemSection(read.headline, read.problems)]),
  ]
  return sections.join('\n\n')
}

/** What reading two folders gave, where the comparison itself is printed as a table. */
export function readNotes({ read }: WrittenComparison): string[] {
  return read === null ? [] : [readLine(read.headline), problemSection(read.headline, read.problems)]
}

function pairSection(pair: ComparedPair, unreliable: ReadonlySet<string>): string {
  const { a, b, significant } = pair
  const size = ({ name, documents, words }: ComparedSide) =>
    `${name}: ${countOf(documents, 'document')}, ${countOf(words, 'word')}`
  const heading = `${size(a)}\n${size(b)}`
  const { term, concept } = significant
  const many = pair.isTested
    ? `Terms with q <= 0.05: ${count(term.byDocuments)} by documents, ${count(term.byWords)} by G2, which takes words for independent. Concepts: ${count(concept.byDocuments)} and ${count(concept.byWords)}.`
    : untested(pair)
  return [
    `${heading}\n${many}`,
    sideSection(a, b, (item) => item, unreliable),
    sideSection(b, a, swapped, unreliable),
  ].join('\n\n')
}

/** A test over documents needs two of them on each side. */
function untested({ a, b }: ComparedPair): string {
  const single = [a, b].filter(({ documents }) => documents < 2).map(({ name }) => name)
  const are = single.length === 1 ? 'is one document' : 'are one document each'
  return `Not tested over documents, and without intervals: ${single.join(' and ')} ${are}, and a difference between groups cannot be told from one between documents.`
}

/** An item as it looks from the other side. */
function swapped(item: KeyItemShown): KeyItemShown {
  const negative = (value: number | null) => (value === null ? null : -value)
  return {
    ...item,
    frequencyA: item.frequencyB,
    frequencyB: item.frequencyA,
    perMillionA: item.perMillionB,
    perMillionB: item.perMillionA,
    logRatio: negative(item.logRatio),
    low: negative(item.high),
    high: negative(item.low),
  }
}

function sideSection(
  side: ComparedSide,
  other: ComparedSide,
  turned: (item: KeyItemShown) => KeyItemShown,
  unreliable: ReadonlySet<string>,
): string {
  const kinds = [
    ['concepts', side.concepts],
    ['terms', side.terms],
  ] as const
  const tables = kinds.flatMap(([kind, items]) => {
    if (items.length === 0) return []
    const rows = items
      .map(turned)
      .map((item) => [
        kind === 'concepts' ? conceptName(item.item, unreliable) : item.item,
        rate(item.perMillionA),
        rate(item.perMillionB),
        item.logRatio === null ? '' : item.logRatio.toFixed(2),
        item.low === null || item.high === null ? '' : `${item.low.toFixed(2)} to ${item.high.toFixed(2)}`,
        probability(item.qDocuments),
      ])
    // Where no item passes the test over documents, those below are no findings yet.
    const title = items.some(({ support }) => support === 'words') ? `By G2 alone, ${kind}` : `Key ${kind}`
    return [
      aligned([
        [`${title} of ${side.name}`, 'per million words', 'elsewhere', 'Log Ratio', '95 %', 'q by documents'],
        ...rows,
      ]),
    ]
  })
  if (tables.length === 0)
    return `  Nothing is more frequent in ${side.name} than in ${other.name} with a q of 0.05 or less.`
  return [...tables, ...sentencesOf(side)].join('\n')
}

function rate(perMillion: number): string {
  return perMillion > 0 && perMillion < 10 ? perMillion.toFixed(1) : count(Math.round(perMillion))
}

/** A probability with two figures; it is never 0. */
function probability(value: number | null): string {
  if (value === null) return ''
  return value < 0.0001 ? '< 0.0001' : value.toFixed(4)
}

/** Sentences of the first key items, each once. */
function sentencesOf({ concepts, terms }: ComparedSide): string[] {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const { item, evidence } of alternating(concepts, terms)) {
    if (evidence === null || seen.has(evidence.sentence) || lines.length >= sentencesOfSide) continue
    seen.add(evidence.sentence)
    const { document, page, sentenceNumber, sentence } = evidence
    const place = page === null ? `${document}:${sentenceNumber}` : `${document}:${sentenceNumber}, page ${page}`
    lines.push(`    ${item}: "${sentence}" (${place})`)
  }
  return lines
}

function alternating(a: readonly KeyItemShown[], b: readonly KeyItemShown[]): KeyItemShown[] {
  const longest = Math.max(a.length, b.length)
  return Array.from({ length: longest }, (_, index) => [a[index], b[index]])
    .flat()
    .filter((item) => item !== undefined)
}

function listSection(pairs: readonly ComparedPair[], unreliable: ReadonlySet<string>): string {
  const rows = pairs
    .slice(0, listed)
    .map(({ a }) => [a.name, count(a.documents), namesOf(a.concepts, 2, unreliable), namesOf(a.terms, 5)])
  const heading = ['Against all others', 'documents', 'key concepts', 'key terms']
  const more = pairs.length > listed ? `\n  ... and ${pairs.length - listed} more in tables/keyness.csv` : ''
  const isDoubtful = pairs
    .slice(0, listed)
    .some(({ a }) => [...a.concepts, ...a.terms].some((item) => item.support === 'words'))
  const brackets = isDoubtful
    ? '\n  In brackets: by G2 alone, which takes words for independent; not by the test over documents.'
    : ''
  return leftAligned([heading, ...rows]) + more + brackets
}

/** No concept on which coders agree too little stands without the word. */
function conceptName(concept: string, unreliable: ReadonlySet<string>): string {
  return unreliable.has(concept) ? `${concept} (unreliable)` : concept
}

function namesOf(items: readonly KeyItemShown[], most: number, unreliable: ReadonlySet<string> = new Set()): string {
  const names = items.slice(0, most).map(({ item }) => conceptName(item, unreliable))
  if (names.length === 0) return '-'
  return items.some(({ support }) => support === 'words') ? `(${names.join(', ')})` : names.join(', ')
}

/** Columns of words. */
function leftAligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      `  ${row.map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  ')}`.trimEnd(),
    )
    .join('\n')
}

/** What a reader should know of what was and was not done. */
function notes({
  leftOut,
  tested,
  limit,
  pairs,
  minimumFrequency,
  minimumDocuments,
  permutations,
  ...rest
}: Comparison): string[] {
  const single = pairs.filter(({ isTested }) => !isTested)
  const over =
    single.length === pairs.length
      ? 'not tested over documents'
      : `up to ${count(permutations)} permutations of whole documents, seed ${rest.seed}`
  return [
    `Tested: ${countOf(tested.term, 'term')} with a frequency of ${count(minimumFrequency)} or more${minimumDocuments > 1 ? ` in ${count(minimumDocuments)} documents or more` : ''}, ${countOf(tested.concept, 'concept')}; ${over}.`,
    ...(leftOut.length > 0
      ? [`Left out, in no group: ${countOf(leftOut.length, 'document')}, such as ${leftOut.slice(0, 3).join(', ')}.`]
      : []),
    ...(single.length > 0 && pairs.length > shownInFull
      ? [
          `Not tested over documents: ${count(single.length)} of ${countOf(pairs.length, 'group')}, which have one document only.`,
        ]
      : []),
    ...(limit < tested.term
      ? [`keyness holds the ${count(limit)} terms of each pair with the highest G2 (--limit).`]
      : []),
    ...(rest.isWithoutDocumentSimilarity ? ['similarity is empty: it is made for up to 500 documents.'] : []),
  ]
}

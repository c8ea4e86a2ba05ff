import type { EvidenceLine } from '../analysis/concept-evidence.js'
import type { ConceptReport, TableRecord } from '../analysis/concept-report.js'
import type { Validity } from '../validation/validity.js'
import { type Block, blockColumns, heading, paragraph } from './blocks.js'
import { unitName, unitPlural } from './page/nouns.js'
import { validityBlocks } from './validity-blocks.js'

/** What the numbers of a report depend on, as pairs of a name and a value. */
export type Provenance = readonly (readonly [name: string, value: string])[]

/** Rows of a table that a report shows; the whole one is in the tables of the run. */
const rowsShown = 30
/** An entry with more than this share of the mentions is the concept. */
const dominant = 2 / 3

/** The report on one concept in the pieces of which every format of it is made. */
export function conceptBlocks(report: ConceptReport, provenance: Provenance, validity: Validity): Block[] {
  return [
    heading(1, `${report.label} (${report.concept})`),
    ...summary(report),
    ...entries(report),
    ...groups(report),
    ...years(report),
    ...company(report),
    ...terms(report),
    ...evidence(report),
    ...validityBlocks(report.concept, validity),
    heading(2, 'How this was made'),
    { kind: 'table', columns: blockColumns(['what', 'value'], []), rows: provenance.map((pair) => [...pair]) },
  ]
}

function summary({ counts, beside, negated, definition, source, documents, words, children }: ConceptReport): Block[] {
  const { frequency, per_million: rate, documents: withIt, ci_low: low, ci_high: high } = counts
  const { rank, rank_low: best, rank_high: worst } = counts
  const among =
    beside === 1
      ? ''
      : ` It has rank ${count(rank)}${intervalText(best, worst, count)} by mentions among the ${beside} concepts with the same parent.`
  const blocks = [
    paragraph(`Definition: ${definition ?? 'the lexicon gives none.'}`),
    ...(source === null ? [] : [paragraph(`Source: ${source}`)]),
    paragraph(
      `${countOf(frequency, 'mention')} in ${count(withIt)} of ${countOf(documents, 'document')} with ${countOf(words, 'word')}: ${decimal(rate)} per million words${intervalText(low, high, decimal)}.${among}`,
    ),
  ]
  if (frequency === 0) return [...blocks, paragraph('It does not occur in this corpus: there is nothing more to show.')]
  const { share, low: least, high: most } = negated
  blocks.push(
    paragraph(
      `Negated: ${count(counts.negated)} of ${countOf(frequency, 'mention')} stand in the scope of a negation, ${percent(share)}${intervalText(least, most, percent)}.`,
    ),
  )
  if (children.length === 0) return blocks
  return [
    ...blocks,
    paragraph('It counts what the concepts below it count:'),
    {
      kind: 'table',
      columns: blockColumns(['concept'], ['mentions', 'per million words', '95 % interval', 'documents']),
      rows: children.map((row) => [
        `${row.label} (${row.concept})`,
        count(row.frequency),
        decimal(row.per_million),
        interval(row.ci_low, row.ci_high, decimal),
        count(row.documents),
      ]),
    },
  ]
}

function entries({ counts, entries: rows, influence, beside }: ConceptReport): Block[] {
  if (rows.length === 0) return []
  const share = counts.top_entry_share ?? null
  const said = [
    share === null ? '' : `The largest entry, ${counts.top_entry}, carries ${percent(share)} of the mentions.`,
    Number(share) > dominant
      ? 'The concept is little more than this entry: look whether it means what the concept says.'
      : '',
    ...(beside === 1
      ? []
      : influence
          .filter(({ rank, rank_without: without }) => rank !== without)
          .slice(0, rowsShown)
          .map(
            ({ entry, rank, rank_without: without }) =>
              `Without ${entry} its rank would be ${without} instead of ${rank}.`,
          )),
  ].filter((sentence) => sentence !== '')
  const idle = rows.filter(({ frequency }) => frequency === 0).map(({ entry }) => String(entry))
  return [
    heading(2, 'Entries'),
    ...(said.length === 0 ? [] : [paragraph(said.join(' '))]),
    ...table(
      ['entry', 'concept'],
      ['mentions', 'share', 'documents'],
      rows
        .filter(({ frequency }) => frequency !== 0)
        .map(({ entry, concept, frequency, share: part, documents }) => [
          String(entry),
          String(concept),
          count(frequency),
          percent(part),
          count(documents),
        ]),
      'entries',
    ),
    ...(idle.length === 0 ? [] : [paragraph(`Entries that match nothing here: ${idle.join('; ')}.`)]),
  ]
}

function groups({ counts, groups: found }: ConceptReport): Block[] {
  if (found === null || counts.frequency === 0) return []
  const { field, rows, without } = found
  const withIt = rows.filter(({ frequency }) => frequency !== 0)
  const silent = rows.length - withIt.length
  return [
    heading(2, `Rate by ${field}`),
    ...table(
      [field],
      rateColumns,
      withIt.map((row) => [String(row.group), ...rateCells(row)]),
      'groups',
    ),
    ...singleNote(withIt.slice(0, rowsShown)),
    ...(silent === 0 ? [] : [paragraph(`${count(silent)} of ${count(rows.length)} do not mention it.`)]),
    ...(without === 0 ? [] : [paragraph(`${countOf(without, 'document')} without ${field} left out.`)]),
  ]
}

function years({ counts, years: { rows, without } }: ConceptReport): Block[] {
  if (rows.length === 0 || counts.frequency === 0) return []
  return [
    heading(2, 'Rate by year'),
    {
      kind: 'table',
      columns: blockColumns(['year'], rateColumns),
      rows: rows.map((row) => [String(row.period), ...rateCells(row)]),
    },
    ...singleNote(rows),
    ...(without === 0 ? [] : [paragraph(`${countOf(without, 'document')} without a date left out.`)]),
  ]
}

const rateColumns = [
  'mentions',
  'words',
  'per million words',
  '95 % interval',
  'documents',
  'with it',
  'share of documents',
]

function rateCells(row: TableRecord): string[] {
  return [
    count(row.frequency),
    count(row.words),
    decimal(row.per_million),
    `${interval(row.ci_low, row.ci_high, decimal)}${isOfOneDocument(row) ? '*' : ''}`,
    count(row.documents),
    count(row.documents_with),
    percent(row.share_of_documents),
  ]
}

/** Whether a row has an interval from within one document, which is narrower than the truth. */
function isOfOneDocument({ documents, ci_low: low, ci_high: high }: TableRecord): boolean {
  return documents === 1 && (typeof low === 'number' || typeof high === 'number')
}

function singleNote(rows: readonly TableRecord[]): Block[] {
  if (!rows.some(isOfOneDocument)) return []
  return [
    paragraph(
      '* One document: the interval takes its words as if each were drawn for itself, and is narrower than the truth.',
    ),
  ]
}

function company({ counts, company: rows, unit }: ConceptReport): Block[] {
  if (counts.frequency === 0) return []
  const title = heading(2, 'Company it keeps')
  if (rows.length === 0) return [title, paragraph(`No other concept stands in one ${unitName(unit)} with it.`)]
  return [
    title,
    paragraph(
      `Concepts that stand in one ${unitName(unit)} with it, the most striking first by G2, whether they attract or avoid each other: in how many, in how many they would by chance, NPMI (0 by chance, 1 always together), q among all pairs, ${documentTest(unit).explained}, and the log odds ratio.`,
    ),
    ...table(
      ['concept'],
      ['together', 'by chance', 'NPMI', 'q', documentTest(unit).head, 'log odds ratio', '95 % interval'],
      rows.map((row) => [
        String(row.other),
        count(row.observed),
        decimal(row.expected),
        hundredths(row.npmi),
        probability(row.q),
        probability(row.q_documents),
        hundredths(row.log_odds_ratio),
        interval(row.ci_low, row.ci_high, hundredths),
      ]),
      'pairs',
    ),
  ]
}

/** What q of the test that respects documents is a q of: within documents it shifts units, of whole ones it is Fisher's. */
function documentTest(unit: ConceptReport['unit']): { readonly head: string; readonly explained: string } {
  return unit === 'document'
    ? { head: 'q of Fisher’s test', explained: 'q of Fisher’s exact test over documents' }
    : {
        head: 'q within documents',
        explained: `q of the test that holds each document fixed and shifts its ${unitPlural(unit, 2)} against each other`,
      }
}

function terms({ terms: rows, unit }: ConceptReport): Block[] {
  if (rows.length === 0) return []
  return [
    heading(2, 'Words that keep company with it'),
    paragraph(
      `Nouns, verbs and adjectives that stand in one ${unitName(unit)} with it, outside of its mentions, more often than by chance.`,
    ),
    ...table(
      ['word', 'part of speech'],
      ['together', 'by chance', 'logDice', 'G2', 'q', 'documents'],
      rows.map(({ term, pos, observed, expected, log_dice: dice, g2, q, documents }) => [
        String(term),
        String(pos),
        count(observed),
        decimal(expected),
        hundredths(dice),
        decimal(g2),
        probability(q),
        count(documents),
      ]),
      'words',
    ),
  ]
}

function evidence({ evidence: { mentions, shown, seed, documents } }: ConceptReport): Block[] {
  if (mentions === 0) return []
  const sample =
    shown < mentions
      ? `Showing ${count(shown)} of ${count(mentions)}, a fixed sample (seed ${seed}).`
      : `${countOf(mentions, 'mention')}, all shown.`
  return [
    heading(2, 'Evidence'),
    paragraph(`${sample} The words that matched are marked.`),
    ...documents.flatMap(({ document, lines }): Block[] => [
      heading(3, document),
      {
        kind: 'quotes',
        quotes: lines.map((line) => ({
          place: placeOf(line),
          before: line.before,
          match: line.match,
          after: line.after,
        })),
      },
    ]),
  ]
}

function placeOf({ sentence, page, entry, negated }: EvidenceLine): string {
  return `Sentence ${sentence}${page === null ? '' : `, page ${page}`}, entry ${entry}${negated ? ', negated' : ''}`
}

/** A table of the first rows, and how many more there are. */
function table(words: readonly string[], numbers: readonly string[], rows: readonly string[][], what: string): Block[] {
  if (rows.length === 0) return []
  const shown: Block = { kind: 'table', columns: blockColumns(words, numbers), rows: rows.slice(0, rowsShown) }
  if (rows.length <= rowsShown) return [shown]
  return [shown, paragraph(`Showing ${rowsShown} of ${count(rows.length)} ${what}.`)]
}

type Value = TableRecord[string] | undefined

function count(value: Value): string {
  return value === null || value === undefined ? '-' : String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

function countOf(value: Value, noun: string): string {
  return `${count(value)} ${value === 1 ? noun : `${noun}s`}`
}

function decimal(value: Value): string {
  if (typeof value !== 'number') return '-'
  const [whole = '', tenths = ''] = value.toFixed(1).split('.')
  return `${count(whole)}.${tenths}`
}

function hundredths(value: Value): string {
  return typeof value === 'number' ? value.toFixed(2) : '-'
}

function percent(value: Value): string {
  return typeof value === 'number' ? `${(value * 100).toFixed(1)} %` : '-'
}

/** A probability is never printed as 0. */
function probability(value: Value): string {
  if (typeof value !== 'number') return '-'
  return value < 0.0001 ? '< 0.0001' : value.toFixed(4)
}

function interval(low: Value, high: Value, as: (value: Value) => string): string {
  if (typeof low !== 'number' && typeof high !== 'number') return '-'
  return `${as(low)} to ${typeof high === 'number' ? as(high) : 'open'}`
}

function intervalText(low: Value, high: Value, as: (value: Value) => string): string {
  const said = interval(low, high, as)
  return said === '-' ? '' : ` (95 % interval ${said})`
}

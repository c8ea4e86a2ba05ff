import type { AnalyzeResult, Headline, HeadlineConcept, Problem, Validity } from '../index.js'
import { problemLines } from './headline-problems.js'
import { count, countOf } from './numbers.js'
import { aligned } from './text-table.js'

/** Concepts of a group that are shown at most. */
const shown = 10
/** Concepts resting on one entry that are shown at most. */
const shownOnOneEntry = 5

/** The end of a run as a person reads it. */
export function headlineText(result: AnalyzeResult, out: string): string {
  const { headline, problems, work, plan, validity } = result
  const { title, version } = plan.lexicon
  const sections = [
    [
      readLine(headline),
      ...reuseLines(work),
      foundLine(headline, title, version, validity),
      ...validityLines(validity),
      ...policyLines(plan),
    ].join('\n'),
    ...headline.groups.map((group) => groupSection(group.label, group.concepts, validity.unreliable)),
    ...(headline.matrix === null ? [] : [matrixSection(headline.matrix)]),
    ...oneEntrySection(headline),
    problemSection(headline, problems),
    `Results are in ${out.replace(/\/+$/, '')}/: report.html (open it in a browser), tables/ (CSV and Parquet), figures/ (SVG), networks/ (GraphML, GEXF), corpus.duckdb (every mention), run.json (how they were made).`,
  ]
  return sections.join('\n\n')
}

/** What was read. */
export function readLine({ documents, counted, sentences, words }: Headline): string {
  const not = documents > counted ? ` (${count(documents - counted)} not counted)` : ''
  return `Read ${countOf(documents, 'document')}${not}: ${countOf(sentences, 'sentence')}, ${countOf(words, 'word')}.`
}

function reuseLines({ filesRead, filesReused }: AnalyzeResult['work']): string[] {
  if (filesReused === 0) return []
  const were = filesReused === 1 ? 'was' : 'were'
  return [
    `${countOf(filesReused, 'file')} ${were} there unchanged from an earlier run; ${count(filesRead)} had to be read.`,
  ]
}

function foundLine({ mentions }: Headline, title: string, version: string | null, { text }: Validity): string {
  const lexicon = version === null ? title : `${title}, version ${version}`
  return `Found ${countOf(mentions, 'mention')} with the lexicon "${lexicon}" (${text}).`
}

/** What a reader of the numbers has to know besides: cautions, and how many lexicons were tried. */
function validityLines({ cautions, accepted, lexiconsTried }: Validity): string[] {
  return [
    ...cautions,
    ...(accepted.length > 0 ? [`Accepted although unreliable (--accept-unreliable): ${accepted.join(', ')}.`] : []),
    ...(lexiconsTried > 1 ? [`Lexicons tried on these documents so far: ${lexiconsTried}.`] : []),
  ]
}

/** Policies other than the usual ones change what every number means. */
function policyLines({ overlap, negation }: AnalyzeResult['plan']): string[] {
  const said = [
    ...(overlap === 'global' ? ['no word counts twice over all concepts (--overlap global)'] : []),
    ...(overlap === 'all' ? ['overlapping matches of different entries all count (--overlap all)'] : []),
    ...(negation === 'exclude' ? ['negated mentions are left out (--negation exclude)'] : []),
    ...(negation === 'only' ? ['only negated mentions count (--negation only)'] : []),
  ]
  return said.length === 0 ? [] : [`Policies: ${said.join('; ')}.`]
}

function groupSection(label: string, concepts: readonly HeadlineConcept[], unreliable: readonly string[]): string {
  const rows = concepts
    .slice(0, shown)
    .map(({ concept, label: name, frequency, perMillion, documents }) => [
      unreliable.includes(concept) ? `${name} (unreliable)` : name,
      count(frequency),
      count(Math.round(perMillion)),
      count(documents),
    ])
  const more = concepts.length > shown ? `\n  ... and ${concepts.length - shown} more in tables/concepts.csv` : ''
  return aligned([[label, 'mentions', 'per million words', 'documents'], ...rows]) + more
}

function matrixSection({ unit, rows, columns, observed }: NonNullable<Headline['matrix']>): string {
  const body = rows.map((row, index) => [row, ...(observed[index] ?? []).map(count)])
  return aligned([[`${unitsOf(unit)} with both`, ...columns], ...body])
}

function unitsOf(unit: string): string {
  const [name = '', width] = unit.split(':')
  return width === undefined ? `${name.charAt(0).toUpperCase()}${name.slice(1)}s` : `Windows of ${width} tokens`
}

/** A count that rests on one entry is as good as this entry. */
function oneEntrySection({ restingOnOneEntry }: Headline): string[] {
  if (restingOnOneEntry.length === 0) return []
  const lines = restingOnOneEntry
    .slice(0, shownOnOneEntry)
    .map(
      ({ label, entry, share }) =>
        `  ${label}: ${share === 1 ? 100 : Math.min(99, Math.round(share * 100))} % "${entry}"`,
    )
  const more =
    restingOnOneEntry.length > shownOnOneEntry
      ? [`  ... and ${restingOnOneEntry.length - shownOnOneEntry} more in tables/influence.csv`]
      : []
  const heading = 'One entry makes more than two thirds of the mentions (what hangs on it: tables/influence.csv):'
  return [[heading, ...lines, ...more].join('\n')]
}

/** How many problems there are, and the first files of each kind that matters. */
export function problemSection({ problems: numbers }: Headline, problems: readonly Problem[]): string {
  const { errors, warnings, notes } = numbers
  if (errors + warnings + notes === 0) return 'No problems.'
  const parts = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
    ...(notes > 0 ? [countOf(notes, 'note')] : []),
  ]
  const title =
    errors + warnings === 0
      ? `No errors and no warnings; ${parts.join('')} (tables/problems.csv).`
      : `Problems: ${parts.join(', ')} (what to do: tables/problems.csv).`
  return [title, ...problemLines(problems)].join('\n')
}

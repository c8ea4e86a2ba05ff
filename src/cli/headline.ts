import type { AnalyzeResult, Headline, HeadlineConcept } from '../index.js'
import { count } from './status-line.js'

/** Concepts of a group that are shown at most. */
const shown = 10

/** The end of a run as a person reads it. */
export function headlineText({ headline, problems, work, plan }: AnalyzeResult, out: string): string {
  const sections = [
    readSection(headline, work),
    ...headline.groups.map((group) => groupSection(group.label, group.concepts)),
    ...(headline.matrix === null ? [] : [matrixSection(headline.matrix)]),
    problemSection(headline, problems),
    `Lexicon: ${plan.lexicon.title}${plan.lexicon.version === null ? '' : ` ${plan.lexicon.version}`}, not validated on this corpus.`,
    `Results: ${out}/ (tables/, corpus.duckdb, run.json)`,
  ]
  return sections.join('\n\n')
}

function readSection(headline: Headline, work: AnalyzeResult['work']): string {
  const { documents, counted, sentences, words, mentions } = headline
  const not = documents > counted ? ` (${count(documents - counted)} not counted)` : ''
  const reused =
    work.filesReused > 0
      ? `\n${count(work.filesReused)} files unchanged since the last run, ${count(work.filesRead)} read.`
      : ''
  return `${count(documents)} documents${not}, ${count(sentences)} sentences, ${count(words)} words, ${count(mentions)} mentions.${reused}`
}

function groupSection(label: string, concepts: readonly HeadlineConcept[]): string {
  const rows = concepts
    .slice(0, shown)
    .map(({ label: name, frequency, perMillion, documents }) => [
      name,
      count(frequency),
      count(Math.round(perMillion)),
      count(documents),
    ])
  const more = concepts.length > shown ? `\n... and ${concepts.length - shown} more in tables/concepts.csv` : ''
  return aligned([[label, 'mentions', 'per million', 'documents'], ...rows]) + more
}

function matrixSection({ unit, rows, columns, observed }: NonNullable<Headline['matrix']>): string {
  const body = rows.map((row, index) => [row, ...(observed[index] ?? []).map(count)])
  return aligned([[`Together in one ${unit.replace(/^window:(\d+)$/, 'window of $1 tokens')}`, ...columns], ...body])
}

function problemSection({ problems: numbers }: Headline, problems: AnalyzeResult['problems']): string {
  const { errors, warnings, notes } = numbers
  if (errors + warnings + notes === 0) return 'No problems.'
  const byCode = new Map<string, number>()
  for (const { code, severity } of problems) if (severity !== 'note') byCode.set(code, (byCode.get(code) ?? 0) + 1)
  const codes = [...byCode].map(([code, number]) => `${count(number)} ${code}`).sort()
  const list = codes.length > 0 ? `: ${codes.join(', ')}` : ''
  return `${count(errors)} errors, ${count(warnings)} warnings, ${count(notes)} notes${list} (tables/problems.csv).`
}

/** Columns under one another: the first to the left, numbers to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
}

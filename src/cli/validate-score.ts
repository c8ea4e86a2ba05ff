import { join } from 'node:path'
import type { ScoreResult } from '../index.js'
import { scoreCodes } from '../pipeline/validation/score-codes.js'
import { writeScores } from '../pipeline/validation/write-scores.js'
import { UsageError } from '../problems/problem.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { aligned } from './text-table.js'

/** The flags of `tallyrand validate score`, as typed. */
export interface ValidateScoreFlags {
  readonly key?: string
  readonly store?: string
  readonly gold?: string
  readonly predictions?: string
  readonly name: string
  readonly lexicon?: string
  readonly concept?: string
  readonly by?: string[]
  readonly date?: string
  readonly columns?: string[]
  readonly positive?: string
  readonly withoutCoder?: string[]
  readonly out?: string
  readonly draws: number
  readonly seed?: number
  readonly json?: boolean
}

const renamable = ['unit', 'coder', 'concept', 'code', 'text'] as const

/** Runs `tallyrand validate score` and returns the exit status. */
export async function runValidateScore(
  codes: readonly string[],
  flags: ValidateScoreFlags,
  printer: Printer,
): Promise<number> {
  const { columns, withoutCoder, json: asJson, out, ...rest } = flags
  const result = await scoreCodes({
    ...rest,
    codes,
    ...(columns === undefined ? {} : { columns: renamed(columns) }),
    ...(withoutCoder === undefined ? {} : { withoutCoders: withoutCoder }),
  })
  const folder = out ?? (result.folder === null ? undefined : join(result.folder, 'scores'))
  const files = folder === undefined ? [] : await writeScores(result, folder)
  if (asJson === true) {
    printer.line(json(result))
    return 0
  }
  const sections = [
    coderLines(result),
    [agreementTable(result), ...result.cautions].join('\n'),
    scoreTable(result),
    ...(result.corrected.length === 0 ? [] : [correctedTable(result)]),
    ...(result.groups.length === 0 ? [] : ['By group: groups.csv and corrected.csv.']),
    ...(result.groupsLeftOut.length === 0
      ? []
      : [`Groups with fewer than 30 coded units are left out: ${result.groupsLeftOut.join(', ')}.`]),
    ...(result.errors.length === 0 ? [] : [errorLine(result, folder)]),
    ...storeLines(result),
    ...(folder === undefined ? [] : [`Tables are in ${folder}: ${files.join(', ')}.`]),
  ]
  printer.line(sections.join('\n\n'))
  return 0
}

function renamed(pairs: readonly string[]): Partial<Record<(typeof renamable)[number], string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      if (!renamable.some((each) => each === name) || value.join('=') === '')
        throw new UsageError(`--columns: "${pair}" says nothing. Write ${renamable.join('=NAME, ')}=NAME.`)
      return [name, value.join('=')]
    }),
  )
}

function coderLines({ coders, undecided }: ScoreResult): string {
  const lines = coders.map(({ coder, given, undecided: open, empty, missing }) => {
    const faults = [
      ...(open > 0 ? [`${count(open)} undecided (?)`] : []),
      ...(empty > 0 ? [`${count(empty)} empty`] : []),
      ...(missing > 0 ? [`${countOf(missing, 'row')} missing`] : []),
    ]
    return `${coder}: ${countOf(given, 'code')}${faults.length === 0 ? '' : `, ${faults.join(', ')}`}.`
  })
  const shown = lines.length > 12 ? [...lines.slice(0, 12), `... and ${lines.length - 12} more coders.`] : lines
  const even = undecided.map(
    ({ concept, units }) =>
      `${concept === '' ? 'Coders' : `${concept}: coders`} stand even on ${countOf(units.length, 'unit')}, which are left out until --gold decides.`,
  )
  return [...shown, ...even].join('\n')
}

function agreementTable({ agreement }: ScoreResult): string {
  return aligned([
    ['Agreement', 'coders', 'units', 'alpha', '95 %', 'per cent'],
    ...agreement.map(({ concept, coders, units, alpha, low, high, percent }) => [
      named(concept),
      ...[count(coders), count(units), decimal(alpha), range(low, high), percent === null ? '–' : percent.toFixed(1)],
    ]),
  ])
}

function scoreTable({ scores }: ScoreResult): string {
  const concepts = [...new Set(scores.map(({ concept }) => concept))]
  return concepts
    .map((concept) =>
      aligned([
        [named(concept), 'units', 'precision', '95 %', 'recall', '95 %', 'F1', '95 %'],
        ...scores
          .filter((score) => score.concept === concept)
          .map(({ labeller, units, precision, recall, f1 }) => [
            labeller,
            count(units),
            ...[precision, recall, f1].flatMap(({ value, low, high }) => [decimal(value), range(low, high)]),
          ]),
      ]),
    )
    .join('\n\n')
}

function correctedTable({ corrected }: ScoreResult): string {
  return aligned([
    ['Share of units', 'raw', 'corrected', '95 %'],
    ...corrected
      .filter(({ group }) => group === 'all')
      .map(({ concept, raw, corrected: { value, low, high } }) => [
        ...[named(concept), raw.toFixed(4), value === null ? '–' : value.toFixed(4)],
        low === null || high === null ? '–' : `${low.toFixed(4)} to ${high.toFixed(4)}`,
      ]),
  ])
}

/** What the store says after these codes, and of which concepts it does not go by them. */
function storeLines({ validity, kept, cautions }: ScoreResult): string[] {
  if (validity === null) return []
  const lines = [
    `In the store: ${validity.text}.`,
    ...validity.cautions.filter((caution) => !cautions.includes(caution)),
    ...(kept.length === 0
      ? []
      : [`Kept as they were, for these codes are less than the store has of the same sample: ${kept.join(', ')}.`]),
    'Run "tallyrand analyze" again and its results say so.',
  ]
  return [lines.join('\n')]
}

function errorLine({ errors }: ScoreResult, folder: string | undefined): string {
  const causes = new Map<string, number>()
  for (const { cause } of errors) causes.set(cause, (causes.get(cause) ?? 0) + 1)
  const parts = [...causes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const named = parts.map(([cause, number]) => `${cause === '' ? 'no cause marked' : cause} ${count(number)}`)
  return `${countOf(errors.length, 'error')} of the lexicon: ${named.join(', ')} (${folder === undefined ? 'with --out FOLDER they are written down' : 'errors.csv'}).`
}

function named(concept: string): string {
  return concept === '' ? 'Codes' : concept
}

function decimal(value: number | null): string {
  return value === null ? '–' : value.toFixed(3)
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '–' : `${low.toFixed(2)}–${high.toFixed(2)}`
}

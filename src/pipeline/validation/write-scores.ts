import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../../analysis/result-table.js'
import { csvTable } from '../../report/csv.js'
import { writeWhole } from '../../report/write-table.js'
import type { Classification, Estimate } from '../../statistics/classification.js'
import { canonicalJson } from '../fingerprint.js'
import type { ScoreResult } from './score-codes.js'

const measures = ['precision', 'recall', 'f1', 'accuracy'] as const
const measureColumns = measures.map((name) => `${name} ${name}_low ${name}_high`).join(' ')

/** Writes what {@link ScoreResult} holds as CSV, and the whole of it as `scores.json`. Returns the names of the files. */
export async function writeScores(result: ScoreResult, folder: string): Promise<string[]> {
  const tables: Readonly<Record<string, string>> = {
    'agreement.csv': csvTable(
      'concept:text coders:integer units:integer alpha alpha_low alpha_high percent',
      result.agreement.map(({ concept, coders, units, alpha, low, high, percent }) => [
        ...[concept, coders, units, alpha, low, high, percent],
      ]),
    ),
    'pairs.csv': csvTable(
      'concept:text coder_a:text coder_b:text units:integer kappa percent',
      result.agreement.flatMap(({ concept, pairs }) =>
        pairs.map(({ a, b, units, kappa, percent }) => [concept, a, b, units, kappa, percent]),
      ),
    ),
    'scores.csv': csvTable(
      `concept:text labeller:text units:integer gold:integer marked:integer ${measureColumns}`,
      result.scores.map((score) => [
        ...[score.concept, score.labeller, score.units, score.gold, score.marked],
        ...estimates(score),
      ]),
    ),
    'entries.csv': csvTable(
      'concept:text entry:text units:integer right:integer precision precision_low precision_high',
      result.entries.map(({ concept, entry, units, right, precision }) => [
        ...[concept, entry, units, right],
        ...cells(precision),
      ]),
    ),
    'groups.csv': csvTable(
      `field:text value:text concept:text units:integer gold:integer marked:integer ${measureColumns}`,
      result.groups.map((score) => [
        ...[score.field, score.value, score.concept, score.units, score.gold, score.marked],
        ...estimates(score),
      ]),
    ),
    'corrected.csv': csvTable(
      'concept:text group:text raw corrected ci_low ci_high method:text',
      result.corrected.map(({ concept, group, raw, corrected, method }) => [
        ...[concept, group, raw],
        ...cells(corrected),
        method,
      ]),
    ),
    'errors.csv': csvTable(
      'concept:text kind:text cause:text unit:text document:text page:integer entries:text before:text text:text after:text notes:text',
      result.errors.map(
        (error): Row => [
          ...[error.concept, error.kind, error.cause, error.unit, error.document, error.page, error.entries],
          ...[error.before, error.text, error.after, error.notes],
        ],
      ),
    ),
  }
  const { folder: _machine, ...shown } = result
  const files = { ...tables, 'scores.json': `${canonicalJson(shown, 2)}\n` }
  for (const [name, content] of Object.entries(files))
    await writeWhole(join(folder, name), (temporary) => writeFile(temporary, content))
  return Object.keys(files)
}

function estimates(score: Classification): (number | null)[] {
  return measures.flatMap((name) => cells(score[name]))
}

function cells({ value, low, high }: Estimate): (number | null)[] {
  return [value, low, high]
}

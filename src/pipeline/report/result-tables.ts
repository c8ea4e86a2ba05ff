import type { Bootstraps } from '../../analysis/bootstraps.js'
import { conceptTermsTable } from '../../analysis/concept-terms.js'
import { conceptTables } from '../../analysis/concepts.js'
import { cooccurrenceTables } from '../../analysis/cooccurrence.js'
import { documentsTable } from '../../analysis/documents.js'
import { cutIntoEqualParts } from '../../analysis/equal-parts.js'
import type { Frame } from '../../analysis/frame.js'
import { influenceTables } from '../../analysis/influence.js'
import { mentionsTable } from '../../analysis/mentions.js'
import { pagesTable } from '../../analysis/pages.js'
import { problemsTable } from '../../analysis/problems.js'
import type { ResultTable } from '../../analysis/result-table.js'
import { reuseTable } from '../../analysis/reuse.js'
import { termsTable } from '../../analysis/terms.js'
import { yearlyTrend } from '../../analysis/yearly-trend.js'
import type { Problem } from '../../problems/problem.js'
import type { Plan } from '../plan.js'

/** Who is handed the tables of a run. */
export interface TableTaker {
  readonly take: (table: ResultTable) => Promise<void>
  /** Is handed a table that no lexicon bears on, to be made where it is wanted. */
  readonly takeOfTexts: (name: string, make: () => ResultTable | Promise<ResultTable>) => Promise<void>
}

/** Makes the tables of a run, one after the other. */
export async function resultTables(
  frame: Frame,
  plan: Plan,
  problems: readonly Problem[],
  bootstraps: Bootstraps,
  { take, takeOfTexts }: TableTaker,
): Promise<void> {
  const { units, lexicon, resampling } = plan
  const [firstUnit = 'sentence'] = units
  const equalParts = await cutIntoEqualParts(frame)
  // Their bootstraps take the longest: they are computed while the next tables are written.
  const concepts = await conceptTables(frame, { resampling, bootstraps, equalParts })
  const pairs = await cooccurrenceTables(frame, units, lexicon.matrix, { resampling, bootstraps })
  await takeOfTexts('documents', () => documentsTable(frame))
  await takeOfTexts('pages', () => pagesTable(frame))
  await take(problemsTable(problems))
  await takeOfTexts('terms', () => termsTable(frame, equalParts))
  for (const table of [...concepts, ...pairs]) await take(table)
  for (const table of await influenceTables(frame, firstUnit)) await take(table)
  await take(await conceptTermsTable(frame, firstUnit))
  await take(mentionsTable(frame))
  await take(await yearlyTrend(frame, resampling))
  await takeOfTexts('reuse', () => reuseTable(frame))
}

import { bootstrapsHere } from '../analysis/bootstraps.js'
import { evidenceSeed } from '../analysis/choose-evidence.js'
import type { DescribedDocument } from '../analysis/document-fields.js'
import type { DocumentGroups } from '../analysis/document-groups.js'
import { duplicateProblems } from '../analysis/duplicates.js'
import type { Frame } from '../analysis/frame.js'
import { sortProblems } from '../analysis/problems.js'
import type { ResultTable } from '../analysis/result-table.js'
import { checkedJobs } from '../pipeline/analyze.js'
import { compareGroups, groupsOf } from '../pipeline/comparison/compare-groups.js'
import { withComputeThreads } from '../pipeline/compute-threads.js'
import type { Plan } from '../pipeline/plan.js'
import { collectPage } from '../pipeline/report/collect-page.js'
import { coreOf } from '../pipeline/report/page-core.js'
import { resultTables } from '../pipeline/report/result-tables.js'
import { type Problem, UsageError } from '../problems/problem.js'
import type { FigureTables } from '../report/figures/collect-tables.js'
import type { Tables } from '../report/figures/figure.js'
import { networksOf } from '../report/networks/network.js'
import type { PageField } from '../report/page/contract.js'
import type { LiveReport } from '../report/page/live.js'
import { shownOfANumber } from './behind-numbers.js'

/** The list of documents is here as a whole, as every question is about some of them. */
const liveLimits = { documents: Number.POSITIVE_INFINITY } as const

/** The page of a choice, as it is sent, and what further questions need of it. */
export interface Reported {
  readonly json: string
  readonly fields: readonly PageField[]
  /** What figures are made of. */
  readonly drawn: Tables
}

/** What the reports of all choices have in common. */
export interface ReportSource {
  readonly plan: Plan
  /** Of the whole store. */
  readonly all: readonly DescribedDocument[]
  readonly problems: readonly Problem[]
  /** Fields that conditions can be put on. */
  readonly fields: LiveReport['fields']
}

/** Makes the page of the documents of a frame, as a run over these alone would. */
export async function reportOf({ plan, problems, all, fields }: ReportSource, frame: Frame): Promise<Reported> {
  const groups = await groupsAgain(frame, plan)
  const collected = await collectPage(frame, plan, groups, liveLimits)
  const { figures, page } = collected
  const paths = new Set((await frame.store.rows('select path from sources')).map(([path]) => path))
  const isWhole = frame.documents.length === all.length
  const ofChoice = problems.filter(({ code, path }) => code !== 'duplicate' && (isWhole || paths.has(path)))
  const ofPage = sortProblems([...ofChoice, ...duplicateProblems(frame.duplicates)])
  const take = async (table: ResultTable) => {
    // Sentences are shown on demand: only the places are needed.
    if (table.name === 'mentions') return placeMentions(frame, figures)
    for await (const rows of table.rows) {
      figures.see(table, rows)
      page.see(table, rows)
    }
  }
  await resultTables(frame, plan, ofPage, bootstrapsHere, {
    take,
    takeOfTexts: async (name, make) => {
      if (name !== 'pages') await take(await make())
    },
  })
  if (groups !== undefined)
    await withComputeThreads(checkedJobs(undefined), ({ keyness }) =>
      compareGroups(frame, groups, plan.resampling, keyness, take),
    )
  const [count] = await frame.store.rows('select count(*) from counted_mentions')
  const drawn = figures.all()
  const core = await coreOf({
    ...{ frame, plan, collected, problems: ofPage },
    ...{ tables: page.all(), networks: networksOf(drawn), total: count?.[0] as number },
  })
  const report: LiveReport = {
    core,
    fields,
    documents: all.length,
    perNumber: shownOfANumber,
    seed: evidenceSeed,
  }
  return { json: JSON.stringify(report), fields: core.fields, drawn }
}

async function placeMentions({ store, documents, concepts }: Frame, figures: FigureTables): Promise<void> {
  const query = `
    select rank, concept, start_at from counted_mentions join document_order using (document)
    order by rank, start_at, end_at, concept, entry`
  for await (const { rows, columns } of store.streamIntegers(query)) {
    const [ranks, numbers, starts] = columns as [Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < rows; row += 1)
      figures.place(
        documents[ranks[row] as number]?.document ?? '',
        concepts[numbers[row] as number]?.concept ?? '',
        starts[row] as number,
      )
  }
}

/** The groups that the run compared, where there are still some among these documents. */
async function groupsAgain(frame: Frame, { compare }: Plan): Promise<DocumentGroups | undefined> {
  if (compare === undefined) return undefined
  try {
    return await groupsOf(frame, { by: compare, option: '--compare' })
  } catch (error) {
    if (error instanceof UsageError) return undefined
    throw error
  }
}

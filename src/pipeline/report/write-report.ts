import { join } from 'node:path'
import type { DocumentGroups } from '../../analysis/document-groups.js'
import type { Frame } from '../../analysis/frame.js'
import type { Problem } from '../../problems/problem.js'
import { figuresOf } from '../../report/figures/figures.js'
import { networksOf } from '../../report/networks/network.js'
import { writeNetworks } from '../../report/networks/write-networks.js'
import { writeTable } from '../../report/write-table.js'
import type { Validity } from '../../validation/validity.js'
import { compareGroups } from '../comparison/compare-groups.js'
import type { ComputeThreads } from '../compute-threads.js'
import type { Plan } from '../plan.js'
import type { Progress } from '../progress.js'
import { writeRunRecord } from '../run-record.js'
import { collectPage } from './collect-page.js'
import type { HeadlineRows } from './headline.js'
import { writePage } from './write-page.js'
import { type TextTables, writeTables } from './write-tables.js'

/** What a report is written from, besides the frame. */
export interface ReportSource {
  readonly plan: Plan
  readonly problems: readonly Problem[]
  readonly validity: Validity
  /** Groups to be compared, where there are some. */
  readonly groups: DocumentGroups | undefined
  /** Tables of the last run that may still hold. */
  readonly previous: TextTables | undefined
}

/** Tokens from which on another thread is worth its start. */
const largeFromTokens = 400_000

/** Writes everything that a run leaves in `out` beside its store: tables, figures, networks, `run.json` and the page. */
export async function writeReport(
  frame: Frame,
  { plan, problems, validity, groups, previous }: ReportSource,
  out: string,
  threads: ComputeThreads,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<{ rows: HeadlineRows; textTables: TextTables }> {
  if (frame.documents.reduce((sum, { tokens }) => sum + tokens, 0) >= largeFromTokens) threads.start()
  const seen = await collectPage(frame, plan, groups)
  const { bootstraps, keyness } = threads
  const written = await writeTables(frame, plan, problems, bootstraps, out, seen, previous, signal, onProgress)
  if (groups !== undefined) {
    await compareGroups(frame, groups, plan.resampling, keyness, async (table) => {
      signal.throwIfAborted()
      onProgress({ stage: 'table', name: table.name })
      await writeTable(join(out, 'tables'), table, frame.store, (batch) => {
        seen.figures.see(table, batch)
        seen.page.see(table, batch)
      })
    })
  }
  onProgress({ stage: 'figures' })
  const drawn = seen.figures.all()
  const figures = threads.drawFigures(join(out, 'figures'), drawn)
  const rest = async () => {
    const networks = networksOf(drawn)
    await writeNetworks(join(out, 'networks'), networks)
    await writeRunRecord(frame.store, out, plan, frame, problems, validity)
    onProgress({ stage: 'page' })
    const figures = { light: figuresOf(drawn, 'light'), dark: figuresOf(drawn, 'dark') }
    await writePage({ frame, plan, collected: seen, problems, networks, figures }, out)
  }
  await Promise.all([figures, rest()])
  return written
}

import type { RunStatus, TaskState } from '../index.js'
import { indexList } from '../pipeline/cluster/refusals.js'
import { runStatus } from '../pipeline/cluster/run-status.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { duration } from './status-line.js'

/** Failed tasks whose log is shown. */
const logsShown = 3

/** Runs `tallyrand cluster status` and returns the exit status: 3 while parts are missing. */
export async function runShowStatus(
  run: string,
  flags: { readonly json?: boolean },
  printer: Printer,
): Promise<number> {
  const status = await runStatus(run)
  printer.line(flags.json === true ? json(status) : statusText(status))
  return status.indexes.done.length === status.tasks ? 0 : 3
}

/** How far a run is, for a person. */
export function statusText(status: RunStatus): string {
  const { tasks, bytes, bytesDone, indexes, failed, unusable, queueUnknown, mergeQueued } = status
  const mebibytes = (value: number) => count(Math.ceil(value / 2 ** 20))
  const lines = [`${countOf(tasks, 'task')}, ${mebibytes(bytesDone)} of ${mebibytes(bytes)} MiB done.`]
  for (const state of ['done', 'running', 'pending', 'failed', 'missing'] as const satisfies TaskState[]) {
    const those = indexes[state]
    if (those.length === 0) continue
    lines.push(
      `  ${state.padEnd(8)} ${count(those.length).padStart(7)}${state === 'done' ? '' : `  ${shortened(those)}`}`,
    )
  }
  if (queueUnknown !== null) lines.push(`Whether missing tasks are running is not known: ${queueUnknown}.`)
  if (mergeQueued) lines.push('The merge is in the queue.')
  const { secondsLeft } = status
  if (secondsLeft !== null && bytesDone < bytes)
    lines.push(`${duration(secondsLeft)} left at the speed since the last submission.`)
  for (const { index, reason } of unusable) lines.push(`The part of task ${index} cannot be used: ${reason}.`)
  for (const { index, log, tail } of failed.slice(0, logsShown))
    lines.push(`\nTask ${index} failed; the end of ${log}:`, tail.replace(/^/gm, '  '))
  if (failed.length > logsShown) lines.push(`\n... and ${failed.length - logsShown} more; their logs lie beside it.`)
  return lines.join('\n')
}

function shortened(indexes: readonly number[]): string {
  const list = indexList(indexes)
  return list.length <= 60 ? list : `${list.slice(0, 60).replace(/,[^,]*$/, '')}, ...`
}

import { fileURLToPath } from 'node:url'
import { indexList } from '../pipeline/cluster/refusals.js'
import { submitRun } from '../pipeline/cluster/submit-run.js'
import { resultsIn } from './cluster-merge.js'
import { json } from './json.js'
import { countOf } from './numbers.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand cluster submit`, as typed. */
export interface SubmitFlags {
  readonly out?: string
  readonly retries: number
  readonly arraySize?: number
  readonly wait: number
  readonly merge: boolean
  readonly json?: boolean
}

/** Runs `tallyrand cluster submit` and returns the exit status. */
export async function runSubmit(
  run: string,
  sbatch: readonly string[],
  flags: SubmitFlags,
  printer: Printer,
): Promise<number> {
  const out = flags.out ?? resultsIn(run)
  const submitted = await submitRun(run, {
    out,
    sbatch,
    // The nodes run this very program.
    command: [process.execPath, fileURLToPath(new URL('./main.js', import.meta.url))],
    retries: flags.retries,
    waitSeconds: flags.wait,
    noMerge: !flags.merge,
    ...(flags.arraySize === undefined ? {} : { arraySize: flags.arraySize }),
  })
  if (flags.json === true) {
    printer.line(json(submitted))
    return 0
  }
  const { tasks, done, queued, arrays, merge } = submitted
  printer.line(`${countOf(tasks, 'task')}: ${done} done, ${queued} in the queue already.`)
  for (const { job, indexes } of arrays)
    printer.line(`Submitted ${countOf(indexes.length, 'task')} as job array ${job}: ${indexList(indexes)}`)
  if (merge !== null) printer.line(`Submitted the merge into ${out} as job ${merge}.`)
  printer.line(`Next: tallyrand cluster status ${run}`)
  return 0
}

import { join } from 'node:path'
import { mergeParts } from '../pipeline/cluster/merge-parts.js'
import { IncompleteRunError } from '../pipeline/cluster/refusals.js'
import { print, reporter, statusOf } from './analyze.js'
import { interruptible } from './interruption.js'
import { json } from './json.js'
import { errorText, type Printer } from './print.js'

/** The flags of `tallyrand cluster merge`, as typed. */
export interface MergeFlags {
  readonly out?: string
  readonly jobs?: number
  readonly wait: number
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Runs `tallyrand cluster merge` and returns the exit status: 3 where parts are missing. */
export async function runMerge(run: string, flags: MergeFlags, printer: Printer): Promise<number> {
  const out = flags.out ?? resultsIn(run)
  return interruptible(
    async (signal) => {
      try {
        const options = { out, waitSeconds: flags.wait, ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }) }
        const result = await mergeParts(run, options, { signal, onProgress: reporter(flags, printer) })
        print(result, { ...flags, out }, printer)
        return statusOf(result)
      } catch (error) {
        if (!(error instanceof IncompleteRunError)) throw error
        if (flags.json === true) printer.line(json({ missing: error.missing }))
        printer.note(errorText(error))
        return 3
      }
    },
    () => (flags.quiet === true ? undefined : printer.note('Stopping after the part at hand.')),
    () => printer.note(`Stopped. What was merged is kept in ${out}: merge again and it goes on from there.`),
  )
}

/** Where the results of a run go unless told otherwise. */
export function resultsIn(run: string): string {
  return join(run, 'results')
}

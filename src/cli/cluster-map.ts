import { mapTask } from '../pipeline/cluster/map-task.js'
import { InputChangedError } from '../pipeline/cluster/refusals.js'
import { reporter } from './analyze.js'
import { interruptible } from './interruption.js'
import { json } from './json.js'
import { countOf } from './numbers.js'
import { errorText, type Printer } from './print.js'

/** The flags of `tallyrand cluster map`, as typed. */
export interface MapFlags {
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Runs `tallyrand cluster map` and returns the exit status: 4 where an input has changed. */
export async function runMap(run: string, index: number, flags: MapFlags, printer: Printer): Promise<number> {
  return interruptible(
    async (signal) => {
      try {
        const task = await mapTask(run, index, { signal, onProgress: reporter(flags, printer) })
        const { state, key, files, documents, tokens } = task
        if (flags.json === true) printer.line(json(task))
        else if (flags.quiet !== true) {
          const what = `${countOf(files, 'file')}, ${countOf(documents, 'document')}, ${countOf(tokens, 'token')}`
          const how = state === 'published' ? 'published' : 'was there already'
          printer.line(`Part ${key.slice(0, 12)} of task ${index} ${how}: ${what}.`)
        }
        return 0
      } catch (error) {
        if (!(error instanceof InputChangedError)) throw error
        printer.note(errorText(error))
        return 4
      }
    },
    () => undefined,
    () => printer.note(`Stopped. Task ${index} has published nothing.`),
  )
}

import { planRun } from '../pipeline/cluster/plan-run.js'
import { type AnalyzeFlags, optionsOf } from './analyze.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand cluster plan`, as typed. */
export interface PlanFlags extends AnalyzeFlags {
  readonly perTask: number
}

/** Runs `tallyrand cluster plan` and returns the exit status. */
export async function runPlan(
  run: string,
  paths: readonly string[],
  flags: PlanFlags,
  printer: Printer,
): Promise<number> {
  const { out: _out, ...options } = optionsOf(paths, flags)
  const { manifest, files, bytes, done } = await planRun(run, { ...options, perTaskBytes: flags.perTask * 2 ** 20 })
  const { tasks, fingerprints, problems } = manifest
  if (flags.json === true) {
    printer.line(json({ run, tasks, files, bytes, done, fingerprints, problems }))
    return 0
  }
  printer.line(
    `Planned ${countOf(tasks.length, 'task')}, 0 to ${tasks.length - 1}, over ${countOf(files, 'file')} of ${count(Math.ceil(bytes / 2 ** 20))} MiB in all.`,
  )
  if (done > 0) printer.line(`${countOf(done, 'part')} of an earlier plan can be kept.`)
  printer.line(`Next: tallyrand cluster submit ${run}, or tallyrand cluster map ${run} INDEX for each.`)
  return 0
}

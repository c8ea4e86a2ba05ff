import type { AnalyzeOptions, AnalyzeResult, Progress } from '../index.js'
import { analyze } from '../pipeline/analyze.js'
import { headlineText } from './headline.js'
import { interruptible } from './interruption.js'
import { json } from './json.js'
import type { Printer } from './print.js'
import { shipped } from './shipped.js'
import { statusLine } from './status-line.js'

/** The flags of `tallyrand analyze`, as typed. */
export interface AnalyzeFlags {
  readonly lexicon?: string
  readonly out: string
  readonly metadata?: string
  readonly unit: string[]
  readonly zones: string[]
  readonly jobs?: number
  readonly anyLanguage?: boolean
  readonly textColumn?: string
  readonly password?: string
  readonly maxSize: number
  readonly countReused: string
  readonly overlap: string
  readonly negation: string
  readonly draws: number
  readonly seed: number
  readonly compare?: string
  readonly acceptUnreliable?: string[]
  readonly json?: boolean
  readonly quiet?: boolean
  readonly watch?: boolean
}

/** Runs `tallyrand analyze` and returns the exit status. */
export async function runAnalyze(paths: readonly string[], flags: AnalyzeFlags, printer: Printer): Promise<number> {
  if (flags.watch === true) {
    const { runWatch } = await import('./watch.js')
    return runWatch(optionsOf(paths, flags), flags, reporter(flags, printer), printer)
  }
  const note = flags.quiet === true ? () => undefined : printer.note
  return interruptible(
    async (signal) => {
      const options = optionsOf(paths, flags)
      const result = await analyze(options, { signal, onProgress: reporter(flags, printer) })
      print(result, flags, printer)
      return statusOf(result)
    },
    () => note('Stopping after the batch at hand. Press Ctrl-C again to stop at once.'),
    () => note(`Stopped. What was read is kept in ${flags.out}: run the same command again and it goes on from there.`),
  )
}

/** The exit status of a run that came to its end: 2 where documents had errors or warnings. */
export function statusOf({ headline }: Pick<AnalyzeResult, 'headline'>): number {
  const { errors, warnings } = headline.problems
  return errors + warnings > 0 ? 2 : 0
}

/** What the flags of an analysis ask for. */
export function optionsOf(paths: readonly string[], flags: AnalyzeFlags): AnalyzeOptions {
  return {
    inputs: paths.length > 0 ? paths : [shipped('documents')],
    lexicon: flags.lexicon ?? shipped('lexicons/cyber-diplomacy.yaml'),
    out: flags.out,
    units: flags.unit,
    zones: flags.zones,
    countReused: flags.countReused,
    overlap: flags.overlap,
    negation: flags.negation,
    draws: flags.draws,
    seed: flags.seed,
    anyLanguage: flags.anyLanguage === true,
    maximumBytes: flags.maxSize * 2 ** 20,
    ...(flags.compare === undefined ? {} : { compare: flags.compare }),
    ...(flags.acceptUnreliable === undefined ? {} : { acceptUnreliable: flags.acceptUnreliable }),
    ...(flags.metadata === undefined ? {} : { metadata: flags.metadata }),
    ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
    ...(flags.textColumn === undefined ? {} : { textColumn: flags.textColumn }),
    ...(flags.password === undefined ? {} : { password: flags.password }),
  }
}

/** Prints what a run found. */
export function print(
  result: AnalyzeResult,
  flags: Pick<AnalyzeFlags, 'json' | 'quiet' | 'out'>,
  printer: Printer,
): void {
  if (flags.json === true) {
    const { headline, work, problems, plan, validity } = result
    printer.line(json({ headline, validity, work, problems, fingerprints: plan.fingerprints }))
  } else if (flags.quiet !== true) {
    printer.line(headlineText(result, flags.out))
  }
}

/** A live line on a terminal; elsewhere a plain line at most every ten seconds, so that a log stays readable. */
export function reporter(flags: Pick<AnalyzeFlags, 'json' | 'quiet'>, printer: Printer): (progress: Progress) => void {
  if (flags.quiet === true || flags.json === true) return () => undefined
  const line = statusLine()
  let last = performance.now()
  return (progress) => {
    if (printer.isLive) {
      printer.status(line(progress))
    } else if (performance.now() - last >= 10_000) {
      last = performance.now()
      printer.note(line(progress))
    }
  }
}

import { fileURLToPath } from 'node:url'
import { type AnalyzeOptions, type AnalyzeResult, analyze, type Progress } from '../index.js'
import { headlineText } from './headline.js'
import { isTerminal, writeLine, writeNote, writeStatus } from './print.js'
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
  readonly maxSize: number
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Runs `tallyrand analyze` and sets the exit status. */
export async function runAnalyze(paths: readonly string[], flags: AnalyzeFlags): Promise<void> {
  const stop = new AbortController()
  const interrupted = () => {
    if (stop.signal.aborted) process.exit(130)
    stop.abort()
    if (flags.quiet !== true)
      writeNote(`${isTerminal ? '\n' : ''}Stopping after the batch at hand. Press Ctrl-C again to stop at once.`)
  }
  process.on('SIGINT', interrupted)
  process.on('SIGTERM', interrupted)
  try {
    const result = await analyze(optionsOf(paths, flags), { signal: stop.signal, onProgress: reporter(flags) })
    if (isTerminal && flags.quiet !== true) writeStatus('')
    print(result, flags)
    process.exitCode = result.headline.problems.errors + result.headline.problems.warnings > 0 ? 2 : 0
  } catch (error) {
    if (isTerminal && flags.quiet !== true) writeStatus('')
    if (!stop.signal.aborted) throw error
    if (flags.quiet !== true) {
      writeNote(`Stopped. What was read is kept in ${flags.out}: run the same command again and it goes on from there.`)
    }
    process.exitCode = 130
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
}

function optionsOf(paths: readonly string[], flags: AnalyzeFlags): AnalyzeOptions {
  return {
    inputs: paths.length > 0 ? paths : [shipped('documents')],
    lexicon: flags.lexicon ?? shipped('lexicons/cyber-diplomacy.yaml'),
    out: flags.out,
    units: flags.unit,
    zones: flags.zones,
    anyLanguage: flags.anyLanguage === true,
    maximumBytes: flags.maxSize * 2 ** 20,
    ...(flags.metadata === undefined ? {} : { metadata: flags.metadata }),
    ...(flags.jobs === undefined ? {} : { jobs: flags.jobs }),
    ...(flags.textColumn === undefined ? {} : { textColumn: flags.textColumn }),
  }
}

/** What comes with the package. */
function shipped(path: string): string {
  return fileURLToPath(new URL(`../../corpus/${path}`, import.meta.url))
}

function print(result: AnalyzeResult, flags: AnalyzeFlags): void {
  if (flags.json === true) {
    const { headline, work, problems, plan } = result
    writeLine(JSON.stringify({ headline, work, problems, fingerprints: plan.fingerprints }, null, 2))
  } else if (flags.quiet !== true) {
    writeLine(headlineText(result, flags.out))
  }
}

/** A live line on a terminal; elsewhere a plain line at most every ten seconds, so that a log stays readable. */
function reporter(flags: AnalyzeFlags): (progress: Progress) => void {
  if (flags.quiet === true || flags.json === true) return () => undefined
  const line = statusLine()
  let last = performance.now()
  return (progress) => {
    if (isTerminal) {
      writeStatus(line(progress))
    } else if (performance.now() - last >= 10_000) {
      last = performance.now()
      writeNote(line(progress))
    }
  }
}

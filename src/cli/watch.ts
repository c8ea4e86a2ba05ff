import type { AnalyzeOptions, AnalyzeResult, Progress } from '../index.js'
import { LexiconError } from '../lexicon/lexicon-error.js'
import { analyze, analyzeAgain } from '../pipeline/analyze.js'
import { UsageError } from '../problems/problem.js'
import { watchFile } from './file-changes.js'
import { headlineText } from './headline.js'
import { count } from './numbers.js'
import type { Printer } from './print.js'
import { aligned } from './text-table.js'

/**
 * Runs `tallyrand analyze --watch`: once, and again each time the lexicon is saved, until Ctrl-C. Between two runs the store
 * is open to others. Returns the exit status, 0.
 */
export async function runWatch(
  options: AnalyzeOptions,
  flags: { readonly lexicon?: string; readonly out: string },
  onProgress: (progress: Progress) => void,
  printer: Printer,
): Promise<number> {
  if (flags.lexicon === undefined)
    throw new UsageError('--watch waits for you to edit a lexicon of yours: name it with --lexicon.')
  const stop = new AbortController()
  const interrupted = () => stop.abort()
  process.on('SIGINT', interrupted)
  process.on('SIGTERM', interrupted)
  const changes = watchFile(flags.lexicon)
  let last: AnalyzeResult | undefined
  try {
    for (;;) {
      const begun = performance.now()
      try {
        const control = { signal: stop.signal, onProgress }
        const result: AnalyzeResult =
          last === undefined ? await analyze(options, control) : await analyzeAgain(options, last, control)
        printer.line(
          last === undefined ? headlineText(result, flags.out) : movedText(last, result, performance.now() - begun),
        )
        last = result
      } catch (error) {
        if (stop.signal.aborted) return 0
        // What an edit can mend is waited out; before the first run, other faults are not of the lexicon.
        if (!(error instanceof UsageError) || (last === undefined && !(error instanceof LexiconError))) throw error
        printer.note(error.message)
      }
      printer.note(`\nWatching ${flags.lexicon}. Save it to see what moves; Ctrl-C ends.`)
      await changes.next(stop.signal)
      if (stop.signal.aborted) return 0
    }
  } finally {
    changes.close()
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
}

/** The concepts whose counts an edit moved. */
export function movedText(before: AnalyzeResult, after: AnalyzeResult, milliseconds: number): string {
  const old = new Map(before.concepts.map(({ concept, frequency }) => [concept, frequency]))
  const present = new Map(after.concepts.map(({ concept, frequency }) => [concept, frequency]))
  const rows = [...new Set([...present.keys(), ...old.keys()])].flatMap((concept) => {
    const [from, to] = [old.get(concept), present.get(concept)]
    if (from === to) return []
    const change = (to ?? 0) - (from ?? 0)
    return [[concept, shown(from), shown(to), `${change < 0 ? '-' : '+'}${count(Math.abs(change))}`]]
  })
  const head = `Matched ${count(after.work.tokensMatched)} tokens again in ${(milliseconds / 1000).toFixed(1)} s.`
  if (rows.length === 0) return `${head} No count of a concept moved.`
  return `${head}\n\n${aligned([['Concept', 'before', 'now', 'change'], ...rows])}`
}

function shown(frequency: number | undefined): string {
  return frequency === undefined ? 'none' : count(frequency)
}

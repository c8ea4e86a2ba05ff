import type { CompareOptions, WrittenComparison } from '../index.js'
import { compare } from '../pipeline/comparison/compare.js'
import { keynessCsv } from '../pipeline/comparison/keyness-csv.js'
import { UsageError } from '../problems/problem.js'
import { statusOf } from './analyze.js'
import { comparisonText, readNotes } from './compare-headline.js'
import { json } from './json.js'
import type { Printer } from './print.js'
import { shipped } from './shipped.js'

/** The flags of `tallyrand compare`, as typed. */
export interface CompareFlags {
  readonly by?: string
  readonly a?: string[]
  readonly b?: string[]
  readonly out?: string
  readonly lexicon?: string
  readonly metadata?: string
  readonly minFrequency: number
  readonly draws: number
  readonly seed?: number
  readonly limit?: number
  readonly jobs?: number
  readonly csv?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/**
 * Runs `tallyrand compare` and returns the exit status: 0 also where nothing differs, which is an answer; 2 where two folders were read
 * and documents of them had errors or warnings.
 */
export async function runCompare(paths: readonly string[], flags: CompareFlags, printer: Printer): Promise<number> {
  const options = optionsOf(paths, flags)
  const comparison = await compare(options)
  if (flags.csv === true) {
    printer.line(keynessCsv(comparison).replaceAll('\r\n', '\n').trimEnd())
    for (const note of readNotes(comparison)) printer.note(note)
  } else if (flags.json === true) printer.line(json(withoutTable(comparison)))
  else if (flags.quiet !== true) printer.line(comparisonText(comparison))
  return comparison.read === null ? 0 : statusOf(comparison.read)
}

function optionsOf(paths: readonly string[], flags: CompareFlags): CompareOptions {
  const [first, second, ...more] = paths
  if (more.length > 0)
    throw new UsageError(
      `Give one store, or two folders to compare, but there are ${paths.length} paths. To compare more, analyse all together and use --by.`,
    )
  if (second === undefined && flags.lexicon !== undefined)
    throw new UsageError(
      '--lexicon: only two folders are read anew. The mentions of a store are those of its last run.',
    )
  if (second === undefined && flags.metadata !== undefined)
    throw new UsageError(
      '--metadata: only two folders are read anew. The metadata of a store are those of its last run: give the table to "tallyrand analyze".',
    )
  const { by, a, b, out, seed, limit, jobs, metadata, minFrequency, draws } = flags
  const lexicon = flags.lexicon ?? shipped('lexicons/cyber-diplomacy.yaml')
  return {
    ...(first !== undefined && second !== undefined
      ? { folders: [first, second] as const, lexicon }
      : { store: first ?? 'output' }),
    minimumFrequency: minFrequency,
    draws,
    ...(by === undefined ? {} : { by }),
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { b }),
    ...(out === undefined ? {} : { out }),
    ...(seed === undefined ? {} : { seed }),
    ...(limit === undefined ? {} : { limit }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(metadata === undefined ? {} : { metadata }),
  }
}

function withoutTable({ keyness: _keyness, groups: _groups, ...rest }: WrittenComparison): unknown {
  return rest
}

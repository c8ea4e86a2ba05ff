import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parseUnit, type Unit } from '../analysis/units.js'
import type { ReadingOptions, Zone } from '../documents/document.js'
import { languageVersion } from '../language/version.js'
import { decodeLexicon } from '../lexicon/decode-lexicon.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { parseLexicon } from '../lexicon/parse-lexicon.js'
import {
  defaultPolicies,
  type MatchingPolicies,
  type NegationPolicy,
  negationPolicies,
  type OverlapPolicy,
  overlapPolicies,
} from '../matching/policies.js'
import { UsageError } from '../problems/problem.js'
import type { Resampling } from '../statistics/ratio.js'
import { defaultDraws, defaultSeed } from '../statistics/resample.js'
import { fingerprint } from './fingerprint.js'
import { matchingPart } from './match-store.js'
import { parseZones } from './parse-zones.js'

/** What a caller may say; everything has a default but the inputs, the lexicon and the folder of results. */
export interface AnalyzeOptions {
  /** Folders, files and globs to read. */
  readonly inputs: readonly string[]
  /** File of the lexicon. */
  readonly lexicon: string
  /** Folder of the results; made if it is not there. */
  readonly out: string
  /** Table of metadata, joined to the documents by file name. */
  readonly metadata?: string
  /** Units of co-occurrence. Default: sentence, paragraph, document. */
  readonly units?: readonly string[]
  /** Zones to count, or `['all']`. Default: title, abstract, body, heading, footnote. */
  readonly zones?: readonly string[]
  /** Count a mention in a passage that stands in several documents at all its places, or `once`. Default: `all`. */
  readonly countReused?: string
  /** Which of overlapping matches count: `per-concept` the longest of a concept, `global` of all, or `all`. Default: `per-concept`. */
  readonly overlap?: string
  /** What becomes of negated mentions: `flag` counts and marks them, `exclude` leaves them out, `only` counts nothing else. Default: `flag`. */
  readonly negation?: string
  /** Draws of the bootstrap over documents behind every interval, from 100 (with `compare` from 200) to 100,000. Default: 1,000. */
  readonly draws?: number
  /** Seed of these draws, from 0 to 4,294,967,295; stated in `run.json`. */
  readonly seed?: number
  /** Field whose values are compared, each with all others, see `compare`. Default: no comparison. */
  readonly compare?: string
  /** Concepts to be shown without the word "unreliable" although coders agree too little on them. */
  readonly acceptUnreliable?: readonly string[]
  /** Worker threads, from 1. Default: one for each core. */
  readonly jobs?: number
  /** Count documents of any language. Default: only English. */
  readonly anyLanguage?: boolean
  /** Column or field that holds the text of a table. Default: found by name, else the longest. */
  readonly textColumn?: string
  /** Opens encrypted PDFs. It stands in no result. */
  readonly password?: string
  /** Files larger than this many bytes are not read. Default: 200 MiB. */
  readonly maximumBytes?: number
  /** Files are handed to a thread in batches of about this many bytes. Default: 1 MiB. */
  readonly batchBytes?: number
}

/** Everything a result depends on besides the documents: frozen before the first of them is read. */
export interface Plan {
  readonly tallyrand: string
  readonly language: typeof languageVersion
  readonly reading: ReadingOptions
  readonly zones: readonly Zone[]
  readonly units: readonly Unit[]
  readonly countReused: 'all' | 'once'
  readonly overlap: OverlapPolicy
  readonly negation: NegationPolicy
  readonly resampling: Resampling
  /** The field whose values are compared; missing where none are. */
  readonly compare?: string
  readonly lexicon: Lexicon
  readonly fingerprints: {
    /** Of what tokens depend on. */
    readonly language: string
    /** Of what mentions depend on besides the tokens. */
    readonly lexicon: string
    /** Of all of it. */
    readonly plan: string
  }
}

/** Version of this package. */
export const version: string = (createRequire(import.meta.url)('../../package.json') as { version: string }).version

/**
 * Checks and freezes the options.
 *
 * @throws {UsageError} naming the option, its value and what it may be; {@link LexiconError} for the lexicon.
 */
export async function makePlan(options: AnalyzeOptions): Promise<Plan> {
  const lexicon = await readLexicon(options.lexicon)
  const reading = readingOptions(options)
  const parts = {
    tallyrand: version,
    language: languageVersion,
    reading,
    zones: parseZones(options.zones),
    units: [...new Set((options.units ?? ['sentence', 'paragraph', 'document']).map(parseUnit))],
    countReused: parseCountReused(options.countReused),
    overlap: parseChoice(options.overlap ?? defaultPolicies.overlap, overlapPolicies, 'treat overlapping matches'),
    negation: parseChoice(options.negation ?? defaultPolicies.negation, negationPolicies, 'treat negated mentions'),
    resampling: parseResampling(options),
    ...(options.compare === undefined ? {} : { compare: options.compare }),
  } as const
  const fingerprints = {
    language: fingerprint({ language: languageVersion, reading }),
    lexicon: mentionsFingerprint(lexicon, parts),
  }
  return Object.freeze({
    ...parts,
    lexicon,
    fingerprints: { ...fingerprints, plan: fingerprint({ ...parts, lexicon: withoutPlaces(lexicon), fingerprints }) },
  })
}

/** Of what mentions depend on besides the tokens. */
export function mentionsFingerprint(lexicon: Lexicon, { overlap, negation }: MatchingPolicies): string {
  return fingerprint({ lexicon: matchingPart(lexicon), overlap, negation })
}

/** How files are read, with the defaults filled in. */
export function readingOptions(
  options: Pick<AnalyzeOptions, 'anyLanguage' | 'textColumn' | 'password' | 'maximumBytes'>,
): ReadingOptions {
  return {
    anyLanguage: options.anyLanguage ?? false,
    textColumn: options.textColumn ?? '',
    ...(options.password === undefined ? {} : { password: options.password }),
    maximumBytes: options.maximumBytes ?? 200 * 2 ** 20,
  }
}

/** Reads and checks the lexicon in `file`. */
export async function readLexicon(file: string): Promise<Lexicon> {
  return parseLexicon(await readLexiconText(file), file)
}

/** The text of the lexicon in `file`, as it stands there, unchecked but for its encoding. */
export async function readLexiconText(file: string): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such lexicon. Check the spelling of --lexicon.`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name the lexicon's YAML file with --lexicon.`)
    throw new UsageError(`${file}: the lexicon could not be read (${String(code ?? error)}).`)
  }
  return decodeLexicon(bytes, file)
}

function parseCountReused(value: string | undefined): 'all' | 'once' {
  if (value === undefined || value === 'all') return 'all'
  if (value === 'once') return 'once'
  throw new UsageError(`"${value}" is no way to count reused passages. Use all or once.`)
}

function parseResampling({ draws = defaultDraws, seed = defaultSeed, compare }: AnalyzeOptions): Resampling {
  // A permutation test of fewer could hardly give a small p; better told now than behind all other tables.
  const least = compare === undefined ? 100 : 200
  if (!Number.isInteger(draws) || draws < least || draws > 100_000)
    throw new UsageError(
      `--draws must be a whole number from ${least} to 100000${compare === undefined ? '' : ' with --compare'}, but is ${draws}.`,
    )
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new UsageError(`--seed must be a whole number from 0 to ${2 ** 32 - 1}, but is ${seed}.`)
  return { draws, seed }
}

function parseChoice<Choice extends string>(value: string, choices: readonly Choice[], what: string): Choice {
  const found = choices.find((choice) => choice === value)
  if (found !== undefined) return found
  throw new UsageError(`"${value}" is no way to ${what}. Use ${choices.join(', ')}.`)
}

/** A lexicon moved by a comment or a blank line is the same lexicon; options stand in its entries. */
function withoutPlaces(lexicon: Lexicon): unknown {
  return {
    ...lexicon,
    concepts: lexicon.concepts.map(({ line: _line, column: _column, options: _options, ...concept }) => concept),
    entries: lexicon.entries.map(({ line: _line, column: _column, ...entry }) => entry),
  }
}

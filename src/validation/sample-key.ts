import { UsageError } from '../problems/problem.js'
import type { UnitKind } from './population.js'
import type { SheetConcept } from './sheet.js'
import type { StratumKind } from './strata.js'

/** A stratum as the key of a sample tells it. */
export interface KeyStratum {
  readonly id: string
  readonly kind: StratumKind
  /** Id of the concept whose entries or near misses these are; `null` for units of neither kind. */
  readonly concept: string | null
  /** The one entry; `null` where the stratum is not that of one. */
  readonly entry: string | null
  /** Units of the population. */
  readonly size: number
  readonly drawn: number
  /** Units of the population in which the machine found each concept. */
  readonly predicted: Readonly<Record<string, number>>
  /** Units of the population in which each entry was found. */
  readonly entries: readonly { readonly concept: string; readonly entry: string; readonly units: number }[]
}

/** A unit of the sample with what the coders are not told. */
export interface KeyUnit {
  readonly id: string
  readonly document: string
  readonly page: number | null
  /** Where it stands in the text of its document. */
  readonly start: number
  readonly end: number
  readonly stratum: string
  /** With which probability it came into the sample. */
  readonly probability: number
  /** Ids of the concepts that the machine found. */
  readonly predicted: readonly string[]
  /** The entries that it found them by. */
  readonly entries: readonly { readonly concept: string; readonly entry: string }[]
  readonly before: string
  readonly text: string
  readonly after: string
}

/** The key of a sample: which unit is which. Whoever codes must not see it. */
export interface SampleKey {
  readonly format: typeof keyFormat
  readonly title: string
  readonly unit: UnitKind
  readonly seed: number
  readonly zones: readonly string[]
  readonly concepts: readonly SheetConcept[]
  /** Which units each coder is given, in which order. */
  readonly coders: readonly { readonly coder: string; readonly units: readonly string[] }[]
  readonly fingerprints: { readonly lexicon: string; readonly corpus: string; readonly protocol: string }
  readonly strata: readonly KeyStratum[]
  readonly units: readonly KeyUnit[]
}

/** What a key file says it is. */
export const keyFormat = 'tallyrand-sample/1'

/**
 * The key in a file, whose `sample` must be the beginning of the hash of all the rest.
 *
 * @param nameOf computes the name of a sample from its key
 * @throws {UsageError} where it is no key, or was edited.
 */
export function parseKey(
  text: string,
  file: string,
  nameOf: (key: SampleKey) => string,
): { readonly sample: string; readonly key: SampleKey } {
  const content = parsed(text)
  if (content === null || typeof content !== 'object' || !('format' in content) || content.format !== keyFormat) {
    throw new UsageError(
      `${file} is not the key of a sample. Name the key.json that "tallyrand validate sample" wrote, with --key.`,
    )
  }
  const { sample, ...key } = content as SampleKey & { readonly sample?: unknown }
  if (sample !== nameOf(key)) {
    throw new UsageError(
      `${file} was edited after the sample was drawn: its content no longer fits its name, ${String(sample)}. ` +
        'Bring back the file that "tallyrand validate sample" wrote; the same command draws the same sample again.',
    )
  }
  return { sample, key }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

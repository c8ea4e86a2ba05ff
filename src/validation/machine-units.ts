import type { SampleKey } from './sample-key.js'

/** A unit with what a lexicon found in it. */
export interface MachineUnit {
  readonly id: string
  /** An empty string for codes from elsewhere. */
  readonly document: string
  readonly page: number | null
  readonly before: string
  readonly text: string
  readonly after: string
  /** Ids of the concepts that were found, as the codes name them. */
  readonly predicted: readonly string[]
  /** The entries they were found by, with their concepts, which may lie below those that were judged. */
  readonly entries: readonly FoundEntry[]
}

/** An entry that was found. */
export interface FoundEntry {
  readonly concept: string
  readonly entry: string
}

/** What a lexicon found in the units of a sample, and in how many units of the population. */
export interface MachineResults {
  /** Ids of the concepts that were judged. */
  readonly concepts: readonly string[]
  readonly units: readonly MachineUnit[]
  /** Every entry that was found, with the units of each stratum that hold it; `null` of a population without limit. */
  readonly entries: readonly (FoundEntry & { readonly holding: readonly (number | null)[] })[]
}

/** What the key of a sample says that was found. */
export function resultsOfKey({ concepts, units, strata }: SampleKey): MachineResults {
  const holding = new Map<string, FoundEntry & { readonly holding: number[] }>()
  strata.forEach(({ entries }, stratum) => {
    for (const { concept, entry, units: count } of entries) {
      const name = JSON.stringify([concept, entry])
      const found = holding.get(name) ?? { concept, entry, holding: strata.map(() => 0) }
      holding.set(name, found)
      found.holding[stratum] = count
    }
  })
  return { concepts: concepts.map(({ id }) => id), units, entries: [...holding.values()] }
}

/** What was found in texts from elsewhere, which are a sample of one stratum without limit. */
export function resultsOfTexts(concepts: readonly string[], units: readonly MachineUnit[]): MachineResults {
  const found = new Map(
    units.flatMap(({ entries }) => entries.map((each) => [JSON.stringify([each.concept, each.entry]), each] as const)),
  )
  return { concepts, units, entries: [...found.values()].map((each) => ({ ...each, holding: [null] })) }
}

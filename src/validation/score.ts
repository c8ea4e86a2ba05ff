import { compareCodeUnits } from '../language/order.js'
import { type Classification, classification, type Estimate } from '../statistics/classification.js'
import type { Resampling } from '../statistics/ratio.js'
import type { StratumCells } from '../statistics/stratified-totals.js'
import type { Gold } from './gold.js'

/** A unit to be scored, with the stratum it was drawn from. */
export interface ScoredUnit {
  readonly id: string
  /** Place in the list of strata. */
  readonly stratum: number
}

/** A stratum of the population that the units were drawn from. */
export interface ScoredStratum {
  /** Units of the population; `null` for one without limit, for codes from elsewhere. */
  readonly size: number | null
}

/** The sample that labels are scored on. */
export interface Sample {
  readonly units: readonly ScoredUnit[]
  readonly strata: readonly ScoredStratum[]
}

/** One who labels units: a machine, a coder, a program from elsewhere. */
export interface Labeller {
  readonly name: string
  /** What it says of a unit; `null` where it says nothing. */
  readonly labelOf: (concept: string, unit: string) => boolean | null
  /**
   * How many units of each stratum it marks, where that is known of the whole population; of one without limit 1 for all
   * and 0 for none.
   */
  readonly marked?: (concept: string) => readonly number[]
}

/** How well one labeller fits the gold on one concept. */
export interface Score extends Classification {
  readonly labeller: string
  readonly concept: string
  /** Units with a gold label and a label. */
  readonly units: number
  /** Of them those that are gold, and those that the labeller marks: as they are in the sample, unweighted. */
  readonly gold: number
  readonly marked: number
}

/** The sample of codes from elsewhere: one stratum, every unit counts the same. */
export function evenSample(units: Iterable<string>): Sample {
  return {
    units: [...units].sort(compareCodeUnits).map((id) => ({ id, stratum: 0 })),
    strata: [{ size: null }],
  }
}

/**
 * Scores a labeller on a concept. Units without gold or label are missing: the others of their stratum stand for them.
 * Where it is known how many units of a stratum a machine marks, those and the others are strata of their own
 * (poststratification), for which units were drawn by chance too.
 */
export function scoreLabeller(
  sample: Sample,
  gold: Gold,
  labeller: Labeller,
  concept: string,
  resampling: Resampling,
): Score {
  const counts = sample.strata.map(() => [0, 0, 0, 0])
  for (const { id, stratum } of sample.units) {
    const isGold = gold.get(concept)?.get(id)
    const isMarked = labeller.labelOf(concept, id)
    if (isGold === undefined || isMarked === null) continue
    const cell = isMarked ? (isGold ? 0 : 1) : isGold ? 2 : 3
    const of = counts[stratum]
    if (of !== undefined) of[cell] = (of[cell] ?? 0) + 1
  }
  const marked = labeller.marked?.(concept)
  const strata = sample.strata.flatMap(({ size }, stratum): StratumCells[] => {
    const of = counts[stratum] ?? []
    const hits = marked?.[stratum]
    if (hits === undefined) return [{ size, counts: of, possible: [true, true, true, true] }]
    if (size === null) return [{ size, counts: of, possible: [hits > 0, hits > 0, hits < 1, hits < 1] }]
    return [
      { size: hits, counts: [of[0] ?? 0, of[1] ?? 0, 0, 0], possible: [true, true, false, false] },
      { size: size - hits, counts: [0, 0, of[2] ?? 0, of[3] ?? 0], possible: [false, false, true, true] },
    ]
  })
  const sumOf = (...cells: number[]) =>
    counts.reduce((sum, of) => sum + cells.reduce((part, cell) => part + (of[cell] ?? 0), 0), 0)
  return {
    ...{ labeller: labeller.name, concept },
    ...{ units: sumOf(0, 1, 2, 3), gold: sumOf(0, 2), marked: sumOf(0, 1) },
    ...classification(strata, resampling),
  }
}

/** Who gives to every unit the label that most units have, weighted by how they were drawn. */
export function majorityBaseline(sample: Sample, gold: Gold): Labeller {
  const isMostlyThere = (concept: string) => {
    const counts = sample.strata.map(() => [0, 0])
    for (const { id, stratum } of sample.units) {
      const isGold = gold.get(concept)?.get(id)
      const of = counts[stratum]
      if (of !== undefined && isGold !== undefined) of[isGold ? 1 : 0] = (of[isGold ? 1 : 0] ?? 0) + 1
    }
    let difference = 0
    counts.forEach(([no = 0, yes = 0], stratum) => {
      if (no + yes > 0) difference += ((sample.strata[stratum]?.size ?? 1) * (yes - no)) / (no + yes)
    })
    return difference > 0
  }
  const known = new Map<string, boolean>()
  const labelOf = (concept: string) => {
    const label = known.get(concept) ?? isMostlyThere(concept)
    known.set(concept, label)
    return label
  }
  const marked = (concept: string) => sample.strata.map(({ size }) => (labelOf(concept) ? (size ?? 1) : 0))
  return { name: 'majority baseline', labelOf, marked }
}

/** How often an entry is right. */
export interface EntryScore {
  readonly concept: string
  readonly entry: string
  /** Coded units with it, and those of them that people mark with the concept. */
  readonly units: number
  readonly right: number
  readonly precision: Estimate
}

/**
 * The precision of an entry for a concept: of the units in which it was found, the share that people mark.
 *
 * @param found whether the entry was found in a unit
 * @param holding how many units of each stratum hold it; `null` for a population without limit
 */
export function scoreEntry(
  sample: Sample,
  gold: Gold,
  { concept, entry }: { readonly concept: string; readonly entry: string },
  found: (unit: string) => boolean,
  holding: readonly (number | null)[],
  resampling: Resampling,
): EntryScore {
  const counts = sample.strata.map(() => [0, 0, 0, 0])
  for (const { id, stratum } of sample.units) {
    const isGold = gold.get(concept)?.get(id)
    const of = counts[stratum]
    if (of === undefined || isGold === undefined || !found(id)) continue
    of[isGold ? 0 : 1] = (of[isGold ? 0 : 1] ?? 0) + 1
  }
  const strata = counts.map(
    (of, stratum): StratumCells => ({
      size: holding[stratum] === undefined ? 0 : holding[stratum],
      counts: of,
      possible: [true, true, false, false],
    }),
  )
  const right = counts.reduce((sum, of) => sum + (of[0] ?? 0), 0)
  const units = right + counts.reduce((sum, of) => sum + (of[1] ?? 0), 0)
  return { concept, entry, units, right, precision: classification(strata, resampling).precision }
}

import { compareCodeUnits } from '../language/order.js'
import type { Estimate } from '../statistics/classification.js'
import { correctedShares } from '../statistics/corrected-shares.js'
import type { Resampling } from '../statistics/ratio.js'
import type { StratumCells } from '../statistics/stratified-totals.js'
import type { Gold } from './gold.js'
import type { SampleKey } from './sample-key.js'
import type { Sample } from './score.js'

/** How units are grouped. */
export interface GroupedUnits {
  /** Field of the documents; `null` where all units are one group. */
  readonly field: string | null
  /** `null` for a unit in no group that is shown. */
  readonly groupOf: (unit: string) => string | null
}

/** The share of units with a concept, as the machine has it and as people would. */
export interface CorrectedShare {
  readonly concept: string
  /** `all`, a field and its value, or two of them with a minus between. */
  readonly group: string
  readonly raw: number
  readonly corrected: Estimate
  /** Id of the method. */
  readonly method: string
}

/** Groups of which not more than so many are there are compared in pairs. */
const mostCompared = 6

/**
 * Shares corrected for the machine's measured error, for every concept and group, and differences between groups.
 *
 * @param totals units and units with each concept over the whole population, by group
 */
export function correctShares(
  key: SampleKey,
  sample: Sample,
  gold: Gold,
  { field, groupOf }: GroupedUnits,
  totals: ReadonlyMap<string, { readonly units: number; readonly marked: ReadonlyMap<string, number> }>,
  resampling: Resampling,
): CorrectedShare[] {
  const shown = [...new Set(sample.units.flatMap(({ id }) => groupOf(id) ?? []))].sort(compareCodeUnits)
  const places = new Map(shown.map((group, place) => [group, place]))
  const predicted = new Map(key.units.map((unit) => [unit.id, new Set(unit.predicted)]))
  const named = (group: string) => (field === null ? group : `${field} ${group}`)
  return key.concepts.flatMap(({ id: concept }) => {
    const groups = shown.map((group) => {
      const { units = 0, marked } = totals.get(group) ?? {}
      return { units, marked: marked?.get(concept) ?? 0 }
    })
    const last = 2 * groups.length
    const hits = sample.strata.map(() => new Array<number>(last + 1).fill(0))
    const others = sample.strata.map(() => new Array<number>(last + 1).fill(0))
    for (const { id, stratum } of sample.units) {
      const isGold = gold.get(concept)?.get(id)
      if (isGold === undefined) continue
      const isMarked = predicted.get(id)?.has(concept) === true
      const place = places.get(groupOf(id) ?? '')
      const of = (isMarked ? hits : others)[stratum]
      const cell = isGold === isMarked || place === undefined ? last : 2 * place + (isMarked ? 0 : 1)
      if (of !== undefined) of[cell] = (of[cell] ?? 0) + 1
    }
    const possible = (isMarked: boolean) =>
      Array.from({ length: last + 1 }, (_, cell) => cell === last || (cell % 2 === 0) === isMarked)
    const strata = key.strata.flatMap(({ size, predicted: marked }, stratum): StratumCells[] => {
      const ofConcept = marked[concept] ?? 0
      return [
        { size: ofConcept, counts: hits[stratum] ?? [], possible: possible(true) },
        { size: size - ofConcept, counts: others[stratum] ?? [], possible: possible(false) },
      ]
    })
    const { shares, differences } = correctedShares(groups, strata, resampling)
    const rawOf = (place: number) => (groups[place]?.marked ?? 0) / (groups[place]?.units || 1)
    const method = 'corrected-shares/1'
    const ofGroups = shares.map((corrected, place) => ({
      ...{ concept, group: named(shown[place] ?? ''), raw: rawOf(place), corrected, method },
    }))
    if (groups.length > mostCompared) return ofGroups
    const between = differences.map(({ a, b, estimate }) => ({
      concept,
      group: `${named(shown[a] ?? '')} - ${named(shown[b] ?? '')}`,
      raw: rawOf(a) - rawOf(b),
      ...{ corrected: estimate, method },
    }))
    return [...ofGroups, ...between]
  })
}

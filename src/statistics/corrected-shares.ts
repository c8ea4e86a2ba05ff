import type { Estimate } from './classification.js'
import { percentileInterval } from './interval.js'
import { defaultResampling, type Resampling } from './ratio.js'
import { drawStratifiedTotals, type StratumCells, stratifiedTotals } from './stratified-totals.js'

/** A part of the population in which a machine has marked units. */
export interface MarkedGroup {
  readonly units: number
  readonly marked: number
}

/** Shares as people would see them, by group and between two groups. */
export interface CorrectedShares {
  readonly shares: readonly Estimate[]
  /** The share of group `a` minus that of group `b`, numbers of groups. */
  readonly differences: readonly { readonly a: number; readonly b: number; readonly estimate: Estimate }[]
}

/**
 * The share of units of each group that people would mark, from a machine's marks on all units corrected by a stratified
 * sample that people coded: `share = (marked - FP + FN) / units`, the difference estimator, with the false positives and
 * false negatives of the group estimated from the sample. It supposes nothing about the machine, not even that it errs as
 * often in every group. Intervals of 95 % are percentiles of draws from what the sample leaves open, so they carry the
 * uncertainty of the sample; they are cut to what a share can be.
 *
 * Source: Tenenbein 1970, JASA 65:1350-1361 (double sampling); Sarndal, Swensson & Wretman 1992, Model Assisted Survey
 * Sampling, section 6.3; Egami, Hinck, Stewart & Wei 2023, NeurIPS 36 (design-based supervised learning).
 *
 * Range: 0 to 1, differences -1 to 1. A group without units, and all of them where a stratum has no coded unit: `null`.
 *
 * @method corrected-shares/1 Shares corrected for measured error
 * @param strata with two cells for each group, its false positives and its false negatives, and a last one for all else
 */
export function correctedShares(
  groups: readonly MarkedGroup[],
  strata: readonly StratumCells[],
  resampling: Resampling = defaultResampling,
): CorrectedShares {
  const pairs = groups.flatMap((_, a) => groups.slice(a + 1).map((_, step) => ({ a, b: a + 1 + step })))
  const unknown: Estimate = { value: null, low: null, high: null }
  const totals = stratifiedTotals(strata)
  if (totals === null)
    return {
      shares: groups.map(() => unknown),
      differences: pairs.map((pair) => ({ ...pair, estimate: unknown })),
    }
  const shareOf = (cells: Float64Array, group: number) => {
    const { units, marked } = groups[group] as MarkedGroup
    return (marked - (cells[2 * group] as number) + (cells[2 * group + 1] as number)) / units
  }
  const drawn = groups.map(() => new Float64Array(resampling.draws))
  const between = pairs.map(() => new Float64Array(resampling.draws))
  const shown = groups.reduce((sum, { units }) => sum + units, 0)
  const all = Math.max(
    shown,
    strata.reduce((sum, { size }) => sum + (size ?? 0), 0),
  )
  // One Jeffreys prior for each kind of error, shared out by units, or many groups would bring in many errors.
  const prior = [...groups.flatMap(({ units }) => [(0.5 * units) / all, (0.5 * units) / all]), 0.5]
  drawStratifiedTotals(
    strata,
    resampling,
    (cells, draw) => {
      drawn.forEach((shares, group) => {
        shares[draw] = shareOf(cells, group)
      })
      pairs.forEach(({ a, b }, pair) => {
        ;(between[pair] as Float64Array)[draw] = shareOf(cells, a) - shareOf(cells, b)
      })
    },
    prior,
  )
  return {
    shares: groups.map((_, group) => estimateOf(shareOf(totals, group), drawn[group] as Float64Array, 0)),
    differences: pairs.map(({ a, b }, pair) => ({
      ...{ a, b },
      estimate: estimateOf(shareOf(totals, a) - shareOf(totals, b), between[pair] as Float64Array, -1),
    })),
  }
}

function estimateOf(value: number, draws: Float64Array, least: number): Estimate {
  if (!Number.isFinite(value)) return { value: null, low: null, high: null }
  const interval = percentileInterval(draws)
  const cut = (end: number) => Math.max(least, Math.min(1, end))
  const kept = cut(value)
  return {
    value: kept,
    low: interval === null ? null : Math.min(cut(interval.low), kept),
    high: interval === null ? null : Math.max(cut(interval.high), kept),
  }
}

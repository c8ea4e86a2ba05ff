import { type OpenInterval, percentileInterval } from './interval.js'
import { defaultResampling, type Resampling } from './ratio.js'
import { drawStratifiedTotals, type StratumCells, stratifiedTotals } from './stratified-totals.js'

/** The cells of {@link classification} in their order: true and false positives, false and true negatives. */
export const classificationCells = ['truePositive', 'falsePositive', 'falseNegative', 'trueNegative'] as const

/** A measure with its interval; `null` where it does not exist. */
export interface Estimate extends OpenInterval {
  readonly value: number | null
}

/** How well a machine agrees with people. */
export interface Classification {
  readonly precision: Estimate
  readonly recall: Estimate
  readonly f1: Estimate
  readonly accuracy: Estimate
}

const measures = {
  precision: (tp: number, fp: number) => tp / (tp + fp),
  recall: (tp: number, _fp: number, fn: number) => tp / (tp + fn),
  f1: (tp: number, fp: number, fn: number) => (2 * tp) / (2 * tp + fp + fn),
  accuracy: (tp: number, fp: number, fn: number, tn: number) => (tp + tn) / (tp + fp + fn + tn),
} as const

const unknown: Estimate = { value: null, low: null, high: null }

/**
 * Precision, recall, F1 and accuracy in the whole population, from a stratified sample of it: `precision = TP / (TP + FP)`,
 * `recall = TP / (TP + FN)`, `F1 = 2 TP / (2 TP + FP + FN)`, with the totals weighted by inclusion probability. The
 * intervals of 95 % are percentiles of draws from what the sample leaves open.
 *
 * Source: van Rijsbergen 1979, Information Retrieval, chapter 7; the totals and draws: see stratified-totals and
 * draw-stratified-totals.
 *
 * Range: 0 to 1. A measure whose denominator is 0 (nothing predicted, nothing there), and all of them where a stratum has
 * no coded unit: `null`.
 *
 * @method classification/1 Precision, recall and F1 from a stratified sample
 * @param strata with the four cells in the order of {@link classificationCells}
 */
export function classification(
  strata: readonly StratumCells[],
  resampling: Resampling = defaultResampling,
): Classification {
  const totals = stratifiedTotals(strata)
  if (totals === null) return { precision: unknown, recall: unknown, f1: unknown, accuracy: unknown }
  const names = Object.keys(measures) as (keyof typeof measures)[]
  const drawn = names.map(() => new Float64Array(resampling.draws))
  const at = (of: Float64Array) => [of[0] ?? 0, of[1] ?? 0, of[2] ?? 0, of[3] ?? 0] as const
  drawStratifiedTotals(strata, resampling, (cells, draw) => {
    names.forEach((name, index) => {
      ;(drawn[index] as Float64Array)[draw] = measures[name](...at(cells))
    })
  })
  const estimate = (name: keyof typeof measures): Estimate => {
    const value = measures[name](...at(totals))
    if (!Number.isFinite(value)) return unknown
    const interval = percentileInterval(drawn[names.indexOf(name)] as Float64Array)
    // The prior keeps draws off 0 and 1; the estimate itself lies inside its interval.
    return {
      value,
      low: interval === null ? null : Math.min(interval.low, value),
      high: interval === null ? null : Math.max(interval.high, value),
    }
  }
  return {
    precision: estimate('precision'),
    recall: estimate('recall'),
    f1: estimate('f1'),
    accuracy: estimate('accuracy'),
  }
}

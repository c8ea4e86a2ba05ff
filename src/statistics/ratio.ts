import type { DrawRange } from './bootstrap.js'
import { type DocumentCounts, withoutEmpty } from './document-counts.js'
import { type OpenInterval, studentisedInterval, wilsonInterval } from './interval.js'
import { bootstrapWeights, defaultDraws, defaultSeed } from './resample.js'

/** Ratios of sums over documents, each with its standard error. `NaN` where the sum to divide by is 0. */
export interface Ratios {
  readonly ratio: Float64Array
  readonly error: Float64Array
}

/** How often to draw, and by which seed. */
export interface Resampling {
  readonly draws: number
  readonly seed: number
}

/** The draws where nothing else is asked for. */
export const defaultResampling: Resampling = { draws: defaultDraws, seed: defaultSeed }

/**
 * For each item the ratio of its counts to the totals, such as mentions to words or mentions of one concept to those of
 * all: `r = sum f / sum w`, with its linearised standard error over documents,
 * `sqrt(n / (n - 1) sum (f - r w)^2) / sum w`.
 *
 * Source: Cochran 1977, Sampling Techniques, 3rd edition, section 6.4 (without the correction for finite populations).
 *
 * @method ratios-of/1 Ratio of sums over documents
 * @param totals one for each document, whole numbers
 */
export function ratiosOf(counts: DocumentCounts, totals: ArrayLike<number>): Ratios {
  const results = emptyRatios(counts.items)
  const sum = ratioSummer(counts, totals)
  sum(new Int32Array(counts.documents).fill(1), results, 0)
  return results
}

/**
 * The {@link ratiosOf} of each draw of a bootstrap over documents, draw after draw: item i of draw number d stands at
 * `(d - from) * items + i`. However draws are spread over ranges, their results one after the other are the same bytes.
 */
export function bootstrapRatios(
  counts: DocumentCounts,
  totals: ArrayLike<number>,
  { seed, from, to }: DrawRange,
): Ratios {
  const results = emptyRatios(counts.items * (to - from))
  const sum = ratioSummer(counts, totals)
  const weights = new Int32Array(counts.documents)
  for (let draw = from; draw < to; draw += 1)
    sum(bootstrapWeights(counts.documents, seed, draw, weights), results, (draw - from) * counts.items)
  return results
}

/**
 * The interval of each item's ratio of counts to totals.
 *
 * - Two documents or more: the studentised bootstrap over documents, see {@link studentisedInterval}; the lower end is
 *   not below 0. The upper end is `null` where so few documents hold the item that too many draws are without it: the
 *   sample then sets no upper limit.
 * - One document: Wilson, each unit of the total an independent trial. This is narrower than the truth.
 * - An item without a count, documents that all have the same ratio, and no totals: both ends `null`; nothing was drawn
 *   that could differ.
 *
 * Documents without total and without counts are left out. The results hang on the order of the documents: sort them.
 */
export function ratioIntervals(
  counts: DocumentCounts,
  totals: ArrayLike<number>,
  { draws, seed }: Resampling = defaultResampling,
): OpenInterval[] {
  const [kept, keptTotals] = withoutEmpty(counts, totals)
  const observed = ratiosOf(kept, keptTotals)
  if (kept.documents === 1) return fromOneDocument(kept, keptTotals[0] as number)
  const drawn = bootstrapRatios(kept, keptTotals, { seed, from: 0, to: draws })
  const [ratios, errors] = [new Float64Array(draws), new Float64Array(draws)]
  return Array.from(observed.ratio, (ratio, item) => {
    if (!(ratio > 0)) return { low: null, high: null }
    for (let draw = 0; draw < draws; draw += 1) {
      ratios[draw] = drawn.ratio[draw * kept.items + item] as number
      errors[draw] = drawn.error[draw * kept.items + item] as number
    }
    const error = observed.error[item] as number
    if (error === 0) return { low: null, high: null }
    const { low, high } = studentisedInterval(ratio, error, ratios, errors)
    return { low: Math.max(0, low ?? 0), high }
  })
}

function emptyRatios(size: number): Ratios {
  return { ratio: new Float64Array(size), error: new Float64Array(size) }
}

/** Sums products too, so that the errors need no second pass: of whole numbers, and a double only at the end. */
function ratioSummer(
  { documents, items, starts, item, count }: DocumentCounts,
  totals: ArrayLike<number>,
): (weights: Int32Array, into: Ratios, at: number) => void {
  const f = new Float64Array(items)
  const ff = new Float64Array(items)
  const fw = new Float64Array(items)
  const correction = documents > 1 ? documents / (documents - 1) : 1
  return (weights, into, at) => {
    f.fill(0)
    ff.fill(0)
    fw.fill(0)
    let w = 0
    let ww = 0
    for (let document = 0; document < documents; document += 1) {
      const weight = weights[document] as number
      if (weight === 0) continue
      const total = totals[document] as number
      w += weight * total
      ww += weight * total * total
      const end = starts[document + 1] as number
      for (let place = starts[document] as number; place < end; place += 1) {
        const of = item[place] as number
        const weighted = weight * (count[place] as number)
        f[of] = (f[of] as number) + weighted
        ff[of] = (ff[of] as number) + weighted * (count[place] as number)
        fw[of] = (fw[of] as number) + weighted * total
      }
    }
    for (let of = 0; of < items; of += 1) {
      const ratio = (f[of] as number) / w
      const size = (ff[of] as number) + ratio * ratio * ww
      const spread = size - 2 * ratio * (fw[of] as number)
      into.ratio[at + of] = w === 0 ? Number.NaN : ratio
      // What rounding leaves of documents that all have the same ratio is no spread.
      into.error[at + of] = w === 0 ? Number.NaN : spread <= 1e-12 * size ? 0 : Math.sqrt(correction * spread) / w
    }
  }
}

function fromOneDocument({ items, item, count }: DocumentCounts, total: number): OpenInterval[] {
  const counts = new Float64Array(items)
  for (let place = 0; place < item.length; place += 1) counts[item[place] as number] = count[place] as number
  return Array.from(counts, (each) =>
    each === 0 || each > total ? { low: null, high: null } : wilsonInterval(each, total),
  )
}

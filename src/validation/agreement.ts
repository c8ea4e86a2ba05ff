import { compareCodeUnits } from '../language/order.js'
import { alphaInterval } from '../statistics/alpha-interval.js'
import { cohenKappa } from '../statistics/cohen-kappa.js'
import { krippendorffAlpha } from '../statistics/krippendorff-alpha.js'
import { percentAgreement } from '../statistics/percent-agreement.js'
import type { Resampling } from '../statistics/ratio.js'
import type { Code } from './sheet.js'

/** How far coders agree on one concept. */
export interface Agreement {
  readonly concept: string
  readonly coders: number
  /** Units with at least two codes. */
  readonly units: number
  /** Krippendorff's alpha, nominal; `null` where it does not exist. */
  readonly alpha: number | null
  readonly low: number | null
  readonly high: number | null
  readonly percent: number | null
  readonly pairs: readonly PairAgreement[]
}

/** How far two coders agree. */
export interface PairAgreement {
  readonly a: string
  readonly b: string
  /** Units that both have coded. */
  readonly units: number
  readonly kappa: number | null
  readonly percent: number | null
}

/** What Krippendorff 2018, Content Analysis, 4th edition, p. 356 asks for at least where conclusions are drawn. */
export const leastAlpha = 0.667

/** Codes of one concept, a row for each coder, a column for each unit. */
export interface CodeMatrix {
  readonly coders: readonly string[]
  readonly units: readonly string[]
  readonly ratings: readonly (readonly ('1' | '0' | null)[])[]
}

/** Lays out the codes of a concept; coders and units in code-unit order, so that the order of rows plays no part. */
export function codeMatrix(codes: readonly Code[], concept: string): CodeMatrix {
  const own = codes.filter((code) => code.concept === concept)
  const coders = [...new Set(own.map(({ coder }) => coder))].sort(compareCodeUnits)
  const units = [...new Set(own.map(({ unit }) => unit))].sort(compareCodeUnits)
  const rowOf = new Map(coders.map((coder, row) => [coder, row]))
  const columnOf = new Map(units.map((unit, column) => [unit, column]))
  const ratings = coders.map(() => new Array<'1' | '0' | null>(units.length).fill(null))
  for (const { unit, coder, code } of own) {
    const row = ratings[rowOf.get(coder) ?? -1]
    if (row !== undefined && (code === '1' || code === '0')) row[columnOf.get(unit) ?? -1] = code
  }
  return { coders, units, ratings }
}

/** Agreement on every concept of the codes, in code-unit order. Every unit counts the same, however it was drawn. */
export function agreementOf(codes: readonly Code[], resampling: Resampling): Agreement[] {
  const concepts = [...new Set(codes.map(({ concept }) => concept))].sort(compareCodeUnits)
  return concepts.map((concept) => {
    const { coders, units, ratings } = codeMatrix(codes, concept)
    const paired = units.filter((_, unit) => ratings.filter((row) => row[unit] !== null).length > 1).length
    const alpha = krippendorffAlpha(ratings, 'nominal')
    const interval = alpha === null ? null : alphaInterval(ratings, 'nominal', resampling)
    const pairs = coders.flatMap((a, row) =>
      coders.slice(row + 1).map((b, step) => pairOf(a, b, ratings[row] ?? [], ratings[row + 1 + step] ?? [])),
    )
    return {
      ...{ concept, coders: coders.length, units: paired, alpha },
      ...{ low: interval?.low ?? null, high: interval?.high ?? null, percent: percentAgreement(ratings), pairs },
    }
  })
}

function pairOf(
  a: string,
  b: string,
  one: readonly ('1' | '0' | null)[],
  other: readonly ('1' | '0' | null)[],
): PairAgreement {
  const table = [
    [0, 0],
    [0, 0],
  ]
  one.forEach((value, unit) => {
    const against = other[unit] ?? null
    const row = value === null ? undefined : table[Number(value)]
    if (row !== undefined && against !== null) row[Number(against)] = (row[Number(against)] ?? 0) + 1
  })
  const units = table.flat().reduce((sum, count) => sum + count, 0)
  return { a, b, units, kappa: cohenKappa(table), percent: percentAgreement([one, other]) }
}

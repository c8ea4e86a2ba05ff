import { agreement } from './conformance/agreement.js'
import { association } from './conformance/association.js'
import { dispersion } from './conformance/dispersion.js'
import { inference } from './conformance/inference.js'
import { keyness } from './conformance/keyness.js'
import { similarity } from './conformance/similarity.js'
import type { ConformanceVector } from './conformance/vector.js'

/** A published value beside the one that this machine computes. */
export interface ConformanceResult {
  readonly method: string
  readonly source: string
  readonly input: string
  /** The value as it is printed in the source, or `none`. */
  readonly published: string
  /** What the method gives here; `null` for none. */
  readonly computed: number | null
  /** How far the computed value may lie from the printed one: half a unit of its last digit; 1e-12 if exact. */
  readonly tolerance: number
  readonly ok: boolean
}

/** All published values, grouped by what they measure. */
export const conformanceVectors: readonly ConformanceVector[] = [
  ...keyness,
  ...association,
  ...dispersion,
  ...inference,
  ...similarity,
  ...agreement,
]

/** Computes every published value here and now. */
export function checkConformance(): ConformanceResult[] {
  return conformanceVectors.map(({ method, source, input, published, exact = false, compute }) => {
    const computed = compute()
    const tolerance = toleranceOf(published, exact)
    const ok = computed === null ? published === 'none' : Math.abs(computed - Number(published)) <= tolerance
    return { method, source, input, published, computed, tolerance, ok }
  })
}

/** Half a unit of the last printed digit, with room for its binary fraction. */
function toleranceOf(published: string, exact: boolean): number {
  if (published === 'none') return 0
  if (exact) return 1e-12
  const [, decimals = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e(-?\d+))?$/.exec(published) ?? []
  return 0.5 * 10 ** (Number(exponent) - decimals.length) * (1 + 1e-9)
}

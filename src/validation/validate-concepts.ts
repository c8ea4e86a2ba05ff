import type { Agreement } from './agreement.js'
import type { Gold } from './gold.js'
import type { SampleKey } from './sample-key.js'
import type { Score } from './score.js'
import type { Code } from './sheet.js'
import type { ConceptValidation } from './validity.js'

/** What came of the codes of a sample. */
export interface ScoredSample {
  readonly sample: string
  readonly key: SampleKey
  readonly codes: readonly Code[]
  readonly gold: Gold
  readonly agreement: readonly Agreement[]
  readonly scores: readonly Score[]
}

/** What codes of a sample say of each concept that somebody has judged. */
export function validateConcepts(scored: ScoredSample, date: string): ConceptValidation[] {
  const { sample, key, codes, gold, agreement, scores } = scored
  const asked = judgementsAsked(key)
  return key.concepts.flatMap(({ id: concept }): ConceptValidation[] => {
    const own = codes.filter((code) => code.concept === concept && code.code !== '')
    if (own.length === 0) return []
    const judges = new Map<string, Set<string>>()
    for (const { unit, coder } of own) judges.set(unit, (judges.get(unit) ?? new Set()).add(coder))
    const agreed = agreement.find((each) => each.concept === concept)
    const score = scores.find((each) => each.concept === concept && each.labeller === key.title)
    return [
      {
        ...{ concept, sample, protocol: key.fingerprints.protocol, date, unit: key.unit },
        coders: new Set(own.map(({ coder }) => coder)).size,
        units: key.units.length,
        judged: key.units.filter(({ id }) => (judges.get(id)?.size ?? 0) >= (asked.get(id) ?? 1)).length,
        compared: agreed?.units ?? 0,
        decided: gold.get(concept)?.size ?? 0,
        alpha: agreed?.alpha ?? null,
        precision: score?.precision.value ?? null,
        recall: score?.recall.value ?? null,
        ...{ f1: score?.f1.value ?? null, f1Low: score?.f1.low ?? null, f1High: score?.f1.high ?? null },
      },
    ]
  })
}

/** How many people must have judged each unit: all who were given it, or two. */
function judgementsAsked({ coders }: SampleKey): Map<string, number> {
  const asked = new Map<string, number>()
  for (const { units } of coders) for (const unit of units) asked.set(unit, Math.min(2, (asked.get(unit) ?? 0) + 1))
  return asked
}

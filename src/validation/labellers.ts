import { compareCodeUnits } from '../language/order.js'
import type { Resampling } from '../statistics/ratio.js'
import { type Gold, makeGold } from './gold.js'
import type { FoundEntry, MachineResults } from './machine-units.js'
import type { SampleKey } from './sample-key.js'
import { type EntryScore, type Labeller, type Sample, scoreEntry } from './score.js'
import type { Code } from './sheet.js'

/** The sample that a key describes. */
export function sampleOf({ units, strata }: SampleKey): Sample {
  const places = new Map(strata.map(({ id }, place) => [id, place]))
  return {
    units: units.map(({ id, stratum }) => ({ id, stratum: places.get(stratum) ?? -1 })),
    strata: strata.map(({ size }) => ({ size })),
  }
}

/** The lexicon as a labeller, from what the key says that it found. */
export function machineOf({ title, units, strata }: SampleKey): Labeller {
  const predicted = new Map(units.map((unit) => [unit.id, new Set(unit.predicted)]))
  return {
    name: title,
    labelOf: (concept, unit) => predicted.get(unit)?.has(concept) ?? null,
    marked: (concept) => strata.map((stratum) => stratum.predicted[concept] ?? 0),
  }
}

/** Each coder as a labeller, with the gold that the others make. */
export function codersAgainstOthers(codes: readonly Code[]): { labeller: Labeller; others: Gold }[] {
  const coders = [...new Set(codes.map(({ coder }) => coder))].sort(compareCodeUnits)
  if (coders.length < 2) return []
  return coders.map((coder) => {
    const own = new Map(
      codes
        .filter((code) => code.coder === coder && (code.code === '1' || code.code === '0'))
        .map(({ concept, unit, code }) => [JSON.stringify([concept, unit]), code === '1']),
    )
    const labelOf = (concept: string, unit: string) => own.get(JSON.stringify([concept, unit])) ?? null
    return { labeller: { name: `${coder} against the others`, labelOf }, others: makeGold(codes, [], coder).gold }
  })
}

/** The precision of every entry, by concept. Of a concept below the one that was judged, the entry is named with its path. */
export function entryScores(
  { concepts, units, entries }: MachineResults,
  sample: Sample,
  gold: Gold,
  resampling: Resampling,
): EntryScore[] {
  const nameOf = ({ concept, entry }: FoundEntry) => JSON.stringify([concept, entry])
  const found = new Map(units.map((unit) => [unit.id, new Set(unit.entries.map(nameOf))]))
  const named = entries.map((each) => ({ ...each, name: nameOf(each) }))
  named.sort((a, b) => compareCodeUnits(a.name, b.name))
  return concepts.flatMap((id) =>
    named
      .filter(({ concept }) => concept === id || concept.startsWith(`${id}/`))
      .map(({ concept, entry, name, holding }) => {
        const shown = concept === id ? entry : `${concept.slice(id.length + 1)}: ${entry}`
        const isFound = (unit: string) => found.get(unit)?.has(name) === true
        return scoreEntry(sample, gold, { concept: id, entry: shown }, isFound, holding, resampling)
      }),
  )
}

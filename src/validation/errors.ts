import { compareCodeUnits } from '../language/order.js'
import type { Gold } from './gold.js'
import type { MachineResults } from './machine-units.js'
import { type CauseId, type Code, causes } from './sheet.js'

/** A unit in which machine and people differ. */
export interface ScoredError {
  readonly concept: string
  readonly kind: 'false positive' | 'false negative'
  /** The cause that most coders marked; an empty string where none is marked. */
  readonly cause: CauseId | ''
  readonly unit: string
  readonly document: string
  readonly page: number | null
  /** Entries that were found, apart by ` | `. */
  readonly entries: string
  readonly before: string
  readonly text: string
  readonly after: string
  readonly notes: string
}

const causeOrder: readonly string[] = [...causes.map(({ id }) => id), '']

/** The errors of the machine, by concept, kind and cause. */
export function errorsOf(
  { concepts, units }: Pick<MachineResults, 'concepts' | 'units'>,
  gold: Gold,
  codes: readonly Code[],
): ScoredError[] {
  const byUnit = new Map<string, Code[]>()
  for (const code of codes) {
    const name = JSON.stringify([code.concept, code.unit])
    byUnit.set(name, [...(byUnit.get(name) ?? []), code])
  }
  const errors = concepts.flatMap((concept) =>
    units.flatMap((unit): ScoredError[] => {
      const isGold = gold.get(concept)?.get(unit.id)
      const isMarked = unit.predicted.includes(concept)
      if (isGold === undefined || isGold === isMarked) return []
      const of = byUnit.get(JSON.stringify([concept, unit.id])) ?? []
      return [
        {
          ...{ concept, kind: isMarked ? ('false positive' as const) : ('false negative' as const) },
          ...{ cause: mostFrequent(of), unit: unit.id, document: unit.document, page: unit.page },
          entries: unit.entries
            .filter((entry) => isMarked && (entry.concept === concept || entry.concept.startsWith(`${concept}/`)))
            .map(({ entry }) => entry)
            .join(' | '),
          ...{ before: unit.before, text: unit.text, after: unit.after },
          notes: of
            .flatMap(({ coder, note }) => (note === '' ? [] : [`${coder}: ${note}`]))
            .sort(compareCodeUnits)
            .join(' | '),
        },
      ]
    }),
  )
  return errors.sort(
    (a, b) =>
      compareCodeUnits(a.concept, b.concept) ||
      compareCodeUnits(b.kind, a.kind) ||
      causeOrder.indexOf(a.cause) - causeOrder.indexOf(b.cause) ||
      compareCodeUnits(a.unit, b.unit),
  )
}

/** The cause that most codes name; of several the first in the list of causes. */
function mostFrequent(codes: readonly Code[]): CauseId | '' {
  const counts = new Map<CauseId, number>()
  for (const { cause } of codes) if (cause !== '') counts.set(cause, (counts.get(cause) ?? 0) + 1)
  let best: CauseId | '' = ''
  for (const { id } of causes) if ((counts.get(id) ?? 0) > (best === '' ? 0 : (counts.get(best) ?? 0))) best = id
  return best
}

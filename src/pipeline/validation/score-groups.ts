import { describedDocuments } from '../../analysis/document-fields.js'
import { openMentions, openTextFrame } from '../../analysis/frame.js'
import { compareCodeUnits } from '../../language/order.js'
import { UsageError } from '../../problems/problem.js'
import type { Resampling } from '../../statistics/ratio.js'
import type { Store } from '../../store/store.js'
import { type CorrectedShare, correctShares, type GroupedUnits } from '../../validation/corrected.js'
import type { Gold } from '../../validation/gold.js'
import { machineOf } from '../../validation/labellers.js'
import { layOutPopulation } from '../../validation/population.js'
import type { SampleKey } from '../../validation/sample-key.js'
import { type Labeller, type Sample, type Score, scoreLabeller } from '../../validation/score.js'
import { storedRun } from '../stored-run.js'

/** Units of a group that must be coded for it to be shown. */
const leastInGroup = 30

/** A score in a group of documents. */
export interface GroupScore extends Score {
  readonly field: string
  readonly value: string
}

/** Scores and shares by group. */
export interface GroupResults {
  readonly groups: readonly GroupScore[]
  /** Groups too few units of which were coded. */
  readonly groupsLeftOut: readonly string[]
  readonly corrected: readonly CorrectedShare[]
}

/** Scores and corrected shares by group of documents; the shares only where the store still counts as the sample says. */
export async function groupResults(
  store: Store,
  key: SampleKey,
  sample: Sample,
  gold: Gold,
  fields: readonly string[],
  resampling: Resampling,
): Promise<GroupResults> {
  const run = await storedRun(store)
  const [plan] = await store.rows('select lexicon_plan from store')
  const isSame = plan?.[0] === key.fingerprints.lexicon
  const documents = await describedDocuments(store)
  const names = new Set(documents.flatMap(({ fields: of }) => [...of.keys()]))
  for (const field of fields) {
    if (names.has(field) || (field === 'year' && names.has('date'))) continue
    throw new UsageError(
      `--by: no document has a field "${field}". There are: ${[...names].sort(compareCodeUnits).join(', ')}.`,
    )
  }
  const fieldOf = new Map(
    documents.map(({ document, fields: of }) => [
      document,
      (field: string) => of.get(field) ?? (field === 'year' ? (/^\d{4}/.exec(of.get('date') ?? '')?.[0] ?? '') : ''),
    ]),
  )
  const documentOf = new Map(key.units.map(({ id, document }) => [id, document]))
  const groupings: GroupedUnits[] = [{ field: null, groupOf: () => 'all' }]
  const left: string[] = []
  const groups: GroupScore[] = []
  for (const field of fields) {
    const groupOf = (unit: string) => fieldOf.get(documentOf.get(unit) ?? '')?.(field) || null
    const coded = new Map<string, number>()
    const isCoded = (unit: string) => [...gold.values()].some((of) => of.has(unit))
    for (const { id } of sample.units) {
      const value = groupOf(id)
      if (value !== null && isCoded(id)) coded.set(value, (coded.get(value) ?? 0) + 1)
    }
    const kept = new Set([...coded].flatMap(([value, count]) => (count >= leastInGroup ? [value] : [])))
    for (const value of [...coded.keys()].sort(compareCodeUnits)) if (!kept.has(value)) left.push(`${field} ${value}`)
    groupings.push({ field, groupOf: (unit) => (kept.has(groupOf(unit) ?? '') ? groupOf(unit) : null) })
    for (const { id: concept } of key.concepts) {
      for (const value of [...kept].sort(compareCodeUnits)) {
        const part = partOf(sample, key, concept, (unit) => groupOf(unit) === value)
        const score = scoreLabeller(part.sample, gold, part.machine, concept, resampling)
        groups.push({ ...score, field, value })
      }
    }
  }
  const corrected: CorrectedShare[] = []
  if (isSame) {
    const counts = await unitsByDocument(store, key, run.zones)
    for (const grouping of groupings) {
      const totals = new Map<string, { units: number; marked: Map<string, number> }>()
      for (const { document, units, marked } of counts) {
        const { field } = grouping
        const group = field === null ? 'all' : (fieldOf.get(document)?.(field) ?? '')
        const of = totals.get(group) ?? { units: 0, marked: new Map<string, number>() }
        totals.set(group, of)
        of.units += units
        for (const [concept, count] of marked) of.marked.set(concept, (of.marked.get(concept) ?? 0) + count)
      }
      corrected.push(...correctShares(key, sample, gold, grouping, totals, resampling))
    }
  }
  return { groups, groupsLeftOut: left, corrected }
}

/** The part of a sample in some documents, with the strata cut to what the sample says of their share in them. */
function partOf(
  sample: Sample,
  key: SampleKey,
  concept: string,
  isIn: (unit: string) => boolean,
): { sample: Sample; machine: Labeller } {
  const units = sample.units.filter(({ id }) => isIn(id))
  const shares = sample.strata.map((_, stratum) => {
    const drawn = sample.units.filter((unit) => unit.stratum === stratum).length
    return drawn === 0 ? 0 : units.filter((unit) => unit.stratum === stratum).length / drawn
  })
  const cut = (count: number, stratum: number) => Math.round(count * (shares[stratum] ?? 0))
  const machine = machineOf(key)
  const predicted = new Map(key.units.map((unit) => [unit.id, unit.predicted.includes(concept)]))
  const strata = sample.strata.map(({ size }, stratum) => ({ size: cut(size ?? 0, stratum) }))
  const drawnIn = (stratum: number, isMarked: boolean) =>
    units.filter((unit) => unit.stratum === stratum && predicted.get(unit.id) === isMarked).length
  return {
    sample: { units, strata },
    machine: {
      ...machine,
      marked: (of) =>
        (machine.marked?.(of) ?? []).map((count, stratum) => {
          const size = strata[stratum]?.size ?? 0
          const least = drawnIn(stratum, true)
          return Math.max(least, Math.min(cut(count, stratum), size - drawnIn(stratum, false)))
        }),
    },
  }
}

/** Units and units with each concept, by document, over the whole population. */
async function unitsByDocument(
  store: Store,
  key: SampleKey,
  zones: Parameters<typeof openTextFrame>[1],
): Promise<{ document: string; units: number; marked: Map<string, number> }[]> {
  const text = await openTextFrame(store, zones)
  const rows = await store.rows('select concept, parent, label from concepts order by id')
  const entries = await store.rows('select concept, entry from entries order by id')
  const frame = await openMentions(text, {
    concepts: rows.map(([concept, parent, label]) => ({
      ...{ concept: concept as string, parent: parent as number, label: label as string },
    })),
    entries: entries.map(([concept, entry]) => ({ concept: concept as number, entry: entry as string })),
  })
  const numbers = key.concepts.map(({ id }) => rows.findIndex(([concept]) => concept === id))
  const population = await layOutPopulation(
    frame,
    key.unit,
    numbers,
    numbers.map(() => []),
  )
  const names = new Map(text.documents.map(({ number, document }) => [number, document]))
  const counts = new Map<number, { units: number; marked: Map<string, number> }>()
  population.document.forEach((document, unit) => {
    const of = counts.get(document) ?? { units: 0, marked: new Map<string, number>() }
    counts.set(document, of)
    of.units += 1
    for (const place of population.marks.get(unit)?.concepts ?? []) {
      const id = key.concepts[place]?.id ?? ''
      of.marked.set(id, (of.marked.get(id) ?? 0) + 1)
    }
  })
  return [...counts].map(([document, of]) => ({ document: names.get(document) ?? '', ...of }))
}

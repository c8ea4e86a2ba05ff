import { openMentions, openTextFrame } from '../../analysis/frame.js'
import { formsNear } from '../../language/forms-near.js'
import { compareCodeUnits } from '../../language/order.js'
import { englishWordForms } from '../../language/word-forms.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { anchorOf, lemmaWords, rarestTerms, termsIn } from '../../matching/anchors.js'
import { UsageError } from '../../problems/problem.js'
import { permutedGroup } from '../../statistics/resample.js'
import { readTerms } from '../../store/read-tokens.js'
import { termFrequencies } from '../../store/read-tokens-around.js'
import type { Store } from '../../store/store.js'
import { type DescribedUnit, type DrawnUnit, describeUnits } from '../../validation/describe-units.js'
import { layOutPopulation, type Population, type UnitKind } from '../../validation/population.js'
import { codingProtocol } from '../../validation/protocol.js'
import { type KeyStratum, type KeyUnit, keyFormat, type SampleKey } from '../../validation/sample-key.js'
import { type CodingSheet, causes, type SheetConcept } from '../../validation/sheet.js'
import { recordSample } from '../../validation/stamp.js'
import { layOutStrata, type Stratum } from '../../validation/strata.js'
import { fingerprint } from '../fingerprint.js'
import { lexiconFor } from '../lexicon-of-run.js'
import { frameOf } from '../mention-frame.js'
import { openResults } from '../open-results.js'
import { mentionsFingerprint } from '../plan.js'
import { corpusFingerprint } from '../run-record.js'
import { storedRun } from '../stored-run.js'
import { sampleName } from './sample-name.js'

/** What to draw a coding sample from, and how large. */
export interface CodingSampleOptions {
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** File of the lexicon that the run was made with. Default: the one that the store keeps. */
  readonly lexicon?: string
  /** Ids of the concepts to be judged. Default: the topmost ones that have entries below them. */
  readonly concepts?: readonly string[]
  /** Units to draw. Default: what the width takes. */
  readonly units?: number
  /** How far the interval of a concept's precision shall reach to either side. Default: 0.1. */
  readonly width?: number
  /** Names or number of the coders. Default: 2. */
  readonly coders?: number
  readonly unit?: UnitKind
  /** From 0 to 2^32 - 1. Default: 1. */
  readonly seed?: number
  /** Share of the units that all coders judge; the others are shared out. Default: 1. */
  readonly overlapShare?: number
}

/** What can be expected of a sample for one concept. */
export interface ExpectedPrecision {
  readonly concept: string
  /** Units of the population in which it was found, and of the sample. */
  readonly hits: number
  readonly drawn: number
  /** How far the interval of its precision is expected to reach to either side, whatever the precision; 0 where all hits are drawn. */
  readonly halfWidth: number
}

/** A coding sample: what coders are given, and the key that they must not see. */
export interface CodingSample {
  /** The first 16 hexadecimal digits of the hash of the key. */
  readonly sample: string
  readonly sheets: readonly CodingSheet[]
  /** In Markdown. */
  readonly protocol: string
  readonly key: SampleKey
  /** By concept, in the order of the lexicon. */
  readonly expected: readonly ExpectedPrecision[]
  /** Units of the population. */
  readonly population: number
}

/** Streams of random numbers besides those of the strata. */
const streams = { ids: 2 ** 31, overlap: 2 ** 31 + 1, order: 2 ** 31 + 2 }

/**
 * Draws a stratified random sample of units for people to judge, and records it in the store.
 *
 * @throws {UsageError} where the store was counted with another lexicon, and for options that cannot be.
 */
export async function drawCodingSample(options: CodingSampleOptions): Promise<CodingSample> {
  const { coders = 2, unit = 'sentence', seed = 1, width = 0.1, overlapShare = 1 } = options
  const store = await openResults(options.store, { readOnly: false })
  try {
    const lexicon = await lexiconFor(store, options.lexicon)
    const run = await storedRun(store)
    const lexiconFingerprint = mentionsFingerprint(lexicon, run.policies)
    const [plan] = await store.rows('select lexicon_plan from store')
    if (plan?.[0] !== lexiconFingerprint) {
      throw new UsageError(
        `${options.store} was counted with another lexicon than ${options.lexicon ?? 'it keeps'}, or with an earlier state of it. ` +
          'Run "tallyrand analyze" with this lexicon first, or name the other one with --lexicon.',
      )
    }
    const chosen = chosenConcepts(lexicon, options.concepts)
    const numbers = chosen.map(({ id }) => lexicon.concepts.findIndex((concept) => concept.id === id))
    const text = await openTextFrame(store, run.zones)
    const frame = await openMentions(text, frameOf(lexicon))
    const near = await nearTerms(store, lexicon, chosen)
    const population = await layOutPopulation(frame, unit, numbers, near)
    if (population.size === 0) throw new UsageError(`${options.store} has no ${unit} that counts.`)
    const { strata, halfWidths } = layOutStrata(
      population,
      lexicon.entries.map(({ concept }) => concept),
      chosen.length,
      { width, ...(options.units === undefined ? {} : { units: options.units }) },
    )
    const protocol = codingProtocol({
      ...{ title: lexicon.title, version: lexicon.version, unit, concepts: chosen, coders },
    })
    const drawn = drawUnits(strata, seed)
    const described = await describeUnits(store, population, drawn)
    const ofSheet = assign(drawn, coders, overlapShare, seed)
    const key: SampleKey = {
      ...{ format: keyFormat, title: lexicon.title, unit, seed, zones: run.zones, concepts: chosen },
      coders: ofSheet.map((units, coder) => ({
        coder: `coder-${coder + 1}`,
        units: units.map((place) => described[place]?.id ?? ''),
      })),
      fingerprints: {
        lexicon: lexiconFingerprint,
        corpus: await corpusFingerprint(store),
        protocol: fingerprint(protocol),
      },
      strata: strata.map((stratum, at) => keyStratum(stratum, at, population, lexicon, chosen)),
      units: described.map((unit, place) => keyUnit(unit, drawn[place], strata, population, lexicon, chosen)),
    }
    const sample = sampleName(key)
    const { lexicon: ofLexicon, corpus, protocol: ofProtocol } = key.fingerprints
    await recordSample(store, {
      ...{ sample, keyHash: fingerprint(key), lexicon: ofLexicon, corpus, protocol: ofProtocol },
    })
    const sheets = ofSheet.map(
      (units, coder): CodingSheet => ({
        ...{ sample, coder: `coder-${coder + 1}`, title: lexicon.title, unit, concepts: chosen, causes },
        units: units.flatMap((place) =>
          described
            .slice(place, place + 1)
            .map(({ start: _s, end: _e, named, ...shown }) => ({ ...shown, document: named })),
        ),
      }),
    )
    return { sample, sheets, protocol, key, expected: expectedPrecision(key, halfWidths), population: population.size }
  } finally {
    await store.close()
  }
}

/** The concepts asked for, in the order of the lexicon's file. */
function chosenConcepts(lexicon: Lexicon, ids: readonly string[] | undefined): SheetConcept[] {
  const hasEntries = (id: string) =>
    lexicon.entries.some(({ concept }) => {
      const of = lexicon.concepts[concept]?.id ?? ''
      return of === id || of.startsWith(`${id}/`)
    })
  const byDefault = () => {
    const { matrix } = lexicon
    const parents: readonly (string | null)[] = matrix === null ? [null] : [matrix.rows, matrix.columns]
    return lexicon.concepts.filter(({ id, parent }) => parents.includes(parent) && hasEntries(id))
  }
  const chosen = ids === undefined ? byDefault() : ids.map((id) => conceptCalled(lexicon, id))
  for (const { id } of chosen) {
    if (!hasEntries(id)) throw new UsageError(`--concepts: ${id} has no entries, so nothing of it can be validated.`)
  }
  return [...new Set(chosen)]
    .sort((a, b) => a.order - b.order)
    .map(({ id, label, definition }) => ({ id, label, definition: definition ?? '' }))
}

function conceptCalled(lexicon: Lexicon, id: string): Lexicon['concepts'][number] {
  const found = lexicon.concepts.find((concept) => concept.id === id)
  if (found !== undefined) return found
  throw new UsageError(
    `--concepts: the lexicon has no concept ${id}. It has ${lexicon.concepts.map((concept) => concept.id).join(', ')}.`,
  )
}

/** For each concept the terms of which a match of one of its entries must hold one, the rarest it can be chosen by. */
async function nearTerms(store: Store, lexicon: Lexicon, concepts: readonly SheetConcept[]): Promise<number[][]> {
  const entries = lexicon.entries.map(({ concept, pattern }) => ({ of: lexicon.concepts[concept]?.id ?? '', pattern }))
  const patterns = entries.map(({ pattern }) => pattern)
  const anchor = anchorOf(
    patterns,
    lexicon,
    await readTerms(store),
    formsNear(lemmaWords(patterns), englishWordForms()),
  )
  if (anchor.kind !== 'any') return concepts.map(() => [])
  const frequencies = await termFrequencies(store, termsIn(anchor))
  const terms = anchor.of.map((each) => rarestTerms(each, (term) => frequencies.get(term) ?? 0) ?? [])
  return concepts.map(({ id }) => {
    const own = entries.flatMap(({ of }, entry) => (of === id || of.startsWith(`${id}/`) ? (terms[entry] ?? []) : []))
    return [...new Set(own)].sort((a, b) => a - b)
  })
}

/** What the sample can be expected to say of the precision of each concept. */
function expectedPrecision({ concepts, strata, units }: SampleKey, halfWidths: readonly number[]): ExpectedPrecision[] {
  return concepts.map(({ id: concept }, place) => ({
    concept,
    hits: strata.reduce((sum, { predicted }) => sum + (predicted[concept] ?? 0), 0),
    drawn: units.filter(({ predicted }) => predicted.includes(concept)).length,
    halfWidth: halfWidths[place] ?? 0,
  }))
}

/** The units drawn, in an order by chance, so that neither it nor their ids tell a stratum. */
function drawUnits(strata: readonly Stratum[], seed: number): DrawnUnit[] {
  const drawn = strata.flatMap(({ units, drawn: count }, stratum) => {
    const places = [...permutedGroup(units.length, count, seed, stratum)].sort((a, b) => a - b)
    return places.map((place) => ({ unit: units[place] as number, stratum }))
  })
  return [...permutedGroup(drawn.length, drawn.length, seed, streams.ids)].flatMap((place) =>
    drawn.slice(place, place + 1),
  )
}

/** Which of the drawn units each coder judges, in which order: the share of every stratum all of them, the others one. */
function assign(drawn: readonly DrawnUnit[], coders: number, overlapShare: number, seed: number): number[][] {
  const byStratum = new Map<number, number[]>()
  drawn.forEach(({ stratum }, place) => {
    byStratum.set(stratum, [...(byStratum.get(stratum) ?? []), place])
  })
  const sheets: number[][] = Array.from({ length: coders }, () => [])
  let turn = 0
  for (const places of byStratum.values()) {
    const shared = Math.ceil(overlapShare * places.length)
    places.forEach((place, at) => {
      if (at < shared) for (const sheet of sheets) sheet.push(place)
      else {
        sheets[turn % coders]?.push(place)
        turn += 1
      }
    })
  }
  return sheets.map((places, coder) => {
    places.sort((a, b) => a - b)
    return [...permutedGroup(places.length, places.length, seed, streams.order + coder)].flatMap((at) =>
      places.slice(at, at + 1),
    )
  })
}

function keyStratum(
  { kind, near, concept, entry, units, drawn }: Stratum,
  place: number,
  { marks }: Population,
  lexicon: Lexicon,
  concepts: readonly SheetConcept[],
): KeyStratum {
  const predicted = concepts.map(() => 0)
  const entries = new Map<number, number>()
  for (const unit of units) {
    const found = marks.get(unit)
    for (const of of found?.concepts ?? []) predicted[of] = (predicted[of] ?? 0) + 1
    for (const of of found?.entries ?? []) entries.set(of, (entries.get(of) ?? 0) + 1)
  }
  const nearConcept = near === null ? null : (concepts[near]?.id ?? null)
  return {
    id: `s${String(place + 1).padStart(2, '0')}`,
    kind,
    concept: concept === null ? nearConcept : (lexicon.concepts[concept]?.id ?? null),
    entry: entry === null ? null : (lexicon.entries[entry]?.id ?? null),
    ...{ size: units.length, drawn },
    predicted: Object.fromEntries(concepts.map(({ id }, of) => [id, predicted[of] ?? 0])),
    entries: [...entries]
      .sort(([a], [b]) => a - b)
      .map(([of, count]) => ({ ...namedEntry(lexicon, of), units: count })),
  }
}

function keyUnit(
  { named: _named, ...unit }: DescribedUnit,
  drawn: DrawnUnit | undefined,
  strata: readonly Stratum[],
  { marks }: Population,
  lexicon: Lexicon,
  concepts: readonly SheetConcept[],
): KeyUnit {
  const found = drawn === undefined ? undefined : marks.get(drawn.unit)
  const stratum = drawn?.stratum ?? 0
  const { drawn: count = 0, units = [] } = strata[stratum] ?? {}
  return {
    ...unit,
    stratum: `s${String(stratum + 1).padStart(2, '0')}`,
    probability: count / units.length,
    predicted: (found?.concepts ?? [])
      .flatMap((of) => concepts.slice(of, of + 1).map(({ id }) => id))
      .sort(compareCodeUnits),
    entries: (found?.entries ?? []).map((entry) => namedEntry(lexicon, entry)),
  }
}

function namedEntry({ concepts, entries }: Lexicon, number: number): { concept: string; entry: string } {
  const entry = entries[number]
  return { concept: concepts[entry?.concept ?? -1]?.id ?? '', entry: entry?.id ?? '' }
}

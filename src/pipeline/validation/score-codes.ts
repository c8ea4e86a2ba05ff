import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compareCodeUnits } from '../../language/order.js'
import { UsageError } from '../../problems/problem.js'
import { defaultResampling, type Resampling } from '../../statistics/ratio.js'
import type { Store } from '../../store/store.js'
import { type Agreement, agreementOf } from '../../validation/agreement.js'
import { type CoderCompleteness, checkCodes, completeness, gatherCodes } from '../../validation/check-codes.js'
import { errorsOf, type ScoredError } from '../../validation/errors.js'
import { type Gold, makeGold } from '../../validation/gold.js'
import { codersAgainstOthers, entryScores, machineOf, sampleOf } from '../../validation/labellers.js'
import { resultsOfKey } from '../../validation/machine-units.js'
import { type CodesShape, readCodes } from '../../validation/read-codes.js'
import { parseKey, type SampleKey } from '../../validation/sample-key.js'
import {
  type EntryScore,
  evenSample,
  type Labeller,
  majorityBaseline,
  type Score,
  scoreLabeller,
} from '../../validation/score.js'
import type { Code } from '../../validation/sheet.js'
import { recordedKeyHash, recordValidations } from '../../validation/stamp.js'
import { validateConcepts } from '../../validation/validate-concepts.js'
import { type ConceptValidation, cautionsOfAgreement, type Validity } from '../../validation/validity.js'
import { fingerprint } from '../fingerprint.js'
import { openResults } from '../open-results.js'
import { corpusFingerprint } from '../run-record.js'
import { lexiconLabeller, predictionLabeller } from './other-labellers.js'
import { readCodesFile } from './read-codes-file.js'
import { sampleName } from './sample-name.js'
import { type GroupResults, groupResults } from './score-groups.js'
import { storedValidity } from './validity.js'
import { writeValidity } from './write-validity.js'

/** Which codes to score, against what. */
export interface ScoreOptions extends CodesShape {
  /** Files of codes: sheets of a sample that were filled in, or codes from elsewhere. */
  readonly codes: readonly string[]
  /** The key of the sample. Default: `key.json` beside the first sheet, where the codes are of a sample. */
  readonly key?: string
  /** Folder of the results that the sample was drawn from. Default: the one whose folder `validation` the key lies in. */
  readonly store?: string
  /** Codes that decide, unit by unit, whatever the coders said. */
  readonly gold?: string
  /** Labels from elsewhere, to be scored like a machine: columns unit, code and perhaps concept. */
  readonly predictions?: string
  /** What to call them. Default: `predictions`. */
  readonly name?: string
  /** For codes from elsewhere with a column of texts: a lexicon to be scored on these texts. */
  readonly lexicon?: string
  /** The concept that codes without a column `concept` are of. */
  readonly concept?: string
  /** Fields of the documents by which to score too; `year` is that of the date. */
  readonly by?: readonly string[]
  /** Day of the validation, as `2026-05-31`; stands in the stamp. */
  readonly date?: string
  readonly draws?: number
  readonly seed?: number
}

/** What came of codes. */
export interface ScoreResult extends GroupResults {
  /** Name of the sample; `null` for codes from elsewhere. */
  readonly sample: string | null
  readonly resampling: Resampling
  readonly coders: readonly CoderCompleteness[]
  readonly agreement: readonly Agreement[]
  /** What a reader must know of it, each a sentence. */
  readonly cautions: readonly string[]
  /** Units on which coders stand even and nobody has decided, by concept. */
  readonly undecided: readonly { readonly concept: string; readonly units: readonly string[] }[]
  /** The machine, labels from elsewhere, each coder against the others, and the majority baseline. */
  readonly scores: readonly Score[]
  readonly entries: readonly EntryScore[]
  readonly errors: readonly ScoredError[]
  /** What these codes say of each concept that somebody has judged; nothing for codes from elsewhere. */
  readonly validations: readonly ConceptValidation[]
  /** Concepts of which the store keeps an earlier validation by this sample, for these codes are not complete. */
  readonly kept: readonly string[]
  /** What the store says now; `null` where nothing was written into a store. */
  readonly validity: Validity | null
  /** Folder of the key; `null` for codes from elsewhere. */
  readonly folder: string | null
}

/**
 * Scores codes: first how far the coders agree, then the machine by what most of them say. Codes of a sample are weighted by
 * how it was drawn, and the result is kept in the store.
 *
 * @throws {UsageError} for codes, keys and stores that do not belong together.
 */
export async function scoreCodes(options: ScoreOptions): Promise<ScoreResult> {
  if (options.date !== undefined && !/^\d{4}(-\d\d){0,2}$/.test(options.date)) {
    throw new UsageError(`--date: "${options.date}" is no date. Write it as 2026-05-31.`)
  }
  const resampling = { draws: options.draws ?? defaultResampling.draws, seed: options.seed ?? defaultResampling.seed }
  const files = await Promise.all(
    options.codes.map(async (file) => ({ file, ...readCodes(await readCodesFile(file), options) })),
  )
  const isOfSample = files.some(({ codes }) => codes.some(({ sample }) => sample !== ''))
  const found = isOfSample || options.key !== undefined ? await keyOf(options) : null
  if (found !== null) for (const each of files) checkCodes(each, found.sample, found.key)
  const codes = withConcept(gatherCodes(files), options.concept)
  if (codes.every(({ code }) => code !== '1' && code !== '0')) {
    throw new UsageError('There is not one code in these files: nobody has written 1 or 0 yet.')
  }
  const adjudicated = await adjudicatedCodes(options, found)
  const { gold, undecided } = makeGold(codes, adjudicated)
  const texts = new Map(files.flatMap((file) => [...file.texts]))
  const sample = found === null ? evenSample(new Set(codes.map(({ unit }) => unit))) : sampleOf(found.key)
  const concepts = found?.key.concepts.map(({ id }) => id) ?? [...new Set(codes.map(({ concept }) => concept))]
  concepts.sort(compareCodeUnits)
  const onTexts =
    options.lexicon === undefined ? null : await lexiconLabeller(options.lexicon, texts, concepts, options.concept)
  // Of a sample, entries and errors are those of the lexicon that it was drawn with.
  const results = found === null ? (onTexts?.results ?? null) : resultsOfKey(found.key)
  const machines = [
    ...(found === null ? [] : [machineOf(found.key)]),
    ...(onTexts === null ? [] : [onTexts.labeller]),
    ...(options.predictions === undefined ? [] : [await predictionLabeller(options, concepts)]),
  ]
  const scoreAll = (labellers: readonly Labeller[], against: Gold) =>
    concepts.flatMap((concept) =>
      labellers.map((labeller) => scoreLabeller(sample, against, labeller, concept, resampling)),
    )
  const agreement = agreementOf(codes, resampling)
  const scored = {
    agreement,
    cautions: cautionsOfAgreement(agreement),
    scores: [
      ...scoreAll([...machines, majorityBaseline(sample, gold)], gold),
      ...codersAgainstOthers(codes).flatMap(({ labeller, others }) => scoreAll([labeller], others)),
    ].sort((a, b) => concepts.indexOf(a.concept) - concepts.indexOf(b.concept)),
  }
  const result = {
    sample: found?.sample ?? null,
    resampling,
    coders: completeness(codes, found?.key ?? null),
    ...scored,
    undecided: concepts.flatMap((concept) => {
      const units = [...(undecided.get(concept) ?? [])].sort(compareCodeUnits)
      return units.length === 0 ? [] : [{ concept, units }]
    }),
    entries: results === null ? [] : entryScores(results, sample, gold, resampling),
    errors: results === null ? [] : errorsOf(results, gold, codes),
    folder: found?.folder ?? null,
  }
  const nothing = { groups: [], groupsLeftOut: [], corrected: [], validations: [], kept: [], validity: null }
  if (found === null) {
    if (options.by !== undefined)
      throw new UsageError('--by needs a sample of a store: codes from elsewhere have no documents.')
    return { ...result, ...nothing }
  }
  const out = options.store ?? dirname(dirname(found.folder))
  if (options.store === undefined && !(await isThere(join(out, 'corpus.duckdb')))) {
    throw new UsageError(
      `The results that sample ${found.sample} was drawn from are not in ${out}. Name their folder with --store.`,
    )
  }
  const store = await openResults(out, { readOnly: false })
  try {
    await checkStore(store, out, found)
    const ofGroups = await groupResults(store, found.key, sample, gold, options.by ?? [], resampling)
    const validations = validateConcepts({ ...scored, ...found, codes, gold }, options.date ?? '')
    const kept = await recordValidations(store, found.key.fingerprints, validations)
    const validity = await storedValidity(store)
    if (await isThere(join(out, 'tables'))) await writeValidity(out, validity)
    return { ...result, ...ofGroups, validations, kept, validity }
  } finally {
    await store.close()
  }
}

interface FoundKey {
  readonly sample: string
  readonly key: SampleKey
  readonly folder: string
}

async function keyOf({ key, codes }: ScoreOptions): Promise<FoundKey> {
  const file = key ?? join(dirname(codes[0] ?? '.'), 'key.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    throw new UsageError(
      `${file}: there is no key. Sheets are scored with the key.json that was written beside them; name it with --key.`,
    )
  }
  return { ...parseKey(text, file, sampleName), folder: dirname(file) }
}

/** Codes without a concept are of the one that is named. */
function withConcept(codes: readonly Code[], concept: string | undefined): Code[] {
  return codes.map((code) => (code.concept === '' && concept !== undefined ? { ...code, concept } : code))
}

async function adjudicatedCodes(options: ScoreOptions, found: FoundKey | null): Promise<Code[]> {
  if (options.gold === undefined) return []
  const { codes } = readCodes(await readCodesFile(options.gold), { ...options, coder: 'adjudicated' })
  if (found !== null) {
    // Who decides may write a table of their own: without the column of the sample it is taken at its word.
    const marked = codes.map((code) => (code.sample === '' ? { ...code, sample: found.sample } : code))
    checkCodes({ file: options.gold, codes: marked }, found.sample, found.key)
  }
  return withConcept(codes, options.concept)
}

async function checkStore(store: Store, out: string, { sample, key }: FoundKey): Promise<void> {
  if ((await corpusFingerprint(store)) !== key.fingerprints.corpus) {
    throw new UsageError(
      `Sample ${sample} was drawn from another corpus than the one in ${out} is now: files were added, removed or changed. ` +
        'Score it with the results that it was drawn from (--store), or draw a new sample.',
    )
  }
  const recorded = await recordedKeyHash(store, sample)
  if (recorded !== null && recorded !== fingerprint(key)) {
    throw new UsageError(`The key of sample ${sample} is not the one that ${out} has on record.`)
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

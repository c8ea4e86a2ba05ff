import { UsageError } from '../../problems/problem.js'
import {
  type FoundEntry,
  type MachineResults,
  type MachineUnit,
  resultsOfTexts,
} from '../../validation/machine-units.js'
import { type CodesShape, readCodes } from '../../validation/read-codes.js'
import type { Labeller } from '../../validation/score.js'
import { readLexicon } from '../plan.js'
import { predictTexts } from './predict-texts.js'
import { readCodesFile } from './read-codes-file.js'

/** A lexicon as a labeller, with what it found in each unit. */
export interface LexiconLabeller {
  readonly labeller: Labeller
  readonly results: MachineResults
}

/**
 * A lexicon as a labeller of texts from elsewhere.
 *
 * @param concepts those that the codes are of; an empty string where they name none
 * @param named the concept of codes that name none
 * @throws {UsageError} where there are no texts, or no such concept.
 */
export async function lexiconLabeller(
  file: string,
  texts: ReadonlyMap<string, string>,
  concepts: readonly string[],
  named: string | undefined,
): Promise<LexiconLabeller> {
  const lexicon = await readLexicon(file)
  if (texts.size === 0) {
    throw new UsageError(
      'A lexicon is scored on the texts of the units, but the codes have no column "text". Say what it is called with --columns text=NAME.',
    )
  }
  const tops = lexicon.concepts.filter(({ parent }) => parent === null)
  const unnamed = named ?? (tops.length === 1 ? tops[0]?.id : undefined)
  const ids = new Set(lexicon.concepts.map(({ id }) => id))
  for (const concept of concepts) {
    if (ids.has(concept === '' ? (unnamed ?? '') : concept)) continue
    throw new UsageError(
      concept === ''
        ? `The codes name no concept, and ${file} has several. Say which one they are of with --concept.`
        : `${file} has no concept "${concept}", which the codes are of. It has ${[...ids].join(', ')}.`,
    )
  }
  // What codes without a concept are of is called as they call it.
  const isUnnamed = concepts.includes('') && unnamed !== undefined
  const calledAsInCodes = ({ concept, entry }: FoundEntry): FoundEntry =>
    isUnnamed && (concept === unnamed || concept.startsWith(`${unnamed}/`))
      ? { concept: concept.slice(unnamed.length), entry }
      : { concept, entry }
  const units = [...predictTexts(lexicon, texts)].map(([id, found]): MachineUnit => {
    const entries = found.map(calledAsInCodes)
    const isFound = (of: string) => entries.some(({ concept }) => concept === of || concept.startsWith(`${of}/`))
    const nowhere = { document: '', page: null, before: '', after: '' }
    return { id, ...nowhere, text: texts.get(id) ?? '', predicted: concepts.filter(isFound), entries }
  })
  const predicted = new Map(units.map((unit) => [unit.id, new Set(unit.predicted)]))
  const labelOf = (concept: string, unit: string) => predicted.get(unit)?.has(concept) ?? null
  return { labeller: { name: lexicon.title, labelOf }, results: resultsOfTexts(concepts, units) }
}

/**
 * Labels from elsewhere, such as those of a language model, as one more labeller.
 *
 * @throws {UsageError} where it does not say which concept a label is of.
 */
export async function predictionLabeller(
  options: CodesShape & { readonly predictions?: string; readonly name?: string },
  concepts: readonly string[],
): Promise<Labeller> {
  const { predictions = '', name = 'predictions' } = options
  const { codes } = readCodes(await readCodesFile(predictions), { ...options, withoutCoders: [], coder: name })
  const labels = new Map<string, boolean>()
  const only = concepts.length === 1 ? concepts[0] : undefined
  for (const { concept, unit, code } of codes) {
    const of = concept === '' ? only : concept
    if (of === undefined) {
      throw new UsageError(`${predictions} has no column "concept", but the codes are of ${concepts.join(', ')}.`)
    }
    if (code === '1' || code === '0') labels.set(JSON.stringify([of, unit]), code === '1')
  }
  return { name, labelOf: (concept, unit) => labels.get(JSON.stringify([concept, unit])) ?? null }
}

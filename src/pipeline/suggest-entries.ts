import { readFile, realpath, writeFile } from 'node:fs/promises'
import { candidateMentions, type Example } from '../analysis/candidate-mentions.js'
import { openMentions, openTextFrame } from '../analysis/frame.js'
import { type WordsBeside, wordsBeside } from '../analysis/words-beside.js'
import { compareCodeUnits } from '../language/order.js'
import { englishWordForms } from '../language/word-forms.js'
import { addEntries } from '../lexicon/add-entries.js'
import {
  inflectedTexts,
  isNewEntry,
  knownPatterns,
  lexiconOfCandidates,
  misspeltTexts,
  synonymTexts,
} from '../lexicon/candidates.js'
import type { Entry, Lexicon } from '../lexicon/lexicon.js'
import { nearestKey } from '../lexicon/nearest-key.js'
import { createSynonymFinder } from '../lexicon/synonyms.js'
import { UsageError } from '../problems/problem.js'
import { writeWhole } from '../report/write-table.js'
import type { Store } from '../store/store.js'
import { matchBeside } from './match-beside.js'
import { frameOf } from './mention-frame.js'
import { openResults } from './open-results.js'
import { readLexicon } from './plan.js'
import { storedRun } from './stored-run.js'

/** Why an entry is suggested. */
export type SuggestionReason =
  /** Frequent in the sentences that mention the concept, against all others. */
  | { readonly kind: 'keyness'; readonly g2: number; readonly beside: number; readonly elsewhere: number }
  /** Often in one sentence with the concept, for how often it occurs at all. */
  | { readonly kind: 'collocation'; readonly logDice: number; readonly sentences: number; readonly all: number }
  /** WordNet has it beside an entry; it is an entry in another form, or with one letter otherwise. */
  | { readonly kind: 'synonym' | 'inflection' | 'spelling'; readonly of: string }

/** An entry that a concept could have. */
export interface Suggestion {
  readonly entry: string
  /** What it finds in the store, and what of it shares no word with a mention that the concept has already. */
  readonly mentions: number
  readonly fresh: number
  readonly reasons: readonly SuggestionReason[]
  /** At most three sentences with fresh mentions. */
  readonly examples: readonly Example[]
}

/** What the corpus suggests for one concept. */
export interface Suggestions {
  readonly concept: string
  /** Sentences that mention it now. */
  readonly sentences: number
  /** Those for which there are most reasons first, then those that find most. */
  readonly suggestions: readonly Suggestion[]
}

/** G2 beyond which one word in a thousand lies by chance alone. */
const leastKeyness = 10.828

/**
 * Looks in the corpus for entries that a concept lacks: words that keep it company, synonyms, forms and spellings of its
 * entries. Only what finds something new is suggested. The store is only read.
 *
 * @param concept id of a concept of the lexicon; the entries of those below it are its own, too
 * @param lexicon file of the lexicon
 * @param limit suggestions for each reason, from 1
 * @throws {UsageError} where there is no such concept, lexicon or store.
 */
export async function suggestEntries(
  concept: string,
  lexicon: string,
  store: string,
  limit = 10,
): Promise<Suggestions> {
  const read = await readLexicon(lexicon)
  const number = conceptNumber(read, concept, lexicon)
  const open = await openResults(store)
  try {
    const run = await storedRun(open)
    await matchBeside(open, { found: read }, run.policies)
    const text = await openTextFrame(open, run.zones)
    await openMentions(text, frameOf(read), 'found')
    const beside = await wordsBeside(open, number)
    const reasons = await reasonsFor(entriesUnder(read, concept), beside, await vocabularyOf(open), limit)
    const candidates = lexiconOfCandidates([...reasons.keys()].sort(compareCodeUnits))
    await matchBeside(open, { found_candidates: candidates }, { overlap: 'all', negation: 'flag' })
    await openMentions(text, frameOf(candidates), 'found_candidates')
    const mentions = await candidateMentions(open, text.documents)
    const suggestions = candidates.entries.flatMap(({ id }, candidate): Suggestion[] => {
      const found = mentions.get(candidate)
      if (found === undefined || found.fresh === 0) return []
      return [{ entry: id, ...found, reasons: reasons.get(id) ?? [] }]
    })
    suggestions.sort(
      (a, b) => b.reasons.length - a.reasons.length || b.fresh - a.fresh || compareCodeUnits(a.entry, b.entry),
    )
    return { concept, sentences: beside.sentences, suggestions }
  } finally {
    await open.close()
  }
}

/**
 * Writes entries into the file of a lexicon, below a concept, and leaves every other byte as it is.
 *
 * @throws {UsageError} where there is no such concept; {@link LexiconError} where a text is no entry or stands there already.
 */
export async function acceptEntries(lexicon: string, concept: string, entries: readonly string[]): Promise<void> {
  conceptNumber(await readLexicon(lexicon), concept, lexicon)
  // What a link leads to is written, not the link.
  const file = await realpath(lexicon)
  const edited = addEntries(await readFile(file, 'utf8'), lexicon, concept, entries)
  try {
    await writeWhole(file, (temporary) => writeFile(temporary, edited))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${lexicon} could not be written (${code}). Check whose file it is.`)
  }
}

function conceptNumber({ concepts }: Lexicon, concept: string, file: string): number {
  const number = concepts.findIndex(({ id }) => id === concept)
  if (number >= 0) return number
  const near = nearestKey(
    concept,
    concepts.map(({ id }) => id),
  )
  const below = concepts.find(({ id }) => id.endsWith(`/${concept}`))?.id
  const meant = below ?? near
  const advice = meant === null ? 'Give its path, its keys joined by /.' : `Did you mean ${meant}?`
  throw new UsageError(`${file} has no concept ${concept}. ${advice}`)
}

function entriesUnder({ concepts, entries }: Lexicon, concept: string): Entry[] {
  return entries.filter(({ concept: number }) => {
    const id = concepts[number]?.id ?? ''
    return id === concept || id.startsWith(`${concept}/`)
  })
}

/** Words of the counted text in lower case. */
async function vocabularyOf(store: Store): Promise<string[]> {
  const rows = await store.rows(`
    select surface from terms semi join (select distinct term as id from counted_tokens) using (id) where kind = 'word'`)
  return [...new Set(rows.map(([surface]) => (surface as string).toLowerCase().replaceAll('’', "'")))].sort(
    compareCodeUnits,
  )
}

/** Texts that are no entries yet, with the reasons for them. */
async function reasonsFor(
  entries: readonly Entry[],
  { words }: WordsBeside,
  vocabulary: readonly string[],
  limit: number,
): Promise<Map<string, SuggestionReason[]>> {
  const known = knownPatterns(entries)
  const reasons = new Map<string, SuggestionReason[]>()
  const add = (text: string, reason: SuggestionReason) => {
    const all = reasons.get(text) ?? []
    if (!all.some(({ kind }) => kind === reason.kind)) reasons.set(text, [...all, reason])
  }
  const fresh = words.filter(({ word }) => isNewEntry(word, known))
  const best = (score: (word: (typeof fresh)[number]) => number) =>
    [...fresh].sort((a, b) => score(b) - score(a) || compareCodeUnits(a.word, b.word)).slice(0, limit)
  for (const { word, g2, beside, elsewhere } of best(({ g2: score }) => score))
    if (g2 >= leastKeyness) add(word, { kind: 'keyness', g2, beside, elsewhere })
  for (const { word, logDice, sentencesBeside, sentences } of best(({ logDice: score }) => score))
    add(word, { kind: 'collocation', logDice, sentences: sentencesBeside, all: sentences })
  const forms = englishWordForms()
  const keys = new Set(vocabulary.flatMap((word) => forms.keysOf(word)))
  const isInCorpus = (text: string) =>
    text.split(/[\s-]+/).every((word) => forms.keysOf(word).some((key) => keys.has(key)))
  const related = {
    synonym: (await synonymTexts(entries, createSynonymFinder())).filter(({ text }) => isInCorpus(text)),
    inflection: inflectedTexts(entries, vocabulary, forms),
    spelling: misspeltTexts(entries, vocabulary, forms),
  }
  for (const kind of ['synonym', 'inflection', 'spelling'] as const)
    for (const { text, of } of related[kind]) if (isNewEntry(text, known)) add(text, { kind, of })
  return reasons
}

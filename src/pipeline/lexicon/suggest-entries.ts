import { chmod, realpath, stat, writeFile } from 'node:fs/promises'
import { candidateMentions, type Example } from '../../analysis/candidate-mentions.js'
import { countReusedOnce, openMentions, openTextFrame } from '../../analysis/frame.js'
import { type WordsBeside, wordsBeside } from '../../analysis/words-beside.js'
import { compareCodeUnits } from '../../language/order.js'
import { englishWordForms } from '../../language/word-forms.js'
import { addEntries } from '../../lexicon/add-entries.js'
import {
  inflectedTexts,
  isNewEntry,
  knownPatterns,
  lexiconOfCandidates,
  synonymTexts,
} from '../../lexicon/candidates.js'
import { defaultEntryOptions, type EntryOptions } from '../../lexicon/entry-options.js'
import type { Entry, Lexicon } from '../../lexicon/lexicon.js'
import { UsageError } from '../../problems/problem.js'
import { writeWhole } from '../../report/write-table.js'
import type { Store } from '../../store/store.js'
import { adviceFor } from '../concept/find-concept.js'
import { lexiconFor } from '../lexicon-of-run.js'
import { frameOf } from '../mention-frame.js'
import { openResults } from '../open-results.js'
import { mentionsFingerprint, readLexicon, readLexiconText } from '../plan.js'
import { lexiconOfMentions, type StoredRun, storedRun } from '../stored-run.js'
import { matchSentences } from './match-sentences.js'

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
  /** What it would find in the store as an entry of the concept, with its options, and what of it shares no word with a mention that the concept has already. */
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
 * @param lexicon file of the lexicon; where there is none, the one of the store's last run
 * @param limit suggestions for each reason, from 1
 * @throws {UsageError} where there is no such concept, lexicon or store.
 */
export async function suggestEntries(
  concept: string,
  lexicon: string | undefined,
  store: string,
  limit = 10,
): Promise<Suggestions> {
  const open = await openResults(store)
  try {
    const read = await lexiconFor(open, lexicon)
    const number = conceptNumber(read, concept, lexicon ?? 'The lexicon of this store')
    const run = await storedRun(open)
    const text = await openTextFrame(open, run.zones)
    const own = await mentionsOf(open, read, concept, run)
    await openMentions(text, frameOf(read), own)
    if (run.countReused === 'once') await countReusedOnce(open, own)
    const beside = await wordsBeside(open, number)
    const entries = entriesUnder(read, concept).map(({ entry }) => entry)
    const options = read.concepts[number]?.options ?? defaultEntryOptions
    const reasons = await reasonsFor(entries, beside, await vocabularyOf(open), options, limit)
    const candidates = lexiconOfCandidates([...reasons.keys()].sort(compareCodeUnits), options)
    const policies = { overlap: 'all', negation: run.policies.negation } as const
    const all = [...candidates.entries.keys()]
    await matchSentences(open, 'found_candidates', candidates, all, policies, run.zones)
    await openMentions(text, frameOf(candidates), 'found_candidates')
    if (run.countReused === 'once') await countReusedOnce(open, 'found_candidates')
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
 * Writes entries into the file of a lexicon, below a concept, and leaves every other byte as it is, and who may read and write
 * it.
 *
 * @throws {UsageError} where there is no such concept; {@link LexiconError} where a text is no entry or stands there already.
 */
export async function acceptEntries(lexicon: string, concept: string, entries: readonly string[]): Promise<void> {
  conceptNumber(await readLexicon(lexicon), concept, lexicon)
  // What a link leads to is written, not the link.
  const file = await realpath(lexicon)
  const edited = addEntries(await readLexiconText(file), lexicon, concept, entries)
  try {
    const { mode } = await stat(file)
    await writeWhole(file, async (temporary) => {
      await writeFile(temporary, edited)
      await chmod(temporary, mode)
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${lexicon} could not be written (${code}). Check whose file it is.`)
  }
}

function conceptNumber({ concepts }: Lexicon, concept: string, file: string): number {
  const number = concepts.findIndex(({ id }) => id === concept)
  if (number >= 0) return number
  const named = concepts.map(({ id }) => ({ concept: id }))
  throw new UsageError(`${file} has no concept ${concept}. ${adviceFor(named, concept)}`)
}

/** The table with the mentions of a concept: those of the store, where they were found with this lexicon. */
async function mentionsOf(
  store: Store,
  lexicon: Lexicon,
  concept: string,
  { policies, zones }: StoredRun,
): Promise<string> {
  if ((await lexiconOfMentions(store)) === mentionsFingerprint(lexicon, policies)) return 'mentions'
  const numbers = entriesUnder(lexicon, concept).map(({ number }) => number)
  await matchSentences(store, 'found', lexicon, numbers, policies, zones)
  return 'found'
}

function entriesUnder({ concepts, entries }: Lexicon, concept: string): { entry: Entry; number: number }[] {
  return entries.flatMap((entry, number) => {
    const id = concepts[entry.concept]?.id ?? ''
    return id === concept || id.startsWith(`${concept}/`) ? [{ entry, number }] : []
  })
}

/** How often the words of the counted text stand there, by their form. */
async function vocabularyOf(store: Store): Promise<Map<string, number>> {
  const rows = await store.rows(`
    select replace(surface, '’', ''''), sum(n)::bigint
    from terms join (select term as id, count(*) as n from counted_tokens group by term) using (id) where kind = 'word'
    group by all`)
  return new Map(rows as [string, number][])
}

/** Texts that are no entries yet, with the reasons for them. */
async function reasonsFor(
  entries: readonly Entry[],
  { words }: WordsBeside,
  frequencies: ReadonlyMap<string, number>,
  options: EntryOptions,
  limit: number,
): Promise<Map<string, SuggestionReason[]>> {
  const known = knownPatterns(entries)
  const reasons = new Map<string, SuggestionReason[]>()
  const add = (text: string, reason: SuggestionReason) => {
    const all = reasons.get(text) ?? []
    if (!all.some(({ kind }) => kind === reason.kind)) reasons.set(text, [...all, reason])
  }
  const fresh = words.filter(({ word }) => isNewEntry(word, known, options))
  const best = (score: (word: (typeof fresh)[number]) => number) =>
    [...fresh].sort((a, b) => score(b) - score(a) || compareCodeUnits(a.word, b.word)).slice(0, limit)
  for (const { word, g2, beside, elsewhere } of best(({ g2: score }) => score))
    if (g2 >= leastKeyness) add(word, { kind: 'keyness', g2, beside, elsewhere })
  for (const { word, logDice, sentencesBeside, sentences } of best(({ logDice: score }) => score))
    add(word, { kind: 'collocation', logDice, sentences: sentencesBeside, all: sentences })
  const { createSynonymFinder } = await import('../../lexicon/synonyms.js')
  const { misspeltTexts } = await import('../../lexicon/misspelt-texts.js')
  const forms = englishWordForms()
  const vocabulary = [...new Set([...frequencies.keys()].map((form) => form.toLowerCase()))].sort(compareCodeUnits)
  const keys = new Set(vocabulary.flatMap((word) => forms.keysOf(word)))
  const isInCorpus = (text: string) =>
    text.split(/[\s-]+/).every((word) => forms.keysOf(word).some((key) => keys.has(key)))
  const related = {
    synonym: (await synonymTexts(entries, createSynonymFinder())).filter(({ text }) => isInCorpus(text)),
    inflection: inflectedTexts(entries, vocabulary, forms),
    spelling: misspeltTexts(entries, frequencies, forms),
  }
  for (const kind of ['synonym', 'inflection', 'spelling'] as const)
    for (const { text, of } of related[kind]) if (isNewEntry(text, known, options)) add(text, { kind, of })
  return reasons
}

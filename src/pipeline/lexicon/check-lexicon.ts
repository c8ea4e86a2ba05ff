import type { Zone } from '../../documents/document.js'
import { compareCodeUnits } from '../../language/order.js'
import type { Terms } from '../../language/tokens.js'
import { englishWordForms } from '../../language/word-forms.js'
import {
  checkLexicon as checkText,
  consistent,
  entriesFound,
  entryName,
  findingAt,
  type LexiconFinding,
} from '../../lexicon/check-lexicon.js'
import type { Entry, Lexicon } from '../../lexicon/lexicon.js'
import { entryKey } from '../../lexicon/parse-entry.js'
import type { Mentions } from '../../matching/mentions.js'
import { readTerms, type StoredTokens } from '../../store/read-tokens.js'
import type { Store } from '../../store/store.js'
import { type LexiconOrStore, withLexicon } from '../lexicon-of-run.js'
import { parseZones } from '../parse-zones.js'
import { countMentions } from './count-mentions.js'

/** A glob that hits this many different forms is probably too wide. */
const manyForms = 100
/** Forms that a message lists. */
const listedForms = 20
/** Mentions in the same place that one is held against: where more concepts have a word, each is told of some. */
const mostBeside = 8
/** A form that stands less often in the texts is no news. */
const oftenEnough = 5

/**
 * Looks through a lexicon for what its author should know; with a store also for what shows only in texts. Nothing is
 * written. Findings come in the order of the file.
 *
 * @throws {UsageError} where there is no such store; {@link LexiconError} where the lexicon cannot be used at all.
 */
export async function checkLexicon(
  options: LexiconOrStore & { readonly zones?: readonly string[] },
): Promise<LexiconFinding[]> {
  return withLexicon(options, (lexicon, store) => {
    const ofText = checkText(lexicon, englishWordForms())
    return store === null ? ofText : withTexts(lexicon, ofText, store, parseZones(options.zones))
  })
}

/** What was found without texts, and what shows in those of a store. */
async function withTexts(
  lexicon: Lexicon,
  ofText: readonly LexiconFinding[],
  store: Store,
  zones: readonly Zone[],
): Promise<LexiconFinding[]> {
  const seen = new SeenForms(lexicon)
  const policies = [
    { overlap: 'all', negation: 'flag' },
    { overlap: 'per-concept', negation: 'flag' },
  ] as const
  const [all, usual] = await countMentions(store, lexicon, policies, zones, (...mention) => seen.add(...mention))
  const known = entriesFound(ofText, 'swallowed')
  const isAmong = (names: ReadonlySet<string>, { concept, id }: Entry) =>
    names.has(entryName({ concept: lexicon.concepts[concept]?.id ?? '', entry: id }))
  const findings = lexicon.entries.flatMap((entry, number): LexiconFinding[] => {
    const at = (...what: Parameters<typeof findingAt> extends [Lexicon, Entry, ...infer Rest] ? Rest : never) =>
      findingAt(lexicon, entry, ...what)
    const frequency = all?.frequency[number] ?? 0
    if (frequency === 0) return [at('matches-nothing', 'warning', `\`${entry.id}\` matches nothing in these texts.`)]
    const swallowed =
      usual?.frequency[number] === 0 && !isAmong(known, entry)
        ? [
            at(
              'swallowed',
              'warning',
              `\`${entry.id}\` counts nothing in these texts: other entries of its concept take all ${frequency} of its matches.`,
            ),
          ]
        : []
    return [...swallowed, ...globFindings(entry, seen.ofGlob(number), at), ...caseFindings(entry, seen, number, at)]
  })
  const idle = entriesFound([...ofText, ...findings], 'swallowed')
  const isIdle = (entry: Entry) => isAmong(idle, entry)
  const near = await nearFindings(store, lexicon, isIdle)
  return consistent([...ofText, ...findings, ...seen.shared(isIdle), ...near])
}

type At = (kind: LexiconFinding['kind'], severity: LexiconFinding['severity'], message: string) => LexiconFinding

function globFindings(entry: Entry, forms: ReadonlyMap<string, number> | undefined, at: At): LexiconFinding[] {
  if (forms === undefined || forms.size === 0) return []
  const count = forms.size === 1 ? 'one form' : `${forms.size} forms`
  const message = `\`${entry.id}\` matches ${count}: ${listed(forms)}.`
  return [at('glob', forms.size >= manyForms ? 'warning' : 'note', message)]
}

/** An acronym that matches a word in small letters too, or the other way round. */
function caseFindings(entry: Entry, seen: SeenForms, number: number, at: At): LexiconFinding[] {
  const written = seen.capitals.get(number)
  if (written === undefined || written.upper === 0 || written.lower === 0) return []
  const message =
    `\`${entry.id}\` matches ${written.upper} times in capitals and ${written.lower} times in small letters: are they the same word? ` +
    'If not, add `match: surface` and `case: exact`.'
  return [at('acronym', 'warning', message)]
}

/** The most frequent forms with how often they stand there. */
function listed(forms: ReadonlyMap<string, number>): string {
  const sorted = [...forms].sort((a, b) => b[1] - a[1] || compareCodeUnits(a[0], b[0]))
  const shown = sorted.slice(0, listedForms).map(([form, count]) => `${form} ${count}`)
  const more = sorted.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** The forms in which entries were found. */
class SeenForms {
  /** For each entry of one short word how often it stands in capitals and in small letters. */
  readonly capitals = new Map<number, { upper: number; lower: number }>()
  readonly #lexicon: Lexicon
  readonly #globs = new Map<number, Map<string, number>>()
  /** Forms that two concepts match, by the numbers of the two entries. */
  readonly #shared = new Map<string, { a: number; b: number; forms: Map<string, number> }>()

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    lexicon.entries.forEach(({ id, pattern }, number) => {
      if (pattern.kind !== 'phrase') return
      const words = pattern.sequences.flat()
      if (words.some(({ kind }) => kind === 'glob')) this.#globs.set(number, new Map())
      const isLoose = words.every(({ kind }) => kind === 'lemma' || kind === 'surface')
      if (isLoose && /^["“”]?\p{L}{2,5}["“”]?$/u.test(id)) this.capitals.set(number, { upper: 0, lower: 0 })
    })
  }

  ofGlob(entry: number): ReadonlyMap<string, number> | undefined {
    return this.#globs.get(entry)
  }

  add(mentions: Mentions, mention: number, { tokens }: StoredTokens, terms: Terms): void {
    const entry = mentions.entry[mention] as number
    const forms = this.#globs.get(entry)
    const capitals = this.capitals.get(entry)
    const form = () => formOf(mentions, mention, tokens, terms)
    if (forms !== undefined) tally(forms, form().toLowerCase())
    if (capitals !== undefined) {
      const written = form()
      if (written === written.toUpperCase()) capitals.upper += 1
      else if (written === written.toLowerCase()) capitals.lower += 1
    }
    const first = Math.max(0, mention - mostBeside)
    for (let other = mention - 1; other >= first && isSamePlace(mentions, other, mention); other -= 1) {
      const otherEntry = mentions.entry[other] as number
      const [a, b] = [this.#lexicon.entries[otherEntry]?.concept, this.#lexicon.entries[entry]?.concept]
      if (a === b) continue
      const key = `${otherEntry} ${entry}`
      const shared = this.#shared.get(key) ?? { a: otherEntry, b: entry, forms: new Map<string, number>() }
      this.#shared.set(key, shared)
      tally(shared.forms, form().toLowerCase())
    }
  }

  /** Forms that count in two concepts, named at the later of the two entries. */
  shared(isIdle: (entry: Entry) => boolean): LexiconFinding[] {
    const { entries, concepts } = this.#lexicon
    return [...this.#shared.values()].flatMap(({ a, b, forms }) => {
      const pair = [entries[a], entries[b]]
        .flatMap((entry) => entry ?? [])
        .sort((x, y) => x.line - y.line || x.column - y.column)
      const [first, second] = pair
      if (first === undefined || second === undefined) return []
      // That they say the same is known without texts; one that adds nothing is to go in any case.
      if (isIdle(first) || isIdle(second) || entryKey(first) === entryKey(second)) return []
      const message = `the same words count in \`${concepts[first.concept]?.id}\` too, by \`${first.id}\` (line ${first.line}): ${listed(forms)}.`
      return [findingAt(this.#lexicon, second, 'two-concepts', 'warning', message)]
    })
  }
}

function isSamePlace({ start, end }: Mentions, a: number, b: number): boolean {
  return start[a] === start[b] && end[a] === end[b]
}

/** The words of a mention, parted by blanks. */
function formOf(mentions: Mentions, mention: number, tokens: StoredTokens['tokens'], terms: Terms): string {
  const start = mentions.start[mention] as number
  const end = mentions.end[mention] as number
  const words: string[] = []
  for (let token = mentions.firstToken[mention] as number; token < (mentions.endToken[mention] as number); token += 1) {
    const at = tokens.start[token] as number
    const surface = terms.surface[tokens.term[token] as number] as string
    words.push(surface.slice(Math.max(0, start - at), end - at))
  }
  return words.join(' ')
}

function tally(forms: Map<string, number>, form: string): void {
  forms.set(form, (forms.get(form) ?? 0) + 1)
}

/** Frequent forms of the texts that differ in one letter from a word of an entry, and are no form of any of its words. */
async function nearFindings(
  store: Store,
  lexicon: Lexicon,
  isIdle: (entry: Entry) => boolean,
): Promise<LexiconFinding[]> {
  const terms = await readTerms(store)
  const frequencies = new Map<string, number>()
  for (const [term, count] of await store.rows('select term, count(*) from tokens group by term')) {
    const form = (terms.surface[term as number] as string).toLowerCase()
    frequencies.set(form, (frequencies.get(form) ?? 0) + (count as number))
  }
  for (const [form, count] of frequencies) if (count < oftenEnough || !/^\p{L}+$/u.test(form)) frequencies.delete(form)
  const { nearForms } = await import('../../lexicon/near-forms.js')
  const wordForms = englishWordForms()
  const entriesOf = new Map<string, Entry>()
  const keys = new Set<string>()
  for (const entry of lexicon.entries) {
    if (entry.pattern.kind !== 'phrase') continue
    for (const word of entry.pattern.sequences.flat()) {
      if (word.kind === 'glob') continue
      const lower = word.word.toLowerCase()
      for (const key of wordForms.keysOf(lower)) keys.add(key)
      const known = entriesOf.get(lower)
      if (known === undefined || goesBefore(entry, known)) entriesOf.set(lower, entry)
    }
  }
  /** A word is named at an entry that is to stay, then at the first in the file. */
  function goesBefore(a: Entry, b: Entry): boolean {
    const order = Number(isIdle(a)) - Number(isIdle(b)) || a.line - b.line || a.column - b.column
    return order < 0
  }
  const byWord = new Map<string, Map<string, number>>()
  for (const { word, form, frequency } of nearForms(entriesOf.keys(), frequencies)) {
    if (wordForms.keysOf(form).some((key) => keys.has(key))) continue
    byWord.set(word, (byWord.get(word) ?? new Map()).set(form, frequency))
  }
  return [...byWord].flatMap(([word, forms]) => {
    const entry = entriesOf.get(word)
    if (entry === undefined) return []
    const message = `\`${word}\` of \`${entry.id}\` is one letter away from forms that no entry matches: ${listed(forms)}.`
    return [findingAt(lexicon, entry, 'near-form', 'note', message)]
  })
}

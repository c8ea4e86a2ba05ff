import { zones as allZones, type Zone } from '../../documents/document.js'
import { englishWordForms } from '../../language/word-forms.js'
import type { Lexicon } from '../../lexicon/lexicon.js'
import { anchorOf, hasChoice, isOneToken, rarestTerms, termsIn } from '../../matching/anchors.js'
import { createMatcher } from '../../matching/matcher.js'
import type { MatchingPolicies } from '../../matching/policies.js'
import { appendTemporary, integers } from '../../store/append.js'
import { GrowingColumns } from '../../store/growing-columns.js'
import { readTerms } from '../../store/read-tokens.js'
import { readTokensAround, termFrequencies } from '../../store/read-tokens-around.js'
import type { Store } from '../../store/store.js'

const columns = ['document', 'concept', 'entry', 'start_at', 'end_at', 'sentence'] as const

/**
 * Finds the mentions of some entries, in the sentences that can hold one: no others are read. As conditions and policies look
 * no further than a sentence, the mentions are those that matching all texts would give. They are laid out in a temporary
 * table with these columns of `mentions` and `zone`; nothing of the store changes.
 *
 * @param wanted numbers of the entries in the lexicon
 */
export async function matchSentences(
  store: Store,
  table: string,
  lexicon: Lexicon,
  wanted: readonly number[],
  policies: MatchingPolicies,
  zones: readonly Zone[],
): Promise<void> {
  const terms = await readTerms(store)
  const wordForms = englishWordForms()
  const matcher = createMatcher(lexicon, wordForms, policies)
  const documents = (await store.rows('select id from documents order by id')).map(([id]) => id as number)
  const patternOf = (entry: number) => lexicon.entries.slice(entry, entry + 1).map(({ pattern }) => pattern)
  // A word needs no sentence around it where nothing else has a say in whether it counts.
  const isFree = policies.overlap === 'all' && lexicon.entries.every(({ unless, near }) => unless.length === 0 && !near)
  const isAlone = (entry: number) => isFree && patternOf(entry).every(isOneToken)
  const found = new GrowingColumns(columns.length)
  for (const alone of [true, false]) {
    const entries = new Set(wanted.filter((entry) => isAlone(entry) === alone))
    const anchor = anchorOf([...entries].flatMap(patternOf), lexicon, terms, wordForms)
    const frequencies = hasChoice(anchor) ? await termFrequencies(store, termsIn(anchor)) : new Map<number, number>()
    const search = {
      terms: rarestTerms(anchor, (term) => frequencies.get(term) ?? 0),
      documents,
      zones: zones.map((zone) => allZones.indexOf(zone)),
      alone,
    }
    for await (const { document, tokens, sentence } of readTokensAround(store, search)) {
      const { count, entry, start, end, sentence: within } = matcher.match(tokens, terms)
      for (let mention = 0; mention < count; mention += 1) {
        const number = entry[mention] as number
        if (!entries.has(number)) continue
        found.add(
          document,
          lexicon.entries[number]?.concept as number,
          number,
          start[mention] as number,
          end[mention] as number,
          sentence[within[mention] as number] as number,
        )
      }
    }
  }
  await store.run(
    `create or replace temp table found_without_zone (${columns.map((name) => `${name} integer`).join(', ')})`,
  )
  await appendTemporary(store.connection, 'found_without_zone', found.finish().map(integers))
  await store.run(`
    create or replace temp table ${table} as
    select m.*, s.zone from found_without_zone m
    join sentences s on s.document = m.document and s.number = m.sentence`)
}

import type { Zone } from '../documents/document.js'
import { compareCodeUnits } from '../language/order.js'
import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'
import { type Duplicate, findDuplicates } from './duplicates.js'

/**
 * What every question to the store shares: which zones count, how large the documents are in them, and the one order of
 * documents, terms and concepts. The temporary tables that {@link openFrame} lays out live as long as the connection:
 *
 * - `duplicate_documents (document)`: those with the text of another one
 * - `counted_sentences`, `counted_tokens`, `counted_mentions`: the facts that count; every table is made from these
 * - `closure (ancestor, concept)`: each concept with itself and with all above it
 * - `document_order (document, rank)`: all documents by id, in code-unit order
 * - `term_group (term, item)`: terms that are words, grouped by lemma and part of speech
 * - `item_documents (item, document, frequency)`: words by document; item -1 stands for all other tokens
 */
export interface Frame extends CountFrame {
  /** Lemma and part of speech by item. */
  readonly items: readonly { readonly lemma: string; readonly pos: string }[]
}

/** What counts of concepts and entries need. */
export interface CountFrame extends TextFrame, MentionFrame {}

/** The part of a {@link Frame} that no lexicon bears on. */
export interface TextFrame {
  readonly store: Store
  /** Documents that have the text of another one and are not counted. */
  readonly duplicates: readonly Duplicate[]
  /** Documents by rank. */
  readonly documents: readonly FrameDocument[]
  /** Words of all counted documents. */
  readonly words: number
  /** Documents with at least one counted word. */
  readonly countedDocuments: number
  /** Words of the smallest document that has any. */
  readonly smallestDocument: number
}

/** The part of a {@link Frame} that follows from a lexicon. */
export interface MentionFrame {
  /** Concepts by number, in code-unit order of their ids. */
  readonly concepts: readonly FrameConcept[]
  /** Entries by number, by concept and then in code-unit order. */
  readonly entries: readonly { readonly concept: number; readonly entry: string }[]
}

/** A document with its size in the counted zones. */
export interface FrameDocument {
  readonly number: number
  readonly document: string
  readonly sentences: number
  readonly tokens: number
  readonly words: number
}

/** A concept of the store. */
export interface FrameConcept {
  readonly concept: string
  /** Number of the concept it belongs to; -1 at the top. */
  readonly parent: number
  readonly label: string
}

/**
 * From here on counts a mention inside a passage that stands in several documents only at the first place of the passage.
 * Needs the table `reuse` of the store.
 */
export async function countReusedOnce(store: Store, mentions = 'mentions'): Promise<void> {
  await store.run(`
    create or replace temp view counted_mentions as
    select * from ${mentions} m semi join counted_zones using (zone) anti join duplicate_documents using (document)
    where not exists (
      select 1 from reuse r where r.document_b = m.document and r.start_b <= m.start_at and m.end_at <= r.end_b)`)
}

/** Lays out the temporary tables for counts over `zones`. */
export async function openFrame(store: Store, zones: readonly Zone[]): Promise<Frame> {
  const duplicates = await layOutText(store, zones)
  const items = await layOutItems(store)
  await store.run(`
    create or replace temp table item_documents as
    select coalesce(item, -1) as item, document, count(*)::integer as frequency
    from counted_tokens left join term_group using (term)
    group by all`)
  const text = await textFrame(
    store,
    duplicates,
    `select document, sum(frequency)::bigint as tokens,
      sum(case when item >= 0 then frequency else 0 end)::bigint as words
    from item_documents group by document`,
  )
  return { ...(await openMentions(text, await storedLexicon(store))), items }
}

/** The concepts and entries of the lexicon whose mentions the store holds. */
export async function storedLexicon(store: Store): Promise<MentionFrame> {
  const entries = await store.rows('select concept, entry from entries order by id')
  return {
    concepts: await readConcepts(store),
    entries: entries.map(([concept, entry]) => ({ concept: concept as number, entry: entry as string })),
  }
}

/** Lays out the temporary tables that no lexicon bears on, those of terms left out. */
export async function openTextFrame(store: Store, zones: readonly Zone[]): Promise<TextFrame> {
  const duplicates = await layOutText(store, zones)
  return textFrame(
    store,
    duplicates,
    `select document, count(*) as tokens, count(word) as words
    from counted_tokens
    left join (select id as term, 1 as word from terms where kind in ('word', 'clitic')) using (term)
    group by document`,
  )
}

async function layOutText(store: Store, zones: readonly Zone[]): Promise<Duplicate[]> {
  const names = zones.map((zone) => `'${zone}'`).join(', ')
  await store.run(`create or replace temp table counted_zones as select id as zone from zones where zone in (${names})`)
  const duplicates = await findDuplicates(store)
  await layOutCounted(store, 'sentences')
  await layOutCounted(store, 'tokens')
  return duplicates
}

/** @param sizes SQL for tokens and words by document */
async function textFrame(store: Store, duplicates: readonly Duplicate[], sizes: string): Promise<TextFrame> {
  const documents = await readDocuments(store, sizes)
  await store.run('create or replace temp table document_order (document integer, rank integer)')
  await appendTemporary(store.connection, 'document_order', [
    integers(documents.map(({ number }) => number)),
    integers(documents.keys()),
  ])
  const words = documents.map((document) => document.words).filter((size) => size > 0)
  return {
    store,
    duplicates,
    documents,
    words: words.reduce((sum, size) => sum + size, 0),
    countedDocuments: words.length,
    smallestDocument: words.reduce((smallest, size) => Math.min(smallest, size), Number.POSITIVE_INFINITY),
  }
}

/** Lays out `counted_mentions` and `closure` for a lexicon and the table that holds its mentions. */
export async function openMentions(text: TextFrame, lexicon: MentionFrame, mentions = 'mentions'): Promise<CountFrame> {
  await layOutCounted(text.store, 'mentions', mentions)
  await layOutClosure(text.store, lexicon.concepts)
  return { ...text, ...lexicon }
}

async function layOutCounted(store: Store, facts: string, table = facts): Promise<void> {
  await store.run(`
    create or replace temp view counted_${facts} as
    select * from ${table} semi join counted_zones using (zone) anti join duplicate_documents using (document)`)
}

async function readConcepts(store: Store): Promise<FrameConcept[]> {
  const rows = await store.rows('select concept, parent, label from concepts order by id')
  return rows.map(([concept, parent, label]) => ({
    concept: concept as string,
    parent: parent as number,
    label: label as string,
  }))
}

async function layOutClosure(store: Store, concepts: readonly FrameConcept[]): Promise<void> {
  const ancestors: number[] = []
  const members: number[] = []
  concepts.forEach((_, concept) => {
    for (let above = concept; above >= 0; above = concepts[above]?.parent ?? -1) {
      ancestors.push(above)
      members.push(concept)
    }
  })
  await store.run('create or replace temp table closure (ancestor integer, concept integer)')
  await appendTemporary(store.connection, 'closure', [integers(ancestors), integers(members)])
}

async function layOutItems(store: Store): Promise<Frame['items']> {
  const numbers = new Map<string, number>()
  const items: { lemma: string; pos: string }[] = []
  const terms: number[] = []
  const itemOfTerm: number[] = []
  for await (const rows of store.stream("select id, lemma, pos from terms where kind in ('word', 'clitic')")) {
    for (const [term, lemma, pos] of rows) {
      const key = `${lemma}\u0000${pos}`
      let item = numbers.get(key)
      if (item === undefined) {
        item = items.push({ lemma: lemma as string, pos: pos as string }) - 1
        numbers.set(key, item)
      }
      terms.push(term as number)
      itemOfTerm.push(item)
    }
  }
  await store.run('create or replace temp table term_group (term integer, item integer)')
  await appendTemporary(store.connection, 'term_group', [integers(terms), integers(itemOfTerm)])
  return items
}

async function readDocuments(store: Store, sizes: string): Promise<FrameDocument[]> {
  const rows = await store.rows(`
    select d.id, d.document, coalesce(s.sentences, 0), coalesce(t.tokens, 0), coalesce(t.words, 0)
    from documents d
    left join (select document, count(*) as sentences from counted_sentences group by document) s
      on s.document = d.id
    left join (${sizes}) t
      on t.document = d.id`)
  return rows
    .map(([number, document, sentences, tokens, words]) => ({
      number: number as number,
      document: document as string,
      sentences: sentences as number,
      tokens: tokens as number,
      words: words as number,
    }))
    .sort((a, b) => compareCodeUnits(a.document, b.document))
}

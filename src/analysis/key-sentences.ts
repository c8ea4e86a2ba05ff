import { appendTemporary, integers } from '../store/append.js'
import type { DocumentGroups } from './document-groups.js'
import type { Frame } from './frame.js'
import { type ItemKind, type KeyItem, level, type PairKeyness } from './keyness.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'

/** A sentence in which a group speaks with an item that is key for it. */
export interface KeySentence {
  /** Number of the pair, and of the group whose sentence it is. */
  readonly pair: number
  readonly group: number
  readonly kind: ItemKind
  readonly item: string
  readonly support: Support
  /** How many of the key items of its group the sentence holds. */
  readonly keyItems: number
  readonly document: string
  readonly page: number | null
  /** In the document, from 1. */
  readonly sentenceNumber: number
  readonly sentence: string
  /** Whether the same words stand before as the sentence of another item: evidence of this one, but no row of the table. */
  readonly isRepeated: boolean
}

/** An item that is key for a group, in the words of the pair it was found in. */
export interface SideItem {
  readonly pair: number
  readonly group: number
  readonly support: Support
  readonly of: KeyItem
}

/** Key items of a group that are given evidence. */
const conceptsOfSide = 5
const termsOfSide = 10
/** A sentence longer than this is hardly one: lists are read as one. It comes after all others. */
const longSentence = 60
/** Pairs up to which an item is given several sentences. */
const fewPairs = 20
const sentencesWhereFew = 3
/** Sentences looked at for each that is given, as others may say the same to the word. */
const candidatesOfEach = 8
/** Documents whose texts are held at a time. */
const documentsAtATime = 100

/** What an item being key rests on: the test over documents or, where no item of the side passes it, G2 over words alone. */
export type Support = 'documents' | 'words'

/**
 * The items that are key for a side of a pair: more frequent there, with a q of the document-level test of 0.05 at most, the
 * highest G2 first. Where none passes that test, or it is not possible, those with a q of G2 of 0.05 at most; `support` tells which.
 * Of terms only content words: grammatical words stand in the table.
 */
export function keyItemsOf(
  { items, kind }: PairKeyness,
  side: 'a' | 'b',
  content: ReadonlySet<string>,
): { readonly support: Support; readonly items: readonly KeyItem[] } {
  const most = kind === 'concept' ? conceptsOfSide : termsOfSide
  const ofSide = items.filter(({ perMillionA, perMillionB, item }) => {
    const isMore = side === 'a' ? perMillionA > perMillionB : perMillionB > perMillionA
    return isMore && (kind === 'concept' || content.has(item))
  })
  const byDocuments = ofSide.filter(({ qDocuments }) => (qDocuments ?? 1) <= level)
  if (byDocuments.length > 0) return { support: 'documents', items: byDocuments.slice(0, most) }
  return { support: 'words', items: ofSide.filter(({ q }) => (q ?? 1) <= level).slice(0, most) }
}

/** The key items of all sides whose sentences are wanted: of all others only where there is a single pair. */
export function sidesOf(
  groups: DocumentGroups,
  found: readonly PairKeyness[],
  content: ReadonlySet<string>,
): SideItem[] {
  return found.flatMap((keyness) => {
    const { a, b } = groups.pairs[keyness.pair] as DocumentGroups['pairs'][number]
    const itemsOf = (side: 'a' | 'b', group: number) => {
      const { support, items } = keyItemsOf(keyness, side, content)
      return items.map((of): SideItem => ({ pair: keyness.pair, group, support, of }))
    }
    return b === null ? itemsOf('a', a) : [...itemsOf('a', a), ...itemsOf('b', b)]
  })
}

/**
 * For each key item the sentences of its group that hold it together with most other key items of the group: those of up to 60
 * tokens first, then those with most key items, the shorter, by document and place. Up to 3 an item, or 1 where more than
 * 20 pairs are compared. No two sentences have the same text, be it that documents repeat each other or that a sentence holds several
 * key items; an item that is left with none is given its best one as a repeated one.
 */
export async function keySentences(
  frame: Frame,
  groups: DocumentGroups,
  wanted: readonly SideItem[],
): Promise<KeySentence[]> {
  if (wanted.length === 0) return []
  await layOut(frame, groups, wanted)
  const many = groups.pairs.length > fewPairs ? 1 : sentencesWhereFew
  const rows = await frame.store.rows(`
    with found as (
      select distinct key, side, document, sentence
      from counted_tokens join key_terms using (term) join side_documents using (side, document)
      union
      select distinct key, side, document, sentence
      from counted_mentions join key_concepts using (concept) join side_documents using (side, document)),
    scored as (select side, document, sentence, count(*) as score from found group by all),
    placed as (
      select key, document, sentence, score, rank, end_token - first_token as length, s.paragraph, s.start_at, s.end_at
      from found join scored using (side, document, sentence)
      join sentences s on s.document = found.document and s.number = found.sentence
      join document_order using (document))
    select key, document, sentence, score, page, placed.start_at, placed.end_at, row_number() over order_of_key as place
    from placed join paragraphs p using (document) where p.number = placed.paragraph
    window order_of_key as (
      partition by key order by length > ${longSentence}, score desc, length, rank, sentence)
    qualify place <= ${many * candidatesOfEach}
    order by key, place`)
  const sentences = await sentencesAt(frame, rows as number[][])
  const names = new Map(groups.documents.map(({ number, document }) => [number, document]))
  const candidatesOf = wanted.map((): KeySentence[] => [])
  for (const [at, row] of rows.entries()) {
    const [key, document, sentence, score, page] = row as number[]
    const { pair, group, support, of } = wanted[key as number] as SideItem
    candidatesOf[key as number]?.push({
      pair,
      group,
      kind: of.kind,
      item: of.item,
      support,
      keyItems: score as number,
      document: names.get(document as number) as string,
      page: page === 0 ? null : (page as number),
      sentenceNumber: (sentence as number) + 1,
      sentence: sentences[at] as string,
      isRepeated: false,
    })
  }
  const given = new Set<string>()
  return candidatesOf.flatMap((candidates) => {
    const chosen: KeySentence[] = []
    for (const candidate of candidates) {
      if (chosen.length === many || given.has(candidate.sentence)) continue
      given.add(candidate.sentence)
      chosen.push(candidate)
    }
    return chosen.length > 0 ? chosen : candidates.slice(0, 1).map((first) => ({ ...first, isRepeated: true }))
  })
}

/** Which terms, concepts and documents belong to which side; a side is a group in a pair. */
async function layOut(frame: Frame, groups: DocumentGroups, wanted: readonly SideItem[]): Promise<void> {
  const { store } = frame
  const sideOf = ({ pair, group }: { pair: number; group: number }) => pair * groups.names.length + group
  const termKeys: [number, number, number][] = []
  const conceptKeys: [number, number, number][] = []
  const itemsOf = new Map<string, number[]>()
  for (const [item, { lemma }] of frame.items.entries()) itemsOf.set(lemma, [...(itemsOf.get(lemma) ?? []), item])
  const concepts = new Map(frame.concepts.map(({ concept }, number) => [concept, number]))
  for (const [key, side] of wanted.entries()) {
    if (side.of.kind === 'term')
      for (const item of itemsOf.get(side.of.item) ?? []) termKeys.push([item, sideOf(side), key])
    else conceptKeys.push([concepts.get(side.of.item) as number, sideOf(side), key])
  }
  const column = (rows: readonly (readonly number[])[], at: number) => integers(rows.map((row) => row[at] as number))
  await store.run(`
    create or replace temp table key_items (item integer, side integer, key integer);
    create or replace temp table key_ancestors (ancestor integer, side integer, key integer);
    create or replace temp table side_documents (side integer, document integer)`)
  await appendTemporary(
    store.connection,
    'key_items',
    [0, 1, 2].map((at) => column(termKeys, at)),
  )
  await appendTemporary(
    store.connection,
    'key_ancestors',
    [0, 1, 2].map((at) => column(conceptKeys, at)),
  )
  const sides = new Map<number, number[]>()
  for (const side of wanted) sides.set(side.group, [...(sides.get(side.group) ?? []), sideOf(side)])
  const documents = groups.documents.flatMap(({ number, group }) =>
    [...new Set(sides.get(group) ?? [])].map((side) => [side, number]),
  )
  await appendTemporary(store.connection, 'side_documents', [column(documents, 0), column(documents, 1)])
  await store.run(`
    create or replace temp table key_terms as select term, side, key from term_group join key_items using (item);
    create or replace temp table key_concepts as
    select distinct concept, side, key from closure join key_ancestors using (ancestor)`)
}

/** The texts of sentences, each with its document second and its span sixth and seventh, spaces and line ends made one. */
async function sentencesAt({ store }: Frame, rows: readonly (readonly number[])[]): Promise<string[]> {
  const sentences = rows.map(() => '')
  const documents = [...new Set(rows.map(([, document]) => document as number))].sort((a, b) => a - b)
  for (let first = 0; first < documents.length; first += documentsAtATime) {
    const some = documents.slice(first, first + documentsAtATime)
    const read = await store.rows(`select document, text from texts where document in (${some.join(', ')})`)
    const texts = new Map(read.map(([document, text]) => [document as number, text as string]))
    for (const [at, [, document, , , , start, end]] of rows.entries()) {
      const text = texts.get(document as number)
      if (text !== undefined) sentences[at] = text.slice(start, end).replaceAll(/\s+/g, ' ').trim()
    }
  }
  return sentences
}

/** The table `compare_sentences`. */
export function keySentencesTable({ names }: DocumentGroups, sentences: readonly KeySentence[]): ResultTable {
  const rows = sentences
    .filter(({ isRepeated }) => !isRepeated)
    .map(
      ({ group, kind, item, support, keyItems, document, page, sentenceNumber, sentence }): Row => [
        names[group] as string,
        kind,
        item,
        support,
        keyItems,
        document,
        page,
        sentenceNumber,
        sentence,
      ],
    )
  const description =
    'group:text kind:text item:text support:text key_items:integer document:text page:integer sentence_number:integer sentence:text'
  return tableOf('compare_sentences', description, rows)
}

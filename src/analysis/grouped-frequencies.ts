import { compareCodeUnits } from '../language/order.js'
import { documentCounts } from '../statistics/document-counts.js'
import { type GroupedCounts, withItems } from '../statistics/grouped-counts.js'
import type { DocumentGroups } from './document-groups.js'
import type { Frame } from './frame.js'

/** How often the documents of a comparison hold each item of a kind. */
export interface GroupedFrequencies extends GroupedCounts {
  /** Names by number, in code-unit order. */
  readonly items: readonly string[]
}

/** Frequencies of all lemmas, whatever their part of speech. */
export async function termFrequencies(frame: Frame, groups: DocumentGroups): Promise<GroupedFrequencies> {
  const lemmas = [...new Set(frame.items.map(({ lemma }) => lemma))].sort(compareCodeUnits)
  const numbers = new Map(lemmas.map((lemma, number) => [lemma, number]))
  const lemmaOf = Int32Array.from(frame.items, ({ lemma }) => numbers.get(lemma) ?? 0)
  const query = 'select document, item, frequency from item_documents where item >= 0'
  return read(frame, groups, query, lemmas, (item) => lemmaOf[item] as number)
}

const contentWords = ['NOUN', 'PROPN', 'VERB', 'ADJ', 'ADV']

/** Lemmas that are a noun, name, verb, adjective or adverb in most of their places: those that a reader looks for. */
export async function contentLemmas({ store, items }: Frame): Promise<ReadonlySet<string>> {
  const balance = new Map<string, number>()
  const rows = await store.rows('select item, sum(frequency)::bigint from item_documents where item >= 0 group by item')
  for (const [item, frequency] of rows) {
    const { lemma, pos } = items[item as number] as { lemma: string; pos: string }
    const weight = contentWords.includes(pos) ? (frequency as number) : -(frequency as number)
    balance.set(lemma, (balance.get(lemma) ?? 0) + weight)
  }
  return new Set([...balance].filter(([, weight]) => weight > 0).map(([lemma]) => lemma))
}

/** Frequencies of all concepts, those below them included. */
export async function conceptFrequencies(frame: Frame, groups: DocumentGroups): Promise<GroupedFrequencies> {
  const query = `
    select document, ancestor, count(*)::integer from counted_mentions join closure using (concept)
    group by document, ancestor`
  const names = frame.concepts.map(({ concept }) => concept)
  return read(frame, groups, query, names, (concept) => concept)
}

async function read(
  { store }: Frame,
  { documents }: DocumentGroups,
  query: string,
  items: readonly string[],
  itemOf: (number: number) => number,
): Promise<GroupedFrequencies> {
  const places = new Map(documents.map(({ number }, place) => [number, place]))
  const inPlace: number[] = []
  const item: number[] = []
  const count: number[] = []
  for await (const { rows, columns } of store.streamIntegers(query)) {
    const [document, ofRow, frequency] = columns as [Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < rows; row += 1) {
      const place = places.get(document[row] as number)
      if (place === undefined) continue
      inPlace.push(place)
      item.push(itemOf(ofRow[row] as number))
      count.push(frequency[row] as number)
    }
  }
  return {
    items,
    counts: documentCounts(documents.length, items.length, inPlace, item, count),
    words: Int32Array.from(documents, ({ words }) => words),
    group: Int32Array.from(documents, ({ group }) => group),
  }
}

/** Only the items that occur so often, in so many documents, whichever group these are in. */
export function frequentItems(
  { items, counts, words, group }: GroupedFrequencies,
  minimumFrequency: number,
  minimumDocuments: number,
): GroupedFrequencies {
  const frequency = new Float64Array(counts.items)
  const documents = new Int32Array(counts.items)
  for (let place = 0; place < counts.item.length; place += 1) {
    const of = counts.item[place] as number
    frequency[of] = (frequency[of] as number) + (counts.count[place] as number)
    documents[of] = (documents[of] as number) + 1
  }
  const kept = [...items.keys()].filter(
    (of) => (frequency[of] as number) >= minimumFrequency && (documents[of] as number) >= minimumDocuments,
  )
  return { items: kept.map((of) => items[of] as string), counts: withItems(counts, kept), words, group }
}

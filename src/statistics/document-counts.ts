/**
 * Counts of items by document, without the zeros (compressed sparse rows): the items of document d and their counts stand
 * at the places from `starts[d]` to `starts[d + 1] - 1`, in rising order of the items.
 */
export interface DocumentCounts {
  readonly documents: number
  readonly items: number
  readonly starts: Int32Array
  readonly item: Int32Array
  readonly count: Int32Array
}

/**
 * Puts counts into rows. Counts of the same document and item are added; the order in which they come changes nothing.
 *
 * @param document from 0 to `documents - 1`, with `item` from 0 to `items - 1` and `count` the columns of a list of counts
 * @throws RangeError naming the row, where a number is outside of its range.
 */
export function documentCounts(
  documents: number,
  items: number,
  document: ArrayLike<number>,
  item: ArrayLike<number>,
  count: ArrayLike<number>,
): DocumentCounts {
  const byItem = sorted(document.length, items, item, 'item')
  const order = sorted(document.length, documents, document, 'document', byItem)
  const starts = new Int32Array(documents + 1)
  const places = { item: new Int32Array(order.length), count: new Int32Array(order.length) }
  let filled = 0
  let row = -1
  for (const from of order) {
    const [ofDocument, ofItem] = [document[from] as number, item[from] as number]
    if (ofDocument !== row) {
      starts.fill(filled, row + 1, ofDocument + 1)
      row = ofDocument
    } else if (places.item[filled - 1] === ofItem) {
      places.count[filled - 1] = (places.count[filled - 1] as number) + (count[from] as number)
      continue
    }
    places.item[filled] = ofItem
    places.count[filled] = count[from] as number
    filled += 1
  }
  starts.fill(filled, row + 1)
  return {
    documents,
    items,
    starts,
    item: places.item.subarray(0, filled),
    count: places.count.subarray(0, filled),
  }
}

/**
 * The documents with a total or with counts, in their order, and their totals: those without either have nothing to say and
 * would only stand in draws.
 */
export function withoutEmpty(counts: DocumentCounts, totals: ArrayLike<number>): [DocumentCounts, Float64Array] {
  const { documents, starts } = counts
  const kept: number[] = []
  for (let document = 0; document < documents; document += 1) {
    if (totals[document] !== 0 || starts[document] !== starts[document + 1]) kept.push(document)
  }
  // A document that is left out has no counts, so the rows of the others stand one behind the other as before.
  const rows = [...kept.map((document) => starts[document] as number), starts[documents] as number]
  return [
    { ...counts, documents: kept.length, starts: Int32Array.from(rows) },
    Float64Array.from(kept, (document) => totals[document] as number),
  ]
}

/** The places of a list in rising order of a key, equal ones in the order of `places` (a counting sort). */
function sorted(length: number, keys: number, key: ArrayLike<number>, name: string, places?: Int32Array): Int32Array {
  const next = new Int32Array(keys + 1)
  for (let place = 0; place < length; place += 1) {
    const value = key[place] as number
    if (!(Number.isInteger(value) && value >= 0 && value < keys)) {
      throw new RangeError(`${name}[${place}] must be a whole number from 0 to ${keys - 1}, but is ${value}.`)
    }
    next[value + 1] = (next[value + 1] as number) + 1
  }
  for (let value = 1; value <= keys; value += 1) next[value] = (next[value] as number) + (next[value - 1] as number)
  const order = new Int32Array(length)
  for (let turn = 0; turn < length; turn += 1) {
    const place = places === undefined ? turn : (places[turn] as number)
    const value = key[place] as number
    order[next[value] as number] = place
    next[value] = (next[value] as number) + 1
  }
  return order
}

import type { Frame, TextFrame } from './frame.js'

/** Parts into which the running text is cut. */
const parts = 10

/**
 * The counted texts of all documents, one behind the other in the order of their ids, cut into ten parts of equal size (to the
 * word): what does not follow the borders of documents shows here.
 */
export interface EqualParts {
  /** Words of each part. */
  readonly words: Int32Array
  /** The part in which each document begins, by rank. */
  readonly partOfRank: Int32Array
}

/**
 * Cuts the text. Leaves the cuts inside of documents in the temporary table `text_cuts (document, position, part)`: from this
 * token on the document belongs to the part.
 */
export async function cutIntoEqualParts({ store, documents, words }: TextFrame): Promise<EqualParts> {
  // Part k begins with the word number ceil(k words / parts).
  const firstWord = Array.from({ length: parts + 1 }, (_, part) => Math.ceil((part * words) / parts))
  const partOfRank = new Int32Array(documents.length)
  const wanted: { document: number; nth: number; part: number }[] = []
  let before = 0
  documents.forEach((document, rank) => {
    partOfRank[rank] = Math.max(
      0,
      firstWord.findLastIndex((first, part) => part < parts && first <= before),
    )
    for (let part = (partOfRank[rank] ?? 0) + 1; part < parts; part += 1) {
      const nth = (firstWord[part] as number) - before
      if (nth < document.words) wanted.push({ document: document.number, nth, part })
    }
    before += document.words
  })
  const cuts = wanted.map(({ document, nth, part }) => `(${document}, ${nth}, ${part})`)
  await store.run('create or replace temp table text_cuts (document integer, position integer, part integer)')
  if (cuts.length > 0) {
    await store.run(`
      insert into text_cuts
      select document, position, part
      from (
        select document, position, row_number() over (partition by document order by position) - 1 as nth
        from counted_tokens join terms on terms.id = term
        where kind in ('word', 'clitic') and document in (${[...new Set(wanted.map(({ document }) => document))].join(', ')}))
      join (values ${cuts.join(', ')}) cut (document, nth, part) using (document, nth)`)
  }
  const sizes = Int32Array.from(
    { length: parts },
    (_, part) => (firstWord[part + 1] as number) - (firstWord[part] as number),
  )
  return { words: sizes, partOfRank }
}

/** Occurrences of each concept by part, `concept * 10 + part`. */
export async function conceptsByPart(
  { store }: TextFrame,
  concepts: number,
  frequencies: Iterable<readonly [concept: number, rank: number, frequency: number]>,
  { partOfRank }: EqualParts,
): Promise<Int32Array> {
  const byPart = new Int32Array(concepts * parts)
  for (const [concept, rank, frequency] of frequencies)
    addToPart(byPart, concept, partOfRank[rank] as number, frequency)
  const moved = await store.integers(`
    select ancestor, part, count(*)::integer
    from counted_mentions m join closure using (concept) join text_cuts c on c.document = m.document and c.position <= m.first_token
    group by ancestor, part`)
  moveToNext(byPart, moved)
  return byPart
}

/**
 * What the cuts inside of documents move from part to part, of each item of the frame, `item * 10 + part`: to be added to its
 * frequencies by {@link addToPart}, which counts a document whole where it begins.
 */
export async function itemsMoved(frame: Frame): Promise<Int32Array> {
  const byPart = new Int32Array(frame.items.length * parts)
  const moved = await frame.store.integers(`
    select item, part, count(*)::integer
    from counted_tokens t join term_group using (term) join text_cuts c on c.document = t.document and c.position <= t.position
    group by item, part`)
  moveToNext(byPart, moved)
  return byPart
}

/** Adds occurrences of an item or concept. */
export function addToPart(byPart: Int32Array, of: number, part: number, frequency: number): void {
  const at = of * parts + part
  byPart[at] = (byPart[at] as number) + frequency
}

/** What stands behind a cut was counted in the part before it. */
function moveToNext(byPart: Int32Array, moved: readonly Int32Array[]): void {
  const [of, part, frequency] = moved as [Int32Array?, Int32Array?, Int32Array?]
  of?.forEach((each, row) => {
    addToPart(byPart, each, part?.[row] ?? 0, frequency?.[row] ?? 0)
    addToPart(byPart, each, (part?.[row] ?? 0) - 1, -(frequency?.[row] ?? 0))
  })
}

import { describedDocuments } from '../analysis/document-fields.js'
import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'
import type { Population } from './population.js'

/** Characters of the text before and behind a unit that coders see. */
const contextCharacters = 400

/** A drawn unit with the place of its stratum. */
export interface DrawnUnit {
  readonly unit: number
  readonly stratum: number
}

/** A drawn unit as coders see it, with its place in the text. */
export interface DescribedUnit {
  readonly id: string
  readonly document: string
  /** Title and name of the document. */
  readonly named: string
  readonly page: number | null
  readonly start: number
  readonly end: number
  readonly before: string
  readonly text: string
  readonly after: string
}

/** The drawn units with their texts, in the order given. Ids are numbered in that order too. */
export async function describeUnits(
  store: Store,
  { document, start, end }: Population,
  drawn: readonly DrawnUnit[],
): Promise<DescribedUnit[]> {
  await store.run('create or replace temp table drawn_units (document integer, start_at integer)')
  await appendTemporary(store.connection, 'drawn_units', [
    integers(drawn.map(({ unit }) => document[unit] as number)),
    integers(drawn.map(({ unit }) => start[unit] as number)),
  ])
  const pages = new Map(
    (
      await store.rows(`
      select document, d.start_at, page from drawn_units d join paragraphs p using (document)
      where p.start_at <= d.start_at and d.start_at < p.end_at`)
    ).map(([of, at, page]) => [`${of} ${at}`, page as number]),
  )
  const texts = new Map<number, string>()
  for await (const rows of store.stream('select document, text from texts semi join drawn_units using (document)'))
    for (const [of, text] of rows) texts.set(of as number, text as string)
  const documents = new Map((await describedDocuments(store)).map((described) => [described.number, described]))
  const digits = Math.max(4, String(drawn.length).length)
  return drawn.map(({ unit }, place) => {
    const of = document[unit] as number
    const [from, to] = [start[unit] as number, end[unit] as number]
    const text = texts.get(of) ?? ''
    const name = documents.get(of)?.document ?? ''
    const title = documents.get(of)?.fields.get('title')
    const page = pages.get(`${of} ${from}`) ?? 0
    return {
      id: `u${String(place + 1).padStart(digits, '0')}`,
      document: name,
      named: title === undefined ? name : `${oneLine(title)} (${name})`,
      page: page === 0 ? null : page,
      ...{ start: from, end: to },
      before: oneLine(
        wholeWords(text.slice(Math.max(0, from - contextCharacters), from), from > contextCharacters, false),
      ),
      text: oneLine(text.slice(from, to)),
      after: oneLine(wholeWords(text.slice(to, to + contextCharacters), false, to + contextCharacters < text.length)),
    }
  })
}

/** Takes off a word that was cut at an edge. */
function wholeWords(text: string, isCutAtStart: boolean, isCutAtEnd: boolean): string {
  const begun = isCutAtStart ? text.replace(/^\S*\s/, '… ') : text
  return isCutAtEnd ? begun.replace(/\s\S*$/, ' …') : begun
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'
import type { MentionFrame } from './frame.js'

/** Concepts and entries of two lexicons under common numbers. */
export interface SharedNames {
  /** Ids of the concepts. */
  readonly concepts: readonly string[]
  readonly entries: readonly { readonly concept: string; readonly entry: string }[]
}

/** What one entry gained and lost in some place. Entries by their common number. */
export interface EntryShare {
  readonly entry: number
  readonly gained: number
  readonly lost: number
}

/** The mentions that only one of two lexicons finds, and what they moved. */
export interface MovedMentions {
  readonly names: SharedNames
  /** Mentions by entry. */
  readonly entries: readonly EntryShare[]
  /** Mentions that one entry lost where another one of the same concept gained: the other took their words over. */
  readonly takenOver: readonly { readonly from: number; readonly by: number; readonly mentions: number }[]
  /** Sentences in which two concepts stand only before or only afterwards, by the entries whose mentions did it. */
  readonly pairs: readonly { readonly a: number; readonly b: number; readonly share: EntryShare }[]
}

/** Numbers the concepts and entries of two lexicons together. */
export function sharedNames(lexicons: readonly MentionFrame[]): SharedNames {
  const concepts = new Set<string>()
  const entries = new Map<string, { concept: string; entry: string }>()
  for (const frame of lexicons) {
    for (const { concept } of frame.concepts) concepts.add(concept)
    for (const { concept, entry } of namedEntries(frame)) entries.set(keyOf(concept, entry), { concept, entry })
  }
  const inOrder = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  return { concepts: [...concepts].sort(), entries: inOrder }
}

/**
 * Keeps, under common numbers, the counted mentions of the lexicon at hand and the sentences in which two of its concepts
 * stand. Needs the table `presence` of the unit `sentence`.
 */
export async function keepSide(
  store: Store,
  frame: MentionFrame,
  names: SharedNames,
  side: 'before' | 'after',
): Promise<void> {
  const concepts = new Map(names.concepts.map((concept, number) => [concept, number]))
  const entries = new Map(names.entries.map(({ concept, entry }, number) => [keyOf(concept, entry), number]))
  await layOutNumbers(
    store,
    'shared_concepts',
    frame.concepts.map(({ concept }) => concepts.get(concept) ?? -1),
  )
  await layOutNumbers(
    store,
    'shared_entries',
    namedEntries(frame).map(({ concept, entry }) => entries.get(keyOf(concept, entry)) ?? -1),
  )
  await store.run(`
    create or replace temp table mentions_${side} as
    select m.document, m.sentence, c.shared as concept, e.shared as entry, m.start_at, m.end_at, m.negated
    from counted_mentions m join shared_concepts c on c.number = m.concept join shared_entries e on e.number = m.entry`)
  await store.run(`
    create or replace temp table pairs_${side} as
    select p.document, p.unit as sentence, a.shared as a, b.shared as b
    from presence p join presence q on p.document = q.document and p.unit = q.unit
    join shared_concepts a on a.number = p.concept join shared_concepts b on b.number = q.concept
    where a.shared < b.shared and (p.first_end <= q.last_begin or q.first_end <= p.last_begin)`)
}

/** Compares the two sides that {@link keepSide} has kept. */
export async function compareSides(store: Store, names: SharedNames): Promise<MovedMentions> {
  const only = (side: string, other: string) => `
    select * from mentions_${side} anti join mentions_${other} using (document, concept, entry, start_at, end_at)`
  await store.run(`create or replace temp table lost as ${only('before', 'after')}`)
  await store.run(`create or replace temp table gained as ${only('after', 'before')}`)
  await store.run(
    `create or replace temp table moved as select *, true as is_gain from gained union all select *, false from lost`,
  )
  await layOutWithin(store, names)
  const shares = await store.rows(
    'select entry, count(*) filter (is_gain), count(*) filter (not is_gain) from moved group by entry order by entry',
  )
  const taken = await store.rows(`
    select l.entry, g.entry, count(*) from lost l join gained g using (document, sentence, concept)
    where l.entry <> g.entry and l.start_at < g.end_at and g.start_at < l.end_at
    group by all order by all`)
  const pairs = await store.rows(`
    with changed as (
      (select *, true as is_gain from (select * from pairs_after except select * from pairs_before))
      union all
      (select *, false from (select * from pairs_before except select * from pairs_after)))
    select a, b, entry, count(*) filter (is_gain), count(*) filter (not is_gain)
    from (
      select distinct c.a, c.b, m.entry, c.document, c.sentence, c.is_gain
      from changed c join moved m using (document, sentence)
      join within w on w.concept = m.concept and (w.above = c.a or w.above = c.b))
    group by a, b, entry order by a, b, entry`)
  return {
    names,
    entries: (shares as number[][]).map(shareOf),
    takenOver: (taken as number[][]).map(([from = 0, by = 0, mentions = 0]) => ({ from, by, mentions })),
    pairs: (pairs as number[][]).map(([a = 0, b = 0, ...share]) => ({ a, b, share: shareOf(share) })),
  }
}

function shareOf([entry = 0, gained = 0, lost = 0]: readonly number[]): EntryShare {
  return { entry, gained, lost }
}

/** Each concept with itself and all above it, whichever lexicon has them. */
async function layOutWithin(store: Store, { concepts }: SharedNames): Promise<void> {
  const numbers = new Map(concepts.map((concept, number) => [concept, number]))
  const above: number[] = []
  const below: number[] = []
  concepts.forEach((concept, number) => {
    const keys = concept.split('/')
    for (let length = 1; length <= keys.length; length += 1) {
      const ancestor = numbers.get(keys.slice(0, length).join('/'))
      if (ancestor === undefined) continue
      above.push(ancestor)
      below.push(number)
    }
  })
  await store.run('create or replace temp table within (above integer, concept integer)')
  await appendTemporary(store.connection, 'within', [integers(above), integers(below)])
}

async function layOutNumbers(store: Store, table: string, shared: readonly number[]): Promise<void> {
  await store.run(`create or replace temp table ${table} (number integer, shared integer)`)
  await appendTemporary(store.connection, `${table}`, [integers(shared.keys()), integers(shared)])
}

function namedEntries({ concepts, entries }: MentionFrame): { concept: string; entry: string }[] {
  return entries.map(({ concept, entry }) => ({ concept: concepts[concept]?.concept ?? '', entry }))
}

function keyOf(concept: string, entry: string): string {
  return `${concept}\u0000${entry}`
}

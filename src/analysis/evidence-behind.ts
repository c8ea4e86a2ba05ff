import { drawSample } from '../statistics/draw-sample.js'
import { appendTemporary, integers } from '../store/append.js'
import { evidenceSeed } from './choose-evidence.js'
import { type EvidenceMentions, readMentions } from './evidence.js'
import type { Frame } from './frame.js'
import { type Unit, unitOfMention } from './units.js'

/** Which counted mentions are meant: all that is named holds. Concepts and entries are numbers of the frame, documents ranks. */
export interface EvidenceWanted {
  /** With the concepts below it. */
  readonly concept?: number
  readonly entries?: readonly number[]
  readonly documents?: readonly number[]
  readonly negated?: boolean
}

/** Two concepts that stand in one unit with words of their own. */
export interface PairWanted {
  readonly concept: number
  readonly beside: number
  readonly unit: Unit
  readonly documents?: readonly number[]
}

/** What a number rests on. */
export interface EvidenceBehind {
  /** Mentions or, of a pair, units. */
  readonly total: number
  readonly shown: number
  readonly mentions: EvidenceMentions
}

/**
 * The mentions behind a number: all of them up to `limit`, a fixed sample of so many above.
 *
 * @param limit from 1
 */
export async function mentionsBehind(frame: Frame, wanted: EvidenceWanted, limit: number): Promise<EvidenceBehind> {
  const { store } = frame
  await store.run(`
    create or replace temp table meant as
    select m.*, rank from counted_mentions m join document_order using (document) where ${conditionOf(wanted)}`)
  const [count] = await store.rows('select count(*) from meant')
  const total = count?.[0] as number
  await drawPlaces(frame, total, limit)
  await store.run(`
    create or replace temp table behind as
    select * exclude (rank, place) from (
      select *, row_number() over (order by rank, start_at, end_at, concept, entry) - 1 as place from meant)
    where place in (select place from drawn_places)`)
  return { total, shown: Math.min(total, limit), mentions: await readMentions(frame, 'behind') }
}

/**
 * The mentions of two concepts in the units in which both stand apart, as the table `cooccurrence` counts them.
 *
 * @param limit units shown, a fixed sample where there are more
 */
export async function pairBehind(frame: Frame, wanted: PairWanted, limit: number): Promise<EvidenceBehind> {
  const { store } = frame
  const unit = unitOfMention(wanted.unit)
  const presence = (concept: number) => `(
    select document, ${unit} as unit, min(end_token) as first_end, max(first_token) as last_begin
    from counted_mentions join document_order using (document)
    where ${conditionOf({ ...wanted, concept })} group by all)`
  await store.run(`
    create or replace temp table together as
    select a.document, a.unit, rank
    from ${presence(wanted.concept)} a join ${presence(wanted.beside)} b on a.document = b.document and a.unit = b.unit
    join document_order o on o.document = a.document
    where a.first_end <= b.last_begin or b.first_end <= a.last_begin`)
  const [count] = await store.rows('select count(*) from together')
  const total = count?.[0] as number
  await drawPlaces(frame, total, limit)
  await store.run(`
    create or replace temp table behind as
    select * exclude (unit) from (select *, ${unit} as unit from counted_mentions) m
    semi join (
      select document, unit from (select *, row_number() over (order by rank, unit) - 1 as place from together)
      where place in (select place from drawn_places)) t
    on m.document = t.document and m.unit = t.unit
    where ${withinConcept(wanted.concept)} or ${withinConcept(wanted.beside)}`)
  return { total, shown: Math.min(total, limit), mentions: await readMentions(frame, 'behind') }
}

async function drawPlaces({ store }: Frame, total: number, limit: number): Promise<void> {
  await store.run('create or replace temp table drawn_places (place integer)')
  const places = drawSample(total, Math.min(total, limit), evidenceSeed)
  await appendTemporary(store.connection, 'drawn_places', [integers(places)])
}

/** SQL over the columns of `mentions` and `rank`; everything in it is a number. */
function conditionOf({ concept, entries, documents, negated }: EvidenceWanted): string {
  return [
    'true',
    ...(concept === undefined ? [] : [withinConcept(concept)]),
    ...(entries === undefined ? [] : [`entry in (${[-1, ...entries].map(Number).join(', ')})`]),
    ...(documents === undefined ? [] : [`rank in (${[-1, ...documents].map(Number).join(', ')})`]),
    ...(negated === undefined ? [] : [`negated = ${negated ? 1 : 0}`]),
  ].join(' and ')
}

function withinConcept(concept: number): string {
  return `concept in (select concept from closure where ancestor = ${Number(concept)})`
}

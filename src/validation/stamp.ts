import { compareCodeUnits } from '../language/order.js'
import type { Store, Value } from '../store/store.js'
import { leastAlpha } from './agreement.js'

/** What a validation said of one concept. */
export interface StampedConcept {
  readonly concept: string
  readonly alpha: number | null
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number | null
  readonly f1Low: number | null
  readonly f1High: number | null
}

/** A validation as the store keeps it: what holds of one lexicon on one corpus. */
export interface Stamp {
  readonly sample: string
  readonly lexicon: string
  readonly corpus: string
  readonly protocol: string
  /** As the user gave it; an empty string where none was given. */
  readonly date: string
  readonly unit: string
  readonly coders: number
  readonly units: number
  readonly concepts: readonly StampedConcept[]
}

/** Whether numbers of a lexicon on a corpus were validated, in data and in words. */
export interface Validity {
  /** `stale`: there is a validation on this corpus, but of the lexicon before it was edited, or counted otherwise. */
  readonly status: 'validated' | 'stale' | 'not-validated'
  readonly stamp: Stamp | null
  /** One line to stand by every number. */
  readonly text: string
  /** Concepts on which coders agree too little, or on whom nothing can be said, and that nobody has accepted as such. */
  readonly unreliable: readonly string[]
  /** Concepts that were accepted in spite of it: with --accept-unreliable. */
  readonly accepted: readonly string[]
  /** How many lexicons were tried on this corpus, this one among them. */
  readonly lexiconsTried: number
}

/** The tables of validation, which a store has from the first time that something is written to them. */
const schema = `
create table if not exists validation_samples (
  sample varchar not null, key_hash varchar not null, lexicon varchar not null, corpus varchar not null,
  protocol varchar not null);
create table if not exists validations (
  sample varchar not null, lexicon varchar not null, corpus varchar not null, protocol varchar not null,
  date varchar not null, unit varchar not null, coders integer not null, units integer not null,
  concept varchar not null, alpha double, precision double, recall double, f1 double, f1_low double, f1_high double);
create table if not exists lexicons_tried (corpus varchar not null, lexicon varchar not null);
create table if not exists accepted_unreliable (
  corpus varchar not null, lexicon varchar not null, concept varchar not null);
`

/** Keeps which key a sample has, so that an edited one can be told by the store too. */
export async function recordSample(
  store: Store,
  sample: { readonly sample: string; readonly keyHash: string } & Pick<Stamp, 'lexicon' | 'corpus' | 'protocol'>,
): Promise<void> {
  const { sample: name, keyHash, lexicon, corpus, protocol } = sample
  await store.transaction(async () => {
    await store.run(schema)
    await store.run('delete from validation_samples where sample = ?', [name])
    await store.run('insert into validation_samples values (?, ?, ?, ?, ?)', [name, keyHash, lexicon, corpus, protocol])
  })
}

/** The hash of the key of a sample that was drawn from this store; `null` where none of this name was. */
export async function recordedKeyHash(store: Store, sample: string): Promise<string | null> {
  if (!(await hasTable(store, 'validation_samples'))) return null
  const [row] = await store.rows('select key_hash from validation_samples where sample = ?', [sample])
  return (row?.[0] as string | undefined) ?? null
}

/** Writes a validation into the store, in place of one of the same sample. */
export async function recordStamp(store: Store, stamp: Stamp): Promise<void> {
  const { sample, lexicon, corpus, protocol, date, unit, coders, units, concepts } = stamp
  await store.transaction(async () => {
    await store.run(schema)
    await store.run('delete from validations where sample = ?', [sample])
    for (const { concept, alpha, precision, recall, f1, f1Low, f1High } of concepts) {
      await store.run('insert into validations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        ...[sample, lexicon, corpus, protocol, date, unit, coders, units],
        ...[concept, alpha, precision, recall, f1, f1Low, f1High],
      ])
    }
  })
}

/** Counts a lexicon among those tried on a corpus, and logs the concepts that are accepted though they are unreliable. */
export async function recordTried(
  store: Store,
  corpus: string,
  lexicon: string,
  accepted: readonly string[],
): Promise<void> {
  await store.transaction(async () => {
    await store.run(schema)
    await store.run(
      'insert into lexicons_tried select ?, ? where not exists (select 1 from lexicons_tried where corpus = ? and lexicon = ?)',
      [corpus, lexicon, corpus, lexicon],
    )
    await store.run('delete from accepted_unreliable where corpus = ? and lexicon = ?', [corpus, lexicon])
    for (const concept of accepted)
      await store.run('insert into accepted_unreliable values (?, ?, ?)', [corpus, lexicon, concept])
  })
}

/**
 * What can be said of the validity of a lexicon on a corpus, from the validations in the store: the last of this very lexicon, else the
 * last of another one on the same corpus, which is stale.
 */
export async function readValidity(store: Store, corpus: string, lexicon: string): Promise<Validity> {
  const tried = (await hasTable(store, 'lexicons_tried'))
    ? await store.rows('select lexicon from lexicons_tried where corpus = ?', [corpus])
    : []
  const lexiconsTried = new Set([...tried.map(([of]) => of), lexicon]).size
  const accepted = (await hasTable(store, 'accepted_unreliable'))
    ? (
        await store.rows('select concept from accepted_unreliable where corpus = ? and lexicon = ?', [corpus, lexicon])
      ).map(([concept]) => concept as string)
    : []
  accepted.sort(compareCodeUnits)
  const stamp = (await stampOf(store, corpus, lexicon)) ?? (await stampOf(store, corpus, null))
  if (stamp === null) {
    const text = 'not validated on these documents'
    return { status: 'not-validated', stamp, text, unreliable: [], accepted, lexiconsTried }
  }
  const status = stamp.lexicon === lexicon ? ('validated' as const) : ('stale' as const)
  const low = stamp.concepts.filter(({ alpha }) => alpha === null || alpha < leastAlpha).map(({ concept }) => concept)
  const unreliable = status === 'validated' ? low.filter((concept) => !accepted.includes(concept)) : []
  return { status, stamp, text: stampText(status, stamp), unreliable, accepted, lexiconsTried }
}

function stampText(status: 'validated' | 'stale', { sample, date, coders, units, unit, concepts }: Stamp): string {
  const when = date === '' ? '' : ` on ${date}`
  const people = coders === 1 ? 'one coder' : `${coders} coders`
  if (status === 'stale') {
    return `the validation${when} is stale: entries or policies have changed since; validate again`
  }
  const rangeOf = (values: readonly (number | null)[]) => {
    const known = values.flatMap((value) => (value === null ? [] : [value])).sort((a, b) => a - b)
    const [least, most] = [known[0], known.at(-1)]
    if (least === undefined || most === undefined) return 'unknown'
    return least === most ? least.toFixed(2) : `${least.toFixed(2)} to ${most.toFixed(2)}`
  }
  return (
    `validated${when}: ${people}, ${units} ${unit}s; alpha ${rangeOf(concepts.map(({ alpha }) => alpha))}, ` +
    `F1 ${rangeOf(concepts.map(({ f1 }) => f1))} over ${concepts.length === 1 ? 'one concept' : `${concepts.length} concepts`}; sample ${sample}`
  )
}

async function stampOf(store: Store, corpus: string, lexicon: string | null): Promise<Stamp | null> {
  if (!(await hasTable(store, 'validations'))) return null
  const of = lexicon === null ? '' : 'and lexicon = ?'
  const rows = await store.rows(
    `select sample, lexicon, corpus, protocol, date, unit, coders, units, concept, alpha, precision, recall, f1, f1_low, f1_high
    from validations where corpus = ? ${of} order by rowid`,
    lexicon === null ? [corpus] : [corpus, lexicon],
  )
  const last = rows.at(-1)
  if (last === undefined) return null
  const [sample, ofLexicon, ofCorpus, protocol, date, unit, coders, units] = last as [
    ...[string, string, string, string, string, string],
    ...[number, number],
  ]
  const concepts = rows.filter(([name]) => name === sample).map(conceptOf)
  return {
    ...{ sample, lexicon: ofLexicon, corpus: ofCorpus, protocol, date, unit, coders, units },
    concepts: concepts.sort((a, b) => compareCodeUnits(a.concept, b.concept)),
  }
}

function conceptOf(row: readonly Value[]): StampedConcept {
  const [concept, alpha, precision, recall, f1, f1Low, f1High] = row.slice(8) as [string, ...(number | null)[]]
  return {
    ...{ concept, alpha: alpha ?? null, precision: precision ?? null, recall: recall ?? null },
    ...{ f1: f1 ?? null, f1Low: f1Low ?? null, f1High: f1High ?? null },
  }
}

async function hasTable(store: Store, table: string): Promise<boolean> {
  const rows = await store.rows(
    "select 1 from information_schema.tables where table_schema = 'main' and table_name = ?",
    [table],
  )
  return rows.length > 0
}

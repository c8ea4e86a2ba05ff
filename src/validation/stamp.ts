import { compareCodeUnits } from '../language/order.js'
import type { Store, Value } from '../store/store.js'
import { type ConceptValidation, replaces, type Validity, validityFrom } from './validity.js'

/** What a validation is of. */
export interface Validated {
  /** Fingerprint of what mentions depend on besides the tokens. */
  readonly lexicon: string
  readonly corpus: string
}

/** The tables of validation, which a store has from the first time that something is written to them. */
const schema = `
create table if not exists validation_samples (
  sample varchar not null, key_hash varchar not null, lexicon varchar not null, corpus varchar not null,
  protocol varchar not null);
create table if not exists concept_validations (
  number integer not null, lexicon varchar not null, corpus varchar not null,
  concept varchar not null, sample varchar not null, protocol varchar not null, date varchar not null, unit varchar not null,
  coders integer not null, units integer not null, judged integer not null, compared integer not null, decided integer not null,
  alpha double, precision double, recall double, f1 double, f1_low double, f1_high double);
create table if not exists lexicons_tried (corpus varchar not null, lexicon varchar not null);
create table if not exists accepted_unreliable (
  corpus varchar not null, lexicon varchar not null, concept varchar not null);
`

/** Keeps which key a sample has, so that an edited one can be told by the store too. */
export async function recordSample(
  store: Store,
  sample: Validated & { readonly sample: string; readonly keyHash: string; readonly protocol: string },
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

/**
 * Writes validations of the concepts of one sample into the store, each in place of an earlier one of the same concept in this sample
 * that says no more. Returns the concepts of which an earlier, fuller one was kept.
 */
export async function recordValidations(
  store: Store,
  { lexicon, corpus }: Validated,
  validations: readonly ConceptValidation[],
): Promise<string[]> {
  const kept: string[] = []
  await store.transaction(async () => {
    await store.run(schema)
    const recorded = await validationsOf(store, corpus, '=', lexicon)
    const [last] = await store.rows('select coalesce(max(number), 0) from concept_validations')
    let number = Number(last?.[0])
    for (const validation of validations) {
      const { concept, sample } = validation
      const before = recorded.find((each) => each.concept === concept && each.sample === sample)
      if (before !== undefined && !replaces(validation, before)) {
        kept.push(concept)
        continue
      }
      number += 1
      const { protocol, date, unit, coders, units, judged, compared, decided } = validation
      const { alpha, precision, recall, f1, f1Low, f1High } = validation
      await store.run(
        'delete from concept_validations where corpus = ? and lexicon = ? and sample = ? and concept = ?',
        [corpus, lexicon, sample, concept],
      )
      await store.run(
        'insert into concept_validations values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
          ...[number, lexicon, corpus, concept, sample, protocol, date, unit, coders, units, judged, compared, decided],
          ...[alpha, precision, recall, f1, f1Low, f1High],
        ],
      )
    }
  })
  return kept
}

/** Counts a lexicon among those tried on a corpus, and logs the concepts that are accepted though they are unreliable. */
export async function recordTried(
  store: Store,
  { corpus, lexicon }: Validated,
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

/** What can be said of the validity of a lexicon on a corpus, from the validations in the store. */
export async function readValidity(store: Store, { corpus, lexicon }: Validated): Promise<Validity> {
  const tried = (await hasTable(store, 'lexicons_tried'))
    ? await store.rows('select lexicon from lexicons_tried where corpus = ?', [corpus])
    : []
  const accepted = (await hasTable(store, 'accepted_unreliable'))
    ? (
        await store.rows('select concept from accepted_unreliable where corpus = ? and lexicon = ?', [corpus, lexicon])
      ).map(([concept]) => concept as string)
    : []
  return validityFrom({
    own: await validationsOf(store, corpus, '=', lexicon),
    others: await validationsOf(store, corpus, '!=', lexicon),
    accepted: accepted.sort(compareCodeUnits),
    lexiconsTried: new Set([...tried.map(([of]) => of), lexicon]).size,
  })
}

/** The validations of a lexicon on a corpus, or of all others on it, in the order of time. */
async function validationsOf(
  store: Store,
  corpus: string,
  is: '=' | '!=',
  lexicon: string,
): Promise<ConceptValidation[]> {
  if (!(await hasTable(store, 'concept_validations'))) return []
  const rows = await store.rows(
    `select concept, sample, protocol, date, unit, coders, units, judged, compared, decided, alpha, precision, recall, f1, f1_low, f1_high
    from concept_validations where corpus = ? and lexicon ${is} ? order by number`,
    [corpus, lexicon],
  )
  return rows.map(validationOf)
}

function validationOf(row: readonly Value[]): ConceptValidation {
  const [concept, sample, protocol, date, unit] = row as [string, string, string, string, string]
  const [coders, units, judged, compared, decided] = row.slice(5) as [number, number, number, number, number]
  const [alpha, precision, recall, f1, f1Low, f1High] = row.slice(10) as (number | null)[]
  return {
    ...{ concept, sample, protocol, date, unit, coders, units, judged, compared, decided },
    ...{ alpha: alpha ?? null, precision: precision ?? null, recall: recall ?? null },
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

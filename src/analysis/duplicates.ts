import { compareCodeUnits } from '../language/order.js'
import { type Problem, problem } from '../problems/problem.js'
import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'

/** A document with the same text as another one. */
export interface Duplicate {
  readonly document: string
  readonly path: string
  /** Id of the document that is counted in its place. */
  readonly original: string
}

/**
 * Finds counted documents whose texts are equal to the letter and lays out `duplicate_documents`. Of equal documents the
 * earliest is counted, by date and then by id; one without a date comes last. Only texts of one length whose sentences begin
 * at the same places, as far as their sum tells, are compared: hashing all texts would take longer than most questions to the store.
 */
export async function findDuplicates(store: Store): Promise<Duplicate[]> {
  const alike = await store.rows(`
    with sizes as (
      select d.id, d.characters, sum(s.start_at) as beginnings
      from documents d left join sentences s on s.document = d.id
      where d.status = 'counted'
      group by d.id, d.characters)
    select id from sizes qualify count(*) over (partition by characters, beginnings) > 1`)
  // Named one by one, the database reads their texts and no others.
  const rows =
    alike.length === 0
      ? []
      : await store.rows(`
          select d.id, d.document, d.path, d.date, sha256(t.text) as hash
          from (select document, text from texts where document in (${alike.join(', ')})) t
          join documents d on d.id = t.document
          qualify count(*) over (partition by hash) > 1`)
  const order = ([, document, , date]: readonly unknown[]) => `${date ?? '\uffff'}\u0000${document}`
  rows.sort((a, b) => compareCodeUnits(order(a), order(b)))
  const originals = new Map<unknown, string>()
  const duplicates: Duplicate[] = []
  const numbers: number[] = []
  for (const [id, document, path, , hash] of rows) {
    const original = originals.get(hash)
    if (original === undefined) {
      originals.set(hash, document as string)
      continue
    }
    numbers.push(id as number)
    duplicates.push({ document: document as string, path: path as string, original })
  }
  await store.run('create or replace temp table duplicate_documents (document integer)')
  await appendTemporary(store.connection, 'duplicate_documents', [integers(numbers)])
  return duplicates
}

/** Says of each duplicate what was done with it. */
export function duplicateProblems(duplicates: readonly Duplicate[]): Problem[] {
  return duplicates.map(({ document, path, original }) =>
    problem('duplicate', path, `It has the same text as ${original}, which is counted in its place.`, document),
  )
}

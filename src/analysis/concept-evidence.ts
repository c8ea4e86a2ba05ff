import { drawSample } from '../statistics/draw-sample.js'
import { defaultSeed } from '../statistics/resample.js'
import { appendTemporary, integers } from '../store/append.js'
import type { CountFrame } from './frame.js'

/** A sentence that mentions a concept. */
export interface EvidenceLine {
  /** Number of the sentence in its document, from 1. */
  readonly sentence: number
  /** From 1; `null` where the format has no pages. */
  readonly page: number | null
  readonly before: string
  readonly match: string
  readonly after: string
  readonly concept: string
  readonly entry: string
  readonly negated: boolean
}

/** Sentences grouped by document, in code-unit order of the documents and then in the order of the text. */
export interface ConceptEvidence {
  /** All mentions. */
  readonly mentions: number
  /** Those that stand here; fewer than all are a sample that the seed fixes. */
  readonly shown: number
  readonly seed: number
  readonly documents: readonly { readonly document: string; readonly lines: readonly EvidenceLine[] }[]
}

/** Longer sentences, such as lists that no full stop ends, are cut around the mention. */
const longestSide = 400

/**
 * The sentences that mention a concept or one below it; of more than `most` a sample drawn by chance, the same each time. Needs
 * the temporary tables of a {@link CountFrame}.
 *
 * @param concept its number
 */
export async function conceptEvidence(frame: CountFrame, concept: number, most: number): Promise<ConceptEvidence> {
  const { store, documents, concepts, entries } = frame
  const [count] = await store.rows(
    'select count(*) from counted_mentions join closure using (concept) where ancestor = ?',
    [concept],
  )
  const mentions = count?.[0] as number
  const drawn = drawSample(mentions, Math.min(most, mentions), defaultSeed)
  await store.run('create or replace temp table drawn_mentions (place integer)')
  await appendTemporary(store.connection, 'drawn_mentions', [integers(drawn)])
  await store.run(
    `create or replace temp table evidence as
    select * from (
      select m.*, rank, (row_number() over (order by rank, m.start_at, m.end_at, m.concept, m.entry) - 1)::integer as place
      from counted_mentions m join closure c on c.concept = m.concept join document_order using (document)
      where c.ancestor = ?)
    semi join drawn_mentions using (place)`,
    [concept],
  )
  const rows = await store.rows(`
    select e.rank, e.concept, e.entry, e.start_at, e.end_at, e.negated, e.sentence, s.start_at, s.end_at, p.page
    from evidence e
    join sentences s on s.document = e.document and s.number = e.sentence
    join paragraphs p on p.document = e.document and p.number = e.paragraph
    order by e.place`)
  const texts = new Map(
    (
      await store.rows(
        'select rank, text from texts join (select distinct document, rank from evidence) using (document)',
      )
    ).map(([rank, text]) => [rank as number, text as string]),
  )
  const byDocument = new Map<number, EvidenceLine[]>()
  for (const row of rows as number[][]) {
    const [rank = 0, own = 0, entry = 0, start = 0, end = 0, negated, sentence = 0, from = 0, to = 0, page = 0] = row
    const text = texts.get(rank) ?? ''
    const before = oneLine(text.slice(from, start)).trimStart()
    const after = oneLine(text.slice(end, to)).trimEnd()
    const lines = byDocument.get(rank) ?? []
    byDocument.set(rank, lines)
    lines.push({
      sentence: sentence + 1,
      page: page === 0 ? null : page,
      before: before.length > longestSide ? `…${wholeLetters(before.slice(-longestSide))}` : before,
      match: oneLine(text.slice(start, end)),
      after: after.length > longestSide ? `${wholeLetters(after.slice(0, longestSide))}…` : after,
      concept: concepts[own]?.concept as string,
      entry: entries[entry]?.entry as string,
      negated: negated === 1,
    })
  }
  return {
    mentions,
    shown: drawn.length,
    seed: defaultSeed,
    documents: [...byDocument].map(([rank, lines]) => ({ document: documents[rank]?.document as string, lines })),
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

/** Without half of a letter that takes two code units at either end. */
function wholeLetters(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '')
}

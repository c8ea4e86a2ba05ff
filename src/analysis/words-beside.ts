import { contingencyTable } from '../statistics/contingency.js'
import { logDice } from '../statistics/log-dice.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import { appendTemporary, integers } from '../store/append.js'
import type { Store } from '../store/store.js'

/** A word that stands in the sentences that mention a concept, outside of these mentions. */
export interface WordBeside {
  /** Its lemma. */
  readonly word: string
  /** How often it stands there, and how often in all other sentences. */
  readonly beside: number
  readonly elsewhere: number
  /** Log-likelihood ratio of these two frequencies; 0 where the word is not more frequent beside the concept. */
  readonly g2: number
  /** Sentences that mention the concept and hold the word, and all that hold it. */
  readonly sentencesBeside: number
  readonly sentences: number
  readonly logDice: number
}

/** The sentences that mention a concept, and the words beside it. */
export interface WordsBeside {
  readonly sentences: number
  readonly words: readonly WordBeside[]
}

/** A word that stands there less often is no company. */
const fewest = 3
/** What a concept is named by: not by function words, numbers or marks. */
const contentWords = "t.kind = 'word' and t.pos in ('NOUN', 'PROPN', 'VERB', 'ADJ')"

/**
 * Counts the words in the sentences that mention a concept, or one below it, against the rest. Needs `counted_mentions`
 * and `closure`; leaves the mentions of the concept in the temporary table `own`.
 *
 * @param concept its number in `closure`
 */
export async function wordsBeside(store: Store, concept: number): Promise<WordsBeside> {
  await store.run(
    `create or replace temp table own as
    select distinct document, sentence, start_at, end_at
    from counted_mentions join closure using (concept) where ancestor = ?`,
    [concept],
  )
  await store.run('create or replace temp table own_sentences as select distinct document, sentence from own')
  await store.run(`
    create or replace temp table beside as
    select document, sentence, term, exists (
      select 1 from own o where o.document = t.document and o.start_at < t.end_at and t.start_at < o.end_at) as is_own
    from counted_tokens t semi join own_sentences using (document, sentence)`)
  const words = await store.rows(`
    with
      inside as (select term, count(*) as n, count(*) filter (not is_own) as free from beside group by term),
      everywhere as (select term, count(*) as n from counted_tokens group by term)
    select coalesce(sum(i.free), 0)::bigint, (sum(e.n) - coalesce(sum(i.n), 0))::bigint
    from everywhere e left join inside i using (term) join terms t on t.id = e.term where t.kind in ('word', 'clitic')`)
  const [wordsBesideIt = 0, wordsElsewhere = 0] = words[0] as number[]
  const rows = await store.rows(
    `with
      inside as (select term, count(*) as n, count(*) filter (not is_own) as free from beside group by term),
      everywhere as (select term, count(*) as n from counted_tokens group by term)
    select t.lemma, coalesce(sum(i.free), 0)::bigint as free, (sum(e.n) - coalesce(sum(i.n), 0))::bigint
    from everywhere e left join inside i using (term) join terms t on t.id = e.term
    where ${contentWords} and length(t.lemma) > 2
    group by t.lemma having free >= ${fewest} order by t.lemma`,
  )
  const lemmas = rows.map(([lemma]) => lemma as string)
  const [sentencesBeside, sentences] = await countSentences(store, lemmas)
  const own = (await store.rows('select count(*) from own_sentences'))[0]?.[0] as number
  return {
    sentences: own,
    words: rows.map(([word, free, other], number) => {
      const [beside, elsewhere] = [free as number, other as number]
      const table = contingencyTable(beside, beside + elsewhere, wordsBesideIt, wordsBesideIt + wordsElsewhere)
      const isMore = beside * wordsElsewhere > elsewhere * wordsBesideIt
      const [both = 0, all = 0] = [sentencesBeside.get(number), sentences.get(number)]
      return {
        word: word as string,
        beside,
        elsewhere,
        g2: isMore ? logLikelihood(table) : 0,
        sentencesBeside: both,
        sentences: all,
        logDice: logDice(both, own, all),
      }
    }),
  }
}

/** Sentences with each lemma: those that mention the concept and hold it outside of the mentions, and all. */
async function countSentences(
  store: Store,
  lemmas: readonly string[],
): Promise<[Map<number, number>, Map<number, number>]> {
  const numbers = new Map(lemmas.map((lemma, number) => [lemma, number]))
  const terms: number[] = []
  const lemmaOf: number[] = []
  for (const [id, lemma] of await store.rows(`select id, lemma from terms t where ${contentWords} order by id`)) {
    const number = numbers.get(lemma as string)
    if (number === undefined) continue
    terms.push(id as number)
    lemmaOf.push(number)
  }
  await store.run('create or replace temp table candidate_terms (term integer, lemma integer)')
  await appendTemporary(store.connection, 'candidate_terms', [integers(terms), integers(lemmaOf)])
  const counts = async (from: string) => {
    const rows = await store.rows(`
      select lemma, count(*) from (select distinct lemma, document, sentence from ${from} join candidate_terms using (term))
      group by lemma order by lemma`)
    return new Map((rows as number[][]).map(([lemma = 0, count = 0]) => [lemma, count]))
  }
  return [await counts('(select * from beside where not is_own)'), await counts('counted_tokens')]
}

import type { PageCore } from '../report/page/contract.js'

/** Documents above which the likeness of each two of them is not computed. */
const mostSimilarDocuments = 500

/** Why a table has no rows. */
export function reasonOfEmptiness(table: string, { totals }: Pick<PageCore, 'totals'>): string {
  if (table === 'similarity' && totals.counted > mostSimilarDocuments)
    return `How alike each two documents are is computed for up to ${mostSimilarDocuments} documents; here are more.`
  return reasons[table] ?? 'Nothing was found that would stand here.'
}

const reasons: Readonly<Record<string, string>> = {
  problems: 'No problem was found.',
  reuse: 'No passage stands in several documents.',
  trend: 'No document has a date.',
  cooccurrence: 'No two concepts stand together in one unit.',
  document_concepts: 'No document mentions a concept of the lexicon.',
  influence: 'No entry of the lexicon was found.',
  influence_edges: 'No two concepts stand together, so no pair hangs on an entry.',
  concept_terms: 'No word stands with a concept more often than chance would have it.',
  keyness: 'Nothing could be compared: no term is frequent enough.',
  compare_sentences: 'No item differs between the groups with a q of 0.05 at most, so there is no sentence to show.',
}

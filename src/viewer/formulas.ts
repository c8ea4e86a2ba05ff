import type { PageTable } from '../report/page/contract.js'
import { type Method, methods } from '../statistics/methods.js'

/** A measure as the page explains it: what it means in words, with the formula and the source of its method. */
export interface Explanation {
  readonly method: Method
  readonly meaning: string
}

/** What a report holds, as far as it decides which methods were used. */
export interface Explainable {
  readonly tables: readonly Pick<PageTable, 'name' | 'columns'>[]
  readonly units: readonly string[]
  readonly totals: { readonly counted: number }
}

/** The methods behind the columns of the tables, in the order in which a reader meets them. */
export function explanationsOf(report: Explainable): Explanation[] {
  const columns = new Set(
    report.tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)),
  )
  return explained
    .filter(({ of, where }) => of.some((column) => columns.has(column)) && (where?.(report) ?? true))
    .flatMap(({ id, meaning }) => {
      const method = methods.find((known) => known.id.replace(/\/\d+$/, '') === id)
      return method === undefined ? [] : [{ method, meaning }]
    })
}

interface Explained {
  /** Of the method, without its number. */
  readonly id: string
  /** The columns that hold it, as `table.column`: a column of one name is not the same in every table. */
  readonly of: readonly string[]
  readonly where?: (report: Explainable) => boolean
  readonly meaning: string
}

const hasMany = ({ totals }: Explainable) => totals.counted > 1
const hasOne = ({ totals }: Explainable) => totals.counted === 1
const withinDocuments = ({ units }: Explainable) => units.some((unit) => unit !== 'document')

/** By method, the columns that hold it. */
export const explained: readonly Explained[] = [
  {
    id: 'per-million',
    of: ['concepts.per_million', 'terms.per_million', 'trend.per_million'],
    meaning: 'Mentions by words of the counted zones. Words are tokens that hold a letter.',
  },
  {
    id: 'studentised-interval',
    of: ['concepts.ci_low'],
    where: hasMany,
    meaning:
      'Of rates. Whole documents are drawn anew with replacement, by a fixed seed. The interval says how much a rate depends on which documents are here; its upper end is open where too few of them hold the concept.',
  },
  {
    id: 'wilson-interval',
    of: ['concepts.ci_low', 'trend.ci_low'],
    where: hasOne,
    meaning:
      'Of rates, as there is one document: each word is taken for independent of the others, which the words of a text are not. The interval is too narrow.',
  },
  {
    id: 'wilson-interval',
    of: ['trend.ci_low'],
    where: hasMany,
    meaning:
      'Of rates in a year with one document: each word is taken for independent of the others, which the words of a text are not. The interval is too narrow.',
  },
  {
    id: 'rank-intervals',
    of: ['concepts.rank_low'],
    meaning: 'Of ranks among the concepts beside one: where the rank lies when whole documents are drawn anew.',
  },
  {
    id: 'deviation-of-proportions',
    of: ['terms.dp'],
    meaning: 'A part holds v of f mentions and the share s of all words. 0: spread as the words are.',
  },
  {
    id: 'normalised-deviation-of-proportions',
    of: ['concepts.dp_norm', 'terms.dp_norm'],
    meaning: 'The same, scaled so that 1 means all in one place, the smallest.',
  },
  { id: 'inverse-document-frequency', of: ['terms.idf'], meaning: 'High for a term that few documents hold.' },
  {
    id: 'expected-cells',
    of: ['cooccurrence.expected', 'goal_strategy.expected'],
    meaning:
      'The units that would hold both concepts if the two had nothing to do with each other. Units in which they stand only in shared words are left out.',
  },
  { id: 'jaccard', of: ['cooccurrence.jaccard'], meaning: 'Units with both by units with either.' },
  {
    id: 'normalised-pointwise-mutual-information',
    of: ['cooccurrence.npmi', 'goal_strategy.npmi'],
    meaning: 'From \u22121, never together, over 0, as chance would have it, to 1, always together.',
  },
  { id: 'log-dice', of: ['cooccurrence.log_dice'], meaning: 'At most 14. It does not grow with the corpus.' },
  {
    id: 'log-likelihood',
    of: ['cooccurrence.g2', 'goal_strategy.g2', 'keyness.g2'],
    meaning:
      'How much the four counts of a table speak against chance. It takes the units, or in a comparison the words, for independent of each other, which those of texts are not.',
  },
  {
    id: 'chi-squared-survival',
    of: ['cooccurrence.p', 'goal_strategy.q', 'keyness.p'],
    meaning:
      'Behind p and q, save where p fisher stands: the probability of a G2 at least as large if there were no association and the units, or words, were independent.',
  },
  {
    id: 'benjamini-hochberg',
    of: ['cooccurrence.q', 'goal_strategy.q', 'keyness.q'],
    meaning:
      'Bounds the expected share of false ones among the rows at or below it, within one unit or one pair of groups. Pairs of concepts that never stand together are counted as tests too.',
  },
  {
    id: 'two-sided-probability',
    of: ['cooccurrence.p_documents'],
    where: withinDocuments,
    meaning:
      'Behind p documents and q documents of pairs of concepts: each document is held fixed, and its sentences, paragraphs or windows with the one concept are shifted against those with the other. It asks whether the two keep company within the documents that hold both, not whether other documents would show it.',
  },
  {
    id: 'fisher-exact',
    of: ['cooccurrence.p_fisher'],
    meaning:
      'p fisher: exact, and behind p and q where an expected count is below 5. In the unit document it is also behind p documents and q documents: which documents hold the one concept is dealt out over all of them.',
  },
  {
    id: 'log-odds-ratio',
    of: ['cooccurrence.log_odds_ratio'],
    meaning: '0 for no association. With an empty cell, 0.5 is added to all four.',
  },
  {
    id: 'standard-error-interval',
    of: ['cooccurrence.ci_low'],
    where: hasMany,
    meaning: 'Of the log odds ratio, from whole documents drawn anew.',
  },
  {
    id: 'log-odds-ratio-interval',
    of: ['cooccurrence.ci_low'],
    where: hasOne,
    meaning:
      'Of the log odds ratio, as there is one document: its units are taken for independent of each other, so the interval is too narrow.',
  },
  { id: 'log-ratio', of: ['keyness.log_ratio'], meaning: 'One more is twice the rate. A count of 0 is taken as 0.5.' },
  {
    id: 'bootstrap-log-ratios',
    of: ['keyness.ci_low'],
    meaning: 'Of the Log Ratio, from whole documents drawn anew on both sides; none where a side has one document.',
  },
  {
    id: 'percent-difference',
    of: ['keyness.diff_percent'],
    meaning: 'How much higher the first rate is, in per cent.',
  },
  {
    id: 'bayes-factor',
    of: ['keyness.bic'],
    meaning: 'Above 2 it begins to speak for a difference, above 10 strongly.',
  },
  {
    id: 'document-probabilities',
    of: ['keyness.p_documents'],
    meaning:
      'Behind p documents and q documents of a comparison: deals out whole documents to the two sides instead of words. Where it differs from p, trust it.',
  },
  {
    id: 'cosine',
    of: ['similarity.cosine', 'similarity_groups.cosine'],
    meaning: '1 for the same proportions of words, 0 for no word in common.',
  },
  {
    id: 'jensen-shannon',
    of: ['similarity.jensen_shannon', 'similarity_groups.jensen_shannon'],
    meaning: '0 for the same distribution of words, at most 1.',
  },
  {
    id: 'kendall-tau',
    of: ['similarity_groups.kendall_tau'],
    meaning: 'How alike two groups rank the concepts: 1 in the same order, \u22121 in the reverse.',
  },
]

import { type Method, methods } from '../statistics/methods.js'

/** A measure as the page explains it: what it means in words, with the formula and the source of its method. */
export interface Explanation {
  readonly method: Method
  readonly meaning: string
}

/** The methods behind these columns of the tables, in the order in which a reader meets them. */
export function explanationsOf(columns: ReadonlySet<string>): Explanation[] {
  return explained
    .filter((each) => each.columns.some((name) => columns.has(name)))
    .flatMap(({ id, meaning }) => {
      const method = methods.find((known) => known.id.replace(/\/\d+$/, '') === id)
      return method === undefined ? [] : [{ method, meaning }]
    })
}

/** By method, the columns that hold it. */
const explained: readonly { readonly id: string; readonly columns: readonly string[]; readonly meaning: string }[] = [
  {
    id: 'per-million',
    columns: ['per_million'],
    meaning: 'Mentions by words of the counted zones. Words are tokens that hold a letter.',
  },
  {
    id: 'studentised-interval',
    columns: ['ci_low', 'ci_high'],
    meaning:
      'Whole documents are drawn anew with replacement, by a fixed seed. The interval says how much a value depends on which documents are here.',
  },
  {
    id: 'deviation-of-proportions',
    columns: ['dp'],
    meaning: 'A part holds v of f mentions and the share s of all words. 0: spread as the words are.',
  },
  {
    id: 'normalised-deviation-of-proportions',
    columns: ['dp_norm'],
    meaning: 'The same, scaled so that 1 means all in one place, the smallest.',
  },
  { id: 'inverse-document-frequency', columns: ['idf'], meaning: 'High for a term that few documents hold.' },
  {
    id: 'expected-cells',
    columns: ['expected'],
    meaning:
      'The units that would hold both concepts if the two had nothing to do with each other. Units in which they stand only in shared words are left out.',
  },
  { id: 'jaccard', columns: ['jaccard'], meaning: 'Units with both by units with either.' },
  {
    id: 'normalised-pointwise-mutual-information',
    columns: ['npmi'],
    meaning: 'From \u22121, never together, over 0, as chance would have it, to 1, always together.',
  },
  { id: 'log-dice', columns: ['log_dice'], meaning: 'At most 14. It does not grow with the corpus.' },
  {
    id: 'log-likelihood',
    columns: ['g2'],
    meaning:
      'How much the four counts of a table speak against chance. It takes the units for independent of each other, which texts are not.',
  },
  {
    id: 'chi-squared-survival',
    columns: ['p', 'q'],
    meaning: 'The probability of a G2 at least as large if there were no association and the units were independent.',
  },
  {
    id: 'benjamini-hochberg',
    columns: ['q'],
    meaning: 'Bounds the expected share of false ones among the rows at or below it, within one unit.',
  },
  {
    id: 'log-odds-ratio',
    columns: ['log_odds_ratio'],
    meaning: '0 for no association. With an empty cell, 0.5 is added to all four.',
  },
  { id: 'log-ratio', columns: ['log_ratio'], meaning: 'One more is twice the rate. A count of 0 is taken as 0.5.' },
  { id: 'percent-difference', columns: ['diff_percent'], meaning: 'How much higher the first rate is, in per cent.' },
  { id: 'bayes-factor', columns: ['bic'], meaning: 'Above 2 it begins to speak for a difference, above 10 strongly.' },
  {
    id: 'permutation-probability',
    columns: ['p_documents'],
    meaning: 'Deals out whole documents instead of words. Where it differs from p, trust it.',
  },
  { id: 'cosine', columns: ['cosine'], meaning: '1 for the same proportions of words, 0 for no word in common.' },
  { id: 'jensen-shannon', columns: ['jensen_shannon'], meaning: '0 for the same distribution of words, at most 1.' },
]

/** A measure as the page explains it. */
export interface Formula {
  readonly name: string
  readonly formula: string
  readonly meaning: string
  readonly source: string
  /** Columns that hold it; it is explained where one of them is there. */
  readonly columns: readonly string[]
}

/** What the columns of the tables hold. */
export const formulas: readonly Formula[] = [
  {
    name: 'Rate per million words',
    formula: '10\u2076 \u00b7 f / W',
    meaning: 'f mentions in W words of the counted zones. Words are tokens that hold a letter.',
    source: 'A plain ratio.',
    columns: ['per_million'],
  },
  {
    name: '95% interval of a rate',
    formula: 'percentiles 2.5 and 97.5 over draws of whole documents',
    meaning:
      'Documents are drawn anew with replacement, by a fixed seed. It says how much the rate depends on which documents are here.',
    source: 'Efron & Tibshirani 1993, An Introduction to the Bootstrap.',
    columns: ['ci_low', 'ci_high'],
  },
  {
    name: 'DP and DPnorm',
    formula: 'DP = \u00bd \u03a3 |v\u1d62/f \u2212 s\u1d62|,  DPnorm = DP / (1 \u2212 min s)',
    meaning:
      'v\u1d62 of f mentions stand in document i, which holds the share s\u1d62 of all words. 0: spread as the words are; 1: gathered in one place.',
    source:
      'Gries 2008, International Journal of Corpus Linguistics 13:403\u2013437; Lijffijt & Gries 2012, ibid. 17:147\u2013149.',
    columns: ['dp', 'dp_norm'],
  },
  {
    name: 'idf',
    formula: 'ln(D / d)',
    meaning: 'd of D counted documents hold the term.',
    source: 'Sp\u00e4rck Jones 1972, Journal of Documentation 28:11\u201321.',
    columns: ['idf'],
  },
  {
    name: 'Observed and expected',
    formula: 'E = a \u00b7 b / N',
    meaning:
      'Of N units, a hold the one concept and b the other; E would hold both if they had nothing to do with each other. Units in which the two stand only in shared words are left out.',
    source: 'Evert 2005, The Statistics of Word Cooccurrences.',
    columns: ['observed', 'expected'],
  },
  {
    name: 'Jaccard',
    formula: 'O / (a + b \u2212 O)',
    meaning: 'Units with both by units with either.',
    source: 'Jaccard 1912, New Phytologist 11:37\u201350.',
    columns: ['jaccard'],
  },
  {
    name: 'NPMI',
    formula: 'log\u2082(p\u2090\u1d66 / p\u2090 p\u1d66) / \u2212log\u2082 p\u2090\u1d66',
    meaning: 'From \u22121, never together, over 0, as chance would have it, to 1, always together.',
    source: 'Bouma 2009, Proceedings of GSCL, 31\u201340.',
    columns: ['npmi'],
  },
  {
    name: 'logDice',
    formula: '14 + log\u2082(2 O / (a + b))',
    meaning: 'At most 14. It does not grow with the corpus.',
    source: 'Rychl\u00fd 2008, RASLAN, 6\u20139.',
    columns: ['log_dice'],
  },
  {
    name: 'G\u00b2',
    formula: '2 \u03a3 O ln(O / E) over the four cells',
    meaning: 'Log-likelihood ratio. It takes the units for independent of each other, which texts are not.',
    source: 'Dunning 1993, Computational Linguistics 19:61\u201374.',
    columns: ['g2'],
  },
  {
    name: 'p and q',
    formula: 'p = P(\u03c7\u00b2\u2081 \u2265 G\u00b2);  q after Benjamini and Hochberg',
    meaning: 'q bounds the expected share of false ones among the rows at or below it, within one unit.',
    source: 'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289\u2013300.',
    columns: ['p', 'q'],
  },
  {
    name: 'Log odds ratio',
    formula: 'ln(O\u2081\u2081 O\u2082\u2082 / O\u2081\u2082 O\u2082\u2081)',
    meaning: 'With an empty cell, 0.5 is added to all four.',
    source: 'Haldane 1956, Annals of Human Genetics 20:309\u2013311.',
    columns: ['log_odds_ratio'],
  },
  {
    name: 'Log Ratio',
    formula: 'log\u2082((f\u2090 / W\u2090) / (f\u1d66 / W\u1d66))',
    meaning: 'One more is twice the rate. A count of 0 is taken as 0.5.',
    source: 'Hardie 2014, Log Ratio: an informal introduction, CASS Lancaster.',
    columns: ['log_ratio'],
  },
  {
    name: 'p documents',
    formula: 'share of permutations of whole documents that are at least as far apart',
    meaning: 'Takes documents, not words, for independent. Where it differs from p, trust it.',
    source: 'Lijffijt and others 2016, Digital Scholarship in the Humanities 31:374\u2013397.',
    columns: ['p_documents'],
  },
]

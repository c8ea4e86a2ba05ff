import type { Row } from '../../../src/analysis/result-table.js'
import { smallTables, tablesOf } from './tables.js'

/** Three documents of 100, 300 and 600 characters, the last one without a date, and one that was not counted. */
const documents: readonly Row[] = [
  ['late.txt', 'Late', '2021-05-01', 300, 'counted'],
  ['none.txt', '', '', 600, 'counted'],
  ['early.txt', 'Early', '1999', 100, 'counted'],
  ['copy.txt', 'Early', '1999', 100, 'duplicate'],
]

const mentions: readonly Row[] = [
  ['early.txt', 'means/treaty', 0],
  ['early.txt', 'means/treaty', 1],
  ['early.txt', 'ends/peace', 99],
  ['late.txt', 'means/treaty', 0],
  ['none.txt', 'means/forum', 599],
  ['copy.txt', 'means/forum', 5],
]

/** {@link smallTables} with where the mentions stand, pairs, and a course over time. */
export const moreTables = new Map([
  ...smallTables,
  ...tablesOf({
    documents: ['document title date characters status', ...documents],
    mentions: ['document concept start', ...mentions],
    document_concepts: [
      'document concept frequency per_million',
      ['early.txt', 'means', 3, 30_000],
      ['early.txt', 'means/treaty', 3, 30_000],
      ['early.txt', 'river', 1, 10_000],
      ['late.txt', 'ends', 2, 5_000.5],
      ['late.txt', 'ends/peace', 2, 5_000.5],
    ],
    cooccurrence: [
      'unit concept_a concept_b observed expected npmi log_dice g2 q',
      ['sentence', 'ends', 'means', 7, 2, 0.4, 11, 15, 0.001],
      ['sentence', 'ends/peace', 'means/treaty', 6, 1.2, 0.5, 12, 12.5, 0.001],
      ['sentence', 'means/treaty', 'river', 1, 2, -0.25, 3, 1, 0.4],
    ],
    trend: [
      'period group concept frequency words per_million ci_low ci_high documents',
      ...[2001, 2002, 2003, 2004].flatMap((year): Row[] => [
        [String(year), 'X', 'means/treaty', year - 2000, 1000, (year - 2000) * 1000, 500, 6000, 3],
        [String(year), 'Y', 'means/treaty', 1, 500, year === 2003 ? null : 2000, null, null, 1],
        [String(year), 'X', 'means', 9, 1000, 9000, 500, 12_000, 3],
      ]),
    ],
    keyness: [
      'kind item frequency_a frequency_b g2 q log_ratio ci_low ci_high',
      ['concept', 'means/treaty', 20, 5, 30, 0.001, 2, 1.5, 2.5],
      ['concept', 'river', 1, 9, 12, 0.01, -3.2, -5, -1],
      ['concept', 'ends/peace', 6, 6, 0, 1, 0, -1, 1],
    ],
    similarity: [
      'document_a document_b cosine jaccard jensen_shannon',
      ['early.txt', 'late.txt', 0.75, 0.3, 0.2],
      ['early.txt', 'none.txt', 0.5, 0.2, 0.4],
    ],
  }),
])

import { cosine } from '../cosine.js'
import { jaccardOfSets } from '../jaccard.js'
import { jensenShannon } from '../jensen-shannon.js'
import { kendallTau } from '../kendall-tau.js'
import { pearson } from '../pearson.js'
import { spearman } from '../spearman.js'
import type { ConformanceVector } from './vector.js'

const anscombeX = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
const anscombeY = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]
const quotients = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
const defined = 'The definition, in whole numbers'

export const similarity: readonly ConformanceVector[] = [
  {
    method: 'pearson/1',
    source: 'Anscombe 1973, The American Statistician 27:17-21; R, cor(anscombe$x1, anscombe$y1)',
    input: 'x1 and y1 of the quartet',
    published: '0.8164205',
    compute: () => pearson(anscombeX, anscombeY),
  },
  {
    method: 'spearman/1',
    source: "Wikipedia, Spearman's rank correlation coefficient: -29/165",
    input: 'ten intelligence quotients and hours of television',
    published: '-0.175757576',
    compute: () => spearman(quotients, hours),
  },
  {
    method: 'kendall-tau/1',
    source: 'SciPy manual, scipy.stats.kendalltau',
    input: '12, 2, 1, 12, 2 and 1, 4, 7, 1, 0',
    published: '-0.47140452079103173',
    compute: () => kendallTau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]),
  },
  {
    method: 'cosine/1',
    source: defined,
    input: '1, 2, 2 and 2, 1, 2: 8 / 9',
    published: '0.888888888889',
    compute: () => cosine([1, 2, 2], [2, 1, 2]),
  },
  {
    method: 'jaccard-of-sets/1',
    source: defined,
    input: '{a, b, c} and {b, c, d}: 2 / 4',
    published: '0.5',
    exact: true,
    compute: () => jaccardOfSets(new Set(['a', 'b', 'c']), new Set(['b', 'c', 'd'])),
  },
  {
    method: 'jensen-shannon/1',
    source: 'SciPy manual, scipy.spatial.distance.jensenshannon (base 2), squared',
    input: '1, 0, 0 and 0, 1, 0',
    published: '1',
    exact: true,
    compute: () => jensenShannon([1, 0, 0], [0, 1, 0]),
  },
  {
    method: 'jensen-shannon/1',
    source:
      'SciPy manual, scipy.spatial.distance.jensenshannon (natural logarithms: 0.46450140402245893), squared, in bits',
    input: '1, 0 and 0.5, 0.5',
    published: '0.311278124459',
    compute: () => jensenShannon([2, 0], [1, 1]),
  },
]

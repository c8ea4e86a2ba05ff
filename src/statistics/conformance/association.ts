import { type ContingencyTable, contingencyTable } from '../contingency.js'
import { dice } from '../dice.js'
import { fisherExact } from '../fisher-exact.js'
import { jaccard } from '../jaccard.js'
import { logDice } from '../log-dice.js'
import { logLikelihood } from '../log-likelihood.js'
import { logOddsRatio, logOddsRatioInterval } from '../log-odds-ratio.js'
import { ochiai } from '../ochiai.js'
import { oddsRatio } from '../odds-ratio.js'
import { pearsonChiSquared, yatesChiSquared } from '../pearson-chi-squared.js'
import { normalisedPointwiseMutualInformation, pointwiseMutualInformation } from '../pointwise-mutual-information.js'
import type { ConformanceVector } from './vector.js'

const dunning = 'Dunning 1993, p. 72'
const theSwiss: ContingencyTable = { o11: 110, o12: 2442, o21: 111, o22: 29_114 }
const recomputed = 'Dunning 1993, p. 72, recomputed'
const churchAndHanks: ContingencyTable = contingencyTable(8, 1105, 44, 15_000_000)
const fisher: ContingencyTable = { o11: 3, o12: 1, o21: 1, o22: 3 }
const aspirin: ContingencyTable = { o11: 189, o12: 10_845, o21: 104, o22: 10_933 }
const agresti = 'Agresti 2007, An Introduction to Categorical Data Analysis (2nd ed.), section 2.3: aspirin'

/** A measure of a two-by-two table. */
function ofTable(
  method: string,
  measure: (table: ContingencyTable) => number,
  source: string,
  cells: ContingencyTable,
  published: string,
  exact = false,
): ConformanceVector {
  const input = `cells ${cells.o11}, ${cells.o12}, ${cells.o21}, ${cells.o22}`
  return { method, source, input, published, exact, compute: () => measure(cells) }
}

/** A measure of units with both, with A and with B. */
function ofMargins(
  method: string,
  measure: (observed: number, unitsA: number, unitsB: number) => number,
  source: string,
  [observed, unitsA, unitsB]: readonly [number, number, number],
  published: string,
  exact = false,
): ConformanceVector {
  const input = `${observed} together, ${unitsA} with A, ${unitsB} with B`
  return { method, source, input, published, exact, compute: () => measure(observed, unitsA, unitsB) }
}

const cells = (o11: number, o12: number, o21: number, o22: number): ContingencyTable => ({ o11, o12, o21, o22 })
const pmi = 'pointwise-mutual-information/1'
const npmi = 'normalised-pointwise-mutual-information/1'
const ofTheSwiss = [110, 2552, 221] as const
const defined = 'The definition, in whole numbers'

export const association: readonly ConformanceVector[] = [
  ofTable('log-likelihood/1', logLikelihood, `${dunning}: "the swiss"`, theSwiss, '270.72'),
  ofTable('log-likelihood/1', logLikelihood, dunning, cells(29, 13, 123, 31_612), '263.90'),
  ofTable('log-likelihood/1', logLikelihood, dunning, cells(31, 23, 139, 31_584), '256.84'),
  ofTable('log-likelihood/1', logLikelihood, dunning, cells(10, 0, 3, 31_764), '167.23'),
  ofTable('pearson-chi-squared/1', pearsonChiSquared, recomputed, theSwiss, '525.0211'),
  ofTable('yates-chi-squared/1', yatesChiSquared, recomputed, theSwiss, '519.3453'),
  ofTable(pmi, pointwiseMutualInformation, 'Church & Hanks 1990', churchAndHanks, '11.3'),
  ofTable(pmi, pointwiseMutualInformation, 'Church & Hanks 1990, recomputed', churchAndHanks, '11.2692'),
  ofTable(pmi, pointwiseMutualInformation, recomputed, theSwiss, '2.631740'),
  ofTable(npmi, normalisedPointwiseMutualInformation, 'Church & Hanks 1990, recomputed', churchAndHanks, '0.540788'),
  ofTable(npmi, normalisedPointwiseMutualInformation, recomputed, theSwiss, '0.321952'),
  ofTable(npmi, normalisedPointwiseMutualInformation, 'Bouma 2009, always together', cells(10, 0, 0, 90), '1', true),
  ofTable(npmi, normalisedPointwiseMutualInformation, 'Bouma 2009, independent', cells(1, 9, 9, 81), '0', true),
  ofTable(npmi, normalisedPointwiseMutualInformation, 'Bouma 2009, never together', cells(0, 10, 10, 80), '-1', true),
  ofMargins('log-dice/1', logDice, 'Rychlý 2008, the maximum', [10, 10, 10], '14', true),
  ofMargins('log-dice/1', logDice, defined, [5, 20, 30], '11.678072'),
  ofMargins('log-dice/1', logDice, recomputed, ofTheSwiss, '10.344128'),
  ofMargins('jaccard/1', jaccard, defined, [5, 20, 30], '0.111111'),
  ofMargins('jaccard/1', jaccard, recomputed, ofTheSwiss, '0.041307'),
  ofMargins('dice/1', dice, defined, [5, 20, 30], '0.2', true),
  ofMargins('dice/1', dice, recomputed, ofTheSwiss, '0.079336'),
  ofMargins('ochiai/1', ochiai, defined, [5, 20, 30], '0.204124'),
  ofMargins('ochiai/1', ochiai, recomputed, ofTheSwiss, '0.146473'),
  ofTable('odds-ratio/1', oddsRatio, recomputed, theSwiss, '11.814788'),
  ofTable('odds-ratio/1', oddsRatio, 'Fisher 1935, the lady tasting tea', fisher, '9', true),
  ofTable('log-odds-ratio/1', logOddsRatio, agresti, aspirin, '0.605'),
  ofTable(
    'log-odds-ratio-interval/1',
    (table) => logOddsRatioInterval(table)?.low ?? Number.NaN,
    `${agresti} (low)`,
    aspirin,
    '0.365',
  ),
  ofTable(
    'log-odds-ratio-interval/1',
    (table) => logOddsRatioInterval(table)?.high ?? Number.NaN,
    `${agresti} (high)`,
    aspirin,
    '0.846',
  ),
  ofTable(
    'fisher-exact/1',
    (table) => fisherExact(table, 'greater'),
    'Fisher 1935, the lady tasting tea, one-sided',
    fisher,
    '0.242857',
  ),
  ofTable(
    'fisher-exact/1',
    (table) => fisherExact(table, 'two-sided'),
    'Fisher 1935, the lady tasting tea, two-sided',
    fisher,
    '0.485714',
  ),
  ofTable('fisher-exact/1', (table) => fisherExact(table, 'greater'), recomputed, theSwiss, '9.763e-61'),
]

import { bayesFactor } from '../bayes-factor.js'
import { contingencyTable } from '../contingency.js'
import { effectSizeLogLikelihood } from '../effect-size-log-likelihood.js'
import { logLikelihood, twoCellLogLikelihood } from '../log-likelihood.js'
import { logRatio, logRatioInterval } from '../log-ratio.js'
import { oddsRatio } from '../odds-ratio.js'
import { percentDifference } from '../percent-difference.js'
import { relativeRisk } from '../relative-risk.js'
import type { ConformanceVector } from './vector.js'

const sigEff = 'UCREL SigEff, spreadsheet'
const sigEffProgram = 'UCREL SigEff, program in C'
const aspirin = 'Agresti 2007, An Introduction to Categorical Data Analysis (2nd ed.), section 2.2: aspirin'

type Measure = (frequencyA: number, frequencyB: number, wordsA: number, wordsB: number) => number | null

/** A measure of two frequencies in corpora of the given sizes. */
function compared(
  method: string,
  measure: Measure,
  source: string,
  [a, b, c, d]: readonly [number, number, number, number],
  published: string,
  exact = false,
): ConformanceVector {
  const input = `${a} of ${c} against ${b} of ${d} words`
  return { method, source, input, published, exact, compute: () => measure(a, b, c, d) }
}

const fourCells = (a: number, b: number, c: number, d: number) => contingencyTable(a, a + b, c, c + d)
const fourCellLogLikelihood: Measure = (a, b, c, d) => logLikelihood(fourCells(a, b, c, d))
const twoCell = 'two-cell-log-likelihood/1'
const fourCell = 'log-likelihood/1'

export const keyness: readonly ConformanceVector[] = [
  compared(twoCell, twoCellLogLikelihood, sigEff, [340, 2500, 10_000, 100_000], '26.175758'),
  compared(twoCell, twoCellLogLikelihood, sigEff, [200, 2500, 10_000, 100_000], '9.827928'),
  compared(twoCell, twoCellLogLikelihood, sigEff, [7, 0, 10_000, 100_000], '33.570534'),
  compared(twoCell, twoCellLogLikelihood, sigEff, [654, 654, 10_000, 100_000], '1447.839708'),
  compared(twoCell, twoCellLogLikelihood, sigEff, [89, 536, 10_000, 100_000], '17.377404'),
  compared(twoCell, twoCellLogLikelihood, sigEff, [1500, 15_000, 10_000, 100_000], '0', true),
  compared(twoCell, twoCellLogLikelihood, sigEffProgram, [231, 388, 100_000, 100_000], '40.26'),
  compared(twoCell, twoCellLogLikelihood, sigEffProgram, [164, 355, 100_000, 100_000], '71.97'),
  compared(twoCell, twoCellLogLikelihood, sigEffProgram, [22, 148, 100_000, 100_000], '104.68'),
  compared(twoCell, twoCellLogLikelihood, sigEffProgram, [51, 52, 100_000, 100_000], '0.01'),
  compared(fourCell, fourCellLogLikelihood, 'Four cells of a SigEff row', [340, 2500, 10_000, 100_000], '26.93355'),
  compared(fourCell, fourCellLogLikelihood, 'Four cells of a SigEff row', [200, 2500, 10_000, 100_000], '10.060595'),
  compared(fourCell, fourCellLogLikelihood, 'Four cells of a SigEff row', [654, 654, 10_000, 100_000], '1480.246659'),
  compared('log-ratio/1', logRatio, sigEff, [340, 2500, 10_000, 100_000], '0.443607'),
  compared('log-ratio/1', logRatio, sigEff, [200, 2500, 10_000, 100_000], '-0.321928'),
  compared('log-ratio/1', logRatio, sigEff, [7, 0, 10_000, 100_000], '7.129283'),
  compared('log-ratio/1', logRatio, sigEff, [654, 654, 10_000, 100_000], '3.321928'),
  ...(['low', 'high'] as const).map((end) =>
    compared(
      'log-ratio-interval/1',
      (a, b, c, d) => {
        const interval = logRatioInterval(a, b, c, d)
        return interval === null ? null : 2 ** interval[end]
      },
      `The definition, computed in R: ${end} end, as a ratio`,
      [189, 104, 11_034, 11_037],
      { low: '1.43303090305', high: '2.30588423242' }[end],
    ),
  ),
  compared(
    'percent-difference/1',
    percentDifference,
    'Gabrielatos & Marchi 2012, slide 18',
    [206_523, 178_174, 959_641, 1_562_358],
    '88.7',
  ),
  compared('percent-difference/1', percentDifference, sigEff, [340, 2500, 10_000, 100_000], '36', true),
  compared(
    'percent-difference/1',
    percentDifference,
    'The limit; SigEff prints some 7e16',
    [7, 0, 10_000, 100_000],
    'none',
  ),
  ...(
    [
      [340, '14.567522'],
      [200, '-1.780307'],
    ] as const
  ).map(([frequency, published]) =>
    compared(
      'bayes-factor/1',
      (a, b, c, d) => bayesFactor(twoCellLogLikelihood(a, b, c, d), c + d),
      sigEff,
      [frequency, 2500, 10_000, 100_000],
      published,
    ),
  ),
  compared(
    'effect-size-log-likelihood/1',
    effectSizeLogLikelihood,
    sigEff,
    [340, 2500, 10_000, 100_000],
    '0.0000428476',
  ),
  compared(
    'effect-size-log-likelihood/1',
    effectSizeLogLikelihood,
    'Not defined below 1 expected; SigEff prints -6.752e-4',
    [7, 0, 10_000, 100_000],
    'none',
  ),
  compared(
    'odds-ratio/1',
    (a, b, c, d) => oddsRatio(fourCells(a, b, c, d)),
    sigEff,
    [340, 2500, 10_000, 100_000],
    '1.37267',
  ),
  compared('relative-risk/1', relativeRisk, sigEff, [340, 2500, 10_000, 100_000], '1.36', true),
  compared('relative-risk/1', relativeRisk, aspirin, [189, 104, 11_034, 11_037], '1.82'),
]

import { benjaminiHochberg } from '../benjamini-hochberg.js'
import { chiSquaredSurvival } from '../chi-squared.js'
import { type Interval, wilsonInterval } from '../interval.js'
import type { ConformanceVector } from './vector.js'

/** The example of the article: fifteen probabilities of a trial of treatments after a heart attack. */
const probabilities = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
]
const adjusted = (
  '0.0015 0.0030 0.0095 0.035625 0.0603 0.063857 0.063857 0.0645 ' +
  '0.0765 0.4860 0.581182 0.714875 0.753231 0.813214 1'
).split(' ')

function wilson(successes: number, trials: number, end: keyof Interval, published: string): ConformanceVector {
  return {
    method: 'wilson-interval/1',
    source: 'Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3',
    input: `${successes} of ${trials}, ${end} end of 95 %`,
    published,
    compute: () => wilsonInterval(successes, trials)[end],
  }
}

export const inference: readonly ConformanceVector[] = [
  {
    method: 'benjamini-hochberg/1',
    source: 'Benjamini & Hochberg 1995, the example',
    input: '15 probabilities, rejected at 0.05',
    published: '4',
    exact: true,
    compute: () => benjaminiHochberg(probabilities).filter((q) => q <= 0.05).length,
  },
  ...adjusted.map((published, index) => ({
    method: 'benjamini-hochberg/1',
    source: 'Benjamini & Hochberg 1995, as adjusted probabilities',
    input: `the one of ${probabilities[index]} among 15`,
    published,
    compute: () => benjaminiHochberg(probabilities)[index] ?? null,
  })),
  ...(
    [
      ['3.841', 1, '0.05'],
      ['6.635', 1, '0.01'],
      ['10.828', 1, '0.001'],
      ['5.991', 2, '0.05'],
    ] as const
  ).map(([statistic, degrees, published]) => ({
    method: 'chi-squared-survival/1',
    source: 'Fisher & Yates, Statistical Tables, table IV',
    input: `${statistic}, ${degrees} degree${degrees === 1 ? '' : 's'} of freedom`,
    published: `${published}00`,
    compute: () => chiSquaredSurvival(Number(statistic), degrees),
  })),
  wilson(81, 263, 'low', '0.2553'),
  wilson(81, 263, 'high', '0.3662'),
  wilson(15, 148, 'low', '0.0624'),
  wilson(15, 148, 'high', '0.1605'),
  wilson(0, 20, 'low', '0'),
  wilson(0, 20, 'high', '0.1611'),
  wilson(1, 29, 'low', '0.0061'),
  wilson(1, 29, 'high', '0.1718'),
]

import { cohenKappa } from '../cohen-kappa.js'
import { krippendorffAlpha, type LevelOfMeasurement } from '../krippendorff-alpha.js'
import { percentAgreement } from '../percent-agreement.js'
import type { ConformanceVector } from './vector.js'

/** A line of figures for each coder, `.` for a missing value. */
const coded = (...coders: readonly string[]) =>
  coders.map((line) => line.split(' ').map((value) => (value === '.' ? null : Number(value))))

const four = coded(
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
)
const three = coded('. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4')
const binary = coded('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')

function alpha(
  source: string,
  input: string,
  ratings: Parameters<typeof krippendorffAlpha>[0],
  level: LevelOfMeasurement,
  published: string,
): ConformanceVector {
  return {
    method: 'krippendorff-alpha/1',
    source,
    input: `${input}, ${level}`,
    published,
    compute: () => krippendorffAlpha(ratings, level),
  }
}

const krippendorff = 'Krippendorff 2011 and R, rel::kra'
const wikipedia = "Wikipedia, Krippendorff's alpha"

function kappa(cells: readonly (readonly [number, number])[], published: string, exact = false): ConformanceVector[] {
  const input = `table ${cells.map((row) => row.join(' ')).join(' / ')}`
  const source = "Wikipedia, Cohen's kappa"
  const [[bothYes, onlyA] = [0, 0], [onlyB, bothNo] = [0, 0]] = cells
  const pairs = [
    [bothYes, 1, 1],
    [onlyA, 1, 0],
    [onlyB, 0, 1],
    [bothNo, 0, 0],
  ] as const
  const ratings = [1, 2].map((coder) => pairs.flatMap((pair) => new Array<number>(pair[0]).fill(pair[coder as 1 | 2])))
  const agreement = (100 * (bothYes + bothNo)) / (bothYes + onlyA + onlyB + bothNo)
  return [
    { method: 'cohen-kappa/1', source, input, published, exact, compute: () => cohenKappa(cells) },
    {
      method: 'percent-agreement/1',
      source,
      input,
      published: `${agreement}`,
      exact: true,
      compute: () => percentAgreement(ratings),
    },
  ]
}

export const agreement: readonly ConformanceVector[] = [
  alpha(krippendorff, '4 coders, 12 units', four, 'nominal', '0.743421'),
  alpha(krippendorff, '4 coders, 12 units', four, 'ordinal', '0.815388'),
  alpha(krippendorff, '4 coders, 12 units', four, 'interval', '0.849107'),
  alpha(krippendorff, '4 coders, 12 units', four, 'ratio', '0.797403'),
  alpha(wikipedia, '3 coders, 15 units', three, 'nominal', '0.691358'),
  alpha(wikipedia, '3 coders, 15 units', three, 'interval', '0.810845'),
  alpha('Krippendorff 2011, section A', '2 coders, 10 units of 0 and 1', binary, 'nominal', '0.095238'),
  ...kappa(
    [
      [20, 5],
      [10, 15],
    ],
    '0.4',
    true,
  ),
  ...kappa(
    [
      [45, 15],
      [25, 15],
    ],
    '0.130435',
  ),
  ...kappa(
    [
      [25, 35],
      [5, 35],
    ],
    '0.259259',
  ),
]

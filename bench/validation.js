// Simulates samples of populations of which precision, recall and shares are planted, and prints how often the intervals of
// `tallyrand validate score` cover them. Run `npm run build` first; -- --write puts the tables into bench/VALIDATION.md.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { scoreCodes } from '../dist/pipeline/validation/score-codes.js'
import { classification } from '../dist/statistics/classification.js'
import { correctedShares } from '../dist/statistics/corrected-shares.js'
import { drawSample } from '../dist/statistics/draw-sample.js'
import { codedSection, heading } from './validation/coded.js'
import { coverage, coverageOfDifference, populations } from './validation/simulate.js'

const size = { samples: 1000, draws: 1000 }

/** @param {number} share */
const percent = (share) => (100 * share).toFixed(1)

const rows = Object.entries(populations).flatMap(([name, population]) =>
  Object.entries(coverage(population, { classification, drawSample }, size)).map(
    ([measure, { truth, mean, covered, below, width }]) =>
      `| ${name} | ${measure} | ${truth.toFixed(3)} | ${mean.toFixed(3)} | ${percent(covered)} | ${percent(below)} | ${width.toFixed(3)} |`,
  ),
)
const difference = coverageOfDifference({ correctedShares, drawSample }, size)

const page = `# Do the intervals of a validation cover the truth?

Written by \`node bench/validation.js -- --write\` after \`npm run build\`. Each row: ${size.samples} seeded samples of one population, whose
truth is planted, ${size.draws} draws for each interval of 95 %. \`bench/validation/simulate.js\` has the populations;
\`tests/statistics/classification.test.ts\` runs a part of it.

## Precision, recall and F1 under stratified sampling

| population | measure | truth | mean estimate | covered, % | truth above, % | mean width |
| --- | --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

Where few units are missed and these stand in the largest stratum, as in the last populations, most samples see none of them: recall is then
estimated as 1, and only the interval says how much may be missed. It is wide because that is not known.

## A difference between two groups, with precision .7 and recall .6

The machine errs unlike in the two groups: in the first it finds too much, in the second it misses more.

| | share of the first less that of the second |
| --- | --- |
| truth | ${difference.truth.toFixed(4)} |
| naive, from the machine's marks on all units | ${difference.naive.toFixed(4)} (interval ${difference.naiveLow.toFixed(4)} to ${difference.naiveHigh.toFixed(4)}: the truth is not in it) |
| corrected, mean over samples of 600 | ${difference.mean.toFixed(4)} |
| interval of the corrected covers the truth in | ${percent(difference.covered)} % |
| its mean width | ${difference.width.toFixed(4)} |

The price of the correction is width: the machine's marks on all units cost nothing, what it misses is known from the sample alone.
`

const file = fileURLToPath(new URL('VALIDATION.md', import.meta.url))
const section =
  (await codedSection(fileURLToPath(new URL('../../shared/texts/coded', import.meta.url)), scoreCodes)) ?? kept()

/** Where the codes are not at hand, the section as it stands. */
function kept() {
  process.stderr.write('The codes of people are not at hand: their section stays as it is.\n')
  return readFileSync(file, 'utf8').split(`## ${heading}\n\n`)[1] ?? ''
}

const whole = `${page}\n## ${heading}\n\n${section.trimEnd()}\n`
process.stdout.write(whole)
if (process.argv.includes('--write')) writeFileSync(file, whole)

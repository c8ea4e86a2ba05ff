import { watchProcess } from './watch-process.js'

/** @typedef {import('./cases.js').Case} Case */

/**
 * What was measured of a case.
 *
 * @typedef {object} Measured
 * @property {Case} of
 * @property {number[]} seconds
 * @property {number[]} bytes
 * @property {import('./cases.js').Counts} counts
 * @property {string} fault why it ended badly, or ''
 */

/**
 * Measures all cases in turn, so that what disturbs the machine for a while disturbs all; then all again. The first round
 * warms up and does not count.
 *
 * @param {readonly Case[]} cases
 * @param {number} repeats
 * @param {(measured: readonly Measured[], round: number) => void} afterRound
 * @returns {Promise<Measured[]>}
 */
export async function measureCases(cases, repeats, afterRound) {
  /** @type {Measured[]} */
  const all = cases
    .filter(({ missing }) => !missing)
    .map((of) => ({ of, seconds: [], bytes: [], counts: {}, fault: '' }))
  for (let round = 0; round <= repeats; round += 1) {
    for (const measured of all) {
      const { most } = measured.of
      if (round === 0 ? most !== undefined : round > (most ?? repeats)) continue
      if (measured.fault === '') await measure(measured, round > 0)
    }
    if (round > 0) afterRound(all, round)
  }
  return all
}

/** @param {Measured} measured @param {boolean} counts */
async function measure(measured, counts) {
  const { before, command, args, read } = measured.of
  try {
    before?.()
    const { seconds, bytes, output } = await watchProcess(command, args, [0, 2])
    const found = read(output)
    if (Object.keys(measured.counts).length === 0) measured.counts = found.counts
    if (!counts) return
    if (JSON.stringify(found.counts) !== JSON.stringify(measured.counts)) {
      throw new Error(`not the same work twice: ${JSON.stringify([measured.counts, found.counts])}`)
    }
    measured.seconds.push(found.seconds ?? seconds)
    if (bytes !== undefined) measured.bytes.push(bytes)
  } catch (error) {
    measured.fault = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${measured.of.name}: ${measured.fault}\n`)
    process.exitCode = 1
  }
}

/** The middle one; of an even number the mean of the two in the middle. @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

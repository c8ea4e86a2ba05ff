import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process needed: seconds by the clock and of the processors, mebibytes at most. */
/** @typedef {{ seconds: number, processor: number, memory: number, stdout: string }} Needs */

/**
 * Runs Node.js with these arguments to its end, under GNU time.
 *
 * @param {readonly string[]} args
 * @param {readonly number[]} [allowed] exit statuses that are no failure
 * @returns {Needs}
 */
export function measured(args, allowed = [0, 2]) {
  const folder = mkdtempSync(join(tmpdir(), 'tallyrand-bench-'))
  try {
    const record = join(folder, 'time')
    const options = ['-f', '%e %U %S %M', '-o', record, process.execPath, ...args]
    const { status, stdout, stderr } = spawnSync('time', options, { encoding: 'utf8', maxBuffer: 2 ** 28 })
    if (status === null || !allowed.includes(status)) throw new Error(`${args.join(' ')}: ${status}\n${stderr}`)
    const lines = readFileSync(record, 'utf8').trim().split('\n')
    const [seconds = 0, user = 0, system = 0, kibibytes = 0] = (lines.at(-1) ?? '').split(' ').map(Number)
    return { seconds, processor: user + system, memory: kibibytes / 1024, stdout }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What several processes needed, one after the other.
 *
 * @param {readonly Needs[]} all
 * @returns {Needs}
 */
export function sum(all) {
  const total = (/** @type {(needs: Needs) => number} */ of) => all.reduce((value, needs) => value + of(needs), 0)
  return {
    seconds: total(({ seconds }) => seconds),
    processor: total(({ processor }) => processor),
    memory: Math.max(...all.map(({ memory }) => memory)),
    stdout: '',
  }
}

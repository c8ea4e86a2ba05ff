import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** The machine in words, without its name. */
export function describeMachine() {
  const cores = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${cores.length} cores of ${cores[0]?.model.trim() ?? 'an unknown kind'}, ${memory} GiB of memory, Node ${process.versions.node}`
}

/** How busy the machine is: processes that want to run, over the last minute. */
export function describeLoad() {
  return (loadavg()[0] ?? 0).toFixed(1)
}

/**
 * What a program prints when it is asked for something small; `undefined` where it is not there or fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function ask(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

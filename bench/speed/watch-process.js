import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds between two looks at the memory. */
const interval = 40

/**
 * @typedef {object} Watched
 * @property {number} seconds from its start to its end
 * @property {number | undefined} bytes most memory that the process and its descendants held; `undefined` where there is no /proc
 * @property {string} output
 */

/**
 * Runs a program to its end and watches its time and its memory. Memory is resident memory, summed over the tree of
 * processes at each look (pages that processes share count in each); a single process is also asked for the peak that the
 * kernel keeps, so that no peak between two looks is missed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {readonly number[]} good exit codes of success
 * @returns {Promise<Watched>}
 */
export function watchProcess(command, args, good = [0]) {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    /** @type {Buffer[]} */
    const output = []
    let complaints = ''
    let peak = 0
    const look = () => {
      if (child.pid !== undefined) peak = Math.max(peak, memoryOf(child.pid))
    }
    const looks = setInterval(look, interval)
    child.stdout.on('data', (/** @type {Buffer} */ data) => {
      output.push(data)
    })
    child.stderr.on('data', (/** @type {Buffer} */ data) => {
      complaints = `${complaints}${data}`.slice(-4000)
    })
    child.on('error', (error) => {
      clearInterval(looks)
      reject(error)
    })
    child.on('close', (code) => {
      clearInterval(looks)
      const seconds = (performance.now() - start) / 1000
      if (code === null || !good.includes(code)) {
        reject(new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${complaints}`))
        return
      }
      resolve({ seconds, bytes: peak === 0 ? undefined : peak, output: Buffer.concat(output).toString('utf8') })
    })
  })
}

/**
 * Memory of a process with its descendants: the sum of what they hold now, or the peak of the largest if that is more.
 *
 * @param {number} root
 */
function memoryOf(root) {
  let now = 0
  let largest = 0
  const waiting = [root]
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const status = readProc(`/proc/${pid}/status`)
    now += kibibytes(status, 'VmRSS')
    largest = Math.max(largest, kibibytes(status, 'VmHWM'))
    waiting.push(...childrenOf(pid))
  }
  return Math.max(now, largest) * 1024
}

/** @param {number} pid */
function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readProc(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** @param {string} path */
function readProc(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** @param {string} status @param {string} name */
function kibibytes(status, name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0)
}

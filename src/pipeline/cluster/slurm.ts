import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { UsageError } from '../../problems/problem.js'

const run = promisify(execFile)

/** Milliseconds after which a command of Slurm is given up: a controller that does not answer must not stop us for ever. */
const deadline = 60_000

/** A task of a run that Slurm has in its queue. */
export interface QueuedTask {
  /** Of the task in the manifest. */
  readonly index: number
  /** Number of the job array. */
  readonly job: string
  readonly state: 'running' | 'pending'
  /** Why it is not running, in Slurm's words. */
  readonly why: string
}

/** What Slurm has in its queue for a run. */
export interface Queue {
  readonly tasks: readonly QueuedTask[]
  /** Numbers of the jobs that will merge it. */
  readonly merges: readonly string[]
}

/** Name of the array whose first task is `offset`; `squeue` shows it. */
export const mapJobName = (id: string, offset: number) => `tallyrand-map-${id}+${offset}`
/** Name of the job that merges. */
export const mergeJobName = (id: string) => `tallyrand-merge-${id}`

/** The jobs of a run in the queue of this user; `undefined` where there is no Slurm on this machine. */
export async function readQueue(id: string): Promise<Queue | undefined> {
  let text: string
  try {
    text = await slurm('squeue', ['--me', '--noheader', '--array', '--format=%j|%F|%K|%t|%r'])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const tasks: QueuedTask[] = []
  const merges: string[] = []
  for (const line of text.split('\n')) {
    const [name = '', job = '', place = '', state = '', why = ''] = line.trim().split('|')
    if (name === mergeJobName(id)) merges.push(job)
    const [map, offset = ''] = name.split('+')
    if (`${map}+` !== mapJobName(id, 0).slice(0, -1)) continue
    const index = Number(offset) + Number(place)
    if (Number.isInteger(index)) tasks.push({ index, job, state: state === 'R' ? 'running' : 'pending', why })
  }
  return { tasks, merges }
}

/** How many indexes an array may have on this cluster. */
export async function maximumArraySize(): Promise<number> {
  const text = await slurm('scontrol', ['show', 'config'])
  const size = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(text)?.[1])
  return Number.isInteger(size) && size > 1 ? size : 1001
}

/** Submits a job and returns its number. */
export async function submitJob(options: readonly string[], script: string): Promise<string> {
  // A cluster of a federation is named after a semicolon.
  return (await slurm('sbatch', ['--parsable', ...options, script])).trim().split(';')[0] ?? ''
}

async function slurm(command: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(command, args, { timeout: deadline, maxBuffer: 2 ** 28 })).stdout
  } catch (error) {
    const { code, stderr = '', killed } = error as { code?: unknown; stderr?: string; killed?: boolean }
    if (code === 'ENOENT') throw error
    const reason = killed === true ? `no answer within ${deadline / 1000} s` : stderr.trim() || String(error)
    throw new UsageError(`${command} failed: ${reason}`)
  }
}

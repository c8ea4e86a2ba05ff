import { execFile, execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Folders of programs that only root has in its path. */
const path = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']

/** The environment of every program here. */
export const environment: NodeJS.ProcessEnv = { ...process.env, PATH: path.join(delimiter) }

/** Why machines cannot be imitated here; empty where they can. */
export function missingFor(programs: readonly string[]): string {
  const absent = [...programs, 'ip', 'nsenter', 'unshare'].filter(
    (name) => !path.some((folder) => isRunnable(join(folder, name))),
  )
  if (absent.length > 0) return `not installed: ${absent.join(', ')}`
  try {
    execFileSync('unshare', ['--net', '--uts', '--mount', 'true'], { env: environment, stdio: 'ignore' })
  } catch {
    return 'no right to make network namespaces'
  }
  return ''
}

/**
 * What is to be done where machines cannot be imitated: the tests are passed over with a line that says so, or fail where
 * TALLYRAND_REQUIRE_CLUSTER is set.
 */
export function passedOver(what: string, reason: string): boolean {
  if (reason === '') return false
  if ((process.env.TALLYRAND_REQUIRE_CLUSTER ?? '') !== '')
    throw new Error(`${what} must be tested here, but: ${reason}`)
  process.stderr.write(`\n${what} is not tested here: ${reason}\n`)
  return true
}

function isRunnable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One of several machines on one host: a network namespace of its own, joined to the others by a switch. */
export interface Machine {
  readonly name: string
  readonly address: string
  /** Of the network namespace. */
  readonly namespace: string
  /** What to put before a command so that it runs there. */
  readonly enter: readonly string[]
}

/** Machines that see only one another, the first of them beside the switch. */
export class Network {
  private constructor(readonly machines: readonly Machine[]) {}

  /** Makes machines of these names, with the addresses 10.77.0.1 and up; other networks may have the same ones. */
  static async of(names: readonly string[]): Promise<Network> {
    const prefix = `tly${process.pid}`
    const machines = names.map((name, index): Machine => {
      const namespace = `${prefix}-${name}`
      const enter = ['nsenter', `--net=/run/netns/${namespace}`, '--']
      return { name, namespace, enter, address: `10.77.0.${index + 1}` }
    })
    const network = new Network(machines)
    try {
      const [first] = machines
      for (const { namespace } of machines) {
        await ip('netns', 'add', namespace)
        await ip('-n', namespace, 'link', 'set', 'lo', 'up')
      }
      if (first === undefined) return network
      await ip('-n', first.namespace, 'link', 'add', 'switch', 'type', 'bridge')
      await ip('-n', first.namespace, 'addr', 'add', `${first.address}/24`, 'dev', 'switch')
      await ip('-n', first.namespace, 'link', 'set', 'switch', 'up')
      for (const { name, namespace, address } of machines.slice(1)) {
        const ends = ['type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace]
        await ip('-n', first.namespace, 'link', 'add', `to-${name}`, ...ends)
        await ip('-n', first.namespace, 'link', 'set', `to-${name}`, 'master', 'switch', 'up')
        await ip('-n', namespace, 'addr', 'add', `${address}/24`, 'dev', 'eth0')
        await ip('-n', namespace, 'link', 'set', 'eth0', 'up')
      }
      return network
    } catch (error) {
      await network.remove()
      throw error
    }
  }

  /** Pulls the cable of a machine, or plugs it in again. */
  async cable(machine: Machine, state: 'up' | 'down'): Promise<void> {
    await ip('-n', this.machines[0]?.namespace ?? '', 'link', 'set', `to-${machine.name}`, state)
  }

  /** The processes that run on a machine. */
  async processesOn({ namespace }: Machine): Promise<number[]> {
    return (await ip('netns', 'pids', namespace)).split('\n').filter(Boolean).map(Number)
  }

  /** Ends whatever still runs on the machines and takes them away. */
  async remove(): Promise<void> {
    for (const machine of this.machines) {
      for (const process_ of await this.processesOn(machine).catch(() => [])) kill(process_, 'SIGKILL')
    }
    for (const { namespace } of this.machines) await ip('netns', 'del', namespace).catch(() => undefined)
  }
}

/** Sends a signal to a process that may have ended. */
export function kill(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function ip(...args: readonly string[]): Promise<string> {
  return (await run('ip', args, { env: environment })).stdout
}

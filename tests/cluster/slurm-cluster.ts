import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { environment, kill, type Machine, Network } from './namespaces.js'

/** How a command ended. */
export interface Ended {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/**
 * A Slurm cluster on this host: a login node with the controller, and three nodes with one core each, every one a network
 * and a host name of its own. Its times are short, so that a lost node is noticed and a lost task begun again within seconds.
 */
export class SlurmCluster {
  private readonly daemons = new Map<string, ChildProcess>()
  private readonly environment: NodeJS.ProcessEnv

  private constructor(
    private readonly folder: string,
    private readonly network: Network,
  ) {
    this.environment = { ...environment, SLURM_CONF: join(folder, 'slurm.conf') }
  }

  /** Starts a cluster that keeps its files in `folder`. */
  static async start(folder: string): Promise<SlurmCluster> {
    const network = await Network.of(['login', 'node1', 'node2', 'node3'])
    const cluster = new SlurmCluster(folder, network)
    try {
      for (const name of ['state', 'log', 'munge', ...cluster.nodes.map(({ name }) => `spool/${name}`)])
        mkdirSync(join(folder, name), { recursive: true })
      // Munge takes no folder that others may write in.
      chmodSync(folder, 0o755)
      writeFileSync(join(folder, 'slurm.conf'), cluster.configuration())
      writeFileSync(join(folder, 'munge', 'key'), randomBytes(128), { mode: 0o600 })
      const munge = (name: string) => join(folder, 'munge', name)
      cluster.daemon('munged', 'munged', [
        '--foreground',
        '--force',
        `--key-file=${munge('key')}`,
        `--socket=${munge('socket')}`,
        `--pid-file=${munge('pid')}`,
        `--seed-file=${munge('seed')}`,
      ])
      await cluster.until(
        'munge answers',
        async () => (await cluster.execute('munge', ['-n', '-S', munge('socket')])).exitCode === 0,
      )
      cluster.startController()
      for (const node of cluster.nodes) cluster.startNode(node)
      await cluster.allIdle()
      return cluster
    } catch (error) {
      await cluster.stop()
      throw error
    }
  }

  /** The nodes that do the work. */
  get nodes(): readonly Machine[] {
    return this.network.machines.slice(1)
  }

  node(name: string): Machine {
    const node = this.nodes.find((other) => other.name === name)
    if (node === undefined) throw new Error(`There is no node ${name}.`)
    return node
  }

  /** Runs a command on the login node. */
  async execute(command: string, args: readonly string[]): Promise<Ended> {
    const [enter = '', ...rest] = this.network.machines[0]?.enter ?? []
    return new Promise((resolve) => {
      execFile(
        enter,
        [...rest, command, ...args],
        { env: this.environment, timeout: 120_000, maxBuffer: 2 ** 26 },
        (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
          resolve({ exitCode, stdout, stderr })
        },
      )
    })
  }

  startController(): void {
    const [login] = this.network.machines
    if (login !== undefined) this.daemon('slurmctld', ...commandOn(login, ['slurmctld', '-D', '-i']))
  }

  async stopController(): Promise<void> {
    await this.end('slurmctld', 'SIGTERM')
  }

  startNode(node: Machine): void {
    const start = `hostname ${node.name}; exec slurmd -D -N ${node.name}`
    this.daemon(node.name, ...commandOn(node, ['unshare', '--uts', 'bash', '-c', start]))
  }

  /** Ends the daemon of a node without a word, and what runs there besides. */
  async crash(node: Machine): Promise<void> {
    await this.end(node.name, 'SIGKILL')
    for (const id of await this.network.processesOn(node)) kill(id, 'SIGKILL')
  }

  async cable(node: Machine, state: 'up' | 'down'): Promise<void> {
    await this.network.cable(node, state)
  }

  /** The processes of a node whose command line holds these words in their order. */
  async processesOn(node: Machine, ...words: readonly string[]): Promise<number[]> {
    const ids = await this.network.processesOn(node)
    return ids.filter((id) => {
      try {
        const line = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').join(' ')
        return line.includes(words.join(' '))
      } catch {
        return false
      }
    })
  }

  /** Waits until all nodes are there and nothing is in the queue. */
  async allIdle(): Promise<void> {
    await this.until('all nodes are idle', async () => {
      const idle = await this.execute('sinfo', ['--noheader', '--Node', '--states=idle', '--format=%N'])
      const jobs = await this.execute('squeue', ['--noheader'])
      return (
        idle.stdout.trim().split('\n').length === this.nodes.length && jobs.exitCode === 0 && jobs.stdout.trim() === ''
      )
    })
  }

  /** Waits for something to be so; where it does not come, tells what the cluster looks like. */
  async until(what: string, isSo: () => Promise<boolean> | boolean, seconds = 150): Promise<void> {
    for (let tenth = 0; tenth < seconds * 5; tenth += 1) {
      if (await isSo()) return
      await setTimeout(200)
    }
    const queue = await this.execute('squeue', ['--array'])
    const nodes = await this.execute('sinfo', ['--Node', '--long'])
    throw new Error(`After ${seconds} s it is not so that ${what}.\n${queue.stdout}${queue.stderr}${nodes.stdout}`)
  }

  /** Ends all that runs, on every node. */
  async stop(): Promise<void> {
    for (const name of [...this.daemons.keys()].reverse()) await this.end(name, 'SIGTERM')
    await this.network.remove()
  }

  private daemon(name: string, command: string, args: readonly string[]): void {
    const log = openSync(join(this.folder, 'log', `${name}.log`), 'a')
    const child = spawn(command, args, { env: this.environment, stdio: ['ignore', log, log] })
    child.on('error', () => undefined)
    this.daemons.set(name, child)
  }

  private async end(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.daemons.get(name)
    this.daemons.delete(name)
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await Promise.race([ended, setTimeout(5000)])
    child.kill('SIGKILL')
    await ended
  }

  private configuration(): string {
    const at = (name: string) => join(this.folder, name)
    const [login] = this.network.machines
    const settings = {
      ClusterName: 'tallyrand',
      SlurmctldHost: `${hostname().split('.')[0]}(${login?.address})`,
      SlurmUser: 'root',
      SlurmdUser: 'root',
      AuthType: 'auth/munge',
      AuthInfo: `socket=${at('munge/socket')},cred_expire=5`,
      CredType: 'cred/munge',
      StateSaveLocation: at('state'),
      SlurmdSpoolDir: at('spool/%n'),
      SlurmctldPidFile: at('slurmctld.pid'),
      SlurmdPidFile: at('slurmd-%n.pid'),
      // No cgroups, no accounting: what a bare host has.
      ProctrackType: 'proctrack/linuxproc',
      TaskPlugin: 'task/none',
      JobAcctGatherType: 'jobacct_gather/none',
      AccountingStorageType: 'accounting_storage/none',
      MpiDefault: 'none',
      SelectType: 'select/cons_tres',
      SelectTypeParameters: 'CR_Core',
      SlurmdParameters: 'config_overrides',
      SchedulerParameters: 'batch_sched_delay=0,sched_min_interval=100000,sched_interval=1,bf_interval=1',
      // A small limit, so that a few tasks are more than one array.
      MaxArraySize: '5',
      SlurmdTimeout: '5',
      KillWait: '1',
      ReturnToService: '2',
      JobRequeue: '1',
    }
    const nodes = this.nodes.map(({ name, address }) => `NodeName=${name} NodeAddr=${address} CPUs=1 RealMemory=2000`)
    return [
      ...Object.entries(settings).map(([name, value]) => `${name}=${value}`),
      ...nodes,
      `PartitionName=main Nodes=${this.nodes.map(({ name }) => name).join(',')} Default=YES MaxTime=INFINITE State=UP`,
      '',
    ].join('\n')
  }
}

function commandOn({ enter }: Machine, command: readonly string[]): [string, readonly string[]] {
  const [first = '', ...rest] = [...enter, ...command]
  return [first, rest]
}

import { existsSync, readdirSync, readFileSync, readlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, type PlanOptions, planRun, type RunStatus, type SubmittedRun } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'
import { resultsIn, storeContent } from '../support/results.js'
import { kill, type Machine, missingFor, passedOver } from './namespaces.js'
import { type Ended, SlurmCluster } from './slurm-cluster.js'

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const reason = missingFor(['slurmctld', 'slurmd', 'munged', 'munge', 'sbatch', 'squeue', 'sinfo', 'scontrol'])

/** A corpus of real texts may be named, to try the whole way on; the faults are tried on generated texts. */
const named = process.env.TALLYRAND_CLUSTER_CORPUS ?? ''

describe.skipIf(passedOver('A run on a Slurm cluster of three nodes', reason))(
  'on a Slurm cluster of three nodes',
  { timeout: 300_000 },
  () => {
    const corpus = folderOf(generatedCorpus(70, 8))
    const options: PlanOptions = {
      inputs: [join(corpus, 'texts')],
      lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
      perTaskBytes: 80_000,
    }
    const single = folderOf()
    let cluster: SlurmCluster

    beforeAll(async () => {
      await analyze({ ...options, out: single })
      cluster = await SlurmCluster.start(folderOf())
    })

    afterAll(async () => {
      await cluster?.stop()
    })

    /** A run over the corpus, and the folder of its results. */
    async function plan(over: PlanOptions = options): Promise<{ run: string; out: string; tasks: number }> {
      const run = folderOf()
      const { manifest } = await planRun(run, over)
      return { run, out: join(run, 'results'), tasks: manifest.tasks.length }
    }

    const tallyrand = (...args: string[]): Promise<Ended> =>
      cluster.execute(process.execPath, [main, 'cluster', ...args])

    async function submit(run: string, ...args: string[]): Promise<SubmittedRun> {
      const { exitCode, stdout, stderr } = await tallyrand('submit', run, '--wait', '1', '--json', ...args)
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
      return JSON.parse(stdout) as SubmittedRun
    }

    async function statusOf(run: string): Promise<RunStatus> {
      const { stdout, stderr } = await tallyrand('status', run, '--json')
      expect(stderr).toBe('')
      return JSON.parse(stdout) as RunStatus
    }

    /** Waits until the jobs of a run have left the queue. */
    const settled = () =>
      cluster.until('the queue is empty', async () => {
        const { exitCode, stdout } = await cluster.execute('squeue', ['--noheader'])
        return exitCode === 0 && stdout.trim() === ''
      })

    /** Waits for a process that does a task. */
    async function taskAtWork(
      run: string,
      isMeant: (id: number) => boolean = () => true,
    ): Promise<{ node: Machine; id: number }> {
      let found: { node: Machine; id: number } | undefined
      await cluster.until('a task is at work', async () => {
        for (const node of cluster.nodes) {
          const ids = await cluster.processesOn(node, process.execPath, main, 'cluster map', run)
          const id = ids.find(isMeant)
          if (id !== undefined) found = { node, id }
        }
        return found !== undefined
      })
      if (found === undefined) throw new Error('No task was found at work.')
      return found
    }

    const logsOf = (run: string, { id }: SubmittedRun) => {
      const folder = join(run, 'jobs', id)
      const names = readdirSync(folder).filter((name) => name.endsWith('.log'))
      return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
    }

    async function expectSameAsSingle(out: string): Promise<void> {
      expect(resultsIn(out)).toEqual(resultsIn(single))
      expect(await storeContent(out)).toEqual(await storeContent(single))
    }

    it('a run ends with the bytes of a single machine, in as many arrays as the cluster asks for', async () => {
      const { run, out, tasks } = await plan()
      expect(tasks).toBeGreaterThanOrEqual(6)
      const submitted = await submit(run)
      expect(submitted.arrays.map(({ indexes }) => indexes)).toEqual([
        [0, 1, 2, 3, 4],
        Array.from({ length: tasks - 5 }, (_, index) => index + 5),
      ])
      await taskAtWork(run)
      const during = await statusOf(run)
      expect(during.indexes.running.length).toBeGreaterThan(0)
      expect(during.mergeQueued).toBe(true)
      await settled()
      await expectSameAsSingle(out)
      const after = await tallyrand('status', run)
      expect(after.exitCode).toBe(0)
      expect(after.stdout).toContain(`${tasks} tasks, 1 of 1 MiB done.`)
      const again = await submit(run)
      expect(again).toMatchObject({ done: tasks, queued: 0, arrays: [] })
      await settled()
      await expectSameAsSingle(out)
    })

    it.skipIf(named === '')(
      'a run over the named corpus ends with the bytes of a single machine',
      { timeout: 3_600_000 },
      async () => {
        const real = { ...options, inputs: [named], perTaskBytes: 6 * 2 ** 20 }
        const alone = folderOf()
        const begun = performance.now()
        await analyze({ ...real, out: alone })
        const aloneFor = performance.now() - begun
        const { run, out, tasks } = await plan(real)
        const planned = performance.now()
        await submit(run)
        await cluster.until(
          'the queue is empty',
          async () => (await cluster.execute('squeue', ['--noheader'])).stdout === '',
          3000,
        )
        const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(0)
        process.stderr.write(
          `\n${tasks} tasks: ${seconds(performance.now() - planned)} s on the cluster, ${seconds(aloneFor)} s alone\n`,
        )
        expect(resultsIn(out)).toEqual(resultsIn(alone))
        expect(await storeContent(out)).toEqual(await storeContent(alone))
      },
    )

    it('a task whose process is killed is begun again', async () => {
      const { run, out } = await plan()
      const submitted = await submit(run)
      const { id } = await taskAtWork(run)
      kill(id, 'SIGKILL')
      await settled()
      await expectSameAsSingle(out)
      const logs = Object.values(logsOf(run, submitted)).join('')
      expect(logs).toContain('ended with status 137')
      expect(logs).toContain('attempt 2')
    })

    it('a node that crashes loses its task to another one', async () => {
      const { run, out } = await plan()
      await submit(run)
      const { node } = await taskAtWork(run)
      await cluster.crash(node)
      await settled()
      await expectSameAsSingle(out)
      cluster.startNode(node)
      await cluster.allIdle()
    })

    it('a node that is cut off may go on writing: its task is done twice and counted once', async () => {
      const { run, out } = await plan()
      const submitted = await submit(run)
      const { node, id } = await taskAtWork(run, isWriting)
      kill(id, 'SIGSTOP')
      await cluster.cable(node, 'down')
      await settled()
      await expectSameAsSingle(out)
      const parts = () =>
        readdirSync(join(run, 'parts'))
          .filter((name) => !name.endsWith('.unfinished'))
          .sort()
      const before = parts().map((name) => [name, readFileSync(join(run, 'parts', name)).toString('base64')])
      kill(id, 'SIGCONT')
      await cluster.until('the lost task has ended', () => hasEnded(id))
      expect(parts().map((name) => [name, readFileSync(join(run, 'parts', name)).toString('base64')])).toEqual(before)
      const published =
        Object.values(logsOf(run, submitted))
          .join('')
          .match(/published: /g) ?? []
      expect(published.length).toBe(submitted.tasks + 1)
      await cluster.cable(node, 'up')
      await cluster.allIdle()
      expect((await tallyrand('merge', run, '--wait', '0', '--quiet')).exitCode).toBe(0)
      await expectSameAsSingle(out)
    })

    it('a controller that is away for some seconds is waited for', async () => {
      const { run, out } = await plan()
      await submit(run)
      await taskAtWork(run)
      await cluster.stopController()
      const unknown = await tallyrand('status', run, '--json')
      expect((JSON.parse(unknown.stdout) as RunStatus).queueUnknown).toContain('squeue failed')
      await setTimeout(4000)
      cluster.startController()
      await settled()
      await expectSameAsSingle(out)
    })

    it('a task that fails for ever is tried as often as asked, and the merge refuses and names it', async () => {
      const { run, out } = await plan()
      const script = fileURLToPath(new URL('submit-run.mjs', import.meta.url))
      expect((await cluster.execute(process.execPath, [script, run, out, '2', '1'])).stderr).toBe('')
      await settled()
      expect(existsSync(out)).toBe(false)
      const { id, indexes, failed } = await statusOf(run)
      expect(indexes.failed).toEqual([2])
      expect(failed[0]?.tail).toContain('task 2 ended with status 9')
      expect(failed[0]?.tail).toContain('attempt 2 of 2')
      expect(failed[0]?.tail).not.toContain('attempt 3')
      expect(readFileSync(join(run, 'jobs', id, 'merge.log'), 'utf8')).toContain('Their indexes: 2\n')
      // What failed is mended: only it is done again.
      const again = await submit(run)
      expect(again.arrays.map(({ indexes }) => indexes)).toEqual([[2]])
      await settled()
      await expectSameAsSingle(out)
    })

    it('an input that has changed since the plan is not tried again, and the merge refuses', async () => {
      const own = folderOf(generatedCorpus(70, 8))
      const { run, out } = await plan({ ...options, inputs: [join(own, 'texts')] })
      const [name = ''] = readdirSync(join(own, 'texts')).sort()
      const file = join(own, 'texts', name)
      const text = readFileSync(file, 'utf8')
      writeFileSync(file, `${text} `)
      const submitted = await submit(run)
      await settled()
      expect(existsSync(out)).toBe(false)
      const { stdout, exitCode } = await tallyrand('status', run)
      expect(exitCode).toBe(3)
      expect(stdout).toContain(`${file} has changed since the run was planned`)
      expect(logsOf(run, submitted)['map-0+0.log']).toContain('attempt 1 of 4')
      expect(logsOf(run, submitted)['map-0+0.log']).not.toContain('attempt 2')
      writeFileSync(file, text)
      expect((await submit(run)).arrays.map(({ indexes }) => indexes)).toEqual([[0]])
      await settled()
      await expectSameAsSingle(out)
    })

    it('a part that was truncated is submitted again, alone', async () => {
      const { run, out, tasks } = await plan()
      expect((await submit(run, '--no-merge')).merge).toBe(null)
      await settled()
      const { id, tasks: all } = await statusOf(run)
      expect(all).toBe(tasks)
      const { tasks: named } = JSON.parse(readFileSync(join(run, 'manifest.json'), 'utf8')) as {
        tasks: { key: string }[]
      }
      const tokens = readdirSync(join(run, 'parts')).find((file) => file.startsWith(`${named[3]?.key}.tokens`)) ?? ''
      truncateSync(join(run, 'parts', tokens), 64)
      expect((await tallyrand('merge', run, '--wait', '0')).exitCode).toBe(3)
      const again = await submit(run)
      expect(again.id).toBe(id)
      expect(again.arrays.map(({ indexes }) => indexes)).toEqual([[3]])
      await settled()
      await expectSameAsSingle(out)
    })

    it('two submissions at once count nothing twice', async () => {
      const { run, out } = await plan()
      const both = await Promise.all([submit(run), submit(run)])
      await settled()
      await expectSameAsSingle(out)
      const merges = both.map(({ merge }) => merge).filter((merge) => merge !== null)
      const log = readFileSync(join(run, 'jobs', both[0].id, 'merge.log'), 'utf8')
      expect(log.match(/tallyrand: merge on/g)?.length).toBe(merges.length)
      expect(log).not.toContain('in use')
    })
  },
)

/** True for a process that has seen that its part is not there, and has begun to write down what it reads. */
function isWriting(id: number): boolean {
  try {
    const files = readdirSync(`/proc/${id}/fd`).map((name) => readlinkSync(`/proc/${id}/fd/${name}`))
    return files.some((file) => file.endsWith('facts.duckdb'))
  } catch {
    return false
  }
}

/** True for a process that is gone, or that waits to be asked how it ended. */
function hasEnded(id: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return true
  }
}

import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Manifest, mapTask, runStatus, submitRun } from '../../../dist/index.js'
import { folderOf } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'
import { mapAll, optionsFor, planned } from './planned-corpus.js'

/** Commands of Slurm as scripts that write down how they were called, in front of the others in the path. */
class FakeSlurm {
  private readonly folder = folderOf({ calls: '', queue: '' })

  constructor(private readonly path = process.env.PATH) {
    const record = `echo "$(basename "$0") $*" >> '${this.folder}/calls'`
    this.script('scontrol', 'echo "MaxArraySize            = 4"')
    this.script('squeue', `cat '${this.folder}/queue'`)
    this.script('sbatch', `${record}; grep -c ^sbatch '${this.folder}/calls'`)
    process.env.PATH = `${this.folder}${delimiter}${path}`
  }

  script(name: string, text: string): void {
    writeFileSync(join(this.folder, name), `#!/bin/bash\n${text}\n`)
    chmodSync(join(this.folder, name), 0o755)
  }

  queue(lines: readonly string[]): void {
    writeFileSync(join(this.folder, 'queue'), `${lines.join('\n')}\n`)
  }

  /** How sbatch was called, call by call. */
  get calls(): string[] {
    return readFileSync(join(this.folder, 'calls'), 'utf8').split('\n').filter(Boolean)
  }

  /** Refuses every job from the one with this number on. */
  refuseFrom(number: number): void {
    const record = `echo "sbatch $*" >> '${this.folder}/calls'; count=$(grep -c ^sbatch '${this.folder}/calls')`
    const refusal = 'echo "sbatch: error: QOSMaxSubmitJobPerUserLimit" >&2; exit 1'
    this.script('sbatch', `${record}; if [ "$count" -ge ${number} ]; then ${refusal}; fi; echo "$count"`)
  }

  remove(): void {
    process.env.PATH = this.path
  }
}

const corpus = folderOf({ ...generatedCorpus(40, 4), 'metadata.csv': 'file,title\n' })
const command = ['node', "it's/main.js"]
let slurm: FakeSlurm
let run: string
let manifest: Manifest

beforeEach(async () => {
  slurm = new FakeSlurm()
  ;({ run, manifest } = await planned(optionsFor(corpus)))
})
afterEach(() => slurm.remove())

const submit = (options = {}) => submitRun(run, { out: join(run, 'results'), command, ...options })

describe('a submission', () => {
  it('asks for arrays that the cluster allows, and a merge after the end of all, one at a time', async () => {
    expect(manifest.tasks.length).toBe(13)
    const { id, arrays, merge } = await submit({ sbatch: ['--time=30', '--account=mine'] })
    expect(arrays.map(({ indexes }) => indexes.length)).toEqual([4, 4, 4, 1])
    expect(slurm.calls.length).toBe(5)
    expect(slurm.calls[1]).toContain(`--job-name=tallyrand-map-${id}+4 `)
    expect(slurm.calls[1]).toContain('--array=0-3 ')
    expect(slurm.calls[1]).toContain('--requeue')
    for (const call of slurm.calls) expect(call).toContain('--time=30 --account=mine ')
    expect(slurm.calls[4]).toContain('--dependency=afterany:1,afterany:2,afterany:3,afterany:4,singleton ')
    expect(merge).toBe('5')
  })

  it('leaves out what is done and what is in the queue, and waits for the latter too', async () => {
    await mapTask(run, 1)
    const { id } = await submit({ noMerge: true })
    slurm.queue([
      `tallyrand-map-${id}+0|77|2|R|None`,
      `tallyrand-map-${id}+4|78|1|PD|Priority`,
      'tallyrand-map-another+0|79|3|R|None',
      'something else|80|N/A|R|None',
    ])
    const before = slurm.calls.length
    const { arrays, done, queued } = await submit({ arraySize: 100 })
    expect({ done, queued }).toEqual({ done: 1, queued: 2 })
    const rest = [...manifest.tasks.keys()].filter((index) => ![1, 2, 5].includes(index))
    expect(arrays.flatMap(({ indexes }) => indexes)).toEqual(rest)
    expect(slurm.calls[before]).toContain('--array=0,3 ')
    expect(slurm.calls.at(-1)).toContain('--dependency=afterany:77,afterany:78,')
  })

  it('of a run that is whole only merges, and not twice', async () => {
    await mapAll(run, manifest)
    const { id, arrays, merge } = await submit()
    expect(arrays).toEqual([])
    expect(merge).toBe('1')
    expect(slurm.calls[0]).toContain('--dependency=singleton ')
    slurm.queue([`tallyrand-merge-${id}|1|N/A|PD|Dependency`])
    expect((await submit()).merge).toBe(null)
  })

  it('that the cluster cuts short says what was submitted', async () => {
    slurm.refuseFrom(2)
    await expect(submit()).rejects.toThrow(
      'sbatch failed: sbatch: error: QOSMaxSubmitJobPerUserLimit\nThe tasks 0-3 are submitted, the merge is not.',
    )
  })

  it('writes scripts that a shell takes word by word', async () => {
    const { id } = await submit({ retries: 2, waitSeconds: 7 })
    const script = readFileSync(join(run, 'jobs', id, 'map+4.sh'), 'utf8')
    expect(script).toContain('index=$((SLURM_ARRAY_TASK_ID + 4))')
    expect(script).toContain(`'node' 'it'\\''s/main.js' 'cluster' 'map' '${run}' "$index"`)
    expect(script).toContain('[ "$attempt" -le 2 ]')
    expect(readFileSync(join(run, 'jobs', id, 'merge.sh'), 'utf8')).toContain("'--wait' '7'")
    expect(existsSync(join(run, 'jobs', id, 'submitted.json'))).toBe(true)
  })

  it('on a machine without Slurm is refused', async () => {
    process.env.PATH = folderOf()
    await expect(submit()).rejects.toThrow('There is no Slurm on this machine')
  })
})

describe('the status of a run', () => {
  it('tells what is done, running, waiting, failed and missing, with the log of what failed', async () => {
    await mapTask(run, 0)
    const { id } = await submit({ noMerge: true })
    slurm.queue([`tallyrand-map-${id}+0|77|2|R|None`, `tallyrand-map-${id}+4|78|1|PD|Priority`])
    writeFileSync(join(run, 'jobs', id, 'map-2+0.log'), 'at work\n')
    writeFileSync(join(run, 'jobs', id, 'map-2+4.log'), 'first line\nended with status 9\n')
    const status = await runStatus(run)
    expect(status.indexes).toMatchObject({ done: [0], running: [2], pending: [5], failed: [6] })
    expect(status.indexes.missing).toEqual([...manifest.tasks.keys()].filter((index) => ![0, 2, 5, 6].includes(index)))
    expect(status.failed).toMatchObject([{ index: 6, tail: 'first line\nended with status 9' }])
    expect(status.bytesDone).toBe(manifest.tasks[0]?.bytes)
    expect(status.queueUnknown).toBe(null)
    // The part was there before the submission: it says nothing of the speed since.
    expect(status.secondsLeft).toBe(null)
    await mapTask(run, 1)
    expect((await runStatus(run)).secondsLeft).toBeGreaterThan(0)
  })

  it('calls nothing failed where the queue cannot be read', async () => {
    const { id } = await submit({ noMerge: true })
    writeFileSync(join(run, 'jobs', id, 'map-2+0.log'), 'at work\n')
    slurm.script('squeue', 'echo "squeue: error: Unable to contact slurm controller" >&2; exit 1')
    const status = await runStatus(run)
    expect(status.queueUnknown).toContain('Unable to contact slurm controller')
    expect(status.indexes.failed).toEqual([])
    expect(status.indexes.missing.length).toBe(manifest.tasks.length)
  })

  it('names parts that cannot be used', async () => {
    await mapTask(run, 3)
    writeFileSync(join(run, 'parts', `${manifest.tasks[3]?.key}.json`), '{}')
    const { unusable, indexes } = await runStatus(run)
    expect(unusable).toEqual([{ index: 3, reason: 'its receipt is damaged' }])
    expect(indexes.missing).toContain(3)
  })
})

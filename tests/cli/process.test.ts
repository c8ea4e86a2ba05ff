import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.js'
import { folderOf } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'
import { start } from './started.js'
import { textOf } from './text-of.js'

const problems = { 'texts/a.txt': textOf(20), 'texts/b.txt': '' }

describe('the process', () => {
  it('prints plain lines into a pipe, writes output/ and ends with 2 where a document had problems', async () => {
    const folder = folderOf(problems)
    const { exitCode, stdout, stderr } = await start(folder, ['analyze', 'texts']).ended
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^Read 1 document: .*\nFound 40 mentions /)
    expect(stdout).toContain('\nResults are in output/: ')
    expect(stdout).not.toMatch(/[^\P{Cc}\n]/u)
    expect(exitCode).toBe(2)
    expect(existsSync(join(folder, 'output', 'run.json'))).toBe(true)
  })

  it('prints with --json one JSON value and nothing else', async () => {
    const folder = folderOf(problems)
    const { exitCode, stdout, stderr } = await start(folder, ['analyze', 'texts', '--json']).ended
    expect(stderr).toBe('')
    expect(exitCode).toBe(2)
    const { headline, problems: found, fingerprints, work } = JSON.parse(stdout)
    expect(headline).toMatchObject({ documents: 1, counted: 1, mentions: 40, problems: { errors: 1 } })
    expect(found).toMatchObject([{ code: 'empty-file', severity: 'error', path: 'b.txt' }])
    expect(work).toMatchObject({ filesRead: 2, filesReused: 0 })
    const record = JSON.parse(readFileSync(join(folder, 'output', 'run.json'), 'utf8'))
    expect(record.fingerprints).toMatchObject(fingerprints)
  })

  it('ends with 1 after wrong use', async () => {
    const { exitCode, stdout, stderr } = await start(folderOf(), ['analyze', 'nowhere']).ended
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
    expect(stderr).toMatch(/^tallyrand: nowhere: no such file or folder\./)
  })

  it('goes to its end quietly where the reader of its output has gone', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20) })
    const { child, ended } = start(folder, ['analyze', 'texts', '--json'])
    child.stdout?.destroy()
    expect(await ended).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(existsSync(join(folder, 'output', 'run.json'))).toBe(true)
  })

  it('refuses a store that another process holds, and names that process', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20) })
    const store = await openStore(join(folder, 'corpus.duckdb'))
    try {
      expect(await start(folder, ['analyze', 'texts', '--out', '.']).ended).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `tallyrand: corpus.duckdb is in use by process ${process.pid}: two runs cannot write to one store. Wait until it has ended, or choose another folder with --out.\n`,
      })
    } finally {
      await store.close()
    }
  })

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('stopped by %s says how to go on, ends with %i, and goes on when run again', async (signal, status) => {
    const folder = folderOf(generatedCorpus(150, 7))
    const command = ['analyze', 'texts', '--jobs', '1', '--unit', 'sentence']
    const { child, ended } = start(folder, command)
    while (child.exitCode === null && !existsSync(join(folder, 'output', 'corpus.duckdb'))) await setTimeout(20)
    child.kill(signal)
    expect(await ended).toEqual({
      exitCode: status,
      stdout: '',
      stderr:
        'Stopping after the batch at hand. Press Ctrl-C again to stop at once.\n' +
        'Stopped. What was read is kept in output: run the same command again and it goes on from there.\n',
    })
    expect(existsSync(join(folder, 'output', 'run.json'))).toBe(false)
    const { exitCode, stdout } = await start(folder, command).ended
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Read 150 documents: ')
  })
})

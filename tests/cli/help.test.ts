import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { createPrinter } from '../../src/cli/print.js'
import { createProgram } from '../../src/cli/program.js'
import { folderOf } from '../support/folders.js'
import { printedBy, recordingStream } from './printed.js'
import { start } from './started.js'
import { textOf } from './text-of.js'

const program = createProgram(createPrinter(recordingStream(), recordingStream(), undefined), () => undefined)
const { commands } = program

/** The commands that do something, each with its whole name: a group of commands does nothing itself. */
function leavesOf(command: Command, name: string): [string, Command][] {
  const whole = (below: Command) => `${name} ${below.name()}`.trim()
  return command.commands.flatMap((below) =>
    below.commands.length === 0 ? [[whole(below), below] as [string, Command]] : leavesOf(below, whole(below)),
  )
}
const leaves = leavesOf(program, '')

describe('help', () => {
  it('goes to the standard output and is no fault', async () => {
    const { exitCode, stdout, stderr } = await printedBy('--help')
    expect(exitCode).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('Exit status: 0 ')
    for (const status of ['0', '1', '2', '3', '4', '130']) expect(stdout).toMatch(new RegExp(`[:;]\\s${status} `))
    expect(stdout).toContain('Nothing leaves your machine.')
  })

  it('names every command', async () => {
    const { stdout } = await printedBy('--help')
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) expect(stdout).toContain(`  ${command.name()} `)
  })

  it.each(leaves)('of %s has examples that use its own options', async (name, command) => {
    const { exitCode, stdout } = await printedBy(...name.split(' '), '--help')
    expect(exitCode).toBe(0)
    const examples = stdout.slice(stdout.indexOf('\nExamples:\n')).split('\n').slice(2)
    expect(examples.length).toBeGreaterThan(1)
    const flags = command.options.map(({ long }) => long)
    for (const example of examples.filter((line) => line !== '')) {
      expect(example).toMatch(new RegExp(`^ {2}\\$ tallyrand ${name}( |$)`))
      // What stands after -- is for another program.
      const [own = ''] = example.split(' -- ')
      for (const flag of own.match(/--[a-z-]+/g) ?? []) expect(flags).toContain(flag)
    }
  })

  it('of an analysis names everything that it leaves in the folder of results', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20) })
    expect((await start(folder, ['analyze', 'texts']).ended).exitCode).toBe(0)
    const { stdout } = await printedBy('analyze', '--help')
    const named = [...stdout.matchAll(/^ {2}([a-z]+(?:\/|\.[a-z]+)) {2,}/gm)].map(([, name = '']) =>
      name.replace('/', ''),
    )
    expect(named.sort()).toEqual(readdirSync(join(folder, 'output')).sort())
  })

  it('is printed as a fault where no command is named', async () => {
    const { exitCode, stdout, stderr } = await printedBy()
    expect(exitCode).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: tallyrand')
  })

  it('gives the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(await printedBy('--version')).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })
})

describe('start-up', () => {
  const coverage = mkdtempSync(join(tmpdir(), 'tallyrand-coverage-'))
  afterAll(() => rmSync(coverage, { recursive: true, force: true }))

  /** The packages whose modules a run has loaded, after the record that the engine itself keeps. */
  async function packagesLoadedBy(name: string, folder: string, ...args: string[]): Promise<Set<string>> {
    const record = join(coverage, name)
    const { ended } = start(folder, args, { NODE_V8_COVERAGE: record })
    expect((await ended).exitCode).toBe(0)
    const packages = new Set<string>()
    for (const file of readdirSync(record)) {
      const { result } = JSON.parse(readFileSync(join(record, file), 'utf8')) as { result: { url: string }[] }
      for (const { url } of result) {
        const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1]
        if (found !== undefined) packages.add(found)
      }
    }
    return packages
  }

  const heavy = ['wink-nlp', '@duckdb/node-api', 'piscina']

  it('of help loads nothing but the parser of the command line', async () => {
    expect([...(await packagesLoadedBy('help', folderOf(), '--help'))]).toEqual(['commander'])
  })

  it('of an analysis loads what the help did without', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20) })
    const packages = await packagesLoadedBy('analyze', folder, 'analyze', 'texts')
    expect(heavy.filter((name) => !packages.has(name))).toEqual([])
  })
})

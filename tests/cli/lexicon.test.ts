import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

const clean =
  'title: T\nversion: 1.0\nconcepts:\n  a:\n    definition: D\n    source: S\n    entries:\n      - norm\n      - { entry: sovereignty, note: of states }\n'

describe('tallyrand lexicon', () => {
  const out = folderOf()
  const folder = folderOf({
    'clean.yaml': clean,
    'faulty.yaml': clean.replace('definition: D\n    ', ''),
    'broken.yaml': 'title: T\n',
  })
  const file = (name: string) => join(folder, name)
  const text = 'The norms of sovereignty were not agreed, and a norm is a norm in every state that has one. '.repeat(4)

  beforeAll(async () => {
    await analyze({ inputs: [folderOf({ 'a.txt': text })], lexicon: file('clean.yaml'), out, jobs: 1 })
  })

  it('check ends with 0 where nothing is wrong, 2 with warnings, 1 where the lexicon cannot be used', async () => {
    expect(await printedBy('lexicon', 'check', file('clean.yaml'))).toEqual({
      exitCode: 0,
      stdout: 'Nothing was found.\n',
      stderr: '',
    })
    const faulty = await printedBy('lexicon', 'check', file('faulty.yaml'))
    expect(faulty).toMatchObject({ exitCode: 2, stderr: '' })
    expect(faulty.stdout).toBe(
      `${file('faulty.yaml')}:4:3: warning: concept \`a\` has no \`definition\`. Write what counts and what does not.\n1 warning and 0 notes.\n`,
    )
    expect(JSON.parse((await printedBy('lexicon', 'check', file('faulty.yaml'), '--json')).stdout)).toMatchObject([
      { line: 4, kind: 'no-definition' },
    ])
    const broken = await printedBy('lexicon', 'check', file('broken.yaml'))
    expect(broken.exitCode).toBe(1)
    expect(broken.stderr).toContain('broken.yaml:1:1: the lexicon has no `concepts`')
    expect((await printedBy('lexicon', 'check', file('clean.yaml'), '--store', out)).stdout).toBe(
      'Nothing was found.\n',
    )
    expect((await printedBy('lexicon', 'check', file('clean.yaml'), '--store', folder)).stderr).toContain(
      'holds no corpus.duckdb',
    )
  })

  it('show lays out the tree, with counts where a store is named', async () => {
    const { exitCode, stdout } = await printedBy('lexicon', 'show', file('clean.yaml'))
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'T, version 1.0\n\nA  a\n  norm\n  sovereignty  (of states)\n',
    })
    const counted = await printedBy('lexicon', 'show', file('clean.yaml'), '--store', out)
    expect(counted.stdout).toBe('T, version 1.0\n\n16  A  a\n12    norm\n 4    sovereignty  (of states)\n')
    expect(
      JSON.parse((await printedBy('lexicon', 'show', file('clean.yaml'), '--json')).stdout).concepts[0],
    ).toMatchObject({ concept: 'a' })
  })

  it('check, show and policies take the lexicon that the store was counted with, where none is named', async () => {
    const shown = await printedBy('lexicon', 'show', '--store', out)
    expect(shown).toEqual(await printedBy('lexicon', 'show', file('clean.yaml'), '--store', out))
    expect(await printedBy('lexicon', 'policies', out)).toEqual(
      await printedBy('lexicon', 'policies', out, '--lexicon', file('clean.yaml')),
    )
    const other = folderOf()
    await analyze({ inputs: [folderOf({ 'a.txt': text })], lexicon: file('faulty.yaml'), out: other, jobs: 1 })
    const { exitCode, stdout } = await printedBy('lexicon', 'check', '--store', other)
    expect(exitCode).toBe(2)
    expect(stdout).toContain(`lexicon of ${other}:4:3: warning: concept \`a\` has no \`definition\`.`)
    await analyze({ inputs: [folderOf({ 'a.txt': text })], lexicon: file('clean.yaml'), out: other, jobs: 1 })
    expect((await printedBy('lexicon', 'check', '--store', other)).stdout).toBe('Nothing was found.\n')
  })

  it('policies shows how counts move, as text, CSV and JSON', async () => {
    const { exitCode, stdout } = await printedBy('lexicon', 'policies', out, '--lexicon', file('clean.yaml'))
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^ {2}Concept +per-concept, flag +global +all +exclude +only\n {2}A +16 +16 +16 +16 +0 \(-16\)\n/,
    )
    const csv = await printedBy('lexicon', 'policies', out, '--lexicon', file('clean.yaml'), '--csv')
    expect(csv.stdout).toMatch(/^concept,label,overlap,negation,frequency\na,A,per-concept,flag,16\n/)
    const json = JSON.parse(
      (await printedBy('lexicon', 'policies', out, '--lexicon', file('clean.yaml'), '--json')).stdout,
    )
    expect(json[0].counts.all.flag).toBe(16)
  })

  it('says in the headline which policies other than the usual ones hold', async () => {
    const inputs = folderOf({ 'a.txt': text })
    const { stdout } = await printedBy(
      'analyze',
      inputs,
      '--lexicon',
      file('clean.yaml'),
      '--out',
      folderOf(),
      '--negation',
      'exclude',
      '--overlap',
      'global',
      '--jobs',
      '1',
    )
    expect(stdout).toContain(
      '\nPolicies: no word counts twice over all concepts (--overlap global); negated mentions are left out (--negation exclude).\n',
    )
  })
})

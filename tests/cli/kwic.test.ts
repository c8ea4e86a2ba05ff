import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { runCommandLine } from '../../src/cli/command-line.js'
import { createPrinter } from '../../src/cli/print.js'
import { folderOf } from '../support/folders.js'
import { printedBy, recordingStream } from './printed.js'

const text =
  'Every state has a right to cyber sovereignty. The delegation spoke of sovereignty again, and of norms for all. ' +
  'Nobody had asked what sovereignties are, or whether the norms of this forum would bind anyone who was not there.'

describe('tallyrand kwic', () => {
  const out = folderOf()
  beforeAll(async () => {
    const lexicon = join(folderOf({ 'l.yaml': 'title: T\nconcepts:\n  a:\n    entries: [norm]\n' }), 'l.yaml')
    await analyze({
      inputs: [folderOf({ 'a.txt': text, 'long-name.txt': `${text} And then.` })],
      lexicon,
      out,
      jobs: 1,
    })
  })

  it('takes the store before or behind the pattern', async () => {
    expect(await printedBy('kwic', 'sovereignty', out)).toEqual(await printedBy('kwic', out, 'sovereignty'))
  })

  it('shows each match under the other, with document and sentence, and how many there are', async () => {
    const { exitCode, stdout, stderr } = await printedBy('kwic', out, 'sovereignty', '--window', '2', '--limit', '3')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const lines = stdout.split('\n')
    expect(lines.slice(0, 3)).toEqual(
      [
        'a.txt:1    to cyber sovereignty. The delegation',
        'a.txt:2  spoke of sovereignty again, and',
        'a.txt:3  asked what sovereignties are, or',
      ].map((line) => expect.stringMatching(new RegExp(`^${line.slice(0, 7)} +${line.slice(7).trim()}$`))),
    )
    expect(new Set(lines.slice(0, 3).map((line) => line.search(/sovereignt/))).size).toBe(1)
    expect(lines.slice(3)).toEqual(['', '6 matches of sovereignty in 2 of 2 documents; showing 3 of 6 (--limit).', ''])
  })

  it('fits its lines to a terminal and sets the match off', async () => {
    const stdout = recordingStream(60)
    await runCommandLine(['kwic', out, 'sovereignty'], createPrinter(stdout, recordingStream(60), 'xterm'))
    const lines = stdout.text.split('\n').slice(0, 6)
    expect(lines[0]).toContain('\x1b[1msovereignty\x1b[0m')
    for (const line of lines) expect(line.replaceAll(/\p{Cc}\[\d+m/gu, '').length).toBeLessThanOrEqual(60)
    expect(lines.some((line) => line.includes('…'))).toBe(true)
  })

  it('prints CSV and JSON for programs', async () => {
    const csv = await printedBy('kwic', out, 'norms', '--csv')
    expect(csv.stdout.split('\n')[0]).toMatch(/^document,sentence_number,/)
    expect(csv.stdout.trimEnd().split('\n')).toHaveLength(5)
    expect(csv.stderr).toBe('4 matches of norms in 2 of 2 documents.\n')
    const json = JSON.parse((await printedBy('kwic', out, 'norms', '--json', '--limit', '1')).stdout)
    expect(json).toMatchObject({ pattern: 'norms', matches: 4, documents: 2, searched: 2, shown: 1 })
    expect(json.lines[0]).toMatchObject({ document: 'a.txt', sentence: 2, match: 'norms', negated: false })
  })

  it('says that nothing was found, which is no fault', async () => {
    const { exitCode, stdout } = await printedBy('kwic', out, 'zebra')
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Nothing found: no match of zebra in 2 documents.\n' })
    const none = await printedBy('kwic', out, 'norm', '--where', 'path=b.txt')
    expect(none).toMatchObject({ exitCode: 0, stdout: 'No document meets the conditions.\n' })
  })

  it('refuses wrong use and says what would be right', async () => {
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await printedBy('kwic', ...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    expect(await noteOf()).toContain("missing required argument 'store-and-pattern'")
    expect(await noteOf(out, 'cyber', 'sovereignty')).toContain(
      'Put a pattern of several words in quotes: "cyber sovereignty".',
    )
    expect(await noteOf(out, '[word=')).toContain('of the pattern')
    expect(await noteOf(out, 'norm', '--where', 'country=China')).toContain('There are: characters, document, format,')
    expect(await noteOf(out, 'norm', '--csv', '--json')).toContain('cannot be used with')
    expect(await noteOf(out, 'norm', '--limit', '0')).toContain('Give a whole number from 1 to 10000000.')
  })
})

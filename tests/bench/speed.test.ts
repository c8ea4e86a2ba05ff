import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../support/folders.js'

const sentences = [
  'The government of the people shall not perish from the earth.',
  'Our foreign commerce has grown, and the navy guards it.',
  'The people of the states ask the government for roads, and for commerce.',
]

function bench(...args: string[]): string {
  const folder = folderOf(
    Object.fromEntries(
      ['a', 'b', 'c'].map((name, index) => [
        `texts/${name}.txt`,
        `${[...sentences.slice(index), ...sentences.slice(0, index)].join(' ').repeat(20)}\n`,
      ]),
    ),
  )
  const page = join(folder, 'RESULTS.md')
  const common = ['--texts', join(folder, 'texts'), '--write', '--page', page]
  execFileSync(process.execPath, ['bench/speed.js', ...common, ...args], { stdio: 'pipe' })
  return readFileSync(page, 'utf8')
}

/** The cells of the row that begins with this. */
function cellsOf(page: string, title: string): string[] {
  const row = page.split('\n').find((line) => line.startsWith(`| ${title}`)) ?? ''
  return row.split('|').map((cell) => cell.trim())
}

describe('the bench of speed and memory', () => {
  it('measures the cases it is asked for, with what they found', { timeout: 180_000 }, () => {
    const page = bench('--repeats', '1', '--only', 'map,tables-1,cold-1,match-100,start-version')
    expect(page).not.toContain('failed')
    const [, , seconds, , times, , , , counts] = cellsOf(page, 'regular expression and Map (map)')
    expect(Number(seconds)).toBeGreaterThan(0)
    expect([times, counts]).toEqual(['1', expect.stringMatching(/^3 documents, 2,040 words, /)])
    expect(cellsOf(page, 'cold until the last table, one worker')[8]).toMatch(/^3 documents, 180 sentences, /)
    expect(cellsOf(page, 'cold, one worker (cold-1)')[8]).toMatch(/^3 documents, 180 sentences, /)
    expect(cellsOf(page, '100 entries (match-100)')[8]).toMatch(/^3 documents, /)
    expect(cellsOf(page, 'tallyrand --version')[8]).toBe('6 characters')
  })

  it('measures growth over made texts, none of them a duplicate', { timeout: 180_000 }, () => {
    const page = bench('--growth', '--repeats', '1', '--largest', '2', '--step', '2000')
    expect(cellsOf(page, '        0.002').slice(7, 8)).toEqual(['1'])
    const [, , , times, , , slope, documents] = cellsOf(page, '        0.004')
    expect([times, documents]).toEqual(['1', '2'])
    expect(Number(slope)).not.toBeNaN()
  })
})

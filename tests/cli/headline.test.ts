import { describe, expect, it } from 'vitest'
import { problemLines } from '../../src/cli/headline-problems.js'
import { aligned } from '../../src/cli/text-table.js'
import type { Problem } from '../../src/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'
import { textOf } from './text-of.js'

describe('the end of a run', () => {
  it('says what was read and found, and where the results are', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20) })
    const { exitCode, stdout, stderr } = await printedBy('analyze', `${folder}/texts`, '--out', `${folder}/results/`)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout.replaceAll(folder, '')).toBe(`Read 1 document: 20 sentences, 260 words.
Found 40 mentions with the lexicon "Cyber diplomacy: goals and strategies, version 1.0.0" (not validated on these documents).

  Goals                          mentions  per million words  documents
  Normative power                      20             76,923          1
  Cyber superpower                      0                  0          0
  Standardization                       0                  0          0
  Indigenization (localization)         0                  0          0

  Strategies                    mentions  per million words  documents
  Role of the United Nations          20             76,923          1
  World Internet Conference            0                  0          0
  Intergovernmental agreements         0                  0          0

                                 World Internet     Role of the  Intergovernmental
  Sentences with both                Conference  United Nations         agreements
  Normative power                             0              20                  0
  Cyber superpower                            0               0                  0
  Standardization                             0               0                  0
  Indigenization (localization)               0               0                  0

One entry makes more than two thirds of the mentions (what hangs on it: tables/influence.csv):
  Goals: 100 % "normative power"
  Normative power: 100 % "normative power"
  Strategies: 100 % "United Nations"
  Role of the United Nations: 100 % "United Nations"

No problems.

Results are in /results/: report.html (open it in a browser), tables/ (CSV and Parquet), figures/ (SVG), networks/ (GraphML, GEXF), corpus.duckdb (every mention), run.json (how they were made).
`)
  })

  it('names the problems by code with their first files, and what an earlier run has saved', async () => {
    const folder = folderOf({ 'texts/a.txt': textOf(20), 'texts/b.txt': '', 'texts/README.md': 'About.' })
    const command = ['analyze', `${folder}/texts`, '--out', `${folder}/results`, '--unit', 'window:30']
    const first = await printedBy(...command)
    expect(first.exitCode).toBe(2)
    expect(first.stdout).toContain(
      '\nProblems: 1 error, 1 note (what to do: tables/problems.csv).\n  error empty-file: b.txt\n',
    )
    expect(first.stdout).toContain('\n  Windows of 30 tokens with both ')
    expect(first.stdout).not.toContain('from an earlier run')
    const second = await printedBy(...command)
    expect(second.exitCode).toBe(2)
    expect(second.stdout).toContain('\n2 files were there unchanged from an earlier run; 0 had to be read.\n')
  })

  it('lists the topmost concepts of a lexicon without a matrix', async () => {
    const lexicon = 'title: Mine\nconcepts:\n  power:\n    entries: [normative power]\n'
    const folder = folderOf({ 'texts/a.txt': textOf(20), 'mine.yaml': lexicon })
    const { stdout } = await printedBy(
      'analyze',
      `${folder}/texts`,
      '--lexicon',
      `${folder}/mine.yaml`,
      '--out',
      `${folder}/results`,
    )
    expect(stdout).toContain('Found 20 mentions with the lexicon "Mine" (not validated')
    expect(stdout).toContain(
      '\n  Concepts  mentions  per million words  documents\n  Power           20             76,923          1\n',
    )
    expect(stdout).not.toContain('with both')
  })
})

describe('the problems of a run', () => {
  const found = (code: Problem['code'], severity: Problem['severity'], path: string): Problem => ({
    code,
    severity,
    path,
    message: '',
  })

  it('stand errors first, by code, with three files each', () => {
    expect(
      problemLines([
        found('nearly-empty', 'warning', 'a'),
        ...['b', 'c', 'd', 'e', 'f'].map((path) => found('empty-file', 'error', path)),
        found('damaged', 'error', 'g'),
        { ...found('bad-row', 'warning', 'h'), document: 'h#3' },
        found('duplicate', 'note', 'i'),
      ]),
    ).toEqual([
      '  error damaged: g',
      '  error empty-file: b, c, d and 2 more',
      '  warning bad-row: h#3',
      '  warning nearly-empty: a',
    ])
  })
})

describe('a table of text', () => {
  it('sets long headings on several lines above their numbers', () => {
    expect(
      aligned([
        ['Name', 'n', 'a heading of many words'],
        ['first', '1', '20'],
        ['x', '300', '4'],
      ]),
    ).toBe(
      [
        '              a heading of many',
        '  Name     n              words',
        '  first    1                 20',
        '  x      300                  4',
      ].join('\n'),
    )
  })
})

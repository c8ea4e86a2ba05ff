import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { csvHeader, csvRows } from '../../src/report/csv.js'
import { folderOf } from '../support/folders.js'
import { pageBlocks } from '../support/page-blocks.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'

describe('the report page of a run', () => {
  it('is the same bytes with other threads, in another order, and after a run of something else', async () => {
    const [first, second] = [folderOf(), folderOf()]
    await analyze({ inputs: ['corpus/documents'], lexicon, out: first, jobs: 1 })
    await analyze({ inputs: ['tests/golden/small/documents'], lexicon, out: second, jobs: 1 })
    await analyze({ inputs: ['corpus/documents'], lexicon, out: second, jobs: 2 })
    const page = readFileSync(join(first, 'report.html'))
    expect(readFileSync(join(second, 'report.html')).equals(page)).toBe(true)
  })

  it('holds every table it shows to the byte, and nothing of the machine', async () => {
    const out = folderOf()
    await analyze({ inputs: ['corpus/documents'], lexicon, out, jobs: 1 })
    const { core } = pageBlocks(join(out, 'report.html'))
    expect(core.tables.length).toBeGreaterThan(7)
    for (const { name, columns, cells, rows } of core.tables) {
      const all = (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? null))
      expect(all).toHaveLength(rows)
      expect(csvHeader(columns) + csvRows(columns, all)).toBe(readFileSync(join(out, 'tables', `${name}.csv`), 'utf8'))
    }
    const page = readFileSync(join(out, 'report.html'), 'utf8')
    expect(page).not.toContain(out)
    expect(page.match(/(?:src|href)="?https?:/g)).toBeNull()
  })
})

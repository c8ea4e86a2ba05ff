import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { csvHeader, csvRows } from '../../../src/report/csv.js'
import { folderOf, readTable } from '../../support/folders.js'
import { pageBlocks } from '../../support/page-blocks.js'

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

  it('shares its room among the pairs of a comparison, and draws each in a figure of its own', async () => {
    const out = folderOf()
    await analyze({ inputs: ['corpus/documents'], lexicon, out, jobs: 1, compare: 'issuer' })
    const { core, figures } = pageBlocks(join(out, 'report.html'))
    expect(core.compared).toBe('issuer')
    const keyness = core.tables.find(({ name }) => name === 'keyness')
    const whole = readTable(out, 'keyness')
    const pairs = [...new Set(whole.map(({ group_a }) => group_a))]
    expect(pairs.length).toBeGreaterThan(10)
    for (const pair of pairs) {
      const ofPair = whole.filter(({ group_a }) => group_a === pair)
      const parts = (keyness?.parts ?? []).filter(({ key }) => key[0] === pair)
      expect(parts.map(({ key, rows }) => [key[2], rows])).toEqual(
        ['concept', 'term'].map((kind) => [kind, ofPair.filter((row) => row.kind === kind).length]),
      )
      expect(parts[0]?.here).toBe(parts[0]?.rows)
      expect(parts[1]?.here).toBeGreaterThan(100)
    }
    const drawn = readdirSync(join(out, 'figures')).filter((name) => name.endsWith('.vl.json'))
    expect(figures.light.map(({ name }) => `${name}.vl.json`).sort()).toEqual(drawn)
    const [china] = figures.light.filter(({ name }) => name === 'keyness-concept-china')
    expect(china?.source.where).toEqual({ kind: 'concept', group_a: 'China', group_b: '(others)' })
    const specification = JSON.parse(readFileSync(join(out, 'figures', 'keyness-concept-china.vl.json'), 'utf8'))
    expect(specification).toEqual({ ...china?.specification, description: china?.description })
  })

  it('keeps the field that was compared, though every document has its own value', async () => {
    const out = folderOf()
    const inputs = folderOf({
      'a.md':
        '---\nstate: Malta\n---\n\nThe norms of cyberspace and the human rights of all are discussed by the state of Malta here.\n',
      'b.md':
        '---\nstate: Niger\n---\n\nCapacity-building and human rights are what the state of Niger wants of the United Nations.\n',
      'c.md':
        '---\nstate: Tonga\n---\n\nHuman rights matter to the people of Tonga, and so does the protection of the sea around them.\n',
    })
    await analyze({ inputs: [inputs], lexicon, out, jobs: 1, compare: 'state' })
    const { core } = pageBlocks(join(out, 'report.html'))
    expect([core.compared, core.fields.find(({ name }) => name === 'state')?.values]).toEqual([
      'state',
      ['Malta', 'Niger', 'Tonga'],
    ])
  })

  it('counts the files that gave no document, and the documents by status', async () => {
    const out = folderOf()
    const text = 'The United Nations speak of human rights and of the norms of responsible behaviour of all states.'
    const inputs = folderOf({ 'a.txt': text, 'b.txt': text, 'empty.txt': '', 'also-empty.txt': '' })
    await analyze({ inputs: [inputs], lexicon, out, jobs: 1 })
    const { core } = pageBlocks(join(out, 'report.html'))
    expect(core.unread).toBe(2)
    expect(core.statuses).toEqual([
      { status: 'counted', documents: 1 },
      { status: 'duplicate', documents: 1 },
    ])
    expect(core.problems).toEqual([
      { severity: 'error', code: 'empty-file', times: 2 },
      { severity: 'note', code: 'duplicate', times: 1 },
      { severity: 'warning', code: 'nearly-empty', times: 2 },
    ])
  })
})

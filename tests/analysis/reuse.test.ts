import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findReuseAmong } from '../../dist/analysis/find-reuse.js'
import { openFrame } from '../../dist/analysis/frame.js'
import { analyze, countedByDefault } from '../../dist/index.js'
import { openStore } from '../../dist/store/store.js'
import { firstDifference, folderOf, readTable, tablesIn } from '../support/folders.js'
import { randomNumbers } from '../support/generated-corpus.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const vocabulary = Array.from(
  { length: 400 },
  (_, index) => `word${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`,
)
const english =
  'The delegation of this country spoke, and the states have agreed to meet again in the coming year. '.repeat(2)

function text(random: (below: number) => number, length: number): string {
  return Array.from({ length }, () => vocabulary[random(vocabulary.length)]).join(' ')
}

const wordsOf = (passage: string) => passage.toLowerCase().match(/\p{L}+/gu) ?? []

describe('reused passages', () => {
  it('are found wherever they stand, with the first place by date, and are equal and as long as they can be', async () => {
    const random = randomNumbers(5)
    const passages = [text(random, 30), text(random, 45), text(random, 200)]
    const files: Record<string, string> = {}
    const holders: string[][] = [[], [], []]
    for (let index = 0; index < 12; index += 1) {
      const name = `d${index}.md`
      const parts = [text(random, 10 + random(80))]
      for (const [number, passage] of passages.entries()) {
        if (random(3) > 0) continue
        parts.push(passage.replaceAll(' ', random(2) === 0 ? ' ' : ', ').toUpperCase(), text(random, 5 + random(40)))
        holders[number]?.push(name)
      }
      files[name] = `---\ndate: ${2030 - index}\n---\n${english}${parts.join('; ')}.\n`
    }
    // Pieces of the passages, so that texts share them with several others in different lengths.
    for (let index = 12; index < 24; index += 1) {
      const words = (passages[2] as string).split(' ')
      const from = random(150)
      files[`e${index}.md`] =
        `---\ndate: ${1990 + index}\n---\n${english}${text(random, 20)} ${words.slice(from, from + 25 + random(40)).join(' ')} ${text(random, 9)}.\n`
    }
    const folder = folderOf(files)
    const out = folderOf()
    await analyze({ inputs: [folder], lexicon, out, anyLanguage: true, jobs: 1 })
    // A store that met the documents in another order finds the same.
    const other = folderOf()
    const half = folderOf(Object.fromEntries(Object.entries(files).slice(10)))
    await analyze({ inputs: [half], lexicon, out: other, anyLanguage: true, jobs: 1 })
    await analyze({ inputs: [folder], lexicon, out: other, anyLanguage: true, jobs: 1 })
    expect(firstDifference(tablesIn(other), tablesIn(out))).toBe('')
    const store = await openStore(join(out, 'corpus.duckdb'), { readOnly: true })
    const texts = new Map(
      (await store.rows('select d.document, text from texts join documents d on d.id = texts.document')) as [
        string,
        string,
      ][],
    )
    // Documents that do not fit into memory together are compared group by group.
    const passagesOf = async (table: string) => store.rows(`select * from ${table} order by all`)
    await openFrame(store, countedByDefault)
    await store.run('create temp table reuse as select * from main.reuse limit 0')
    await findReuseAmong(store, 300)
    expect(await passagesOf('temp.reuse')).toEqual(await passagesOf('main.reuse'))
    await store.close()
    const rows = readTable(out, 'reuse')
    for (const { document_a, start_a, end_a, document_b, start_b, end_b, words } of rows) {
      const a = texts.get(document_a as string) as string
      const b = texts.get(document_b as string) as string
      const passage = wordsOf(a.slice(Number(start_a), Number(end_a)))
      expect(passage).toEqual(wordsOf(b.slice(Number(start_b), Number(end_b))))
      expect(passage).toHaveLength(Number(words))
      expect(passage.length).toBeGreaterThanOrEqual(30)
      expect(wordsOf(a.slice(Number(end_a)))[0]).not.toBe(wordsOf(b.slice(Number(end_b)))[0] ?? 'the end')
    }
    for (const [number, passage] of passages.entries()) {
      // Later files have earlier dates.
      const [first, ...later] = (holders[number] as string[]).reverse()
      expect(later.length).toBeGreaterThan(0)
      for (const document of later) {
        const found = rows.filter((row) => row.document_a === first && row.document_b === document)
        const covered = found.some((row) => {
          const held = wordsOf((texts.get(document) as string).slice(Number(row.start_b), Number(row.end_b))).join(' ')
          return held.includes(passage)
        })
        expect([first, document, covered]).toEqual([first, document, true])
      }
    }
  })

  it('count once where that is asked for, at the earliest place', async () => {
    const quoted =
      'The states reaffirmed that the United Nations should play a leading role in promoting dialogue on the use of these technologies by all and in developing common understandings of how law applies to them in practice'
    const folder = folderOf({
      'new.md': `---\ndate: 2020-01-01\n---\n${english}${quoted}. The United Nations is named here too.\n`,
      'old.md': `---\ndate: 2010-01-01\n---\n${english}They said: ${quoted}. Nothing more.\n`,
    })
    const frequencies = async (countReused: string) => {
      const out = folderOf()
      await analyze({ inputs: [folder], lexicon, out, countReused, jobs: 1 })
      const rows = readTable(out, 'document_concepts').filter(({ concept }) => concept === 'strategy/united-nations')
      expect(readTable(out, 'mentions').filter(({ concept }) => concept === 'strategy/united-nations')).toHaveLength(
        rows.reduce((sum, { frequency }) => sum + Number(frequency), 0),
      )
      return Object.fromEntries(rows.map(({ document, frequency }) => [document, Number(frequency)]))
    }
    expect(await frequencies('all')).toEqual({ 'new.md': 2, 'old.md': 1 })
    expect(await frequencies('once')).toEqual({ 'new.md': 1, 'old.md': 1 })
  })

  it('are looked for again after a run that was stopped while it looked for them', async () => {
    const out = folderOf()
    const one = folderOf({ 'a.txt': `${english}${english}` })
    const two = folderOf({ 'a.txt': `${english}${english}`, 'b.txt': `${english}${english}They met there.\n` })
    const withStore = async (sql: string) => {
      const store = await openStore(join(out, 'corpus.duckdb'))
      await store.run(sql)
      const [plan] = await store.rows('select reuse_plan from store')
      await store.close()
      return plan?.[0]
    }
    await analyze({ inputs: [one], lexicon, out, jobs: 1 })
    expect(await withStore('alter table reuse rename to hidden')).not.toBe('')
    await expect(analyze({ inputs: [two], lexicon, out, jobs: 1 })).rejects.toThrow(/reuse/)
    expect(await withStore('alter table hidden rename to reuse')).toBe('')
    await analyze({ inputs: [two], lexicon, out, jobs: 1 })
    const cold = folderOf()
    await analyze({ inputs: [two], lexicon, out: cold, jobs: 1 })
    expect(readTable(out, 'reuse').length).toBeGreaterThan(0)
    expect(firstDifference(tablesIn(out), tablesIn(cold))).toBe('')
  })
})

describe('the same text in another file', () => {
  it('is counted once, by the earliest date, and said', async () => {
    const body = `${english}${english}The United Nations met there.\n`
    const folder = folderOf({
      'a.md': `---\ndate: 2020\n---\n${body}`,
      'b.md': `---\ndate: 2011\n---\n${body}`,
      'c.txt': body,
    })
    const out = folderOf()
    const { problems, headline } = await analyze({ inputs: [folder], lexicon, out, jobs: 1 })
    expect(problems.map(({ code, document, message }) => [code, document, message])).toEqual([
      ['duplicate', 'a.md', 'It has the same text as b.md, which is counted in its place.'],
      ['duplicate', 'c.txt', 'It has the same text as b.md, which is counted in its place.'],
    ])
    expect(
      readTable(out, 'documents').map(({ document, status, words }) => [document, status, Number(words) > 0]),
    ).toEqual([
      ['a.md', 'duplicate', false],
      ['b.md', 'counted', true],
      ['c.txt', 'duplicate', false],
    ])
    expect(headline.counted).toBe(1)
    expect(readTable(out, 'reuse')).toEqual([])
  })
})

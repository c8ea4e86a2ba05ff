import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, type Served, serve } from '../../../dist/index.js'
import type { EvidenceQuery } from '../../../src/report/page/contract.js'
import type { LiveCalls } from '../../../src/report/page/live.js'
import { readTable as reader } from '../../../src/report/page/read-table.js'
import { holdsDocument } from '../../../src/viewer/cut-tables.js'
import { type EvidenceSource, selectEvidence } from '../../../src/viewer/select-evidence.js'
import { folderOf, readTable } from '../../support/folders.js'
import { type PageBlocks, pageBlocks } from '../../support/page-blocks.js'

const things =
  'trade law peace water energy health food school road river forest bridge harbour market village train tower'.split(
    ' ',
  )
const issuers = ['Aland', 'Borduria', 'Carpania']
const documents = 4500

/** A text that names every concept of the lexicon: law three times, and peace only to deny it. */
function textOf(number: number): string {
  const named = [...things, 'law', 'law'].map(
    (thing) => `Text ${number} names ${thing === 'peace' ? 'no ' : ''}${thing}.`,
  )
  return named.join(' ')
}

/** 4,500 short texts of three issuers, one after the other. */
const files = {
  'texts.csv': [
    'id,issuer,text',
    ...Array.from(
      { length: documents },
      (_, number) => `d${10_000 + number},${issuers[Math.floor((3 * number) / documents)]},"${textOf(number)}"`,
    ),
  ].join('\n'),
  'lexicon.yaml': [
    'title: things',
    'concepts:',
    ...things.flatMap((thing) => [`  ${thing}:`, `    entries: [${thing}]`]),
  ].join('\n'),
}

const folder = folderOf(files)
const lexicon = join(folder, 'lexicon.yaml')
const out = folderOf()
let page: PageBlocks
let served: Served

beforeAll(async () => {
  await analyze({ inputs: [join(folder, 'texts.csv')], lexicon, out, jobs: 2, anyLanguage: true })
  page = pageBlocks(join(out, 'report.html'))
  served = await serve({ store: out, lexicon, port: 0 })
}, 240_000)
afterAll(() => served?.close())

async function ask<Call extends keyof LiveCalls>(
  call: Call,
  question: LiveCalls[Call]['ask'],
): Promise<LiveCalls[Call]['answer']> {
  const { origin, searchParams } = new URL(served.address)
  const response = await fetch(`${origin}${call}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${searchParams.get('key')}` },
    body: JSON.stringify(question),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as LiveCalls[Call]['answer']
}

const tableIn = ({ core }: PageBlocks, name: string) => {
  const table = core.tables.find((each) => each.name === name)
  if (table === undefined) throw new Error(`The page has no table ${name}.`)
  return reader(table)
}

/** How the page answers for the evidence of a number. */
function shown(query: EvidenceQuery) {
  const texts = new Map(page.texts.documents.map((text) => [text.document, text.text]))
  const names = tableIn(page, 'documents')
  const source: EvidenceSource = {
    core: page.core,
    summary: page.evidence,
    mentions: page.mentions,
    firstRow: new Map(),
    textOf: (document) => texts.get(document),
    nameOf: (document) => names.text(document, 'document'),
  }
  return selectEvidence(source, query)
}

describe('the page of more documents than it has room for the rows of', () => {
  it('holds a part of the rows by document', () => {
    const { table, length } = tableIn(page, 'document_concepts')
    expect(table.rows).toBe(documents * things.length)
    expect(length).toBeLessThanOrEqual(60_000)
  })

  it('has the sums by issuer of every document, not of those whose rows it holds', () => {
    const issuer = page.core.fields.find(({ name }) => name === 'issuer')
    const place = page.core.lexicon.concepts.findIndex(({ id }) => id === 'trade')
    expect(issuer?.groups?.map(({ value, documents: size, mentions }) => [value, size, mentions[place]])).toEqual(
      issuers.map((value) => [value, 1500, 1500]),
    )
    const whole = readTable(out, 'document_concepts').filter(({ concept }) => concept === 'trade')
    expect(whole).toHaveLength(documents)
  })

  it('says how many mentions a group has, by the sums', () => {
    expect(page.evidence.complete).toBe(false)
    for (const value of issuers)
      expect([value, shown({ concept: 'law', field: 'issuer', value }).total]).toEqual([value, 4500])
    expect(shown({ concept: 'trade', field: 'issuer', value: 'Aland', other: true }).total).toBe(3000)
    expect(shown({ negated: true }).total).toBe(documents)
  })

  it('knows of which documents it has the rows, and claims nothing of the others', () => {
    const table = tableIn(page, 'document_concepts')
    const names = tableIn(page, 'documents')
    const ranks = new Map(names.where(() => true).map((row) => [names.text(row, 'document'), row]))
    const rankOf = (document: string) => ranks.get(document)
    const [first, last] = [0, documents - 1]
    expect([first, last].map((rank) => holdsDocument(table, rank, rankOf))).toEqual([true, false])
    expect(shown({ concept: 'trade', document: names.text(first, 'document') }).total).toBe(1)
  })

  it('draws the profiles of the documents that the file draws', () => {
    const profiles = page.figures.light.find(({ name }) => name === 'document-profiles')
    expect(profiles?.description).toContain(`of 60 of 4,500 documents`)
    expect(page.figures.dark.map(({ name }) => name)).toEqual(page.figures.light.map(({ name }) => name))
  })
})

describe('a server over the same store', () => {
  it('has the same sums, and lists every document with a concept', async () => {
    const { core } = await ask('/api/report', { where: [] })
    expect(core.fields).toEqual(page.core.fields)
    const { rows, cells } = await ask('/api/documents-with', { where: [], concept: 'trade' })
    expect([rows, cells[0]?.length]).toEqual([documents, documents])
    const last = readTable(out, 'document_concepts').at(-1)
    expect(cells[0]).toContain(last?.document)
    const narrowed = await ask('/api/documents-with', { where: ['issuer=Carpania'], concept: 'trade' })
    expect(narrowed.rows).toBe(1500)
  }, 120_000)

  it('counts the others of a group, and hands out figures', async () => {
    const query = { concept: 'trade', field: 'issuer', value: 'Aland', other: true }
    expect((await ask('/api/evidence', { where: [], query })).total).toBe(3000)
    expect(await ask('/api/figures', { where: [], scheme: 'light' })).toEqual(page.figures.light)
  }, 120_000)
})

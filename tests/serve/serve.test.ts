import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, type Served, search, serve } from '../../dist/index.js'
import { csvHeader, csvRows } from '../../src/report/csv.js'
import type { PageTable } from '../../src/report/page/contract.js'
import type { LiveCalls } from '../../src/report/page/live.js'
import { patternOfTerm } from '../../src/viewer/term-pattern.js'
import { folderOf, readTable } from '../support/folders.js'
import { pageBlocks } from '../support/page-blocks.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const out = folderOf()
/** The same store for a reader beside the server. */
const other = folderOf()
let served: Served
let port = 0
let key = ''

beforeAll(async () => {
  await analyze({ inputs: ['corpus/documents'], lexicon, out, jobs: 1 })
  copyFileSync(join(out, 'corpus.duckdb'), join(other, 'corpus.duckdb'))
  served = await serve({ store: out, port: 0 })
  const address = new URL(served.address)
  port = Number(address.port)
  key = address.searchParams.get('key') ?? ''
})
afterAll(() => served?.close())

/** A request as it is, without what a browser or `fetch` would put right. */
function raw(
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { host: `127.0.0.1:${port}`, ...headers } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    request.on('error', reject)
    request.end(body)
  })
}

const posted = (path: string, ask: unknown, headers: Record<string, string> = {}) =>
  raw(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
    body: typeof ask === 'string' ? ask : JSON.stringify(ask),
  })

async function ask<Call extends keyof LiveCalls>(
  call: Call,
  question: LiveCalls[Call]['ask'],
): Promise<LiveCalls[Call]['answer']> {
  const { status, body } = await posted(call, question)
  expect(body.slice(0, 200)).not.toMatch(/^\{"error"/)
  expect(status).toBe(200)
  return JSON.parse(body)
}

const csvOf = ({ columns, cells }: PageTable) =>
  csvHeader(columns) +
  csvRows(
    columns,
    (cells[0] ?? []).map((_, row) => cells.map((column) => column[row] ?? null)),
  )

const everything: readonly string[] = []

describe('the addresses of the server', () => {
  it('are the page, its script, its style and six questions', async () => {
    expect((await raw('/')).headers['content-type']).toBe('text/html; charset=utf-8')
    expect((await raw('/?key=x&where=date=2015')).status).toBe(200)
    expect((await raw('/viewer.js')).headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await raw('/viewer.css', { method: 'HEAD' })).body).toBe('')
    const questions = ['report', 'evidence', 'documents-with', 'figures', 'document', 'search']
    for (const path of questions.map((question) => `/api/${question}`)) {
      expect((await raw(path)).status).toBe(405)
      expect((await posted(path, 'null')).status).toBe(400)
    }
  })

  it('lead to no file, however they are written', async () => {
    for (const path of [
      '/report.html',
      '/corpus.duckdb',
      '/run.json',
      '/viewer.js/',
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/viewer.js/../../package.json',
      '/..\\package.json',
      'http://127.0.0.1/viewer.js',
      '/viewer.js%00.css',
      '/api/',
      '/constructor',
      '/__proto__',
    ]) {
      const { status, body } = await raw(path)
      expect(`${path} ${status}`).toBe(`${path} 404`)
      expect(body).toBe('{"error":"There is nothing at this address."}')
    }
  })

  it('are sent with a policy that lets nothing else in, and hold nothing of the corpus', async () => {
    const { headers, body } = await raw('/')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(body).not.toContain('Cyber')
    expect(body).not.toContain(key)
  })
})

describe('a request', () => {
  it('to another host is refused: a name elsewhere may have been pointed at this machine', async () => {
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1.evil.example:${port}`,
      `127.0.0.1:${port + 1}`,
    ]) {
      expect((await raw('/', { headers: { host } })).status).toBe(403)
      expect((await posted('/api/report', { where: [] }, { host })).status).toBe(403)
    }
    expect((await raw('/', { headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it('from another page is refused', async () => {
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`])
      expect((await posted('/api/report', { where: [] }, { origin })).status).toBe(403)
    expect((await posted('/api/report', { where: [] }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await posted('/api/report', { where: [] }, { origin: `http://127.0.0.1:${port}` })).status).toBe(200)
    const { status, headers } = await raw('/api/report', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(status).toBe(403)
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('without the key is refused', async () => {
    for (const authorization of ['', 'Bearer ', `Bearer ${key}x`, `Bearer ${'0'.repeat(key.length)}`, key])
      expect((await posted('/api/report', { where: [] }, { authorization })).status).toBe(401)
  })

  it('that is too long, no JSON, or of another form is refused with the reason', async () => {
    expect((await posted('/api/report', { where: ['x'.repeat(20_000)] })).status).toBe(413)
    expect((await posted('/api/report', '{"where":', {})).status).toBe(400)
    expect((await posted('/api/report', { where: [] }, { 'content-type': 'text/plain' })).status).toBe(415)
    for (const [path, question, reason] of [
      ['/api/report', { where: 'date' }, '"where" must be a list'],
      ['/api/report', { where: [], path: '/etc/passwd' }, '"path" is not known here'],
      ['/api/search', { where: [], pattern: 'x', sort: 'document', limit: 1e9 }, '"limit" must be a whole number'],
      ['/api/search', { where: [], pattern: '[lemma=', sort: 'document', limit: 1 }, ''],
      ['/api/search', { where: [], pattern: 'x', sort: 'nothing', limit: 1 }, 'no document has a field "nothing"'],
      ['/api/document', { where: [], document: '../run.json' }, 'There is no document "../run.json"'],
      ['/api/documents-with', { where: [], concept: 'no/concept' }, 'no concept "no/concept"'],
      ['/api/figures', { where: [], scheme: 'sepia' }, '"scheme" must be "light" or "dark"'],
      ['/api/evidence', { where: [], query: { concept: 'goal', other: 'yes' } }, '"other" must be true or false'],
      ['/api/evidence', { where: [], query: { concept: 'no/concept' } }, 'no concept "no/concept"'],
      ['/api/evidence', { where: [], query: { concept: 'goal', beside: 'strategy', unit: 'window:7' } }, 'no unit'],
      ['/api/report', { where: ['date>=3000'] }, 'No document meets these conditions.'],
      ['/api/report', { where: ["x' or 1=1"] }, 'no document has a field'],
    ] as const) {
      const { status, body } = await posted(path, question)
      expect(status).toBe(400)
      expect(JSON.parse(body).error).toContain(reason)
      // Who asks here has typed no command.
      expect(JSON.parse(body).error).not.toMatch(/(?:^|\s)--?[a-z]/)
    }
  })

  it('with a condition that is none is told what one looks like', async () => {
    const { body } = await posted('/api/report', { where: ['date is 2015'] })
    expect(JSON.parse(body).error).toBe(
      '"date is 2015" is no condition. Write a field, one of != >= <= = > < ~, and a value, as in date>=2015.',
    )
  })
})

describe('the page over the whole store', () => {
  it('has the tables of the run to the byte', async () => {
    const { core, documents } = await ask('/api/report', { where: everything })
    expect(documents).toBe(39)
    for (const table of core.tables)
      expect(`${table.name}\n${csvOf(table)}`).toBe(
        `${table.name}\n${readFileSync(join(out, 'tables', `${table.name}.csv`), 'utf8')}`,
      )
    expect(core.tables.map(({ name }) => name)).toEqual(
      pageBlocks(join(out, 'report.html')).core.tables.map(({ name }) => name),
    )
  })

  it('has the core of report.html', async () => {
    const { core } = await ask('/api/report', { where: everything })
    const { tables: _, ...rest } = core
    const { tables: __, ...ofPage } = pageBlocks(join(out, 'report.html')).core
    expect(rest).toEqual(ofPage)
  })

  it('opens every concept and every pair to as many as the tables say', async () => {
    for (const { concept = '', frequency } of readTable(out, 'concepts')) {
      const { total, mentions } = await ask('/api/evidence', { where: everything, query: { concept } })
      expect(`${concept} ${total} ${mentions.document.length}`).toBe(`${concept} ${frequency} ${frequency}`)
    }
    const pairs = readTable(out, 'cooccurrence').filter((_, row) => row % 9 === 0)
    expect(pairs.length).toBeGreaterThan(20)
    for (const { unit = '', concept_a = '', concept_b = '', observed } of pairs) {
      const query = { concept: concept_a, beside: concept_b, unit }
      const { total } = await ask('/api/evidence', { where: everything, query })
      expect(`${unit} ${concept_a} ${concept_b} ${total}`).toBe(`${unit} ${concept_a} ${concept_b} ${observed}`)
    }
  })

  it('quotes the words that were found', async () => {
    const { mentions } = await ask('/api/evidence', { where: everything, query: { entry: 'cyber sovereignty' } })
    const quoted = mentions.start.map((start, row) => {
      const begin = mentions.sentenceStart[row] ?? 0
      return mentions.sentences[mentions.quoted[row] ?? -1]?.slice(start - begin, (mentions.end[row] ?? 0) - begin)
    })
    expect(new Set(quoted.map((words) => words?.toLowerCase()))).toEqual(new Set(['cyber sovereignty']))
  })

  it('gives a document as a whole', async () => {
    const [row] = readTable(out, 'documents')
    const document = row?.document ?? ''
    const { text, paragraphs, mentions } = await ask('/api/document', { where: everything, document })
    expect(text).toHaveLength(Number(row?.characters))
    expect(paragraphs.length % 4).toBe(0)
    const found = readTable(out, 'mentions').filter((mention) => mention.document === document)
    expect(mentions.start.map((start, at) => text.slice(start, mentions.end[at]))).toEqual(
      found.map((mention) => mention.text),
    )
  })

  it('has the figures of report.html, light and dark', async () => {
    const { figures } = pageBlocks(join(out, 'report.html'))
    for (const scheme of ['light', 'dark'] as const)
      expect(await ask('/api/figures', { where: everything, scheme })).toEqual(figures[scheme])
  })

  it('lists the documents with a concept as the table has them, those with most mentions first', async () => {
    const concept = 'norm/human-rights'
    const { rows, cells } = await ask('/api/documents-with', { where: everything, concept })
    const expected = readTable(out, 'document_concepts')
      .filter((row) => row.concept === concept)
      .map(({ document, frequency }) => [document, Number(frequency)] as const)
      .sort((a, b) => b[1] - a[1])
    expect(expected.length).toBeGreaterThan(3)
    expect(rows).toBe(expected.length)
    expect((cells[0] ?? []).map((document, row) => [document, cells[2]?.[row]])).toEqual(expected)
  })

  it('finds a term of the table as often as it says, whatever letters it is made of', async () => {
    const terms = readTable(out, 'terms').filter(({ term = '' }, row) => row % 400 === 0 || /[^a-z]/.test(term))
    expect(terms.length).toBeGreaterThan(5)
    for (const { term = '', pos = '', frequency } of terms.slice(0, 25)) {
      const pattern = patternOfTerm(term, pos)
      const { matches } = await ask('/api/search', { where: everything, pattern, sort: 'document', limit: 1 })
      expect(`${pattern} ${matches}`).toBe(`${pattern} ${frequency}`)
    }
  })

  it('finds what kwic finds', async () => {
    const options = { pattern: 'sovereignty', sort: 'date', limit: 40 }
    const { lines, matches } = await ask('/api/search', { where: everything, ...options })
    const expected = await search({ store: other, ...options, window: 10 })
    expect(matches).toBe(expected.matches)
    expect(lines).toEqual(JSON.parse(JSON.stringify(expected.lines)))
  })
})

describe('the page over some documents', () => {
  it('has the tables of an analysis of these alone, to the byte', async () => {
    const where = ['date>=2015', 'issuer~united']
    const { core, documents } = await ask('/api/report', { where })
    const names = (core.tables.find(({ name }) => name === 'documents')?.cells[0] ?? []).map(String)
    expect(documents).toBe(39)
    expect(names.length).toBeGreaterThan(4)
    expect(names.length).toBeLessThan(12)
    const folder = folderOf()
    const alone = folderOf()
    for (const name of names) copyFileSync(join('corpus/documents', name), join(folder, name))
    await analyze({ inputs: [folder], lexicon, out: alone, jobs: 1 })
    for (const table of core.tables)
      expect(`${table.name}\n${csvOf(table)}`).toBe(
        `${table.name}\n${readFileSync(join(alone, 'tables', `${table.name}.csv`), 'utf8')}`,
      )
    const { findings, totals, networks, fields } = pageBlocks(join(alone, 'report.html')).core
    expect(core.findings).toEqual(findings)
    expect(core.totals).toEqual(totals)
    expect(core.networks).toEqual(networks)
    expect(core.fields).toEqual(fields)
    const { searched } = await ask('/api/search', { where, pattern: 'norm', sort: 'document', limit: 5 })
    expect(searched).toBe(names.length)
  })
})

describe('passages that stand in several documents', () => {
  it('are found and counted once among the chosen documents as a run over these would', async () => {
    const passage =
      'The states agree that cyber sovereignty and the role of the United Nations shall guide all of their work on norms of ' +
      'responsible behaviour, and that capacity building shall be given to all who ask for it in good faith and without delay.'
    const files = {
      'a.md': `---\ndate: 2001\n---\n\n${passage}\n\nA first text follows with words of its own.\n`,
      'b.md': `---\ndate: 2011\n---\n\n${passage}\n\nSomething else is said by the second one.\n`,
      'c.md': `---\ndate: 2012\n---\n\nThe third one begins otherwise.\n\n${passage}\n`,
    }
    const { 'a.md': _, ...later } = files
    const [whole, alone] = [folderOf(), folderOf()]
    await analyze({ inputs: [folderOf(files)], lexicon, out: whole, jobs: 1, countReused: 'once' })
    await analyze({ inputs: [folderOf(later)], lexicon, out: alone, jobs: 1, countReused: 'once' })
    const short = await serve({ store: whole, lexicon, port: 0 })
    const { origin, searchParams } = new URL(short.address)
    const response = await fetch(`${origin}/api/report`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${searchParams.get('key')}` },
      body: JSON.stringify({ where: ['date>2001'] }),
    })
    const { core } = (await response.json()) as LiveCalls['/api/report']['answer']
    await short.close()
    expect(readTable(whole, 'reuse')).toHaveLength(2)
    expect(readTable(alone, 'reuse')).toHaveLength(1)
    for (const table of core.tables)
      expect(`${table.name}\n${csvOf(table)}`).toBe(
        `${table.name}\n${readFileSync(join(alone, 'tables', `${table.name}.csv`), 'utf8')}`,
      )
  })
})

describe('the server', () => {
  it('says that a port is taken', async () => {
    await expect(serve({ store: out, lexicon, port })).rejects.toThrow(
      `Port ${port} is in use by another program. Choose another one with --port, or --port 0 for any that is free.`,
    )
  })

  it('refuses a lexicon that the store was not counted with', async () => {
    const folder = folderOf({
      'other.yaml': readFileSync(lexicon, 'utf8').replace('- cyber sovereignty', '- cyber independence'),
    })
    await expect(serve({ store: out, lexicon: join(folder, 'other.yaml'), port: 0 })).rejects.toThrow(
      'is not the lexicon that the store was counted with',
    )
  })

  it('says where there is no store', async () => {
    await expect(serve({ store: join(out, 'nothing'), lexicon, port: 0 })).rejects.toThrow('there is no such folder')
  })

  it('gives up the store when it is closed', async () => {
    const folder = folderOf()
    copyFileSync(join(out, 'corpus.duckdb'), join(folder, 'corpus.duckdb'))
    const short = await serve({ store: folder, lexicon, port: 0 })
    await short.ready
    await short.close()
    await expect(fetch(short.address)).rejects.toThrow()
    expect(readdirSync(folder)).toEqual(['corpus.duckdb'])
  })
})

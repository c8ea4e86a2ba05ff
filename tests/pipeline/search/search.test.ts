import { chmodSync, copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { concordanceCsv } from '../../../src/pipeline/search/concordance-csv.js'
import { type SearchOptions, search } from '../../../src/pipeline/search/search.js'
import { openStore } from '../../../src/store/store.js'
import { folderOf, readTable } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const patterns = [
  'norm',
  'the United Nations',
  'cyber-superpower',
  '"China"',
  'US',
  'sovereign*',
  'China-US rivalry',
  'not',
  'agree',
  '[lemma="argue"] []{0,4} [lemma="partner"]',
  '[word="the"%c] [pos="NOUN|PROPN"]+',
  '[pos="ADJ"] | [word="China"]',
  '[word="digital|cyber"]? [lemma="sovereignty"]',
]

describe('a search', () => {
  const out = folderOf()
  const find = (pattern: string, options: Partial<SearchOptions> = {}) => search({ store: out, pattern, ...options })

  beforeAll(async () => {
    const texts = Object.entries(generatedCorpus(12, 3)).map(([name, text], index) => [
      name.replace(/\.\w+$/, '.md'),
      `---\nissuer: ${['China', 'Utopia'][index % 2]}\ndate: ${2010 + index}-05-01\n---\n\n${text}\n\n## References\n\nChina (2010). China and norms. Journal of China, 2(1), 3-4.\n`,
    ])
    const lexicon = [
      'title: Each pattern a concept of its own',
      'concepts:',
      ...patterns.map((pattern, index) => `  c${index}:\n    entries: ['${pattern}']`),
    ].join('\n')
    const folder = folderOf({ ...Object.fromEntries(texts), 'twin.md': texts[0]?.[1] ?? '' })
    await analyze({ inputs: [folder], lexicon: join(folderOf({ 'l.yaml': lexicon }), 'l.yaml'), out, jobs: 1 })
  })

  it.each(patterns)('for %s finds the mentions that an analysis counts', async (pattern) => {
    const mentions = readTable(out, 'mentions').filter(({ entry }) => entry === pattern.trim())
    const found = await find(pattern, { limit: 100_000 })
    expect(found.matches).toBe(mentions.length)
    if (pattern !== 'norm') expect(mentions.length).toBeGreaterThan(0)
    const place = (each: Record<string, unknown>) => `${each.document} ${each.start} ${each.end}`
    expect(found.lines.map((line) => place({ ...line })).sort()).toEqual(mentions.map(place).sort())
    for (const line of found.lines) {
      const mention = mentions.find((each) => place(each) === place({ ...line }))
      expect([line.match, String(line.sentence), String(line.paragraph), line.zone, line.negated ? '1' : '0']).toEqual([
        mention?.text?.replaceAll('\n', ' '),
        mention?.sentence_number,
        mention?.paragraph,
        mention?.zone,
        mention?.negated,
      ])
    }
  })

  it('leaves the bytes of the store alone, and needs no leave to write', async () => {
    const file = join(out, 'corpus.duckdb')
    const before = readFileSync(file)
    chmodSync(file, 0o444)
    expect((await search({ store: file, pattern: 'China' })).matches).toBeGreaterThan(0)
    expect(readFileSync(file).equals(before)).toBe(true)
    chmodSync(file, 0o644)
  })

  it('shows so many words on each side, over sentences and not over paragraphs', async () => {
    const { lines } = await find('China', { window: 3, limit: 100_000 })
    const words = (text: string) => text.match(/[\p{L}\p{N}'’&–-]*\p{L}[\p{L}\p{N}'’&–-]*/gu)?.length ?? 0
    for (const { left, right } of lines) {
      expect(words(left)).toBeLessThanOrEqual(3)
      expect(words(right)).toBeLessThanOrEqual(4)
    }
    expect(lines.some(({ left }) => /[.!?]/.test(left))).toBe(true)
    expect((await find('China', { window: 0 })).lines[0]).toMatchObject({ left: '', right: '' })
    const [wide] = (await find('China', { window: 1000, limit: 1 })).lines
    expect(words(`${wide?.left} ${wide?.right}`)).toBeGreaterThan(20)
  })

  it('looks at the documents for which the conditions hold, and at the zones asked for', async () => {
    const all = await find('China', { limit: 100_000 })
    const utopia = await find('China', { where: ['issuer=Utopia'], limit: 100_000 })
    const others = await find('China', { where: ['issuer!=Utopia'], limit: 100_000 })
    expect(utopia.lines.every(({ issuer }) => issuer === 'Utopia')).toBe(true)
    expect(utopia.matches + others.matches).toBe(all.matches)
    expect(utopia.searched + others.searched).toBe(all.searched)
    expect((await find('China', { where: ['date>=2030'] })).searched).toBe(0)
    const references = await find('China', { zones: ['references'], limit: 100_000 })
    expect(references.lines.every(({ zone }) => zone === 'references')).toBe(true)
    expect((await find('China', { zones: ['all'] })).matches).toBe(all.matches + references.matches)
  })

  it('sorts all matches and shows the first of them', async () => {
    const order = <Key>(lines: readonly Key[], compare: (a: Key, b: Key) => boolean) =>
      lines.every((line, index) => index === 0 || compare(lines[index - 1] as Key, line))
    const byDate = await find('China', { sort: 'date', limit: 7 })
    const earliest = (await find('China', { limit: 100_000 })).lines.map(({ date }) => date ?? '').sort()
    expect(byDate.lines.map(({ date }) => date)).toEqual(earliest.slice(0, 7))
    const right = await find('China', { sort: 'right', limit: 100_000 })
    const next = (text: string) => (/[\p{L}\p{N}'’]+/u.exec(text)?.[0] ?? '').toLowerCase()
    expect(
      order(
        right.lines.map((line) => next(line.right)),
        (a, b) => a <= b,
      ),
    ).toBe(true)
    const left = await find('the', { sort: 'left', limit: 50 })
    const before = (text: string) => (text.match(/[\p{L}\p{N}'’-]+/gu)?.at(-1) ?? '').toLowerCase()
    expect(
      order(
        left.lines.map((line) => before(line.left)),
        (a, b) => a <= b,
      ),
    ).toBe(true)
    const inOrder = await find('China', { limit: 100_000 })
    expect(
      order(
        inOrder.lines.map((line) => [line.document, line.start] as const),
        (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]),
      ),
    ).toBe(true)
  })

  it('draws lines by chance with a seed, and the same ones every time', async () => {
    const first = await find('the', { limit: 5 })
    const drawn = await find('the', { limit: 5, sample: 4 })
    expect(drawn.lines).toHaveLength(5)
    expect(drawn.matches).toBe(first.matches)
    expect(drawn.lines).not.toEqual(first.lines)
    expect((await find('the', { limit: 5, sample: 4 })).lines).toEqual(drawn.lines)
  })

  it('finds nothing without a fault', async () => {
    expect(await find('zebra crossing')).toMatchObject({ matches: 0, documents: 0, lines: [] })
  })

  it('stands on the concepts of a lexicon that is named', async () => {
    const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
    const found = await find('[word="the"%c] <concept="strategy/united-nations"/>', { lexicon })
    expect(found.matches).toBeGreaterThan(0)
    for (const { match } of found.lines) expect(match).toMatch(/^the United Nations$/i)
    await expect(find('<concept="strategy/nowhere"/>', { lexicon })).rejects.toThrow('strategy/nowhere')
  })

  it('stands on the concepts of the lexicon that the store was counted with, where none is named', async () => {
    const china = await find('China', { limit: 100_000 })
    const concept = `c${patterns.indexOf('"China"')}`
    const found = await find(`<concept="${concept}"/>`, { limit: 100_000 })
    expect(found.matches).toBe((await find('"China"')).matches)
    expect(found.matches).toBe(china.matches)
    await expect(find('<concept="strategy/united-nations"/>')).rejects.toThrow('strategy/united-nations')
  })

  it('says of a store from before stores kept their lexicon how to name one', async () => {
    const old = folderOf()
    copyFileSync(join(out, 'corpus.duckdb'), join(old, 'corpus.duckdb'))
    const store = await openStore(join(old, 'corpus.duckdb'))
    await store.run('drop table lexicon')
    await store.close()
    expect((await find('China', { store: old })).matches).toBeGreaterThan(0)
    await expect(find('<concept="c0"/>', { store: old })).rejects.toThrow(
      'This store does not hold the lexicon that it was counted with. Name its file with --lexicon',
    )
  })

  it('says what is wrong with a store, a pattern, a field and a zone', async () => {
    const empty = folderOf({ 'note.txt': 'no store' })
    await expect(find('norm', { store: join(empty, 'none') })).rejects.toThrow('there is no such folder or store')
    await expect(find('norm', { store: empty })).rejects.toThrow('holds no corpus.duckdb')
    await expect(find('norm', { store: join(empty, 'note.txt') })).rejects.toThrow('is not a store of Tallyrand')
    await expect(find('[word=')).rejects.toThrow('of the pattern')
    await expect(find('norm', { sort: 'country' })).rejects.toThrow(
      '--sort: no document has a field "country". There are:',
    )
    await expect(find('norm', { zones: ['bodies'] })).rejects.toThrow('"bodies" is no zone.')
  })

  it('gives its lines as a table', async () => {
    const csv = concordanceCsv(await find('China', { limit: 2 })).split('\r\n')
    expect(csv[0]).toBe(
      'document,sentence_number,paragraph,page,zone,negated,left,match,right,start,end,title,issuer,date',
    )
    expect(csv).toHaveLength(4)
  })
})

import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, prose, read, readReal } from './read.js'

describe('a table of texts', () => {
  it('gives a document a row, named by its id, with the other columns as metadata', async () => {
    const result = await read(
      'a.csv',
      `doc_id,Text,Country,Year\nx1,"${prose}",China,2017\nx2,"A ""quoted""\n\ntext. ${prose}",Iran,2018\n`,
    )
    expect(codes(result)).toEqual([])
    expect(result.documents.map((document) => document.id)).toEqual(['a.csv#x1', 'a.csv#x2'])
    expect(result.documents[0]).toMatchObject({
      format: 'csv',
      text: prose,
      metadata: { country: 'China', issuer: 'China', date: '2017', year: '2017' },
    })
    expect(result.documents[1]?.text).toContain('A "quoted"')
  })

  it('is read with semicolons and tabs, and rows are numbered where no id names them all', async () => {
    const semicolons = await read('a.csv', `who;body\nx;${prose}\nx;${prose} More.\n`)
    expect(semicolons.documents.map((document) => document.id)).toEqual(['a.csv#1', 'a.csv#2'])
    const tabs = await read('a.tsv', `who\tspeech\nx\t${prose}\n`)
    expect(only(tabs)).toMatchObject({ format: 'tsv', text: prose })
  })

  it('has its text in the column asked for, else in the longest', async () => {
    const csv = `a,b\nshort one,${prose.replaceAll(',', '')}\n`
    expect(only(await read('a.csv', csv)).metadata).toEqual({ a: 'short one' })
    expect(only(await read('a.csv', csv, { textColumn: 'A' })).text).toBe('short one')
    expect(codes(await read('a.csv', csv, { textColumn: 'c' }))).toEqual(['no-text-column'])
    expect(codes(await read('a.csv', 'a,b\n1,2\n3,4\n'))).toEqual(['no-text-column'])
  })

  it('leaves out a row that cannot be read, and says which', async () => {
    const result = await read(
      'a.csv',
      `id,text\n1,"${prose}"\n2,one, two, three\n3,"${prose}"\n4,"${prose}"\n5,"${prose}"\n`,
    )
    expect(codes(result)).toEqual(['bad-row'])
    expect(result.problems[0]?.message).toContain('Row 2 (line')
    expect(result.documents).toHaveLength(4)
  })

  it('whose quotes are never closed is a problem, not a text', async () => {
    const result = await read('a.csv', `id,text\n1,"${prose}\n2,def\n`)
    expect(codes(result)).toContain('bad-row')
    expect(result.documents).toEqual([])
  })

  it('by its name only is a plain text', async () => {
    expect(only(await read('a.csv', prose)).format).toBe('txt')
  })

  it.each([
    [
      'an array of objects',
      JSON.stringify([
        { id: 'a', text: prose, year: 2017, tags: ['x'] },
        { id: 'b', text: `${prose} B.` },
      ]),
    ],
    ['an object of columns', JSON.stringify({ id: ['a', 'b'], text: [prose, `${prose} B.`] })],
    [
      'a field of documents',
      JSON.stringify({
        version: 1,
        documents: [
          { id: 'a', text: prose },
          { id: 'b', text: `${prose} B.` },
        ],
      }),
    ],
  ])('is read from JSON: %s', async (_, json) => {
    const result = await read('a.json', json)
    expect(result.documents.map((document) => document.id)).toEqual(['a.json#a', 'a.json#b'])
    expect(result.documents.map((document) => document.text)).toEqual([prose, `${prose} B.`])
  })

  it('is read from JSON lines, bad lines left out', async () => {
    const result = await read(
      'a.jsonl',
      `{"text":${JSON.stringify(prose)}}\nnot json\n\n[1]\n{"text":${JSON.stringify(`${prose} Z.`)}}\n`,
    )
    expect(result.documents.map((document) => document.id)).toEqual(['a.jsonl#1', 'a.jsonl#4'])
    expect(codes(result)).toEqual(['bad-row', 'bad-row'])
  })

  it('that is no JSON by its content is damaged', async () => {
    expect(codes(await read('a.json', `[{"text": "${prose}"`))).toEqual(['damaged'])
  })

  it.skipIf(!haveTexts)('of inaugural addresses gives the same texts from CSV and JSON', async () => {
    const csv = await readReal('office/inaugCorpus.csv')
    const json = await readReal('office/inaugural_sample.json')
    expect(csv.documents.length).toBeGreaterThan(3)
    expect(csv.documents[0]?.text).toBe(json.documents[0]?.text)
    expect(csv.documents[1]?.metadata).toMatchObject({ president: 'Washington', date: '1793' })
  })
})

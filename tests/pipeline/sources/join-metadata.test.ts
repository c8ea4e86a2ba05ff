import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { readMetadata } from '../../../src/pipeline/sources/metadata-table.js'
import { folderOf, readTable } from '../../support/folders.js'

const text =
  'The delegation of this country spoke about the United Nations, and the states agreed to meet again. '.repeat(5)

describe('joining a table of metadata', () => {
  it('finds documents by path, by file name and by name without extension, and fills title, issuer and date', async () => {
    const folder = folderOf({
      'texts/a.txt': text,
      'texts/sub/b.txt': text,
      'texts/c.md': `---\nissuer: Own\n---\n${text}`,
    })
    const table = join(folder, 'meta.csv')
    writeFileSync(
      table,
      '\ufefffile,Title,country,year\nsub/b.txt,Second,Ruritania,2011\na,First,Utopia,2010\nc.md,,Erewhon,\nd.txt,None,None,\n',
    )
    const out = folderOf()
    const { problems } = await analyze({
      inputs: [join(folder, 'texts')],
      lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
      out,
      metadata: table,
    })
    const shown = readTable(out, 'documents').map(({ document, title, issuer, date }) => [
      document,
      title,
      issuer,
      date,
    ])
    expect(shown).toEqual([
      ['a.txt', 'First', 'Utopia', '2010'],
      ['c.md', '', 'Erewhon', ''],
      ['sub/b.txt', 'Second', 'Ruritania', '2011'],
    ])
    expect(
      problems.filter(({ code }) => code === 'bad-metadata').map(({ path, message }) => `${path}: ${message}`),
    ).toEqual(['meta.csv: No document for "d.txt": compare its column file with the file names.'])
    // A later run without the table has the documents' own metadata again, and reads nothing for it.
    const again = await analyze({
      inputs: [join(folder, 'texts')],
      lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
      out,
    })
    expect(again.work.filesRead).toBe(0)
    expect(readTable(out, 'documents').map(({ issuer }) => issuer)).toEqual(['', 'Own', ''])
  })

  it('reads tabs and semicolons, keeps the first of two rows about one file and says so', async () => {
    const folder = folderOf({ 'tabs.tsv': 'path\tissuer\na\tA\na\tB\n', 'semicolons.csv': 'name;issuer\na;A\n' })
    const tabs = await readMetadata(join(folder, 'tabs.tsv'))
    expect([...tabs.rows]).toEqual([['a', { issuer: 'A' }]])
    expect(tabs.problems.map(({ message }) => message)).toEqual(['"a" stands in it twice: the first row is used.'])
    expect([...(await readMetadata(join(folder, 'semicolons.csv'))).rows]).toEqual([['a', { issuer: 'A' }]])
  })

  it('says which column is missing, and when there is no such table', async () => {
    const folder = folderOf({ 'meta.csv': 'country,year\nA,2010\n' })
    await expect(readMetadata(join(folder, 'meta.csv'))).rejects.toThrow(
      /no column that names the files; its columns are: country, year\. Call it one of: document, path/,
    )
    await expect(readMetadata(join(folder, 'none.csv'))).rejects.toThrow(
      /none\.csv: there is no such table of metadata/,
    )
  })
})

import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findSources } from '../../../src/pipeline/sources/find-sources.js'
import { folderOf } from '../../support/folders.js'

const paths = (found: Awaited<ReturnType<typeof findSources>>) => found.sources.map(({ path }) => path)
const codes = (found: Awaited<ReturnType<typeof findSources>>) =>
  found.problems.map(({ code, path }) => `${code} ${path}`)

describe('finding the files to read', () => {
  it('walks a folder to its ends, in code-unit order, and names files relative to it', async () => {
    const folder = folderOf({ 'b.txt': 'b', 'a/z.txt': 'z', 'a/B.txt': 'B', 'a/b/c.txt': 'c', 'Z.txt': 'Z' })
    expect(paths(await findSources([folder]))).toEqual(['Z.txt', 'a/B.txt', 'a/b/c.txt', 'a/z.txt', 'b.txt'])
  })

  it('names a single file by its name', async () => {
    const folder = folderOf({ 'deep/er/a.txt': 'a' })
    expect(paths(await findSources([join(folder, 'deep/er/a.txt')]))).toEqual(['a.txt'])
  })

  it('tells several inputs apart by as much of their paths as it takes', async () => {
    const folder = folderOf({ 'x/2020/texts/a.txt': 'a', 'x/2021/texts/a.txt': 'a', 'x/2021/texts/b.txt': 'b' })
    const inputs = [join(folder, 'x/2021/texts'), join(folder, 'x/2020/texts')]
    expect(paths(await findSources(inputs))).toEqual(['2020/texts/a.txt', '2021/texts/a.txt', '2021/texts/b.txt'])
    expect(paths(await findSources([...inputs].reverse()))).toEqual(paths(await findSources(inputs)))
  })

  it('reads a file once that is reached in two ways', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'b/c.txt': 'c' })
    symlinkSync(join(folder, 'a.txt'), join(folder, 'b/again.txt'))
    expect(paths(await findSources([folder]))).toEqual(['a.txt', 'b/c.txt'])
  })

  it('expands globs, and says when one matches nothing', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'b.md': 'b', 'c/d.txt': 'd' })
    expect(paths(await findSources([join(folder, '**/*.txt')]))).toEqual(['a.txt', 'c/d.txt'])
    expect(paths(await findSources([join(folder, 'c/*'), join(folder, '*.md')]))).toEqual(
      expect.arrayContaining([expect.stringMatching(/\/b\.md$/), 'c/d.txt']),
    )
    await expect(findSources([join(folder, '*.pdf')])).rejects.toThrow(/\*\.pdf: no file matches this glob/)
  })

  it('follows links, but not back into a folder they lie in, and says so', async () => {
    const folder = folderOf({ 'real/a.txt': 'a', 'there/b.txt': 'b' })
    symlinkSync(folder, join(folder, 'real/loop'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'real/broken'))
    symlinkSync(join(folder, 'there'), join(folder, 'real/linked'))
    const found = await findSources([join(folder, 'real')])
    expect(paths(found)).toEqual(['a.txt', 'linked/b.txt'])
    expect(codes(found)).toEqual(['broken-link broken', 'link-loop loop/real'])
  })

  it('never opens a pipe', async () => {
    const folder = folderOf({ 'a.txt': 'a' })
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const found = await findSources([folder])
    expect(paths(found)).toEqual(['a.txt'])
    expect(codes(found)).toEqual(['special-file pipe'])
  })

  it('passes over hidden files, and over a README with a note', async () => {
    const folder = folderOf({
      'a.txt': 'a',
      '.hidden': 'h',
      '.git/config': 'g',
      'README.md': 'about',
      'sub/LICENSE': 'l',
    })
    const found = await findSources([folder])
    expect(paths(found)).toEqual(['a.txt'])
    expect(codes(found)).toEqual(['about-the-folder README.md', 'about-the-folder sub/LICENSE'])
    expect(paths(await findSources([join(folder, 'README.md')]))).toEqual(['README.md'])
  })

  it('leaves out the table of metadata', async () => {
    const folder = folderOf({ 'a.txt': 'a', 'metadata.csv': 'file' })
    expect(paths(await findSources([folder], [join(folder, 'metadata.csv')]))).toEqual(['a.txt'])
  })

  it('leaves out with a note a table about the files beside it or below, and reads it where it is named', async () => {
    const folder = folderOf({
      'texts/a.txt': 'a',
      'texts/b.txt': 'b',
      'texts/metadata.csv': '\ufefffile,issuer\na.txt,A\nb,B\n',
      'above.tsv': 'id\tissuer\ntexts/a.txt\tA\nnot-here\tB\n',
    })
    const found = await findSources([folder])
    expect(paths(found)).toEqual(['texts/a.txt', 'texts/b.txt'])
    expect(codes(found)).toEqual(['metadata-table above.tsv', 'metadata-table texts/metadata.csv'])
    expect(found.problems[0]?.message).toContain('Give it with --metadata')
    const table = join(folder, 'texts/metadata.csv')
    const named = await findSources([join(folder, 'texts'), table])
    expect(paths(named)).toHaveLength(3)
    expect(codes(named)).toEqual([])
    expect(codes(await findSources([join(folder, 'texts')], [table]))).toEqual([])
    expect(codes(await findSources([join(folder, 'texts/*')]))).toEqual(['metadata-table metadata.csv'])
  })

  it('takes a table for texts where it does not name the files beside it', async () => {
    const rows = Array.from({ length: 9 }, (_, row) => `${row},Some text of row ${row}.`).join('\n')
    const tables = {
      'answers.csv': `id,answer\n${rows}\n`,
      'no-names.csv': 'title,text\na.txt,Text.\n',
      'broken.csv': 'file,text\n"a.txt,Text.\n',
      'empty.csv': '',
    }
    const folder = folderOf({ '3.txt': 'c', 'a.txt': 'a', 'b.txt': 'b', ...tables })
    expect(codes(await findSources([folder]))).toEqual([])
  })

  it('tells a table by its beginning, however long it is', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) => `${row}.txt,"an issuer, of row ${row}"`).join('\n')
    const folder = folderOf({ '1.txt': 'a', '2.txt': 'b', 'm.csv': `file,issuer\n${rows}\n` })
    expect(codes(await findSources([folder]))).toEqual(['metadata-table m.csv'])
  })

  it('says what is wrong with an input that is not there or holds nothing', async () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'empty'))
    await expect(findSources([join(folder, 'missing')])).rejects.toThrow(
      /missing: no such file or folder\. Check the spelling/,
    )
    await expect(findSources([join(folder, 'empty')])).rejects.toThrow(/There is no document in .*empty/)
  })
})

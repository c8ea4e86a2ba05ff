import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

const sentence = (words: string) =>
  `The delegation of this country spoke about ${words} for a long time and at great length. `
const lexicon = 'title: T\nconcepts:\n  norm: { entries: [norm] }\n  market: { entries: [market] }\n'

describe('tallyrand compare', () => {
  const folder = folderOf({
    ...Object.fromEntries(
      Array.from({ length: 16 }, (_, n) => [`texts/${n}.txt`, sentence(n < 8 ? 'norms' : 'markets').repeat(6 + n)]),
    ),
    'm.csv': `file,side,issuer\n${Array.from({ length: 16 }, (_, n) => `${n}.txt,${n < 8 ? 'left' : 'right'},${n % 4}`).join('\n')}\n`,
    'l.yaml': lexicon,
  })
  const out = join(folder, 'out')
  beforeAll(async () => {
    const metadata = join(folder, 'm.csv')
    await analyze({ inputs: [join(folder, 'texts')], lexicon: join(folder, 'l.yaml'), metadata, out, jobs: 1 })
  })

  it('shows both sides with rates, Log Ratio, q by documents and a sentence', async () => {
    const { exitCode, stdout } = await printedBy('compare', out, '--by', 'side')
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^left: 8 documents, [\d,]+ words\nright: 8 documents, [\d,]+ words\nTerms with q <= 0.05: 2 by documents/,
    )
    expect(stdout).toMatch(
      /Key concepts of left {2}per million words {2}elsewhere {2}Log Ratio {2}95 % {2}q by documents\n {2}norm +[\d,]+ +0 +\d/,
    )
    expect(stdout).toMatch(/Key terms of right .*\n {2}market /)
    expect(stdout).toContain('norm: "The delegation of this country spoke about norms')
    expect(stdout).toContain(`Tables are in ${out}/tables/: keyness, compare_sentences, similarity, similarity_groups.`)
  })

  it('lists many groups with what is key for each', async () => {
    const { stdout } = await printedBy('compare', out, '--by', 'issuer', '--out', folderOf())
    expect(stdout).toMatch(/^ {2}Against all others {2}documents {2}key concepts {2}key terms\n {2}0 +4 {2}-/)
  })

  it('prints CSV and JSON for programs, and nothing with --quiet', async () => {
    const csv = await printedBy('compare', out, '--a', 'side=left', '--csv')
    expect(csv.stdout).toBe(readFileSync(join(out, 'tables/keyness.csv'), 'utf8').replaceAll('\r\n', '\n'))
    const json = JSON.parse(
      (await printedBy('compare', out, '--a', 'side=left', '--draws', '300', '--seed', '5', '--json')).stdout,
    )
    expect(json).toMatchObject({
      draws: 300,
      seed: 5,
      leftOut: [],
      pairs: [{ a: { name: 'side=left', documents: 8 } }],
    })
    expect(json.pairs[0].a.concepts[0]).toMatchObject({ item: 'norm', support: 'documents' })
    expect(await printedBy('compare', out, '--by', 'side', '--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' })
  })

  it('says what became of the documents of two folders, and ends with 2 where some had problems', async () => {
    const french = 'Le gouvernement a décidé que la paix dans le monde est une affaire de tous les États. '.repeat(8)
    const two = folderOf({
      'x/a.txt': sentence('norms').repeat(9),
      'x/b.txt': sentence('norms').repeat(8),
      'x/metadata.csv': 'file,title\na.txt,First\nb.txt,Second\n',
      'y/c.txt': sentence('markets').repeat(9),
      'y/d.txt': french,
      'y/e.txt': sentence('markets').repeat(7),
    })
    const folders = [join(two, 'x'), join(two, 'y')]
    const given = [...folders, '--lexicon', join(folder, 'l.yaml'), '--out', join(two, 'out')]
    const { exitCode, stdout } = await printedBy('compare', ...given)
    expect(exitCode).toBe(2)
    expect(stdout).toMatch(/^Read 5 documents \(1 not counted\): /)
    expect(stdout).toContain('x: 2 documents, ')
    expect(stdout).toContain(
      'Problems: 1 error, 1 note (what to do: tables/problems.csv).\n  error not-english: y/d.txt',
    )
    const csv = await printedBy('compare', ...given, '--csv')
    expect(csv.exitCode).toBe(2)
    expect(csv.stdout).not.toContain('Problems')
    expect(csv.stderr).toContain('error not-english: y/d.txt')
    const metadata = join(two, 'x/metadata.csv')
    const json = JSON.parse((await printedBy('compare', ...given, '--metadata', metadata, '--json')).stdout)
    expect(Object.keys(json.read)).toEqual(['headline', 'problems'])
    expect(json.read.problems).toMatchObject([{ code: 'not-english', path: 'y/d.txt' }])
    expect(readFileSync(join(two, 'out/tables/documents.csv'), 'utf8')).toContain('x/a.txt,x/a.txt,txt,First')
  })

  it('says whether the concepts are validated, beside the screen in tables/validation.json too', async () => {
    const at = folderOf()
    const { stdout } = await printedBy('compare', out, '--by', 'side', '--out', at)
    expect(stdout).toContain("The lexicon's concepts: not validated on these documents.\n")
    expect(stdout).toContain('report.html does not show this comparison')
    expect(JSON.parse(readFileSync(join(at, 'tables/validation.json'), 'utf8')).status).toBe('not-validated')
  })

  it('says of one document that it cannot be tested', async () => {
    const { stdout } = await printedBy('compare', out, '--a', 'document=0.txt')
    expect(stdout).toContain('Not tested over documents, and without intervals: document=0.txt is one document')
  })

  it('refuses wrong use and says what would be right', async () => {
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await printedBy('compare', ...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    expect(await noteOf(out)).toContain('Say what to compare in one way: --by FIELD')
    expect(await noteOf(out, '--by', 'colour')).toContain('no document has a field "colour"')
    expect(await noteOf(out, '--by', 'side', '--a', 'side=left')).toContain('cannot be used with')
    expect(await noteOf(out, '--a', 'side=up')).toContain('--a: no document meets side=up.')
    expect(await noteOf('x', 'y', 'z')).toContain('Give one store, or two folders to compare')
    expect(await noteOf(out, '--by', 'side', '--lexicon', 'l.yaml')).toContain('only two folders are read anew')
    expect(await noteOf(out, '--by', 'side', '--metadata', 'm.csv')).toContain('give the table to "tallyrand analyze"')
    expect(await noteOf(out, '--by', 'side', '--draws', '7')).toContain('Give a whole number from 200 to 100000.')
  })
})

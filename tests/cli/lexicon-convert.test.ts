import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

const liwc = '%\r\n1\tPower\r\n2\tNorms\r\n%\r\npower*\t1\r\nnorm\t2\r\nkind (discrep)\t1\r\n'
const lexicon = `title: Small
concepts:
  norms:
    definition: What counts as normal.
    entries:
      - norm
`

const convert = (...args: string[]) => printedBy('lexicon', 'convert', ...args)

describe('tallyrand lexicon convert', () => {
  it('reads the dictionary of another tool, names with its line what could not be said, and ends with 2', async () => {
    const folder = folderOf({ 'a.dic': liwc })
    const [input, output] = [join(folder, 'a.dic'), join(folder, 'a.yaml')]
    const { exitCode, stdout, stderr } = await convert(input, output)
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' })
    expect(stdout).toMatch(
      /^Written: \S+a\.yaml \(lexicon\), 2 entries in 2 concepts, from \S+a\.dic \(liwc\)\.\n\nLeft out, 1: /,
    )
    expect(stdout).toContain(`\n  ${input}:7: `)
    const entries = parseLexicon(readFileSync(output, 'utf8')).entries.map(({ id }) => id)
    expect(entries).toEqual(['norm', 'power*'])
  })

  it('ends with 0 where nothing got lost', async () => {
    const folder = folderOf({ 'a.dic': liwc.replace(/^kind.*\r\n/m, '') })
    const { exitCode, stdout } = await convert(join(folder, 'a.dic'), join(folder, 'a.yaml'))
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/\nNothing got lost\.\n$/)
  })

  it('writes a lexicon as another tool reads it, with YAML as quanteda has it', async () => {
    const folder = folderOf({ 'a.yaml': lexicon })
    const { exitCode, stdout } = await convert(join(folder, 'a.yaml'), join(folder, 'b.yml'), '--json')
    expect(exitCode).toBe(2)
    const { from, to, losses } = JSON.parse(stdout)
    expect({ from, to }).toEqual({ from: 'lexicon', to: 'quanteda' })
    expect(losses).toContainEqual(expect.objectContaining({ kind: 'definition', line: 3, concept: 'norms' }))
    expect(readFileSync(join(folder, 'b.yml'), 'utf8')).toContain('norm')
  })

  it('goes from one tool to another and names no line of a file that is not there', async () => {
    const folder = folderOf({ 'a.dic': liwc })
    const { stdout } = await convert(join(folder, 'a.dic'), join(folder, 'a.cat'), '--json')
    const { from, to, losses } = JSON.parse(stdout)
    expect({ from, to }).toEqual({ from: 'liwc', to: 'wordstat' })
    expect(losses.filter(({ line }: { line: number | null }) => line !== null && line > 8)).toEqual([])
    expect(readFileSync(join(folder, 'a.cat'), 'utf8')).toMatch(/POWER\*/i)
  })

  it('never replaces a file unless told to, and never the one it reads', async () => {
    const folder = folderOf({ 'a.dic': liwc, 'a.yaml': 'mine' })
    symlinkSync(join(folder, 'a.dic'), join(folder, 'link.dic'))
    const [input, output] = [join(folder, 'a.dic'), join(folder, 'a.yaml')]
    expect(await convert(input, output)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/is there already\. .* --force\.\n$/),
    })
    expect(readFileSync(output, 'utf8')).toBe('mine')
    expect((await convert(input, output, '--force')).exitCode).toBe(2)
    expect(readFileSync(output, 'utf8')).toContain('power*')
    expect((await convert(input, join(folder, 'link.dic'), '--to', 'lexicon', '--force')).stderr).toMatch(
      /is the file to read, too/,
    )
    expect(readFileSync(input, 'utf8')).toBe(liwc)
  })

  it('says what is wrong with a format, a name or a file', async () => {
    const folder = folderOf({ 'a.txt': 'x', 'b.yaml': lexicon, 'c.dic': 'nothing', 'd.cat': '' })
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await convert(...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    const path = (name: string) => join(folder, name)
    expect(await noteOf(path('a.txt'), path('x.yaml'))).toMatch(
      /does not tell its format\. Name it with --from: lexicon, quanteda/,
    )
    expect(await noteOf(path('b.yaml'), path('x.doc'))).toMatch(/Name it with --to/)
    expect(await noteOf(path('b.yaml'), path('x.yaml'), '--to', 'lexicon')).toMatch(/is a lexicon of Tallyrand already/)
    expect(await noteOf(path('b.yaml'), path('x.cat'), '--to', 'spss')).toMatch(/"spss" is no format/)
    expect(await noteOf(path('none.dic'), path('x.yaml'))).toMatch(/there is no such file/)
    expect(await noteOf(folder, path('x.yaml'), '--from', 'liwc')).toMatch(/is a folder/)
    expect(await noteOf(path('c.dic'), path('x.yaml'))).toMatch(/c\.dic:1/)
    expect(await noteOf(path('b.yaml'), join(folder, 'b.yaml', 'x.cat'))).toMatch(/could not be written/)
    expect(existsSync(path('x.yaml'))).toBe(false)
  })
})

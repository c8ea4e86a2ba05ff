import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze, type Suggestions } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

const lexicon = `title: Small
concepts:
  power:
    concepts:
      super:
        entries:
          - superpower   # a state
          - '"treaty"'
          - sovereignty
`
const filler = 'The delegation of this country met in the capital and the weather was fine. '
const text = [
  ...Array.from({ length: 6 }, () => 'The superpower asked for hegemony over its rivals.'),
  'A great power is what it is. The states signed two treaties. They speak of soverignty often.',
  'Hegemony was asked for in the past.',
  filler.repeat(30),
].join(' ')
const folder = folderOf({ 'texts/a.txt': text, 'texts/b.txt': filler.repeat(20), 'l.yaml': lexicon })
const path = (name: string) => join(folder, name)
const suggest = (...args: string[]) => printedBy('lexicon', 'suggest', ...args)

describe('tallyrand lexicon suggest', () => {
  beforeAll(async () => {
    await analyze({ inputs: [path('texts')], lexicon: path('l.yaml'), out: path('output'), jobs: 1 })
  })

  it('takes the store before or behind the concept', async () => {
    const usual = await suggest('power/super', path('output'), '-l', path('l.yaml'))
    expect(usual.exitCode).toBe(0)
    expect(await suggest(path('output'), 'power/super', '-l', path('l.yaml'))).toEqual(usual)
  })

  it('finds company, synonyms, forms and spellings, each with its count, the reason and where it stands', async () => {
    const { exitCode, stdout, stderr } = await suggest('power/super', path('output'), '-l', path('l.yaml'), '--json')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const { sentences, suggestions } = JSON.parse(stdout) as Suggestions
    expect(sentences).toBe(6)
    const byEntry = new Map(suggestions.map((suggestion) => [suggestion.entry, suggestion]))
    expect(byEntry.get('hegemony')).toMatchObject({
      mentions: 7,
      fresh: 7,
      reasons: [
        { kind: 'keyness', beside: 6, elsewhere: 1 },
        { kind: 'collocation', sentences: 6, all: 7 },
      ],
    })
    expect(byEntry.get('hegemony')?.examples.length).toBe(3)
    expect(byEntry.get('great power')).toMatchObject({ mentions: 1, reasons: [{ kind: 'synonym', of: 'superpower' }] })
    expect(byEntry.get('great power')?.examples).toEqual([
      { document: 'a.txt', sentence: 7, before: 'A ', match: 'great power', after: ' is what it is.' },
    ])
    expect(byEntry.get('treaties')?.reasons).toEqual([{ kind: 'inflection', of: '"treaty"' }])
    expect(byEntry.get('soverignty')?.reasons).toEqual([{ kind: 'spelling', of: 'sovereignty' }])
    expect([...byEntry.keys()]).not.toContain('superpower')
    expect([...byEntry.keys()]).not.toContain('weather')
    expect(suggestions.every(({ fresh }) => fresh > 0)).toBe(true)
  })

  it.each([
    ['forms', ''],
    ['the form alone', '    match: surface\n'],
    ['the very characters', '    match: surface\n    case: exact\n'],
  ])('counts what the entry would match once it stands in the concept: %s', async (_, options) => {
    const own = lexicon.replace('  power:\n', `  power:\n${options}`)
    const files = folderOf({ 'l.yaml': own })
    const { stdout } = await suggest('power/super', path('output'), '-l', join(files, 'l.yaml'), '--json')
    const { suggestions } = JSON.parse(stdout) as Suggestions
    const of = suggestions.find(({ entry }) => entry === 'hegemony')
    expect(of?.mentions).toBe(options.includes('exact') ? 6 : 7)
    const concepts = suggestions.map(({ entry }, number) => `  c${number}:\n${options}    entries: ['${entry}']\n`)
    const alone = join(folderOf({ 'l.yaml': `title: T\nconcepts:\n${concepts.join('')}` }), 'l.yaml')
    const shown = await printedBy('lexicon', 'show', alone, '--store', path('output'), '--json')
    const counts = (JSON.parse(shown.stdout) as { concepts: { frequency: number }[] }).concepts
    expect(counts.map(({ frequency }) => frequency)).toEqual(suggestions.map(({ mentions }) => mentions))
  })

  it('prints them for a person, and how to take one', async () => {
    const { stdout } = await suggest('power', path('output'), '--lexicon', path('l.yaml'))
    expect(stdout).toMatch(/^power is mentioned in 6 sentences\. \d+ suggestions:\n/)
    expect(stdout).toMatch(
      /\nhegemony {2}7 mentions, all new\n {2}keyness: 6 times beside the concept, 1 elsewhere \(G2 \d+\.\d\)\n/,
    )
    expect(stdout).toContain(
      '\n  synonym of "superpower" in WordNet\n    A great power is what it is.  (a.txt, sentence 7)\n',
    )
    expect(stdout).toMatch(/\nTo take one: tallyrand lexicon suggest power --lexicon \S+ --accept "/)
  })

  it('writes what is accepted into the lexicon, behind a link too, and nothing else', async () => {
    const own = folderOf({ 'l.yaml': lexicon })
    symlinkSync(join(own, 'l.yaml'), join(own, 'link.yaml'))
    const { exitCode, stdout } = await suggest(
      'power/super',
      '-l',
      join(own, 'link.yaml'),
      '--accept',
      'great power',
      'hegemony',
    )
    expect(exitCode).toBe(0)
    expect(stdout).toBe(`Written into ${join(own, 'link.yaml')}, power/super: great power, hegemony.\n`)
    expect(readFileSync(join(own, 'l.yaml'), 'utf8')).toBe(`${lexicon}          - great power\n          - hegemony\n`)
  })

  it('keeps the ends of lines and who may read and write the file', async () => {
    const own = folderOf({ 'l.yaml': `\ufeff${lexicon.replaceAll('\n', '\r\n')}` })
    const file = join(own, 'l.yaml')
    chmodSync(file, 0o640)
    expect((await suggest('power/super', '-l', file, '--accept', 'great power')).exitCode).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o640)
    expect(readFileSync(file, 'utf8')).toBe(`\ufeff${lexicon}          - great power\n`.replaceAll('\n', '\r\n'))
  })

  it('leaves a lexicon alone that is not in UTF-8', async () => {
    const file = join(folderOf({ 'l.yaml': '' }), 'l.yaml')
    const latin = Buffer.from(`${lexicon}# caf\u00e9\n`, 'latin1')
    writeFileSync(file, latin)
    const { exitCode, stderr } = await suggest('power/super', '-l', file, '--accept', 'great power')
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/l\.yaml:\d+:6: the lexicon is not in UTF-8 here; save the file as UTF-8/)
    expect(readFileSync(file).equals(latin)).toBe(true)
  })

  it('says what is wrong with a concept, an entry, a lexicon or a store, and then writes nothing', async () => {
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await suggest(...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    expect(await noteOf('super', path('output'), '-l', path('l.yaml'))).toMatch(
      /has no concept super\. Did you mean power\/super\?/,
    )
    expect(await noteOf('power/super', '-l', path('l.yaml'), '--accept', 'superpower')).toMatch(/l\.yaml:10:13: /)
    expect(await noteOf('power/super', '--accept', 'x')).toMatch(/name it with --lexicon/)
    expect(await noteOf('power', path('texts'), '-l', path('l.yaml'))).toMatch(/holds no corpus\.duckdb/)
    expect(await noteOf('power', '--limit', '0')).toMatch(/whole number from 1 to 1000/)
    expect(readFileSync(path('l.yaml'), 'utf8')).toBe(lexicon)
  })
})

import { existsSync, symlinkSync, writeFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { folderOf, tablesIn } from '../support/folders.js'
import { printedBy } from './printed.js'
import { textOf } from './text-of.js'

const lexicon = (...lines: string[]) => ['title: T', 'concepts:', ...lines, ''].join('\n')

const folder = folderOf({
  'texts/a.txt': textOf(20),
  'empty/.hidden': 'passed over',
  'french/a.txt': `${'Le gouvernement a décidé que la paix dans le monde est une affaire de tous les États. '.repeat(8)}\n`,
  'a-file': 'x',
  'typo.yaml': lexicon('  goal:', '    lable: Goals', '    entries: [China]'),
  'twice.yaml': lexicon('  goal:', '    entries: [China]', '  goal:', '    entries: [Japan]'),
  'tab.yaml': lexicon('\tgoal:', '\t\tentries: [China]'),
  'star.yaml': lexicon('  goal:', "    entries: ['*']"),
  'no-file-column.csv': 'title,issuer\nA,B\n',
  'empty.csv': '',
  'broken.csv': 'file,title\n"a.txt,A\n',
  'no-database/corpus.duckdb': 'hello',
})

describe('wrong use', () => {
  /** What is wrong, the arguments (`@/` stands for the folder) and all that is said about it. */
  const cases: readonly (readonly [what: string, args: string, message: string])[] = [
    ['an unknown command', 'anlyze', `unknown command 'anlyze'\n(Did you mean analyze?)\n${seeHelp('')}`],
    ['an unknown flag', 'analyze --josn', `unknown option '--josn'\n(Did you mean --json?)\n${seeHelp('analyze ')}`],
    [
      'a flag without its value',
      'analyze --lexicon',
      `option '-l, --lexicon <file>' argument missing\n${seeHelp('analyze ')}`,
    ],
    [
      '--jobs 0',
      'analyze @/texts --jobs 0',
      `option '-j, --jobs <n>' argument '0' is invalid. Give a whole number from 1 to 256.\n${seeHelp('analyze ')}`,
    ],
    [
      '--max-size 1.5',
      'analyze @/texts --max-size 1.5',
      `option '--max-size <MiB>' argument '1.5' is invalid. Give a whole number from 1 to 1000000.\n${seeHelp('analyze ')}`,
    ],
    [
      '--quiet with --json',
      'analyze @/texts --quiet --json',
      `option '-q, --quiet' cannot be used with option '--json'\n${seeHelp('analyze ')}`,
    ],
    [
      'an unknown unit',
      'analyze @/texts --unit foo',
      '"foo" is no unit of co-occurrence. Use sentence, paragraph, document or window:k with k tokens from 2 to 100000, such as window:30.\n',
    ],
    [
      'an unknown zone',
      'analyze @/texts --zones body foo',
      '"foo" is no zone. Use all, or some of: title, abstract, keywords, body, heading, footnote, table, contents, references, running-head, other-language.\n',
    ],
    [
      'no such folder',
      'analyze @/nowhere',
      '@/nowhere: no such file or folder. Check the spelling; relative paths start from the current folder.\n',
    ],
    [
      'a folder without documents',
      'analyze @/empty',
      'There is no document in @/empty. Give a folder, a file or a glob such as "texts/**/*.txt".\n',
    ],
    [
      'a glob that matches nothing',
      'analyze @/texts/*.pdf',
      '@/texts/*.pdf: no file matches this glob. Check the spelling; ** stands for any number of folders.\n',
    ],
    [
      'documents of which none counts',
      'analyze @/french',
      'Not one document could be counted:\n  a.txt: The text is written in another language than English (fr): it is not counted. Translate it, or allow any language.\n',
    ],
    [
      'results where a file lies',
      'analyze @/texts --out @/a-file',
      '@/a-file is a file, but results need a folder. Choose another name with --out.\n',
    ],
    [
      'results in a folder that cannot be made',
      'analyze @/texts --out @/a-file/results',
      'The folder @/a-file/results could not be made (ENOTDIR). Choose another one with --out.\n',
    ],
    [
      'no such lexicon',
      'analyze @/texts --lexicon @/none.yaml',
      '@/none.yaml: there is no such lexicon. Check the spelling of --lexicon.\n',
    ],
    [
      'a folder for a lexicon',
      'analyze @/texts --lexicon @/texts',
      "@/texts is a folder. Name the lexicon's YAML file with --lexicon.\n",
    ],
    [
      'a lexicon with a typing error in a key',
      'analyze @/texts --lexicon @/typo.yaml',
      '@/typo.yaml:4:5: concept `goal` has no key `lable`; did you mean `label`? allowed are label, definition, source, concepts, entries, match, case, hyphens.\n',
    ],
    [
      'a concept that is there twice',
      'analyze @/texts --lexicon @/twice.yaml',
      '@/twice.yaml:5:3: concept `goal` is defined twice, first at line 3; join the two, or rename one.\n',
    ],
    [
      'tabs in a lexicon',
      'analyze @/texts --lexicon @/tab.yaml',
      '@/tab.yaml:3:1: a tab is used for indentation; use spaces.\n@/tab.yaml:4:1: a tab is used for indentation; use spaces.\n',
    ],
    [
      'an entry that is nothing but a *',
      'analyze @/texts --lexicon @/star.yaml',
      '@/star.yaml:4:16: `*` would match every word; write the words out.\n',
    ],
    [
      'no such table of metadata',
      'analyze @/texts --metadata @/none.csv',
      '@/none.csv: there is no such table of metadata. Check the spelling of --metadata.\n',
    ],
    [
      'a folder for a table of metadata',
      'analyze @/texts --metadata @/texts',
      '@/texts is a folder. Name the CSV or TSV file with --metadata.\n',
    ],
    [
      'metadata that name no files',
      'analyze @/texts --metadata @/no-file-column.csv',
      '@/no-file-column.csv has no column that names the files; its columns are: title, issuer. Call it one of: document, path, file, filename, file_name, name, id.\n',
    ],
    [
      'an empty table of metadata',
      'analyze @/texts --metadata @/empty.csv',
      '@/empty.csv is empty. A table of metadata has a header, such as: file,title,issuer,date.\n',
    ],
    [
      'a table of metadata with a quote left open',
      'analyze @/texts --metadata @/broken.csv',
      '@/broken.csv is no table of metadata: Quote Not Closed: the parsing is finished with an opening quote at line 2. Save it as CSV or TSV from a spreadsheet.\n',
    ],
    [
      'a store that is no database',
      'analyze @/texts --out @/no-database',
      '@/no-database/corpus.duckdb is not a store of Tallyrand. Move it away or choose another folder with --out.\n',
    ],
  ]

  it.each(cases)('%s is refused with what, where and what to do', async (_, args, message) => {
    const withOut = args.includes('--out') || !args.includes('@') ? args : `${args} --out @/results`
    const { exitCode, stdout, stderr } = await printedBy(...withOut.split(' ').map((arg) => arg.replace('@', folder)))
    expect(stderr.replaceAll(folder, '@')).toBe(`tallyrand: ${message}`)
    expect(stdout).toBe('')
    expect(exitCode).toBe(1)
  })

  it("another program's database is refused and left as it was", async () => {
    const out = folderOf()
    const instance = await DuckDBInstance.create(join(out, 'corpus.duckdb'))
    const connection = await instance.connect()
    await connection.run('create table cats (name varchar)')
    connection.closeSync()
    instance.closeSync()
    const { exitCode, stderr } = await printedBy('analyze', join(folder, 'texts'), '--out', out)
    expect(stderr).toBe(
      `tallyrand: ${out}/corpus.duckdb is a DuckDB file, but not a store of Tallyrand. Choose another folder with --out.\n`,
    )
    expect(exitCode).toBe(1)
  })
})

describe('a file that cannot be read', () => {
  it('is a problem of its own and does not stop the run', async () => {
    const texts = folderOf({ 'a.txt': textOf(20) })
    // Permissions do not bind the superuser; the memory of a process is a file whose first byte nobody can read.
    if (existsSync('/proc/self/mem')) {
      symlinkSync('/proc/self/mem', join(texts, 'b.txt'))
    } else {
      writeFileSync(join(texts, 'b.txt'), 'secret')
      await chmod(join(texts, 'b.txt'), 0)
    }
    const { exitCode, stdout } = await printedBy('analyze', texts, '--out', folderOf())
    expect(stdout).toContain('Read 1 document:')
    expect(stdout).toContain('\nProblems: 1 error (what to do: tables/problems.csv).\n  error unreadable-file: b.txt\n')
    expect(exitCode).toBe(2)
  })
})

describe('results among the documents', () => {
  it('are not read as documents by the next run', async () => {
    const texts = folderOf({ 'a.txt': textOf(20), 'deep/b.txt': textOf(30), 'run.json.txt': textOf(40) })
    const runs = [
      [texts, join(texts, 'output')],
      [texts, texts],
      [`${texts}/**/*`, texts],
    ] as const
    for (const [input, out] of runs) {
      const command = ['analyze', input, '--out', out, '--quiet']
      expect(await printedBy(...command)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
      const first = tablesIn(out)
      expect(first.get('documents.csv')?.map((line) => line.split(',')[0]?.replace('deep/', ''))).toEqual([
        'document',
        'a.txt',
        'b.txt',
        'run.json.txt',
        '',
      ])
      expect(await printedBy(...command)).toEqual({ exitCode: 0, stdout: '', stderr: '' })
      expect(tablesIn(out)).toEqual(first)
    }
  })
})

function seeHelp(command: string): string {
  return `Run "tallyrand ${command}--help" for the ${command === '' ? 'commands' : 'options'}.\n`
}

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { root, textOf } from '../architecture/sources.js'
import { folderOf } from '../support/folders.js'
import { blocks, codeIn, pages, rowsUnder } from './pages.js'

const readme = textOf('README.md')
const packageFile = JSON.parse(textOf('package.json')) as {
  version: string
  scripts: Record<string, string>
  engines: { node: string }
  bin: { tallyrand: string }
}

/** The package as it lies here, in a folder whose `output/` is its own. */
function packageFolder(): string {
  const folder = folderOf()
  for (const name of ['package.json', 'dist', 'corpus', 'node_modules'])
    symlinkSync(join(root, name), join(folder, name))
  return folder
}

/** What a line of the documents prints in a folder. npx itself is left out: at its first call in a clone it builds the package anew. */
function printedBy(line: string, folder: string): string {
  const [command = '', ...args] = [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
  const isOwn = command === 'npx' && args[0] === 'tallyrand'
  const words = isOwn ? [process.execPath, packageFile.bin.tallyrand, ...args.slice(1)] : [command, ...args]
  return execFileSync(words[0] ?? '', words.slice(1), {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

const folder = packageFolder()
let printed = ''
let left: string[] = []
beforeAll(() => {
  printed = printedBy('npm start', folder)
  left = readdirSync(join(folder, 'output'))
})

describe('the first screen', () => {
  it('shows to the letter what npm start prints', () => {
    const [shown] = blocks('README.md', 'text')
    expect(printed.slice(printed.indexOf('Read '))).toBe(shown)
  })

  it('names as many texts as there are', () => {
    const digests = readdirSync(join(root, 'corpus', 'documents')).filter((name) => name !== 'README.md')
    expect(readme).toContain(` ${digests.length} short texts and the lexicon`)
  })

  it('gives commands that the package knows', () => {
    const scripts = [...readme.matchAll(/\bnpm (?:run ([a-z]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    )
    expect(scripts).toContain('start')
    expect(scripts).toContain('test')
    expect(scripts.filter((name) => packageFile.scripts[name] === undefined)).toEqual([])
    expect(blocks('README.md', 'sh').join('')).toContain('npm ci && npm start\nnpm ci && npm test\n')
    expect(readme).toContain(`Node.js ${packageFile.engines.node.replace('>=', '').replace(/\.0$/, '')} or newer`)
    expect(readme).toContain(`tallyrand-${packageFile.version}.tgz`)
  })

  it('is short enough to be read', () => {
    expect(readme.length).toBeLessThan(15_000)
  })
})

/** The examples of the tour. */
const examples = rowsUnder('README.md', 'to', 'for example', 'more').map(([, example = '']) => codeIn(example)[0] ?? '')
/** Those that tests of their own run, and the one that goes on until it is stopped, which tests/cli and tests/serve start. */
const [comparing = '', sharing = '', serving = ''] = ['--compare', '--share', 'serve'].map((word) =>
  examples.find((example) => example.includes(` ${word}`)),
)

describe('the tour', () => {
  it('has an example of every command', () => {
    const help = printedBy('npx tallyrand --help', folder)
    const commands = [...help.matchAll(/^ {2}([a-z]+)(?: \[[^\]]+\]| <[^>]+>)* {2,}\S/gm)].map(([, name]) => name)
    expect(commands).toContain('kwic')
    const shown = new Set(examples.map((example) => /^npx tallyrand ([a-z]+)/.exec(example)?.[1]))
    expect(commands.filter((name) => name !== 'help' && !shown.has(name))).toEqual([])
  })

  it.each(examples.filter((example) => ![comparing, sharing, serving].includes(example)))(
    'finds something with %s',
    (example) => {
      const shown = printedBy(example, folder)
      expect(shown).not.toBe('')
      expect(shown).not.toMatch(/^Nothing found|: 0 mentions|: 0 suggestions/m)
    },
  )

  const shown = pages.flatMap((page) => blocks(page, 'console').map((block) => ({ page, block })))
  it.each(shown)('shows in $page to the letter what a command prints', ({ block }) => {
    const [line = '', ...output] = block.split('\n')
    expect(printedBy(line.replace(/^\$ /, ''), folder)).toBe(output.join('\n'))
  })
})

describe('the example of the library', () => {
  it('prints what stands under it', () => {
    // A package.json of its own, or a folder above could be taken for the package of this name.
    const example = blocks('README.md', 'js')[0] ?? ''
    const project = folderOf({ 'package.json': '{}', 'example.mjs': example, 'node_modules/.keep': '' })
    symlinkSync(root, join(project, 'node_modules', 'tallyrand'), 'dir')
    const stdout = execFileSync(process.execPath, ['example.mjs'], { cwd: project, encoding: 'utf8' })
    expect(stdout).toBe(blocks('README.md', 'text')[1])
    expect(existsSync(join(project, 'results', 'run.json'))).toBe(true)
  })
})

describe('the page on the results', () => {
  const page = 'output/README.md'

  it('names everything that a run leaves in the folder', () => {
    const named = rowsUnder(page, 'file or folder', 'what it is', 'written by').flatMap(([name = '']) =>
      codeIn(name).map((each) => each.replace('/', '')),
    )
    expect(left).toContain('report.html')
    expect(left.filter((name) => !named.includes(name))).toEqual([])
  })

  it('lists the tables with their columns as an analysis with a comparison writes them', () => {
    printedBy(comparing, folder)
    const tables = join(folder, 'output', 'compared', 'tables')
    const written = readdirSync(tables)
      .filter((name) => name.endsWith('.csv'))
      .map((name) => {
        const [header = ''] = readFileSync(join(tables, name), 'utf8').split('\r\n')
        return [name.replace('.csv', ''), header.replaceAll(',', ', ')]
      })
    const documented = [
      ...rowsUnder(page, 'table', 'columns', 'sorted by'),
      ...rowsUnder(page, 'table of a comparison', 'columns', 'sorted by'),
    ].map(([table, columns]) => [table, columns])
    expect(documented.sort()).toEqual(written.sort())
  })

  it('lists the tables of shares with theirs', () => {
    const shares = JSON.parse(printedBy(`${sharing} --json`, folder))
    const rows = rowsUnder(page, 'table of shares', 'columns')
    expect(rows.map(([table]) => table)).toEqual(
      Object.keys(shares).filter((key) => typeof shares[key][0] === 'object'),
    )
    for (const [table = '', columns] of rows) expect(Object.keys(shares[table][0]).join(', ')).toBe(columns)
  })
})

describe('the changelog', () => {
  it('begins with this version', () => {
    expect(/^## (\S+)/m.exec(textOf('CHANGELOG.md'))?.[1]).toBe(packageFile.version)
  })
})

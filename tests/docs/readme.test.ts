import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { beforeAll, describe, expect, it } from 'vitest'
import { createPrinter } from '../../src/cli/print.js'
import { createProgram } from '../../src/cli/program.js'
import { formats, problemTable, zones } from '../../src/index.js'
import { recordingStream } from '../cli/printed.js'
import { folderOf } from '../support/folders.js'

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const packageFile = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  scripts: Record<string, string>
  engines: { node: string }
}

/** The fenced blocks of a language, in their order. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text]) => text ?? '',
  )
}

/** The rows of the table with these headings, cell by cell. */
function tableUnder(...headings: readonly string[]): string[][] {
  const lines = readme.split('\n').map((line) =>
    line.startsWith('|')
      ? line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim())
      : [],
  )
  const header = lines.findIndex((cells) => cells.join('|') === headings.join('|'))
  expect(header, `a table of ${headings.join(', ')}`).toBeGreaterThan(0)
  const below = lines.slice(header + 2)
  return below.slice(
    0,
    below.findIndex((cells) => cells.length === 0),
  )
}

/** The package as it lies here, in a folder whose `output/` is its own. */
function packageFolder(): string {
  const folder = folderOf()
  for (const name of ['package.json', 'dist', 'corpus', 'node_modules'])
    symlinkSync(join(root, name), join(folder, name))
  return folder
}

/** A command with all below it. */
function commandsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(commandsOf)]
}

function npmStart(folder: string): string {
  return execFileSync('npm', ['start'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

describe('the first screen', () => {
  const folder = packageFolder()
  let printed = ''

  beforeAll(() => {
    printed = npmStart(folder)
  })

  it('shows to the letter what npm start prints', () => {
    const [shown] = blocks('text')
    expect(printed.slice(printed.indexOf('Read '))).toBe(shown)
  })

  it('names as many texts as there are', () => {
    const digests = readdirSync(join(root, 'corpus', 'documents')).filter((name) => name !== 'README.md')
    expect(readme).toContain(`\n${digests.length} short texts and the lexicon`)
  })

  it('gives commands that the package knows', () => {
    const scripts = [...readme.matchAll(/\bnpm (?:run ([a-z]+)|(start|test)\b)/g)].map(
      ([, run, short]) => run ?? short ?? '',
    )
    expect(scripts).toContain('start')
    expect(scripts).toContain('test')
    expect(scripts.filter((name) => packageFile.scripts[name] === undefined)).toEqual([])
    expect(blocks('sh').join('')).toContain('npm ci && npm start\nnpm ci && npm test\n')
    expect(readme).toContain(`Node.js ${packageFile.engines.node.replace('>=', '').replace(/\.0$/, '')} or newer`)
  })

  it('lists the tables with their columns as the run has written them', () => {
    const documented = tableUnder('table', 'columns', 'sorted by').map(([table, columns]) => [table, columns])
    const written = readdirSync(join(folder, 'output', 'tables'))
      .filter((name) => name.endsWith('.csv'))
      .map((name) => {
        const [header = ''] = readFileSync(join(folder, 'output', 'tables', name), 'utf8').split('\r\n')
        return [name.replace('.csv', ''), header.replaceAll(',', ', ')]
      })
    expect([...documented].sort()).toEqual(written.sort())
  })
})

describe('the example of the library', () => {
  it('prints what stands under it', () => {
    // A package.json of its own, or a folder above could be taken for the package of this name.
    const folder = folderOf({ 'package.json': '{}', 'example.mjs': blocks('js')[0] ?? '', 'node_modules/.keep': '' })
    symlinkSync(root, join(folder, 'node_modules', 'tallyrand'), 'dir')
    const printed = execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
    expect(printed).toBe(blocks('text')[1])
    expect(existsSync(join(folder, 'results', 'run.json'))).toBe(true)
  })
})

describe('the reference', () => {
  it('has every flag of every command, and no other', () => {
    const program = createProgram(createPrinter(recordingStream(), recordingStream(), undefined), () => undefined)
    const options = commandsOf(program).flatMap((command) => [
      ...command.options,
      ...command.createHelp().visibleOptions(command),
    ])
    const flags = new Set(options.map(({ flags }) => flags))
    const documented = tableUnder('option', 'meaning').map(([cell]) => (cell ?? '').replaceAll('`', ''))
    expect(documented.sort()).toEqual([...flags].sort())
  })

  it('has every problem code with its severity and meaning, and no other', () => {
    const rows = Object.entries(problemTable).map(([code, { severity, meaning }]) => [`\`${code}\``, severity, meaning])
    expect(tableUnder('code', 'severity', 'meaning')).toEqual(rows)
  })

  it('names every zone and every format', () => {
    const [, named = ''] = /\*\*Zones\.\*\* Every paragraph has one: ([^.]*)\./.exec(readme) ?? []
    expect(named.split(',').map((zone) => zone.trim().replaceAll('`', ''))).toEqual([...zones])
    const [, input = ''] = /\n## Input\n([\s\S]*?)\n\n\|/.exec(readme) ?? []
    const written: Record<string, string> = { txt: 'Text', markdown: 'Markdown' }
    for (const format of formats) expect(input).toContain(written[format] ?? format.toUpperCase())
  })

  it('has a changelog that begins with this version', () => {
    const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
    expect(/^## (\S+)/m.exec(changelog)?.[1]).toBe(packageFile.version)
  })
})

describe('a link', () => {
  const pages = ['README.md', 'CHANGELOG.md', 'src', 'corpus', 'output', 'bench'].flatMap((path) => {
    if (!existsSync(join(root, path))) return []
    if (!statSync(join(root, path)).isDirectory()) return [path]
    const inside = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' })
    return inside
      .filter((name) => /(?:README|METHODS)\.md$/.test(name))
      .map((name) => `${path}/${name.replaceAll('\\', '/')}`)
  })

  it.each(pages)('in %s leads somewhere', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
    const local = targets.filter((target) => !/^(?:https?:|#)/.test(target))
    const broken = local.filter((target) => !existsSync(resolve(root, dirname(page), target.replace(/#.*/, ''))))
    expect(broken).toEqual([])
  })
})

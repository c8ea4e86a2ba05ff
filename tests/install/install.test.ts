import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const typescript = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/** Where the package is packed and, beside it, installed as a user would. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tallyrand-install-')))
const project = join(folder, 'project')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function npm(...args: string[]): string {
  const environment = Object.entries(process.env).filter(
    ([name]) => !/^npm_(?!config_(?:registry|cache|cafile))/i.test(name),
  )
  return execFileSync('npm', args, {
    cwd: project,
    env: Object.fromEntries(environment),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

beforeAll(() => {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "name": "project", "private": true, "type": "module" }\n')
  // dist/ is current: the tests are built before the first of them. Building again would pull it away from the others.
  const [packed] = JSON.parse(npm('pack', root, '--json', '--ignore-scripts', '--pack-destination', folder))
  const quick = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--no-save']
  npm('install', join(folder, packed.filename), '--omit=dev', ...quick)
}, 300_000)

describe('the installed package', () => {
  it('holds what runs, what a first run reads and what is to be read, and nothing else', () => {
    const installed = join(project, 'node_modules', 'tallyrand')
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bench',
      'corpus',
      'dist',
      'output',
      'package.json',
      'src',
    ])
    const inside = (folder: string) => readdirSync(join(installed, folder), { recursive: true, encoding: 'utf8' })
    const files = ['bench', 'output', 'src'].flatMap(inside).filter((name) => /\.\w+$/.test(name))
    expect(files.filter((name) => !name.endsWith('.md'))).toEqual([])
  })

  it('brings the documents that its README leads to', () => {
    const installed = join(project, 'node_modules', 'tallyrand')
    const readme = readFileSync(join(installed, 'README.md'), 'utf8')
    const documents = [...readme.matchAll(/\]\(([^)#:]+\.(?:md|yaml))[^)]*\)/g)].map(([, path]) => path ?? '')
    expect(documents).toContain('src/cli/README.md')
    expect(documents.filter((path) => !existsSync(join(installed, path)))).toEqual([])
  })

  it('does the main job on the documents and the lexicon it brings along', () => {
    const stdout = npm('exec', '--offline', '--', 'tallyrand', 'analyze')
    const digests = readdirSync(join(root, 'corpus', 'documents')).filter((name) => name !== 'README.md')
    expect(stdout).toContain(`Read ${digests.length} documents: `)
    const output = join(project, 'output')
    expect(readdirSync(output).sort()).toEqual([
      'corpus.duckdb',
      'figures',
      'networks',
      'report.html',
      'run.json',
      'tables',
    ])
    expect(readFileSync(join(output, 'tables', 'goal_strategy.csv'), 'utf8')).toMatch(/^unit,goal,strategy,observed,/)
  })

  it('is a library that is imported by its name', () => {
    const program = `
      import { countedByDefault, createTagger, readFile } from 'tallyrand'
      const bytes = new TextEncoder().encode('# Cyber sovereignty\\n\\n' + 'The state will shape norms. '.repeat(12))
      const options = { anyLanguage: false, textColumn: '', maximumBytes: 2 ** 20 }
      const { documents: [document], problems } = await readFile('a.md', bytes, options)
      const tokens = createTagger().tag(document)
      const counted = countedByDefault.includes(document.paragraphs[0].zone)
      console.log(JSON.stringify({ format: document.format, sentences: tokens.sentences.count, counted, problems }))`
    writeFileSync(join(project, 'read.js'), program)
    const stdout = execFileSync(process.execPath, ['read.js'], { cwd: project, encoding: 'utf8' })
    expect(JSON.parse(stdout)).toEqual({ format: 'markdown', sentences: 13, counted: true, problems: [] })
  })

  it('brings the types of everything it exports', () => {
    const program = `
      import { analyze, type AnalyzeResult, parseUnit, type Unit } from 'tallyrand'
      export const unit: Unit = parseUnit('window:30')
      export const run = (): Promise<AnalyzeResult> => analyze({ inputs: ['a'], lexicon: 'l.yaml', out: 'o' })
      // @ts-expect-error a folder is a text, not a number
      export const wrong = () => analyze({ inputs: ['a'], lexicon: 'l.yaml', out: 1 })\n`
    writeFileSync(join(project, 'typed.ts'), program)
    const options = '--noEmit --strict --target es2023 --module nodenext --moduleResolution nodenext --types'.split(' ')
    const compile = () =>
      execFileSync(process.execPath, [typescript, ...options, '', 'typed.ts'], { cwd: project, encoding: 'utf8' })
    expect(compile()).toBe('')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, root, textOf } from './sources.js'

/** What git does not keep, by .gitignore. */
const untracked = ['node_modules', 'dist', '.git']
const tracked = filesBelow('.', untracked).filter(
  (path) => (!path.startsWith('output/') || path === 'output/README.md') && !/\.(?:tsbuildinfo|changed)$/.test(path),
)
const sources = [...filesBelow('src'), ...filesBelow('tests')].filter((path) => /\.(?:ts|mts|mjs|js)$/.test(path))

/** The lines of the files that hold the pattern, as `file:line`. */
function linesWith(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((path) => {
    const bytes = readFileSync(join(root, path))
    if (bytes.includes(0)) return []
    return bytes
      .toString('utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : []))
  })
}

/** A pattern written in pieces, so that this file does not hold what it looks for. */
const inPieces = (...pieces: readonly string[]) => new RegExp(pieces.join(''))

describe('the house', () => {
  it('has at its top what it names, and no more', () => {
    const allowed = [
      ...['.ci', '.gitattributes', '.gitignore', 'biome.json', 'package-lock.json', 'vitest.config.ts'],
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json', 'tsconfig.json'],
      ...['bench', 'corpus', 'output', 'src', 'tests'],
    ]
    const present = readdirSync(root).filter((name) => !untracked.includes(name) && !name.endsWith('.tsbuildinfo'))
    expect(present.filter((name) => !allowed.includes(name))).toEqual([])
    for (const name of ['LICENSE', 'README.md', 'corpus', 'output', 'package.json', 'src', 'tests', 'tsconfig.json']) {
      expect(present).toContain(name)
    }
  })

  it('keeps a file of src within 350 lines', () => {
    const long = filesBelow('src')
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${path}: ${textOf(path).split('\n').length - 1}`)
      .filter((entry) => Number(entry.split(': ')[1]) > 350)
    expect(long).toEqual([])
  })

  it('names no path of a machine', () => {
    expect(
      linesWith(tracked, inPieces('(?:^|[\\s\'"`(=:])/(?:wo', 'rk|ho', 'me|ro', 'ot|Us', 'ers|fa', 'rm)/[\\w.-]')),
    ).toEqual([])
    expect(linesWith(tracked, inPieces('/tm', 'p/[a-z]+_jobs|[A-Z]:\\\\Us', 'ers'))).toEqual([])
  })

  it('names no registry', () => {
    expect(
      linesWith(tracked, inPieces('registry\\.(?:np', 'mjs|ya', 'rnpkg)|art', 'ifactory|ver', 'daccio|_auth', 'Token')),
    ).toEqual([])
    expect(linesWith(['package-lock.json'], inPieces('"resol', 'ved"'))).toEqual([])
  })

  it('runs every test, alone or not, and puts nothing off', () => {
    expect(linesWith(sources, inPieces('\\.(?:on', 'ly|sk', 'ip|to', 'do|fa', 'ils)\\('))).toEqual([])
    expect(linesWith(sources, inPieces('\\b(?:TO', 'DO|FIX', 'ME|XX', 'X)\\b'))).toEqual([])
    expect(linesWith(sources, inPieces('\\b(?:x', 'it|x', 'describe|f', 'it|f', 'describe)\\('))).toEqual([])
  })

  it('names every test after the file of src that it is about, or after what it shows', () => {
    const known = new Set(filesBelow('src').map((path) => path.replace(/^src\//, '').replace(/\.ts$/, '')))
    const behaviours = new Set(['architecture', 'bench', 'cluster', 'docs', 'golden', 'install', 'support'])
    const folders = new Set([...known].map((path) => path.split('/')[0]))
    const strays = filesBelow('tests')
      .filter((path) => path.endsWith('.test.ts'))
      .map((path) => path.split('/')[1] ?? '')
      .filter((folder) => !folders.has(folder) && !behaviours.has(folder))
    expect(strays).toEqual([])
  })
})

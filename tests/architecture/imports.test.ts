import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, type Import, importsOf, type Piece, piecesOf, textOf } from './sources.js'

/** What a folder may take from another: everything, types alone, or types and what these files hold. */
type Share = 'all' | 'types' | readonly string[]

/** The table of imports in src/README.md, by folder. A folder may always import itself. */
const table: Readonly<Record<string, Readonly<Record<string, Share>>>> = {
  problems: {},
  statistics: {},
  documents: { problems: 'all' },
  language: { problems: 'all', documents: 'types' },
  lexicon: { problems: 'all', language: 'all' },
  matching: { problems: 'all', language: 'all', lexicon: 'all' },
  store: {
    problems: 'all',
    documents: ['document.ts'],
    language: ['order.ts', 'terms.ts', 'tokens.ts'],
    lexicon: 'types',
    matching: 'types',
  },
  analysis: {
    problems: 'all',
    store: 'all',
    statistics: 'all',
    documents: 'types',
    language: ['file-under.ts', 'order.ts', 'page-quality.ts', 'surface-table.ts', 'tokenise.ts', 'tokens.ts'],
  },
  validation: {
    problems: 'all',
    store: 'all',
    analysis: 'all',
    statistics: 'all',
    documents: 'types',
    language: ['order.ts'],
    lexicon: 'types',
  },
  report: {
    analysis: ['result-table.ts', 'table-difference.ts'],
    validation: ['sheet.ts', 'validity.ts'],
    store: ['append.ts', 'store.ts'],
    language: ['order.ts'],
    statistics: ['random-numbers.ts', 'resample.ts'],
  },
  pipeline: {
    problems: 'all',
    statistics: 'all',
    documents: 'all',
    language: 'all',
    lexicon: 'all',
    matching: 'all',
    store: 'all',
    analysis: 'all',
    validation: 'all',
    report: 'all',
  },
  serve: {
    problems: 'all',
    documents: ['document.ts'],
    language: 'types',
    store: 'all',
    analysis: 'all',
    report: 'all',
    pipeline: 'all',
  },
  cli: { 'index.ts': 'types' },
  viewer: {
    report: [
      ...['csv.ts', 'page/format-number.ts', 'page/nouns.ts', 'page/read-table.ts'],
      ...['figures/place-labels.ts', 'figures/text-width.ts'],
    ],
    validation: ['sheet.ts', 'read-codes.ts'],
    analysis: 'types',
    statistics: ['methods.ts'],
  },
}

/** Where a package may be named: a folder, or single files of one. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'wink-nlp': ['language'],
  'wink-eng-lite-web-model': ['language'],
  '@duckdb/node-api': ['store'],
  piscina: ['pipeline'],
  vega: ['report/figures/draw-svg.ts', 'viewer'],
  'vega-lite': ['report/figures/draw-svg.ts', 'viewer'],
  'vega-interpreter': ['report/figures/draw-svg.ts', 'viewer'],
  preact: ['viewer'],
  graphology: ['report/networks/network.ts', 'report/networks/weighted-graph.ts', 'report/networks/gexf.ts'],
  'graphology-communities-louvain': ['report/networks/communities.ts'],
  'graphology-metrics': ['report/networks/communities.ts'],
  'graphology-layout': ['report/networks/layout.ts'],
  'graphology-layout-forceatlas2': ['report/networks/layout.ts'],
  'graphology-gexf': ['report/networks/gexf.ts'],
  tinyglobby: ['pipeline'],
  commander: ['cli'],
  natural: ['lexicon'],
  re2js: ['lexicon'],
  saxes: ['lexicon'],
  yaml: ['lexicon', 'documents'],
  'pdf-parse': ['documents'],
  mammoth: ['documents'],
  htmlparser2: ['documents'],
  linkedom: ['documents'],
  '@mozilla/readability': ['documents'],
  fflate: ['documents', 'report/page/embed.ts', 'viewer', 'pipeline/validation/workbook.ts'],
  'iconv-lite': ['documents'],
  chardet: ['documents'],
  eld: ['documents'],
  'write-excel-file': ['pipeline/validation/workbook.ts'],
  'read-excel-file': ['pipeline/validation/workbook.ts'],
  'csv-parse': ['documents', 'lexicon', 'pipeline/sources/metadata-table.ts', 'viewer'],
}

/** Packages that are built into the viewer and that nobody who installs this one needs. */
const builtIn = new Set(['preact'])

/** Folders that name no runtime, so that they work in a thread, a browser and a cluster alike. */
const pureFolders = ['problems', 'statistics', 'documents', 'language', 'lexicon', 'matching', 'analysis']
/** Files in them that may: what takes apart the bytes of a format, or their encoding, works on the libraries of Node. */
const runtimeFiles = [/^documents\/extract-[a-z-]+\.ts$/, /^documents\/decode-text\.ts$/]

const runtimeNames = new Set(
  (
    'process Buffer console performance setTimeout setInterval setImmediate clearTimeout clearInterval queueMicrotask fetch ' +
    'XMLHttpRequest WebSocket globalThis navigator localStorage crypto require __dirname __filename Worker MessageChannel Intl'
  ).split(' '),
)

interface Source {
  /** Below src, with `/`. */
  readonly path: string
  readonly folder: string
  readonly pieces: readonly Piece[]
  readonly imports: readonly Import[]
}

const sources: readonly Source[] = filesBelow('src')
  .filter((path) => /\.tsx?$/.test(path))
  .map((whole) => {
    const path = whole.slice('src/'.length)
    const pieces = piecesOf(textOf(whole))
    return {
      path,
      folder: path.includes('/') ? path.slice(0, path.indexOf('/')) : '',
      pieces,
      imports: importsOf(pieces),
    }
  })
const paths = new Set(filesBelow('src').map((path) => path.slice('src/'.length)))

const isRelative = (target: string) => target.startsWith('.')
/** The source a relative import points at, below src. */
const pointedAt = (source: Source, target: string) => {
  const pointed = posix.normalize(posix.join(posix.dirname(source.path), target)).replace(/\.js$/, '.ts')
  return paths.has(`${pointed}x`) ? `${pointed}x` : pointed
}
const packageOf = (target: string) => target.split('/', target.startsWith('@') ? 2 : 1).join('/')

/** What the public door lists, with the file that holds it. */
const publicNames = new Set(
  sources
    .filter(({ path }) => path === 'index.ts')
    .flatMap((door) =>
      door.imports.flatMap(({ target, names }) => names.map((name) => `${pointedAt(door, target)}: ${name}`)),
    ),
)

function isAllowed(source: Source, { target, isType, names }: Import): boolean {
  const pointed = pointedAt(source, target)
  // The command line takes nothing that a program cannot have too; what is taken without a name could be anything.
  const isPublic = names.length > 0 && names.every((name) => publicNames.has(`${pointed}: ${name}`))
  if (source.folder === 'cli' && isPublic) return true
  const [folder = '', ...rest] = pointed.split('/')
  if (rest.length === 0) {
    const door = source.folder === '' ? undefined : table[source.folder]?.[folder]
    return door === 'all' || (door === 'types' && isType)
  }
  if (folder === source.folder) return true
  if (source.folder === '') return folder !== 'cli' && folder !== 'viewer'
  const share = table[source.folder]?.[folder]
  if (share === undefined) return false
  return share === 'all' || isType || (share !== 'types' && share.includes(rest.join('/')))
}

/** True for the words of a source that stand for a name of the surroundings, not for a property or a key. */
function namesOf({ pieces }: Source): string[] {
  return pieces
    .filter(({ kind }, index) => {
      if (kind !== 'word') return false
      const before = pieces[index - 1]?.text
      const behind = pieces[index + 1]?.text
      return before !== '.' && before !== '?.' && behind !== ':'
    })
    .map(({ text }) => text)
}

/** Calls whose result depends on the clock, on chance or on where the program runs, as `owner.member` or `.member`. */
function unsteadyCalls({ pieces }: Source): string[] {
  const found: string[] = []
  pieces.forEach(({ kind, text }, index) => {
    if (kind !== 'word') return
    const before = pieces[index - 1]?.text
    const owner = pieces[index - 2]?.text ?? ''
    if (text === 'localeCompare' || text.startsWith('toLocale')) found.push(text)
    if (before === '.' && `${owner}.${text}` === 'Math.random') found.push('Math.random')
    if (text === 'Date' && before !== '.') found.push('Date')
    if (text === 'Intl' && before !== '.') found.push('Intl')
  })
  return found
}

const listOf = (faults: (source: Source) => string[]) =>
  sources.flatMap((source) => faults(source).map((fault) => `${source.path}: ${fault}`))

describe('the imports of the sources', () => {
  it('are those that src/README.md speaks of', () => {
    const rows = [...textOf('src/README.md').matchAll(/^\| `([a-z]+)\/` *\|[^|\n]*\|([^|\n]*)\|$/gm)]
    const folders = Object.keys(table)
    const spokenOf = (cell: string) => {
      if (cell.trim() === 'all above') return folders.slice(0, folders.indexOf('pipeline'))
      if (cell.trim().startsWith('the public door')) return ['index.ts']
      return folders.filter((folder) => new RegExp(`\\b${folder}\\b`).test(cell))
    }
    const written = Object.fromEntries(rows.map(([, folder = '', cell = '']) => [folder, spokenOf(cell).sort()]))
    expect(written).toEqual(
      Object.fromEntries(folders.map((folder) => [folder, Object.keys(table[folder] ?? {}).sort()])),
    )
  })

  it('were read: every folder has a row, and every row a folder', () => {
    const folders = new Set(sources.map(({ folder }) => folder).filter((folder) => folder !== ''))
    expect([...folders].sort()).toEqual(Object.keys(table).sort())
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(100)
  })

  it('name files that exist, by literals', () => {
    expect(
      listOf((source) =>
        source.imports
          .filter(({ target }) => target === '?' || (isRelative(target) && !paths.has(pointedAt(source, target))))
          .map(({ target }) => target),
      ),
    ).toEqual([])
  })

  it('point where the table lets them', () => {
    expect(
      listOf((source) =>
        source.imports
          .filter((entry) => isRelative(entry.target) && !isAllowed(source, entry))
          .map(({ target, isType }) => (isType ? `type ${target}` : target)),
      ),
    ).toEqual([])
  })

  it('make no cycle', () => {
    const edges = new Map(
      sources.map((source) => [
        source.path,
        source.imports.filter(({ target }) => isRelative(target)).map(({ target }) => pointedAt(source, target)),
      ]),
    )
    const done = new Set<string>()
    const cycles: string[] = []
    const visit = (path: string, trail: readonly string[]) => {
      if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
      if (done.has(path) || trail.includes(path)) return
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
      done.add(path)
    }
    for (const { path } of sources) visit(path, [])
    expect(cycles).toEqual([])
  })

  it('name a package only where it is at home', () => {
    expect(
      listOf((source) =>
        source.imports
          .filter(({ target }) => !isRelative(target) && !target.startsWith('node:') && target !== '?')
          .map(({ target }) => packageOf(target))
          .filter((name) => !(packages[name] ?? []).some((home) => home === source.folder || home === source.path)),
      ),
    ).toEqual([])
  })

  it('name every package of the table somewhere, and the package lists each', () => {
    const named = new Set(sources.flatMap(({ imports }) => imports.map(({ target }) => packageOf(target))))
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> }
    expect(Object.keys(packages).filter((name) => !named.has(name))).toEqual([])
    expect(Object.keys(dependencies).filter((name) => !named.has(name))).toEqual([])
    expect(Object.keys(packages).filter((name) => dependencies[name] === undefined && !builtIn.has(name))).toEqual([])
  })
})

describe('the runtime', () => {
  const isPure = ({ folder, path }: Source) =>
    pureFolders.includes(folder) && !runtimeFiles.some((allowed) => allowed.test(path))

  it('is not imported below the edges', () => {
    expect(
      listOf((source) =>
        isPure(source) ? source.imports.map(({ target }) => target).filter((target) => target.startsWith('node:')) : [],
      ),
    ).toEqual([])
  })

  it('is not named below the edges', () => {
    expect(
      listOf((source) => (isPure(source) ? namesOf(source).filter((name) => runtimeNames.has(name)) : [])),
    ).toEqual([])
  })

  it('prints from the command line alone', () => {
    expect(
      listOf((source) => (source.folder === 'cli' ? [] : namesOf(source).filter((name) => name === 'console'))),
    ).toEqual([])
  })

  it('gives no clock, no chance and no locale to a result', () => {
    expect(listOf(unsteadyCalls)).toEqual([])
    const clocks = (source: Source) => namesOf(source).filter((name) => name === 'performance')
    expect(listOf((source) => (source.folder === 'cli' ? [] : clocks(source)))).toEqual([])
  })
})

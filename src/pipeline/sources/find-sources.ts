import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { compareCodeUnits } from '../../language/order.js'
import { type Problem, problem, UsageError } from '../../problems/problem.js'
import { tablesAboutFiles } from './tables-about-files.js'

/** A file to be read. */
export interface Source {
  /** Name in every result: relative to its input, with `/`. */
  readonly path: string
  /** Where it lies on this machine; never part of a result. */
  readonly file: string
  readonly bytes: number
}

/** The files of the inputs in the order of their paths, and what was found besides that is no file to read. */
export interface FoundSources {
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

/** Files about a folder, not of it: read only when they are named. */
const aboutTheFolder = /^(?:readme|license|licence|changelog)(?:\.[a-z]+)?$/i

/** What a run writes: where a folder holds a store, these stand beside it and are results, not documents. */
const resultsBesideStore = new Set([
  ...['corpus.duckdb', 'corpus.duckdb.wal', 'run.json', 'report.html'],
  ...['tables', 'figures', 'networks'],
])

/**
 * Finds the files behind paths, folders and globs. Folders are walked to their ends; hidden files are passed over as every
 * tool does, and so are the results of a run; links are followed, but not back into a folder they lie in. The same file
 * reached twice is read once. A table of metadata about files beside it is no document.
 *
 * Paths are relative to the folder that was given, or to the folder before the first wildcard of a glob. Where several inputs are given, each path begins with the name
 * of its input, with as much of the path before it as tells the inputs apart.
 *
 * @param leftOut Files that play another part in the run, such as the table of metadata.
 * @throws {UsageError} for an input that does not exist, a glob that matches nothing, or when there is nothing to read.
 */
export async function findSources(inputs: readonly string[], leftOut: readonly string[] = []): Promise<FoundSources> {
  const roots = await expand(inputs)
  const labels = tellApart(roots.map(({ path }) => path))
  const walk = new Walk(new Set(await Promise.all(leftOut.map((file) => realpath(file).catch(() => resolve(file))))))
  for (const [index, { path, status, matches }] of roots.entries()) {
    const label = labels[index] as string
    const prefix = roots.length === 1 ? '' : `${label}/`
    if (matches !== undefined) {
      for (const match of matches) await walk.entry(match, prefix + relative(path, match).split(sep).join('/'), [])
    } else if (status.isDirectory()) await walk.folder(path, prefix, [])
    else await walk.file(path, roots.length === 1 ? basename(path) : label, status, true)
  }
  const found = [...walk.sources].sort(([, a], [, b]) => compareCodeUnits(a.path, b.path))
  const tables = await tablesAboutFiles(found.map(([, source]) => source))
  const sources: Source[] = []
  for (const [real, source] of found) {
    if (!tables.has(source) || walk.named.has(real)) sources.push(source)
    else walk.problems.push(metadataTable(source.path))
  }
  if (sources.length === 0 && walk.problems.length === 0) {
    throw new UsageError(
      `There is no document in ${inputs.join(', ')}. Give a folder, a file or a glob such as "texts/**/*.txt".`,
    )
  }
  return { sources, problems: walk.problems }
}

/**
 * What the paths of the sources of some folders begin with, where all are read together; in the order of the folders.
 *
 * @throws {UsageError} where one is no folder, or lies in another one.
 */
export async function folderLabels(folders: readonly string[]): Promise<string[]> {
  const paths = folders.map((folder) => resolve(folder))
  for (const [index, path] of paths.entries()) {
    const status = await stat(path).catch(() => undefined)
    if (status?.isDirectory() !== true) throw new UsageError(`${folders[index]}: there is no such folder.`)
    const above = paths.findIndex((other, at) => at !== index && `${path}${sep}`.startsWith(`${other}${sep}`))
    if (above >= 0)
      throw new UsageError(`${folders[index]} lies in ${folders[above]}: give folders that share no document.`)
  }
  const sorted = [...paths].sort(compareCodeUnits)
  const labels = tellApart(sorted)
  return paths.map((path) => labels[sorted.indexOf(path)] as string)
}

/** Where a walk begins: a folder, a file, or the folder before the first wildcard of a glob, with the files it matches. */
interface Root {
  readonly path: string
  readonly status: Stats
  readonly matches?: readonly string[]
}

async function expand(inputs: readonly string[]): Promise<Root[]> {
  const found = new Map<string, Root>()
  const globbed = new Map<string, Set<string>>()
  for (const input of inputs) {
    const status = await stat(input).catch(() => undefined)
    if (status !== undefined) {
      found.set(resolve(input), { path: resolve(input), status })
      continue
    }
    if (!isDynamicPattern(input)) {
      throw new UsageError(
        `${input}: no such file or folder. Check the spelling; relative paths start from the current folder.`,
      )
    }
    const matches = await filesMatching(input)
    if (matches.length === 0)
      throw new UsageError(
        `${input}: no file matches this glob. Check the spelling; ** stands for any number of folders.`,
      )
    const root = beforeWildcards(input)
    const together = globbed.get(root) ?? new Set()
    for (const match of matches) together.add(resolve(match))
    globbed.set(root, together)
  }
  for (const [path, matches] of globbed) {
    // A folder that is given as well holds all its matches.
    if (!found.has(path)) found.set(path, { path, status: await stat(path), matches: [...matches].sort() })
  }
  return [...found.values()].sort((a, b) => compareCodeUnits(a.path, b.path))
}

/** The folder that a glob starts from: `texts/2020` of `texts/2020/*.txt`. */
function beforeWildcards(pattern: string): string {
  const segments = pattern.split(sep).join('/').split('/')
  const first = segments.findIndex((segment) => isDynamicPattern(segment))
  return resolve(segments.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.'))
}

async function filesMatching(pattern: string): Promise<string[]> {
  const options = { absolute: true, onlyFiles: true, followSymbolicLinks: false }
  const matches = await glob(pattern.split(sep).join('/'), options)
  const areResults = await Promise.all(matches.map(isResult))
  return matches.filter((_, index) => areResults[index] !== true)
}

/** Whether a file is, or lies in, what a run has written beside a store. */
async function isResult(file: string): Promise<boolean> {
  for (let path = resolve(file); path !== dirname(path); path = dirname(path)) {
    if (!resultsBesideStore.has(basename(path))) continue
    const store = await stat(join(dirname(path), 'corpus.duckdb')).catch(() => undefined)
    if (store !== undefined) return true
  }
  return false
}

/** Names for paths: the last segment of each, with as many before it as make all names different. */
function tellApart(paths: readonly string[]): string[] {
  const segments = paths.map((path) => path.split(sep).filter((part) => part !== ''))
  const deepest = Math.max(1, ...segments.map((parts) => parts.length))
  for (let depth = 1; depth <= deepest; depth += 1) {
    const names = segments.map((parts) => parts.slice(-depth).join('/'))
    if (new Set(names).size === names.length) return names
  }
  return segments.map((parts) => parts.join('/'))
}

function metadataTable(path: string): Problem {
  return problem(
    'metadata-table',
    path,
    'It names the files beside it: a table about them, neither read as texts nor joined to them. Give it with --metadata to join it; name it on the command line to read its rows as texts.',
  )
}

class Walk {
  readonly sources = new Map<string, Source>()
  readonly problems: Problem[] = []
  /** Real paths of files that were named each by itself: they are texts, whatever they look like. */
  readonly named = new Set<string>()

  constructor(private readonly leftOut: ReadonlySet<string>) {}

  async folder(folder: string, prefix: string, above: readonly string[]): Promise<void> {
    const real = await realpath(folder)
    if (above.includes(real)) {
      this.problems.push(problem('link-loop', prefix.slice(0, -1), 'A link back to a folder it lies in: not followed.'))
      return
    }
    let entries: Dirent[]
    try {
      entries = await readdir(folder, { withFileTypes: true })
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
      this.problems.push(problem('unreadable-file', prefix.slice(0, -1), `The folder could not be opened (${code}).`))
      return
    }
    const holdsStore = entries.some(({ name }) => name === 'corpus.duckdb')
    for (const { name } of entries.sort((a, b) => compareCodeUnits(a.name, b.name))) {
      if (name.startsWith('.') || (holdsStore && resultsBesideStore.has(name))) continue
      await this.entry(join(folder, name), prefix + name, [...above, real])
    }
  }

  async file(file: string, path: string, status: Stats, isNamed = false): Promise<void> {
    if (!status.isFile()) {
      this.problems.push(problem('special-file', path, 'Not a regular file: not opened.'))
      return
    }
    const real = await realpath(file)
    if (isNamed) this.named.add(real)
    const known = this.sources.get(real)
    if (this.leftOut.has(real) || (known !== undefined && compareCodeUnits(known.path, path) <= 0)) return
    this.sources.set(real, { path, file, bytes: status.size })
  }

  /** Takes in whatever lies at `file`. */
  async entry(file: string, path: string, above: readonly string[]): Promise<void> {
    const status = await stat(file).catch(() => undefined)
    if (status === undefined) {
      const isLink = (await lstat(file).catch(() => undefined))?.isSymbolicLink() === true
      if (isLink)
        this.problems.push(problem('broken-link', path, 'A link to something that does not exist, or to itself.'))
      else
        this.problems.push(
          problem('unreadable-file', path, 'It could not be looked at: no permission, or it disappeared.'),
        )
    } else if (status.isDirectory()) {
      await this.folder(file, `${path}/`, above)
    } else if (aboutTheFolder.test(basename(file))) {
      this.problems.push(
        problem(
          'about-the-folder',
          path,
          'A note about the folder, not a document. Name it on the command line to read it.',
        ),
      )
    } else {
      await this.file(file, path, status)
    }
  }
}

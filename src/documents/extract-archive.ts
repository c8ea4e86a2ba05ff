import { type Problem, problem } from '../problems/problem.js'
import { detectArchive } from './detect-archive.js'
import type { Format, ReadResult } from './document.js'
import { container, extractEpub } from './extract-epub.js'
import type { Extraction } from './extraction.js'
import { ArchiveTooLarge, type Entry, listEntries, unpack } from './read-archive.js'

/** How far an archive within archives is opened, and how many bytes it may still unpack to in all. */
export interface ArchiveLimits {
  /** Archives around the file: 0 for a file of its own. */
  readonly depth: number
  readonly bytes: { left: number }
}

/** An archive of archives of documents is read, and nothing deeper. */
const deepest = 2

/** Reads a file of an archive as a file by itself. */
export type ReadEntry = (path: string, bytes: Uint8Array, limits: ArchiveLimits) => Promise<ReadResult>

/** What a zip archive gave: one document of its own, or those of the files in it. */
export type ExtractedArchive =
  | { readonly format: Format; readonly extraction: Extraction }
  | { readonly files: ReadResult }

/** Zip archive -> the document whose parts it holds, or the documents of its files. */
export async function extractArchive(
  bytes: Uint8Array,
  path: string,
  limits: ArchiveLimits,
  readEntry: ReadEntry,
): Promise<ExtractedArchive> {
  const entries = new Map<string, Entry>()
  const twice: string[] = []
  for (const entry of listEntries(bytes)) {
    if (entries.has(entry.name)) twice.push(entry.name)
    entries.set(entry.name, entry)
  }
  /** Parts of a document are measured together, so that many of them are no way round the limit. */
  const open = (name: string): Uint8Array | undefined => {
    const entry = entries.get(name)
    if (entry === undefined) return undefined
    const part = unpack(bytes, entry, limits.bytes.left)
    limits.bytes.left -= part.length
    return part
  }
  const mimetype = (entries.get('mimetype')?.size ?? 1000) < 200 ? decode(open('mimetype')) : ''
  const found = detectArchive(new Set(entries.keys()), mimetype)
  if (found.kind === 'files') {
    const files = await readFiles(bytes, [...entries.values()], path, limits, readEntry)
    const problems = twice.map((name) =>
      problem('partly-damaged', path, `The archive lists ${name} twice: only the last one was read.`),
    )
    return { files: { documents: files.documents, problems: [...problems, ...files.problems] } }
  }
  if (found.kind === 'unknown') {
    const message = `This is ${found.what}, which is not read. Save its texts as DOCX, PDF or plain text.`
    return { format: 'txt', extraction: failed(problem('unknown-type', path, message)) }
  }
  try {
    return { format: found.kind, extraction: await extractParts(found.kind, [...entries.keys()], open, path) }
  } catch (error) {
    if (!(error instanceof ArchiveTooLarge)) throw error
    const message = `The document unpacks to more than is allowed (${error.message}): it was not read.`
    return { format: found.kind, extraction: failed(problem('too-large', path, message)) }
  }
}

async function extractParts(
  kind: 'docx' | 'odt' | 'epub',
  names: readonly string[],
  open: (name: string) => Uint8Array | undefined,
  path: string,
): Promise<Extraction> {
  if (kind === 'docx') {
    const { extractDocx, isDocxPart } = await import('./extract-docx.js')
    const parts: Record<string, Uint8Array> = {}
    for (const name of names.filter(isDocxPart)) {
      const part = open(name)
      if (part !== undefined) parts[name] = part
    }
    return await extractDocx(parts, path)
  }
  if (kind === 'odt') {
    if (/<(?:manifest:)?encryption-data\b/.test(decode(open('META-INF/manifest.xml')))) return locked(path)
    const { extractOdt } = await import('./extract-odt.js')
    const content = open('content.xml')
    if (content === undefined) throw new Error('it has no content.xml')
    return await extractOdt({ content, styles: open('styles.xml'), meta: open('meta.xml') }, path)
  }
  // Books lock their pages, not their package; locked fonts do no harm.
  const locks = decode(open('META-INF/encryption.xml'))
  if (/<(?:\w+:)?CipherReference[^>]+URI="[^"]+\.x?html?"/i.test(locks)) return locked(path)
  if (!names.includes(container)) throw new Error(`it has no ${container}`)
  return await extractEpub(open, path)
}

function decode(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : new TextDecoder('utf-8').decode(bytes)
}

function locked(path: string): Extraction {
  return failed(problem('password-needed', path, 'The document is encrypted. Save it without a password or lock.'))
}

function failed(found: Problem): Extraction {
  return { blocks: [], metadata: {}, pages: 0, problems: [found] }
}

const hidden = /(?:^|\/)(?:\.[^/]+|__MACOSX|Thumbs\.db|desktop\.ini)(?:\/|$)/i
const outside = /^(?:\/|[a-z]:)|(?:^|\/)\.\.(?:\/|$)/i
/** Notes about the archive, not documents of it. */
const aboutTheArchive = /(?:^|\/)(?:readme|license|licence|changelog)(?:\.[a-z]+)?$/i

async function readFiles(
  bytes: Uint8Array,
  entries: readonly Entry[],
  path: string,
  limits: ArchiveLimits,
  readEntry: ReadEntry,
): Promise<ReadResult> {
  const documents: ReadResult['documents'][number][] = []
  const problems: Problem[] = []
  if (limits.depth >= deepest) {
    const message = `Archives within archives are opened ${deepest} deep and no further. Unpack it.`
    return { documents, problems: [problem('unreadable-file', path, message)] }
  }
  const files = entries.filter(({ name }) => !hidden.test(name) || outside.test(name))
  if (files.length === 0) problems.push(problem('empty-file', path, 'The archive holds no file.'))
  for (const entry of files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
    const fault = refuse(entry, path)
    if (fault !== undefined) {
      problems.push(fault)
      continue
    }
    const inside = `${path}/${entry.name}`
    let content: Uint8Array
    try {
      content = unpack(bytes, entry, limits.bytes.left)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const large = error instanceof ArchiveTooLarge
      const advice = large ? 'Unpack the archive: files by themselves have a limit of their own.' : 'Pack it again.'
      problems.push(problem(large ? 'too-large' : 'damaged', inside, `It was not read: ${reason}. ${advice}`))
      continue
    }
    limits.bytes.left -= content.length
    const result = await readEntry(inside, content, { depth: limits.depth + 1, bytes: limits.bytes })
    documents.push(...result.documents)
    problems.push(...result.problems)
  }
  return { documents, problems }
}

function refuse(entry: Entry, path: string): Problem | undefined {
  const { name } = entry
  if (outside.test(name)) {
    const message = `The archive names a file outside of itself (${name.slice(0, 200)}): it was not read. Pack it again.`
    return problem('unreadable-file', path, message)
  }
  const inside = `${path}/${name}`
  if (entry.link) return problem('special-file', inside, 'A link, not a file: not followed.')
  if (entry.encrypted) {
    return problem('password-needed', inside, 'It is encrypted in the archive. Unpack it with its password.')
  }
  if (aboutTheArchive.test(name)) {
    return problem('about-the-folder', inside, 'A note about the archive, not a document. Unpack it to read it.')
  }
  return undefined
}

import { open } from 'node:fs/promises'
import { posix } from 'node:path'
import { isAboutFiles, namesFiles } from './metadata-table.js'

/** Bytes in which the header of a table ends. */
const headerBytes = 8 * 2 ** 10
/** Bytes after which it is known what a table is about. */
const enoughBytes = 2 ** 20

/** A file that was found. */
interface FoundFile {
  /** Relative to its input, with `/`. */
  readonly path: string
  /** Where it lies. */
  readonly file: string
}

/**
 * The CSV and TSV files that are tables about files beside them or in folders below: metadata, not texts.
 *
 * @param sources all files that were found, in any order
 */
export async function tablesAboutFiles<Found extends FoundFile>(
  sources: readonly Found[],
): Promise<ReadonlySet<Found>> {
  const about = new Set<Found>()
  const below = new Map<string, readonly string[]>()
  for (const source of sources) {
    if (!/\.(?:csv|tsv)$/i.test(source.path) || !namesFiles(await beginning(source.file, headerBytes))) continue
    const folder = posix.dirname(source.path)
    const files = below.get(folder) ?? filesBelow(sources, folder)
    below.set(folder, files)
    const own = posix.basename(source.path)
    if (
      await isAboutFiles(
        await beginning(source.file, enoughBytes),
        files.filter((file) => file !== own),
      )
    )
      about.add(source)
  }
  return about
}

/** Paths from a folder to the files in it and below. */
function filesBelow(sources: readonly FoundFile[], folder: string): string[] {
  const prefix = folder === '.' ? '' : `${folder}/`
  return sources.flatMap(({ path }) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
}

/** The first lines of a file, as many as fit; nothing where it cannot be read, which reading it will tell. */
async function beginning(file: string, bytes: number): Promise<string> {
  try {
    const handle = await open(file)
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0)
      const text = buffer.toString('utf8', 0, bytesRead)
      return bytesRead < bytes ? text : text.slice(0, text.lastIndexOf('\n') + 1)
    } finally {
      await handle.close()
    }
  } catch {
    return ''
  }
}

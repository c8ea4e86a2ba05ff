import { readFile as readBytes, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { TextDocument } from '../../documents/document.js'
import { readFile } from '../../documents/read-document.js'
import { createPageCounter, type PageCounts, pageQuality } from '../../language/page-quality.js'
import { createTagger } from '../../language/tag.js'
import { type Problem, UsageError } from '../../problems/problem.js'
import { type AnalyzeOptions, readingOptions } from '../plan.js'

/** A page as it was read. */
export interface InspectedPage extends PageCounts {
  /** From 0 to 1; `null` where no word can be judged. */
  readonly quality: number | null
}

/** A document as it was read: what would be counted, and how well each page was read. */
export interface InspectedDocument {
  readonly document: TextDocument
  readonly pages: readonly InspectedPage[]
}

/** What one file gave. */
export interface Inspection {
  readonly documents: readonly InspectedDocument[]
  readonly problems: readonly Problem[]
}

/**
 * Reads one file as {@link analyze} would and shows what it made of it. Documents that would not be counted are tagged too, so
 * that their pages can be judged.
 *
 * @throws {UsageError} where there is no such file.
 */
export async function inspect(
  file: string,
  options: Pick<AnalyzeOptions, 'anyLanguage' | 'textColumn' | 'password' | 'maximumBytes'> = {},
): Promise<Inspection> {
  const reading = readingOptions(options)
  const status = await stat(file).catch(() => undefined)
  if (status === undefined) throw new UsageError(`${file}: no such file. Check the spelling.`)
  if (!status.isFile())
    throw new UsageError(`${file} is no file. Name one file to read; "tallyrand analyze" reads folders.`)
  if (status.size > reading.maximumBytes) {
    throw new UsageError(
      `${file} has ${status.size} bytes, more than the limit of ${Math.round(reading.maximumBytes / 2 ** 20)} MiB. Raise --max-size.`,
    )
  }
  const { documents, problems } = await readFile(basename(file), await readBytes(file), reading)
  const tagger = createTagger()
  const countPages = createPageCounter(tagger.terms)
  return {
    documents: documents.map((document) => ({
      document,
      pages: countPages(document, tagger.tag(document)).map((page) => ({ ...page, quality: pageQuality(page) })),
    })),
    problems,
  }
}

import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { countedByDefault } from '../documents/document.js'
import type { InspectedDocument, Inspection } from '../index.js'
import { inspect } from '../pipeline/sources/inspect.js'
import { UsageError } from '../problems/problem.js'
import { readingPage } from '../report/reading-page.js'
import { countOf } from './numbers.js'
import type { Printer, Styled } from './print.js'
import { aligned } from './text-table.js'

/** The flags of `tallyrand read`, as typed. */
export interface ReadFlags {
  readonly html?: string
  readonly anyLanguage?: boolean
  readonly textColumn?: string
  readonly password?: string
  readonly maxSize: number
}

/** Runs `tallyrand read` and returns the exit status: 2 where the file had errors or warnings. */
export async function runRead(file: string, flags: ReadFlags, printer: Printer): Promise<number> {
  const inspection = await inspect(file, {
    anyLanguage: flags.anyLanguage === true,
    maximumBytes: flags.maxSize * 2 ** 20,
    ...(flags.textColumn === undefined ? {} : { textColumn: flags.textColumn }),
    ...(flags.password === undefined ? {} : { password: flags.password }),
  })
  if (flags.html === undefined) {
    print(inspection, printer)
  } else {
    await writePage(flags.html, file, inspection)
    printer.line(`Written: ${flags.html}`)
  }
  return inspection.problems.some(({ severity }) => severity !== 'note') ? 2 : 0
}

async function writePage(target: string, file: string, { documents, problems }: Inspection): Promise<void> {
  const shown = documents.map(({ document, pages }) => ({ ...document, scores: pages }))
  const page = readingPage({ title: basename(file), documents: shown, problems, counted: countedByDefault })
  try {
    await writeFile(target, page)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`${target} could not be written (${code}). Choose another name with --html.`)
  }
}

/** Prints zone and page before each paragraph, then the scores of the pages and the problems. */
function print({ documents, problems }: Inspection, printer: Printer): void {
  for (const inspected of documents) printDocument(inspected, printer)
  if (problems.length === 0) printer.line('No problems.')
  for (const { severity, code, message } of problems) {
    printer.styled([{ text: severity, style: 'bold' }, { text: `  ${code}: ${message}` }])
  }
}

function printDocument({ document, pages }: InspectedDocument, printer: Printer): void {
  const { id, text, paragraphs, language, format, metadata, counted } = document
  const about = `: ${format}, language ${language}, ${countOf(paragraphs.length, 'paragraph')}${counted ? '' : ', not counted'}`
  printer.styled([{ text: id, style: 'bold' }, { text: about }])
  for (const [name, value] of Object.entries(metadata)) printer.line(`  ${name}: ${value}`)
  printer.line('')
  const width = Math.max(0, ...paragraphs.map(({ zone }) => zone.length))
  for (const { start, end, zone, page } of paragraphs) {
    const place = page === 0 ? '' : `${String(page).padStart(4)}  `
    const isCounted = counted && countedByDefault.includes(zone)
    printer.styled([
      { text: `${place}${zone.padEnd(width)}  `, style: 'dim' },
      { text: text.slice(start, end).replaceAll('\n', ' / '), ...lookOf(zone, isCounted) },
    ])
  }
  const scores = pages.map(({ page, words, quality }) => [
    page === 0 ? 'all' : String(page),
    String(words),
    quality === null ? '' : quality.toFixed(2),
  ])
  printer.line(`\n${aligned([['Page', 'words', 'quality (0 to 1)'], ...scores])}\n`)
}

/** What is counted stands out; the rest is set back. */
function lookOf(zone: string, isCounted: boolean): Pick<Styled, 'style'> {
  if (!isCounted) return { style: 'dim' }
  if (zone === 'title' || zone === 'heading') return { style: 'bold' }
  if (zone === 'abstract') return { style: 'cyan' }
  return zone === 'footnote' ? { style: 'green' } : {}
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { columns } from '../../analysis/result-table.js'
import { UsageError } from '../../problems/problem.js'
import { codingPage } from '../../report/coding-page.js'
import { csvTable } from '../../report/csv.js'
import { viewerBundle } from '../../report/page/viewer-bundle.js'
import { writeWhole } from '../../report/write-table.js'
import { codeColumns, readingColumns, sheetRows } from '../../validation/sheet.js'
import { canonicalJson } from '../fingerprint.js'
import type { CodingSample } from './draw-coding-sample.js'
import { workbookOf } from './workbook.js'

/**
 * Writes a coding sample into the folder `<folder>/<sample>/`: for each coder a sheet as CSV, as XLSX and as a page to code on, and besides
 * `protocol.md` and `key.json`. Returns the folder and the names of the files.
 *
 * The CSV begins with a byte order mark, without which spreadsheets take UTF-8 for something else.
 *
 * @throws {UsageError} where it cannot be written.
 */
export async function writeCodingSample(
  sample: CodingSample,
  folder: string,
): Promise<{ readonly folder: string; readonly files: readonly string[] }> {
  const into = join(folder, sample.sample)
  const described = `${codeColumns} ${readingColumns}`
  const bundle = await viewerBundle('coding')
  const files: { name: string; content: string | Uint8Array }[] = []
  for (const sheet of sample.sheets) {
    const rows = sheetRows(sheet)
    files.push(
      { name: `${sheet.coder}.csv`, content: `\ufeff${csvTable(described, rows)}` },
      { name: `${sheet.coder}.xlsx`, content: await workbookOf(columns(described), rows) },
      { name: `${sheet.coder}.html`, content: codingPage(sheet, bundle) },
    )
  }
  files.push(
    { name: 'protocol.md', content: sample.protocol },
    { name: 'key.json', content: `${canonicalJson({ sample: sample.sample, ...sample.key }, 1)}\n` },
  )
  try {
    for (const { name, content } of files)
      await writeWhole(join(into, name), (temporary) => writeFile(temporary, content))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(`The sample could not be written into ${into} (${code}).`)
  }
  return { folder: into, files: files.map(({ name }) => name) }
}

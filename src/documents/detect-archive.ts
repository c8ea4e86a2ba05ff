/** What a zip archive is: one document in parts, a file of another program, or a folder of files. */
export type ArchiveKind =
  | { readonly kind: 'docx' | 'odt' | 'epub' | 'files' }
  | { readonly kind: 'unknown'; readonly what: string }

/** Files that only one kind of archive has. */
const others: readonly (readonly [entry: string, what: string])[] = [
  ['xl/workbook.xml', 'an Excel workbook'],
  ['xl/workbook.bin', 'an Excel workbook'],
  ['ppt/presentation.xml', 'a PowerPoint file'],
]

const openDocuments: readonly (readonly [type: string, what: string])[] = [
  ['opendocument.spreadsheet', 'an OpenDocument spreadsheet'],
  ['opendocument.presentation', 'an OpenDocument presentation'],
  ['opendocument.graphics', 'an OpenDocument drawing'],
  ['opendocument', 'an OpenDocument file without text'],
]

/**
 * Tells what an archive is by the names of its files.
 *
 * @param mimetype the content of its file `mimetype`, empty where it has none
 */
export function detectArchive(names: ReadonlySet<string>, mimetype: string): ArchiveKind {
  if (names.has('word/document.xml')) return { kind: 'docx' }
  if (mimetype.includes('opendocument.text')) return { kind: 'odt' }
  const open = openDocuments.find(([type]) => mimetype.includes(type))
  if (open !== undefined) return { kind: 'unknown', what: open[1] }
  if (mimetype.includes('epub') || names.has('META-INF/container.xml')) return { kind: 'epub' }
  if (names.has('content.xml') && names.has('META-INF/manifest.xml')) return { kind: 'odt' }
  const other = others.find(([entry]) => names.has(entry))
  return other === undefined ? { kind: 'files' } : { kind: 'unknown', what: other[1] }
}

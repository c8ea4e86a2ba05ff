import type { Figure } from '../report/figures/figure.js'
import type {
  EvidenceQuery,
  PageCore,
  PageEvidenceSummary,
  PageMentions,
  PageTable,
  PageTexts,
} from '../report/page/contract.js'
import { readTable } from '../report/page/read-table.js'
import { isCut } from './cut-tables.js'
import type { DocumentMentions, DocumentsWith, DocumentText, ReportData } from './data.js'
import { embeddedBlock } from './embedded-block.js'
import { type EvidenceSource, selectEvidence } from './select-evidence.js'

/** The data that lies in the page itself. Blocks are taken apart when they are first needed. */
export function embeddedData(): ReportData {
  const core = embeddedBlock<PageCore>('core')
  const evidenceSummary = embeddedBlock<PageEvidenceSummary>('evidence')
  const tables = new Map(core.tables.map((table) => [table.name, table]))
  const documents = tables.get('documents')
  const names = documents === undefined ? [] : readTable(documents)
  const texts = once(() => {
    const { zones, documents } = embeddedBlock<PageTexts>('texts')
    return { zones, byDocument: new Map(documents.map((text) => [text.document, text])) }
  })
  const figures = {
    light: once(() => embeddedBlock<readonly Figure[]>('figures-light')),
    dark: once(() => embeddedBlock<readonly Figure[]>('figures-dark')),
  }
  const source = once((): EvidenceSource => {
    const mentions = embeddedBlock<PageMentions>('mentions')
    const firstRow = new Map<number, number>()
    mentions.document.forEach((document, row) => {
      if (!firstRow.has(document)) firstRow.set(document, row)
    })
    return {
      core,
      summary: evidenceSummary,
      mentions,
      firstRow,
      textOf: (document) => texts().byDocument.get(document)?.text,
      nameOf: (document) => ('text' in names ? names.text(document, 'document') : ''),
    }
  })
  return {
    core,
    evidenceSummary,
    table: (name) => tables.get(name),
    evidence: async (query: EvidenceQuery) => selectEvidence(source(), query),
    documentsWith: async (concept) => rowsWith(tables.get('document_concepts'), concept),
    figures: async (scheme) => figures[scheme](),
    document: async (row): Promise<DocumentText | undefined> => {
      const { zones, byDocument } = texts()
      const found = byDocument.get(row)
      if (found === undefined) return undefined
      const paragraphs: DocumentText['paragraphs'][number][] = []
      for (let at = 0; at + 3 < found.paragraphs.length; at += 4) {
        const [start = 0, end = 0, zone = 0, page = 0] = found.paragraphs.slice(at, at + 4)
        paragraphs.push({ start, end, zone: zones[zone] ?? '', page })
      }
      return { text: found.text, paragraphs }
    },
    mentions: async (row): Promise<DocumentMentions> => {
      const { mentions, firstRow } = source()
      const marks: DocumentMentions['marks'][number][] = []
      for (let at = firstRow.get(row) ?? mentions.document.length; mentions.document[at] === row; at += 1)
        marks.push({
          start: mentions.start[at] ?? 0,
          end: mentions.end[at] ?? 0,
          concept: mentions.concepts[mentions.concept[at] ?? 0] ?? '',
          entry: mentions.entries[mentions.entry[at] ?? 0] ?? '',
          negated: mentions.negated[at] === 1,
          role: 0,
          page: mentions.page[at] ?? 0,
          sentence: mentions.sentence[at] ?? 0,
        })
      return { complete: evidenceSummary.complete || texts().byDocument.has(row), marks }
    },
  }
}

/** The rows of one concept in a table whose rows stand by document. */
function rowsWith(table: PageTable | undefined, concept: string): DocumentsWith {
  if (table === undefined) return { table: { name: 'document_concepts', columns: [], rows: 0, cells: [] }, total: 0 }
  const reader = readTable(table)
  const rows = reader.where((row) => reader.text(row, 'concept') === concept)
  const cells = table.cells.map((column) => rows.map((row) => column[row] ?? null))
  const total = isCut(reader) ? undefined : rows.length
  return { table: { name: table.name, columns: table.columns, rows: rows.length, cells }, total }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

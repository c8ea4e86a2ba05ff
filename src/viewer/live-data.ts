import type { PageMentions } from '../report/page/contract.js'
import type { LiveCalls, LiveError } from '../report/page/live.js'
import { readTable } from '../report/page/read-table.js'
import type { DocumentText, LiveActions, Mark, ReportData } from './data.js'
import { selectEvidence } from './select-evidence.js'

/** Conditions on the documents that the address names. */
export function conditionsOfAddress(): readonly string[] {
  return new URLSearchParams(location.search).getAll('where')
}

/** Opens the page over other documents: everything is made anew, the view stays. */
export function openWith(conditions: readonly string[]): void {
  const parameters = new URLSearchParams(location.search)
  parameters.delete('where')
  for (const condition of conditions) parameters.append('where', condition)
  location.search = parameters.toString()
}

/** Asks the server that the page came from. */
async function ask<Call extends keyof LiveCalls>(
  call: Call,
  posted: LiveCalls[Call]['ask'],
): Promise<LiveCalls[Call]['answer']> {
  const key = new URLSearchParams(location.search).get('key') ?? ''
  const response = await fetch(call, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify(posted),
  }).catch(() => {
    throw new Error('The server no longer answers. Start "tallyrand serve" again and open the address it prints.')
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw new Error((answer as LiveError).error)
  return answer as LiveCalls[Call]['answer']
}

/** The data of the documents that meet the conditions, from the server: tables at once, sentences and texts on demand. */
export async function liveData(where: readonly string[]): Promise<ReportData> {
  const { core, fields, documents: ofStore, perNumber, seed } = await ask('/api/report', { where })
  const tables = new Map(core.tables.map((table) => [table.name, table]))
  const table = tables.get('documents')
  const names = table === undefined ? undefined : readTable(table)
  const nameOf = (document: number) => names?.text(document, 'document') ?? ''
  const evidenceSummary = {
    shown: core.totals.mentions,
    complete: true,
    perNumber,
    seed,
    texts: Array.from({ length: core.totals.documents }, (_, row) => row),
  }
  let last: { readonly row: number; readonly answer: Promise<LiveCalls['/api/document']['answer']> } | undefined
  const documentAt = (row: number) => {
    if (last?.row !== row) last = { row, answer: ask('/api/document', { where, document: nameOf(row) }) }
    return last.answer
  }
  const live: LiveActions = {
    where,
    fields,
    documents: ofStore,
    search: (pattern, sort, limit) => ask('/api/search', { where, pattern, sort, limit }),
  }
  return {
    live,
    core,
    evidenceSummary,
    table: (name) => tables.get(name),
    evidence: async (query) => {
      const { total, shown, mentions } = await ask('/api/evidence', { where, query })
      const source = { core, summary: evidenceSummary, mentions, firstRow: firstRows(mentions), nameOf }
      const found = selectEvidence({ ...source, textOf: () => undefined }, query)
      const items = found.items.map((item) => ({ ...item, readable: true }))
      return { ...found, items, total, shown, choice: shown === total ? 'all' : 'sample' }
    },
    documentsWith: async (concept) => {
      const table = await ask('/api/documents-with', { where, concept })
      return { table, total: table.rows }
    },
    figures: (scheme) => ask('/api/figures', { where, scheme }),
    document: async (row): Promise<DocumentText> => {
      const { text, zones, paragraphs: cells } = await documentAt(row)
      const paragraphs: DocumentText['paragraphs'][number][] = []
      for (let at = 0; at + 3 < cells.length; at += 4) {
        const [start = 0, end = 0, zone = 0, page = 0] = cells.slice(at, at + 4)
        paragraphs.push({ start, end, zone: zones[zone] ?? '', page })
      }
      return { text, paragraphs }
    },
    mentions: async (row) => {
      const { mentions } = await documentAt(row)
      const marks = mentions.document.map((_, at): Mark & { page: number; sentence: number } => ({
        start: mentions.start[at] ?? 0,
        end: mentions.end[at] ?? 0,
        concept: mentions.concepts[mentions.concept[at] ?? 0] ?? '',
        entry: mentions.entries[mentions.entry[at] ?? 0] ?? '',
        negated: mentions.negated[at] === 1,
        role: 0,
        page: mentions.page[at] ?? 0,
        sentence: mentions.sentence[at] ?? 0,
      }))
      return { complete: true, marks }
    },
  }
}

function firstRows({ document }: PageMentions): ReadonlyMap<number, number> {
  const first = new Map<number, number>()
  document.forEach((each, row) => {
    if (!first.has(each)) first.set(each, row)
  })
  return first
}

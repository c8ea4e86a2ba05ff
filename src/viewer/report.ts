import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { EvidenceQuery, PageConcept } from '../report/page/contract.js'
import { readTable, type TableReader } from '../report/page/read-table.js'
import type { ReportData } from './data.js'
import type { Route } from './route.js'

/** What every view needs: the data, where the reader is, and the way to the evidence. */
export interface Report {
  readonly data: ReportData
  readonly route: Route
  readonly concepts: ReadonlyMap<string, PageConcept>
  readonly labelOf: (concept: string) => string
  readonly childrenOf: (concept: string | null) => readonly PageConcept[]
  readonly tableOf: (name: string) => TableReader | undefined
  /** Documents by row of the table `documents`. */
  readonly documents: TableReader
  readonly titleOf: (document: number) => string
  readonly rowOf: (document: string) => number | undefined
  readonly openEvidence: (query: EvidenceQuery) => void
  /** Changes switches of the view; `replace` leaves no step to come back to. */
  readonly set: (settings: Readonly<Record<string, string>>, how?: 'push' | 'replace') => void
}

export const ReportContext = createContext<Report | undefined>(undefined)

export function useReport(): Report {
  const report = useContext(ReportContext)
  if (report === undefined) throw new Error('A view stands outside the page.')
  return report
}

/** What stays the same while the reader moves about. */
export type FixedReport = Omit<Report, 'route' | 'openEvidence' | 'set'>

export function fixedReport(data: ReportData): FixedReport {
  const concepts = new Map(data.core.lexicon.concepts.map((concept) => [concept.id, concept]))
  const children = new Map<string | null, PageConcept[]>()
  for (const concept of data.core.lexicon.concepts)
    children.set(concept.parent, [...(children.get(concept.parent) ?? []), concept])
  const readers = new Map<string, TableReader>()
  const tableOf = (name: string) => {
    const known = readers.get(name)
    if (known !== undefined) return known
    const table = data.table(name)
    if (table === undefined) return undefined
    const reader = readTable(table)
    readers.set(name, reader)
    return reader
  }
  const documents = tableOf('documents') ?? readTable({ name: 'documents', columns: [], rows: 0, cells: [] })
  const rows = new Map(documents.where(() => true).map((row) => [documents.text(row, 'document'), row]))
  return {
    data,
    concepts,
    labelOf: (concept) => concepts.get(concept)?.label ?? concept,
    childrenOf: (concept) => children.get(concept) ?? [],
    tableOf,
    documents,
    titleOf: (row) => documents.text(row, 'title') || documents.text(row, 'document'),
    rowOf: (document) => rows.get(document),
  }
}

/** The result of a promise, `undefined` until it is there; asked for anew when `key` changes. */
export function useLoaded<Value>(load: () => Promise<Value>, key: string): Value | undefined {
  const [loaded, setLoaded] = useState<{ readonly key: string; readonly value: Value } | undefined>(undefined)
  useEffect(() => {
    let isCurrent = true
    load().then((value) => {
      if (isCurrent) setLoaded({ key, value })
    })
    return () => {
      isCurrent = false
    }
  }, [key])
  return loaded?.key === key ? loaded.value : undefined
}

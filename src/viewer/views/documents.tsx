import { useReport } from '../report.js'
import { DocumentList } from './document-list.js'
import { OneDocument } from './one-document.js'

/** The documents, or one of them. */
export function Documents() {
  const { route, rowOf } = useReport()
  const row = rowOf(route.subject)
  return row === undefined ? <DocumentList /> : <OneDocument row={row} />
}

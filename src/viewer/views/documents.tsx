import { Missing } from '../components/missing.js'
import { useReport } from '../report.js'
import { DocumentList } from './document-list.js'
import { OneDocument } from './one-document.js'

/** The documents, or one of them. */
export function Documents() {
  const { route, rowOf } = useReport()
  if (route.subject === '') return <DocumentList />
  const row = rowOf(route.subject)
  if (row === undefined) return <Missing what="document" name={route.subject} instead={['documents', 'Documents']} />
  return <OneDocument row={row} />
}

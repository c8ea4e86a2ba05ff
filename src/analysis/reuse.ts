import type { Frame } from './frame.js'
import { columns, type ResultTable, type Row } from './result-table.js'

/**
 * Passages of 30 words or more that stand in several documents: each later place (document_b) with the first one
 * (document_a), in the order of the documents. `start` and `end` are characters of the documents' texts.
 */
export function reuseTable({ store }: Frame): ResultTable {
  const description =
    'document_a:text start_a:integer end_a:integer document_b:text start_b:integer end_b:integer words:integer'
  const rows = store.stream(`
    select a.document, start_a, end_a, b.document, start_b, end_b, words
    from reuse
    join documents a on a.id = document_a join document_order oa on oa.document = document_a
    join documents b on b.id = document_b join document_order ob on ob.document = document_b
    order by oa.rank, start_a, end_a, ob.rank, start_b, end_b`)
  return { name: 'reuse', columns: columns(description), rows: rows as AsyncIterable<readonly Row[]> }
}

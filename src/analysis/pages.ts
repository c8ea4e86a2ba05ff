import { pageQuality } from '../language/page-quality.js'
import type { Frame } from './frame.js'
import { columns, type ResultTable, type Row } from './result-table.js'

/**
 * How well each page was read: the shares of its words that are known words and single letters, and of odd marks, over all
 * zones, and the quality made of them. A document without pages has one row without a page.
 */
export function pagesTable({ store }: Frame): ResultTable {
  const description =
    'document:text page:integer tokens:integer words:integer known_words one_letter_words odd_marks quality'
  return { name: 'pages', columns: columns(description), rows: rowsOf(store) }
}

async function* rowsOf(store: Frame['store']): AsyncGenerator<readonly Row[]> {
  const query = `
    select d.document, page, tokens, words, checked, known, one_letter, odd
    from pages p join documents d on d.id = p.document join document_order o on o.document = p.document
    order by o.rank, page`
  for await (const rows of store.stream(query)) {
    yield rows.map(([document, ...numbers]): Row => {
      const [page, tokens, words, checked, known, oneLetter, odd] = numbers as [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
      ]
      const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
      const quality = pageQuality({ tokens, words, checked, known, oneLetter, odd })
      return [
        document as string,
        page === 0 ? null : page,
        tokens,
        words,
        share(known, checked),
        share(oneLetter, words),
        share(odd, tokens),
        quality,
      ]
    })
  }
}

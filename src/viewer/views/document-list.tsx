import { formatCount } from '../../report/page/format-number.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** All documents that were given, counted or not. */
export function DocumentList() {
  const { documents, data } = useReport()
  const { texts } = data.evidenceSummary
  const left = documents.table.rows - texts.length
  return (
    <>
      <Heading title="Documents">
        <p>
          Every document that was given, with what was counted of it.{' '}
          {data.live !== undefined
            ? 'Open one to read its text.'
            : left === 0
              ? 'The text of each is in this page.'
              : `The texts of ${formatCount(texts.length)} of ${formatCount(documents.table.rows)} are in this page, those with the most mentions; of the others it holds the sentences behind the numbers.`}
        </p>
      </Heading>
      {documents.length === 0 ? null : (
        <DataTable
          table={documents}
          caption="Documents"
          search={['document', 'title', 'issuer', 'date', 'format', 'status']}
          columns={[
            {
              name: 'title',
              label: 'Document',
              show: (row: number) => {
                const id = documents.text(row, 'document')
                const title = documents.text(row, 'title')
                return (
                  <>
                    <a href={hrefTo('documents', id)}>{title || id}</a>
                    {title === '' ? null : <small class="file-name">{id}</small>}
                  </>
                )
              },
            },
            { name: 'issuer', label: 'Issuer' },
            { name: 'date', label: 'Date' },
            { name: 'format', label: 'Format' },
            { name: 'pages', label: 'Pages' },
            { name: 'sentences', label: 'Sentences' },
            { name: 'words', label: 'Words' },
            { name: 'status', label: 'Status' },
          ].filter(
            ({ name }) =>
              (documents.has(name) && documents.where((row) => documents.cell(row, name) !== null).length > 0) ||
              name === 'title',
          )}
        />
      )}
    </>
  )
}

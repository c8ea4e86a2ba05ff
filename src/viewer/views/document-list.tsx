import { useMemo } from 'preact/hooks'
import { formatCount } from '../../report/page/format-number.js'
import { Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { useReport } from '../report.js'
import { hrefOf, hrefTo } from '../route.js'

/** All documents that were read, counted or not. */
export function DocumentList() {
  const { documents, data, route } = useReport()
  const { texts } = data.evidenceSummary
  const { statuses, unread } = data.core
  const asked = route.settings.get('status') ?? ''
  const status = statuses.some((each) => each.status === asked) ? asked : ''
  const rows = useMemo(
    () => (status === '' ? undefined : documents.where((row) => documents.text(row, 'status') === status)),
    [documents, status],
  )
  const left = documents.table.rows - texts.length
  return (
    <>
      <Heading title="Documents">
        <p>
          Every document that was read, with what was counted of it.{' '}
          {unread === 0 ? null : (
            <>
              {unread === 1 ? 'One file' : `${formatCount(unread)} files`} gave none:{' '}
              <a href={hrefOf('methods?severity=error')}>the problems</a> say why.{' '}
            </>
          )}
          {data.live !== undefined
            ? 'Open one to read its text.'
            : left === 0
              ? 'The text of each is in this page.'
              : `The texts of ${formatCount(texts.length)} of ${formatCount(documents.table.rows)} are in this page, those with the most mentions; of the others it holds ${data.evidenceSummary.complete ? 'the sentences behind the numbers' : 'some of the sentences behind the numbers'}.`}
        </p>
      </Heading>
      {statuses.length < 2 && asked === '' ? null : (
        <div class="tools">
          <Selection
            name="status"
            label="Status"
            value={status}
            options={[
              ['', `all (${formatCount(documents.table.rows)})`],
              ...statuses.map((each) => [each.status, `${each.status} (${formatCount(each.documents)})`] as const),
            ]}
          />
        </div>
      )}
      {documents.length === 0 ? null : (
        <DataTable
          table={documents}
          {...(rows === undefined ? {} : { rows })}
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

import { formatCount } from '../../report/page/format-number.js'
import { DataTable, TableDownload } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Missing } from '../components/missing.js'
import { Scroll } from '../components/scroll.js'
import { useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** Every table that the page holds, as it is. */
export function Tables() {
  const { data, route, tableOf } = useReport()
  const table = tableOf(route.subject)
  if (table !== undefined)
    return (
      <>
        <p class="crumbs">
          <a href={hrefTo('tables', '')}>Tables</a>
        </p>
        <Heading title={table.table.name} />
        <DataTable
          table={table}
          caption={table.table.name}
          search={table.table.columns.filter(({ type }) => type === 'text').map(({ name }) => name)}
          columns={table.table.columns.map(({ name }) => ({ name, label: name }))}
        />
      </>
    )
  if (route.subject !== '') return <Missing what="table" name={route.subject} instead={['tables', 'Tables']} />
  return (
    <>
      <Heading title="Tables">
        <p>
          What stands in the folder <code>tables/</code>, as CSV and as Parquet. Every number of this page is a cell of
          one of these, or a sum of cells. The table <code>mentions</code> is not here as a whole: open a number to see
          its sentences.
        </p>
      </Heading>
      <Scroll label="Tables">
        <table class="small-table">
          <caption class="hidden">Tables</caption>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col" class="figure-column">
                Rows
              </th>
              <th scope="col">Columns</th>
              <th scope="col">File</th>
            </tr>
          </thead>
          <tbody>
            {data.core.tables.map(({ name, rows, columns }) => {
              const reader = tableOf(name)
              return (
                <tr key={name}>
                  <th scope="row">
                    <a href={hrefTo('tables', name)}>{name}</a>
                  </th>
                  <td class="figure-column">{formatCount(rows)}</td>
                  <td class="column-names">{columns.map((column) => column.name).join(', ')}</td>
                  <td>{reader === undefined ? null : <TableDownload table={reader} />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

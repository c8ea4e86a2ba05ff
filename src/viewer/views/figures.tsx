import type { TableReader } from '../../report/page/read-table.js'
import { DataTable } from '../components/data-table.js'
import { Figure, useFigures, useScheme } from '../components/figure.js'
import { Heading } from '../components/heading.js'
import { useReport } from '../report.js'

/** The figures of the run, as they lie in the folder `figures/`. */
export function Figures() {
  const { tableOf } = useReport()
  const figures = useFigures(useScheme())
  return (
    <>
      <Heading title="Figures">
        <p>
          Ready for a paper. Each is drawn from a specification that also lies in <code>figures/</code>, by the numbers
          of one table. A click on a mark opens its sentences.
        </p>
      </Heading>
      {figures.map((figure) => (
        <section key={figure.name} class="figure-section">
          <Figure figure={figure} />
          <FigureData columns={figure.source.columns} table={tableOf(figure.source.table)} prefix={`${figure.name}.`} />
        </section>
      ))}
    </>
  )
}

/** The numbers that a figure draws. */
function FigureData({
  columns,
  table,
  prefix,
}: {
  readonly columns: readonly string[]
  readonly table: TableReader | undefined
  readonly prefix: string
}) {
  if (table === undefined) return null
  return (
    <details>
      <summary>The numbers of this figure (table {table.table.name})</summary>
      <DataTable
        table={table}
        prefix={prefix}
        caption={table.table.name}
        columns={columns.map((name) => ({ name, label: name.replaceAll('_', ' ') }))}
      />
    </details>
  )
}

import { useMemo } from 'preact/hooks'
import type { Figure as FigureSpecification } from '../../report/figures/figure.js'
import { DataTable } from '../components/data-table.js'
import { Figure, useScheme } from '../components/figure.js'
import { Heading } from '../components/heading.js'
import { useLoaded, useReport } from '../report.js'

/** The figures of the run, as they lie in the folder `figures/`. */
export function Figures() {
  const { data } = useReport()
  const scheme = useScheme()
  const light = useLoaded(() => data.figures('light'), 'light')
  const dark = useLoaded(async () => (scheme === 'dark' ? data.figures('dark') : undefined), scheme)
  const isWaiting = light === undefined || (scheme === 'dark' && dark === undefined)
  return (
    <>
      <Heading title="Figures">
        <p>
          Ready for a paper. Each is drawn from a specification that also lies in <code>figures/</code>, by the numbers
          of one table. A click on a mark that counts mentions or pairs opens their sentences; so do the numbers of the
          table under it.
        </p>
      </Heading>
      {isWaiting ? <p role="status">Unpacking the figures …</p> : null}
      {isWaiting
        ? null
        : light.map((figure, index) => (
            <section key={figure.name} class="figure-section">
              <Figure light={figure} dark={scheme === 'dark' ? dark?.[index] : undefined} />
              <FigureData figure={figure} />
            </section>
          ))}
    </>
  )
}

/** The numbers that a figure draws. */
function FigureData({ figure: { name, source } }: { readonly figure: FigureSpecification }) {
  const { tableOf } = useReport()
  const table = tableOf(source.table)
  const rows = useMemo(() => {
    const wanted = Object.entries(source.where ?? {})
    return wanted.length === 0
      ? undefined
      : table?.where((row) => wanted.every(([column, value]) => table.text(row, column) === value))
  }, [table, source])
  if (table === undefined)
    return (
      <p class="note">
        The numbers of this figure are in <code>tables/{source.table}.csv</code>.
      </p>
    )
  return (
    <details>
      <summary>The numbers of this figure (table {table.table.name})</summary>
      <DataTable
        table={table}
        {...(rows === undefined ? {} : { rows })}
        prefix={`${name}.`}
        caption={table.table.name}
        columns={source.columns.map((column) => ({ name: column, label: column.replaceAll('_', ' ') }))}
      />
    </details>
  )
}

import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { useReport } from '../report.js'

const compared = ['keyness', 'similarity'] as const

/** What sets groups of documents apart, and which documents are alike. */
export function Compare() {
  const { tableOf } = useReport()
  return (
    <>
      <Heading title="Compare">
        <p>
          What one group of documents says more often than the other. <em>p</em> takes every word for independent;{' '}
          <em>p documents</em>, where it stands, deals out whole documents and is the one to trust.
        </p>
      </Heading>
      {compared.map((name) => {
        const table = tableOf(name)
        if (table === undefined) return null
        return (
          <section key={name}>
            <h2>{name === 'keyness' ? 'Keyness' : 'Similarity of documents'}</h2>
            <DataTable
              table={table}
              prefix={`${name}.`}
              caption={name}
              search={table.table.columns.filter(({ type }) => type === 'text').map((column) => column.name)}
              columns={table.table.columns.map((column) => ({
                name: column.name,
                label: column.name.replaceAll('_', ' '),
              }))}
            />
          </section>
        )
      })}
    </>
  )
}

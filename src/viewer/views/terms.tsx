import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Term } from '../components/term.js'
import { useReport } from '../report.js'

/** The vocabulary: every lemma with its part of speech. */
export function Terms() {
  const { tableOf, data } = useReport()
  const table = tableOf('terms')
  if (table === undefined) return null
  return (
    <>
      <Heading title="Terms">
        <p>
          The words of the counted zones by lemma and part of speech. DP is 0 where a term is spread over the documents
          as the words are, and near 1 where few documents hold it all. No lexicon bears on this table.{' '}
          {data.live === undefined ? (
            <>
              Where a term stands is found by <code>tallyrand kwic</code> and by <code>tallyrand serve</code>.
            </>
          ) : (
            'A term leads to the places where it stands.'
          )}
        </p>
      </Heading>
      <DataTable
        table={table}
        caption="Terms"
        search={['term', 'pos']}
        columns={[
          {
            name: 'term',
            label: 'Term',
            show: (row: number) => <Term term={table.text(row, 'term')} pos={table.text(row, 'pos')} />,
          },
          { name: 'pos', label: 'Part of speech' },
          { name: 'frequency', label: 'Frequency' },
          { name: 'per_million', label: 'Per million' },
          { name: 'documents', label: 'Documents' },
          { name: 'idf', label: 'idf' },
          { name: 'dp', label: 'DP' },
          { name: 'dp_norm', label: 'DPnorm' },
        ].filter(({ name }) => table.has(name))}
      />
    </>
  )
}

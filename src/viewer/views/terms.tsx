import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { useReport } from '../report.js'

/** The vocabulary: every lemma with its part of speech. */
export function Terms() {
  const table = useReport().tableOf('terms')
  if (table === undefined) return null
  return (
    <>
      <Heading title="Terms">
        <p>
          The words of the counted zones by lemma and part of speech. DP is 0 where a term is spread over the documents
          as the words are, and near 1 where few documents hold it all. No lexicon bears on this table. Where a term
          stands is found by <code>tallyrand kwic</code>.
        </p>
      </Heading>
      <DataTable
        table={table}
        caption="Terms"
        search={['term', 'pos']}
        columns={[
          { name: 'term', label: 'Term' },
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

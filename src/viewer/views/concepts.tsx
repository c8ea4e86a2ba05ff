import { TableDownload } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Missing } from '../components/missing.js'
import { RateBars } from '../components/rate-bars.js'
import { conceptRows } from '../concept-rows.js'
import { useReport } from '../report.js'
import { OneConcept } from './one-concept.js'

/** The lexicon with its counts, or one concept of it. */
export function Concepts() {
  const report = useReport()
  const { subject } = report.route
  if (subject === '') return <Tree />
  if (!report.concepts.has(subject)) return <Missing what="concept" name={subject} instead={['concepts', 'Concepts']} />
  return <OneConcept id={subject} />
}

function Tree() {
  const report = useReport()
  const { concepts, title, version } = report.data.core.lexicon
  const table = report.tableOf('concepts')
  return (
    <>
      <Heading title="Concepts">
        <p>
          The lexicon “{title}”{version === null ? '' : `, version ${version}`}, with what it finds. A concept counts
          its own mentions and those of the concepts below it.
        </p>
      </Heading>
      {table === undefined ? null : <TableDownload table={table} />}
      <RateBars
        caption="Concepts of the lexicon"
        head="Concept"
        rows={conceptRows(
          report,
          concepts.map(({ id }) => id),
          (id) => id.split('/').length - 1,
        )}
      />
    </>
  )
}

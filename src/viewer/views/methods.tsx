import type { TableReader } from '../../report/page/read-table.js'
import { Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { explanationsOf } from '../formulas.js'
import { useReport } from '../report.js'

/** How the numbers were made: formulas, plan, versions, fingerprints, problems. */
export function Methods() {
  const { data, tableOf } = useReport()
  const { settings, versions, fingerprints, lexicon } = data.core
  const problems = tableOf('problems')
  return (
    <>
      <Heading title="Methods and provenance">
        <p>
          The same documents, lexicon and settings give the same bytes of every table and of this page.{' '}
          <code>run.json</code> holds the same record.
        </p>
      </Heading>
      <section>
        <h2>What the measures are</h2>
        <dl class="formulas">
          {explanationsOf(data.core).map(({ method, meaning }) => (
            <div key={method.id}>
              <dt>{method.name}</dt>
              <dd>
                <p class="formula">{method.formula}</p>
                <p>{meaning}</p>
                <p class="source">
                  {method.source} <code>{method.id}</code>
                </p>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section>
        <h2>How this was made</h2>
        <Record
          caption="Lexicon"
          entries={[
            ['title', lexicon.title],
            ['version', lexicon.version ?? 'none given'],
            ['concepts', String(lexicon.concepts.length)],
          ]}
        />
        <Record caption="Settings" entries={flattened(settings)} />
        <Record caption="Versions" entries={Object.entries(versions).map(([name, value]) => [name, String(value)])} />
        <Record caption="Fingerprints (SHA-256)" entries={Object.entries(fingerprints)} />
      </section>
      {problems === undefined ? null : <Problems table={problems} />}
    </>
  )
}

/** The problems, all or those of one kind. */
function Problems({ table }: { readonly table: TableReader }) {
  const { data, route } = useReport()
  const kinds = { severity: 'Severity', code: 'Code' } as const
  const chosen = Object.keys(kinds).map((name) => {
    const options = [...new Set(data.core.problems.map((each) => each[name as keyof typeof kinds]))]
    const asked = route.settings.get(name) ?? ''
    return { name, options, value: options.includes(asked) ? asked : '' }
  })
  const rows = table.where((row) => chosen.every(({ name, value }) => value === '' || table.text(row, name) === value))
  return (
    <section>
      <h2>Problems</h2>
      {table.length === 0 ? null : (
        <div class="tools">
          {chosen.map(({ name, options, value }) => (
            <Selection
              key={name}
              name={name}
              label={kinds[name as keyof typeof kinds]}
              value={value}
              options={[['', 'all'], ...options.map((each) => [each, each] as const)]}
            />
          ))}
        </div>
      )}
      <DataTable
        table={table}
        rows={rows}
        caption="Problems"
        search={['code', 'path', 'document', 'message', 'severity']}
        columns={table.table.columns.map(({ name }) => ({ name, label: name }))}
      />
    </section>
  )
}

function Record({
  caption,
  entries,
}: {
  readonly caption: string
  readonly entries: readonly (readonly [string, string])[]
}) {
  return (
    <table class="small-table record">
      <caption>{caption}</caption>
      <tbody>
        {entries.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function flattened(settings: Readonly<Record<string, unknown>>, prefix = ''): [string, string][] {
  return Object.entries(settings).flatMap(([name, value]): [string, string][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? flattened(value as Record<string, unknown>, `${prefix}${name}.`)
      : [[prefix + name, Array.isArray(value) ? value.join(', ') : String(value)]],
  )
}

import { formatNumber, formatProbability } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { Choice, Selection } from '../components/choice.js'
import { type ColumnView, DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Count } from '../components/number.js'
import { namedColumns } from '../named-columns.js'
import { type Report, useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** What sets groups of documents apart, and which of them are alike. */
export function Compare() {
  const { tableOf } = useReport()
  const keyness = tableOf('keyness')
  return (
    <>
      <Heading title="Compare">
        <p>
          What one group of documents says more often than the other. <em>q</em> takes every word for independent;{' '}
          <em>q documents</em> deals out whole documents and is the one to trust.
        </p>
      </Heading>
      {keyness === undefined ? null : <Keyness table={keyness} />}
      {others.map(([name, title]) => {
        const table = tableOf(name)
        return table === undefined ? null : (
          <section key={name}>
            <h2>{title}</h2>
            <DataTable
              table={table}
              prefix={`${name}.`}
              caption={title}
              search={table.table.columns.filter(({ type }) => type === 'text').map((column) => column.name)}
              columns={namedColumns(table)}
            />
          </section>
        )
      })}
    </>
  )
}

const others = [
  ['compare_sentences', 'Sentences that show it'],
  ['similarity_groups', 'Which groups are alike'],
  ['similarity', 'Which documents are alike'],
] as const

function Keyness({ table }: { readonly table: TableReader }) {
  const report = useReport()
  const { route } = report
  const all = table.where(() => true)
  const groups = [...new Set(all.map((row) => pairOf(table, row)))]
  const pair = groups.find((name) => name === route.settings.get('groups')) ?? groups[0] ?? ''
  const kinds = [...new Set(all.map((row) => table.text(row, 'kind')))]
  const kind = kinds.find((name) => name === route.settings.get('kind')) ?? kinds[0] ?? ''
  const rows = all.filter((row) => pairOf(table, row) === pair && table.text(row, 'kind') === kind)
  const [a = 'first', b = 'second'] = pair.split('\n')
  return (
    <section>
      <h2>Keyness</h2>
      <div class="tools">
        {groups.length < 2 ? null : (
          <Selection
            name="groups"
            label="Groups"
            value={pair}
            options={groups.map((name) => [name, name.replace('\n', ' against ')])}
          />
        )}
        {kinds.length < 2 ? null : (
          <Choice name="kind" label="Of" value={kind} options={kinds.map((name) => [name, `${name}s`])} />
        )}
      </div>
      <DataTable
        table={table}
        rows={rows}
        prefix="keyness."
        caption={`Keyness, ${pair.replace('\n', ' against ')}`}
        search={['item']}
        columns={keynessColumns(report, table, kind, a, b)}
      />
    </section>
  )
}

function pairOf(table: TableReader, row: number): string {
  return table.has('group_a') ? `${table.text(row, 'group_a')}\n${table.text(row, 'group_b')}` : ''
}

function keynessColumns(report: Report, table: TableReader, kind: string, a: string, b: string): ColumnView[] {
  const field = report.data.core.fields.find(({ values }) => values.includes(a))?.name
  const count = (column: string, group: string) => (row: number) => {
    const value = table.number(row, column) ?? 0
    const isNamed = field !== undefined && report.data.core.fields.some(({ values }) => values.includes(group))
    return kind === 'concept' && isNamed ? (
      <Count value={value} evidence={{ concept: table.text(row, 'item'), field, value: group }} />
    ) : (
      String(value)
    )
  }
  const probability = (column: string) => (row: number) => {
    const value = table.number(row, column)
    return value === null ? '–' : formatProbability(value)
  }
  const columns: ColumnView[] = [
    {
      name: 'item',
      label: kind === 'concept' ? 'Concept' : 'Item',
      show: (row) => {
        const item = table.text(row, 'item')
        return kind === 'concept' ? <a href={hrefTo('concepts', item)}>{report.labelOf(item)}</a> : item
      },
    },
    { name: 'frequency_a', label: a, show: count('frequency_a', a) },
    { name: 'frequency_b', label: b, show: count('frequency_b', b) },
    { name: 'per_million_a', label: 'per million' },
    { name: 'per_million_b', label: 'per million' },
    {
      name: 'log_ratio',
      label: 'Log Ratio',
      show: (row) => {
        const [value, low, high] = ['log_ratio', 'ci_low', 'ci_high'].map((column) => table.number(row, column))
        return (
          <>
            {value == null ? '–' : formatNumber(value)}
            {low == null || high == null ? null : (
              <small class="interval">
                {formatNumber(low)} to {formatNumber(high)}
              </small>
            )}
          </>
        )
      },
    },
    { name: 'g2', label: 'G²' },
    { name: 'q', label: 'q', show: probability('q') },
    { name: 'p_documents', label: 'p documents', show: probability('p_documents') },
    { name: 'q_documents', label: 'q documents', show: probability('q_documents') },
  ]
  return columns.filter(({ name }) => table.has(name))
}

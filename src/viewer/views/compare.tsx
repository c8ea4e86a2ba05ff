import type { PageTablePart } from '../../report/page/contract.js'
import { formatCount, formatNumber, formatProbability } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { Choice, Selection } from '../components/choice.js'
import { type ColumnView, DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Term } from '../components/term.js'
import { namedColumns } from '../named-columns.js'
import { type Report, useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** What sets groups of documents apart, and which of them are alike. */
export function Compare() {
  const report = useReport()
  const { tableOf, data } = report
  const keyness = tableOf('keyness')
  const { compared } = data.core
  return (
    <>
      <Heading title="Compare">
        <p>
          What one group of documents says more often than the other
          {compared === null ? '' : `; the groups are those with one value of the field ${compared}`}. <em>q</em> takes
          every word for independent; <em>q documents</em> deals out whole documents and is the one to trust.
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
              columns={columnsOf(report, table)}
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

/** The columns in the order in which they are read: what is quoted stands before where it stands. */
function columnsOf(report: Report, table: TableReader): ColumnView[] {
  const all = namedColumns(table).map((column): ColumnView => {
    if (column.name.startsWith('document'))
      return { ...column, show: (row) => <DocumentName id={table.text(row, column.name)} /> }
    if (column.name === 'sentence')
      return { ...column, show: (row) => <span class="quoted">{table.text(row, 'sentence')}</span> }
    if (column.name === 'item') return { ...column, show: (row) => report.labelOf(table.text(row, 'item')) }
    return column
  })
  const isQuoted = ({ name }: ColumnView) => name === 'sentence'
  const places = all.findIndex(({ name }) => name === 'document')
  return [...all.slice(0, places), ...all.filter(isQuoted), ...all.slice(places).filter((each) => !isQuoted(each))]
}

function DocumentName({ id }: { readonly id: string }) {
  return <a href={hrefTo('documents', id)}>{id}</a>
}

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
  const part = table.table.parts?.find(({ key }) => key[0] === a && key[1] === b && key[2] === kind)
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
      <SidesOf table={table} row={rows[0]} a={a} b={b} />
      <DataTable
        table={table}
        rows={rows}
        prefix="keyness."
        caption={`Keyness, ${pair.replace('\n', ' against ')}`}
        search={['item']}
        columns={keynessColumns(report, table, kind, a, b)}
        {...(part === undefined ? {} : { of: sayPart(part, kind) })}
      />
    </section>
  )
}

/** How much of a pair the page holds. */
function sayPart({ rows, here }: PageTablePart, kind: string): string {
  const things = `${formatCount(rows)} ${kind}${rows === 1 ? '' : 's'}`
  return here === rows
    ? things
    : `${formatCount(here)} of ${things}, those with the highest G²; all are in tables/keyness.csv`
}

/** How many documents stand on each side, and what cannot be said where it is one. */
function SidesOf({
  table,
  row,
  a,
  b,
}: {
  readonly table: TableReader
  readonly row: number | undefined
  readonly a: string
  readonly b: string
}) {
  if (row === undefined || !table.has('documents_a')) return null
  const sides = [
    [a, table.number(row, 'documents_a') ?? 0],
    [b, table.number(row, 'documents_b') ?? 0],
  ] as const
  const single = sides.filter(([, documents]) => documents < 2).map(([name]) => name)
  return (
    <p class="note sides">
      {sides
        .map(([name, documents]) => `${name}: ${formatCount(documents)} ${documents === 1 ? 'document' : 'documents'}`)
        .join('; ')}
      .{' '}
      {single.length === 0
        ? 'A dash stands where too few documents hold an item for an interval.'
        : `With one document in ${single.join(' and in ')} nothing can be dealt out or drawn anew: no test over documents and no interval is possible, and dashes stand in their place.`}
    </p>
  )
}

function pairOf(table: TableReader, row: number): string {
  return table.has('group_a') ? `${table.text(row, 'group_a')}\n${table.text(row, 'group_b')}` : ''
}

function keynessColumns(report: Report, table: TableReader, kind: string, a: string, b: string): ColumnView[] {
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
        return kind === 'concept' ? <a href={hrefTo('concepts', item)}>{report.labelOf(item)}</a> : <Term term={item} />
      },
    },
    { name: 'frequency_a', label: a },
    { name: 'frequency_b', label: b },
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

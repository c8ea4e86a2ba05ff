import { useMemo } from 'preact/hooks'
import { formatCount, formatShare } from '../../report/page/format-number.js'
import { unitName } from '../../report/page/nouns.js'
import { readTable } from '../../report/page/read-table.js'
import { Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Count } from '../components/number.js'
import { RateBars } from '../components/rate-bars.js'
import { Term } from '../components/term.js'
import { isCut } from '../cut-tables.js'
import type { DocumentsWith } from '../data.js'
import { groupingFields, groupRows } from '../group-rows.js'
import { namedColumns } from '../named-columns.js'
import { useLoaded, useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** What each entry of the lexicon brings in. */
export function Entries({ id }: { readonly id: string }) {
  const table = useReport().tableOf('entries')
  if (table === undefined) return null
  const rows = table.where((row) => table.text(row, 'concept') === id)
  if (rows.length === 0 && !isCut(table)) return null
  return (
    <section>
      <h2>Its entries</h2>
      <p class="note">
        What each entry of the lexicon brings in; the shares are of the mentions this concept has of its own.
      </p>
      <DataTable
        table={table}
        rows={rows}
        prefix="entries."
        caption="Entries"
        columns={[
          { name: 'entry', label: 'Entry', show: (row) => <code class="entry">{table.text(row, 'entry')}</code> },
          {
            name: 'frequency',
            label: 'Mentions',
            show: (row) => (
              <Count
                value={table.number(row, 'frequency') ?? 0}
                evidence={{ concept: id, entry: table.text(row, 'entry') }}
              />
            ),
          },
          { name: 'documents', label: 'Documents' },
          {
            name: 'share',
            label: 'Share',
            show: (row) => {
              const share = table.number(row, 'share')
              return share === null ? '–' : <ShareBar share={share} />
            },
          },
        ]}
      />
    </section>
  )
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <span class="share">
      <span class="share-bar" aria-hidden="true" style={{ width: `${(share * 64).toFixed(1)}px` }} />
      {formatShare(share)}
    </span>
  )
}

/** What leaving out an entry does, and the words beside the concept; shown where the run has computed them. */
export function Influence({ id }: { readonly id: string }) {
  const { tableOf } = useReport()
  return (
    <>
      {detailTables.map(({ name, title, note, most, owner }) => {
        const table = tableOf(name)
        const rows = table?.where((row) => owner.some((column) => table.text(row, column) === id)) ?? []
        if (table === undefined || (rows.length === 0 && !isCut(table))) return null
        return (
          <section key={name}>
            <h2>{title}</h2>
            <p class="note">{note}</p>
            <DataTable
              table={table}
              rows={rows}
              prefix={`${name}.`}
              most={most}
              caption={title}
              columns={namedColumns(table, owner.length === 1 ? owner : []).map((column) =>
                column.name === 'term'
                  ? { ...column, show: (row) => <Term term={table.text(row, 'term')} pos={table.text(row, 'pos')} /> }
                  : column,
              )}
            />
          </section>
        )
      })}
    </>
  )
}

const detailTables = [
  {
    name: 'influence',
    title: 'What hangs on one entry',
    note: 'The rank of the concept among those beside it, with each entry and without it.',
    most: 'frequency',
    owner: ['concept'],
  },
  {
    name: 'influence_edges',
    title: 'Pairs that hang on one entry',
    note: 'Units with both concepts, with each entry and without it.',
    most: 'observed',
    owner: ['concept_a', 'concept_b'],
  },
  {
    name: 'concept_terms',
    title: 'Words beside it',
    note: 'Words that stand with the concept more often than chance would have it; its own words are left out.',
    most: 'g2',
    owner: ['concept'],
  },
] as const

/** How often each group of documents mentions it. */
export function ByGroup({ id }: { readonly id: string }) {
  const report = useReport()
  const fields = groupingFields(report.data.core.fields)
  const field = fields.find(({ name }) => name === report.route.settings.get('by')) ?? fields[0]
  if (field === undefined) return null
  return (
    <section>
      <h2>By group</h2>
      <div class="tools">
        <Selection name="by" label="Group by" value={field.name} options={fields.map(({ name }) => [name, name])} />
      </div>
      <RateBars
        caption={`${report.labelOf(id)} by ${field.name}`}
        head={field.name}
        rows={groupRows(report, id, field)}
      />
      <p class="note">
        Sums over the documents of each group, without intervals: a group of few documents may owe its rate to one of
        them.
      </p>
    </section>
  )
}

/** The concepts that stand with it. */
export function Company({ id }: { readonly id: string }) {
  const report = useReport()
  const table = report.tableOf('cooccurrence')
  const { units } = report.data.core
  const unit = units.find((name) => name === report.route.settings.get('unit')) ?? units[0]
  if (table === undefined || unit === undefined) return null
  const rows = table.where(
    (row) =>
      table.text(row, 'unit') === unit && (table.text(row, 'concept_a') === id || table.text(row, 'concept_b') === id),
  )
  const other = (row: number) =>
    table.text(row, 'concept_a') === id ? table.text(row, 'concept_b') : table.text(row, 'concept_a')
  return (
    <section>
      <h2>The company it keeps</h2>
      <div class="tools">
        <Selection name="unit" label="Within one" value={unit} options={units.map((name) => [name, unitName(name)])} />
      </div>
      <DataTable
        table={table}
        rows={rows}
        prefix="company."
        most="g2"
        caption={`Concepts that stand with ${report.labelOf(id)} in one ${unitName(unit)}`}
        columns={[
          {
            name: 'concept_b',
            label: 'Concept',
            show: (row) => <a href={hrefTo('concepts', other(row))}>{report.labelOf(other(row))}</a>,
          },
          {
            name: 'observed',
            label: 'Together',
            show: (row) => (
              <Count value={table.number(row, 'observed') ?? 0} evidence={{ concept: id, beside: other(row), unit }} />
            ),
          },
          { name: 'expected', label: 'Expected' },
          { name: 'npmi', label: 'NPMI' },
          { name: 'log_dice', label: 'logDice' },
          { name: 'g2', label: 'G²' },
          { name: 'q', label: 'q' },
        ]}
      />
    </section>
  )
}

/** The documents that mention it. */
export function InDocuments({ id }: { readonly id: string }) {
  const { data } = useReport()
  const found = useLoaded(() => data.documentsWith(id), id)
  return (
    <section>
      <h2>In which documents</h2>
      {found === undefined ? <p role="status">Looking them up …</p> : <DocumentsOf id={id} found={found} />}
    </section>
  )
}

function DocumentsOf({ id, found: { table, total } }: { readonly id: string; readonly found: DocumentsWith }) {
  const { titleOf, rowOf } = useReport()
  const reader = useMemo(() => readTable(table), [table])
  return (
    <DataTable
      table={reader}
      prefix="in."
      most="frequency"
      search={['document']}
      caption="Documents"
      isExcerpt
      of={sayDocuments(reader.length, total)}
      columns={[
        {
          name: 'document',
          label: 'Document',
          show: (row) => {
            const document = reader.text(row, 'document')
            const at = rowOf(document)
            const title = at === undefined ? document : titleOf(at)
            return (
              <>
                <a href={hrefTo('documents', document)}>{title}</a>
                {title === document ? null : <small class="file-name">{document}</small>}
              </>
            )
          },
        },
        {
          name: 'frequency',
          label: 'Mentions',
          show: (row) => (
            <Count
              value={reader.number(row, 'frequency') ?? 0}
              evidence={{ concept: id, document: reader.text(row, 'document') }}
            />
          ),
        },
        { name: 'per_million', label: 'Per million words' },
      ]}
    />
  )
}

/** How many documents mention it, and how many of them are listed. */
function sayDocuments(listed: number, total: number | undefined): string {
  const documents = `${formatCount(listed)} ${listed === 1 ? 'document' : 'documents'}`
  if (total === undefined)
    return `${documents} that this page holds, a part of all; the rest is in tables/document_concepts.csv`
  return listed < total
    ? `${formatCount(listed)} of ${formatCount(total)} documents, those with most mentions`
    : documents
}

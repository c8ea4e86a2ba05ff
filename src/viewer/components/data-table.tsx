import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { formatCount, formatNumber } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { isCut, sayRowsHere } from '../cut-tables.js'
import { downloadCsv } from '../download.js'
import { reasonOfEmptiness } from '../empty-tables.js'
import { evidenceOfCell } from '../number-evidence.js'
import { useReport } from '../report.js'
import { Count } from './number.js'
import { Scroll } from './scroll.js'

/** How a column is shown. */
export interface ColumnView {
  readonly name: string
  readonly label: string
  /** In place of the plain cell, whose number opens to its sentences where it counts some. */
  readonly show?: (row: number) => ComponentChildren
}

const rowsAtATime = 50

/**
 * A table that sorts by any column, is searched, and goes to the reader as the CSV that lies in `tables/`. Sorting, the search and
 * the page stand in the address, under `prefix` where a view has several tables.
 */
export function DataTable({
  table,
  columns,
  caption,
  prefix = '',
  search,
  rows,
  most = '',
  of,
  isExcerpt = false,
}: {
  readonly table: TableReader
  readonly columns: readonly ColumnView[]
  readonly caption: string
  readonly prefix?: string
  /** Columns that the search looks in; without them there is none. */
  readonly search?: readonly string[]
  /** Only these rows. */
  readonly rows?: readonly number[]
  /** The column by which rows stand at first, the largest on top; without it they stand as in the table. */
  readonly most?: string
  /** How many rows there are of what is shown, where the page knows better than by those of the table. */
  readonly of?: string
  /** True where the rows were taken out of the table that their name says, so that they are no file of `tables/`. */
  readonly isExcerpt?: boolean
}) {
  const { route, set } = useReport()
  const setting = (name: string) => route.settings.get(prefix + name) ?? ''
  const change = (settings: Readonly<Record<string, string>>) =>
    set(Object.fromEntries(Object.entries(settings).map(([name, value]) => [prefix + name, value])), 'replace')
  const query = search === undefined ? '' : setting('q')
  const sort = setting('sort') || most
  const down = setting('sort') === '' ? most !== '' : setting('down') === '1'
  const chosen = useMemo(
    () => sorted(table, filtered(table, rows ?? table.where(() => true), query, search ?? []), sort, down),
    [table, rows, query, sort, down],
  )
  const pages = Math.max(1, Math.ceil(chosen.length / rowsAtATime))
  const page = Math.min(Math.max(1, Number(setting('page')) || 1), pages)
  const from = (page - 1) * rowsAtATime
  const shown = chosen.slice(from, from + rowsAtATime)
  const range = pages === 1 ? '' : `, here ${formatCount(from + 1)} to ${formatCount(from + shown.length)}`
  const sortBy = (name: string) => {
    const isNumber = typeOf(table, name) !== 'text'
    const turns = sort === name
    change({ sort: name, down: (turns ? !down : isNumber) ? '1' : '', page: '' })
  }
  return (
    <div class="data-table">
      <div class="table-tools">
        {search === undefined ? null : (
          <label class="field">
            <span>Search</span>
            <input
              type="search"
              value={query}
              placeholder=" "
              onInput={(event) => change({ q: event.currentTarget.value, page: '' })}
            />
          </label>
        )}
        <p class="note" role="status">
          {(of !== undefined && query.trim() === '' ? of : sayRows(chosen.length, table)) + range}
        </p>
        {isExcerpt ? null : <TableDownload table={table} />}
      </div>
      {chosen.length === 0 ? (
        <Emptiness table={table} query={query} isOfSome={rows !== undefined} />
      ) : (
        <Scroll label={caption}>
          <table>
            <caption class="hidden">{caption}</caption>
            <thead>
              <tr>
                {columns.map(({ name, label }) => (
                  <th
                    key={name}
                    scope="col"
                    class={typeOf(table, name) === 'text' ? '' : 'figure-column'}
                    aria-sort={sort === name ? (down ? 'descending' : 'ascending') : 'none'}
                  >
                    <button type="button" class="sort" onClick={() => sortBy(name)}>
                      {label}
                      <span aria-hidden="true" class="arrow">
                        {sort === name ? (down ? ' \u2193' : ' \u2191') : ''}
                      </span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row}>
                  {columns.map(({ name, show }, index) => {
                    const content = show === undefined ? <Cell table={table} row={row} column={name} /> : show(row)
                    const kind = typeOf(table, name) === 'text' ? '' : 'figure-column'
                    return index === 0 ? (
                      <th key={name} scope="row" class={kind}>
                        {content}
                      </th>
                    ) : (
                      <td key={name} class={kind}>
                        {content}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {pages === 1 ? null : (
        <nav class="pager" aria-label={`Pages of: ${caption}`}>
          <button type="button" disabled={page === 1} onClick={() => change({ page: String(page - 1) })}>
            Previous
          </button>
          <span>
            Page {formatCount(page)} of {formatCount(pages)}
          </span>
          <button type="button" disabled={page === pages} onClick={() => change({ page: String(page + 1) })}>
            Next
          </button>
        </nav>
      )}
    </div>
  )
}

/** The button that hands out the whole table, where the page has all of it. */
export function TableDownload({ table: reader }: { readonly table: TableReader }) {
  const { table } = reader
  if (isCut(reader))
    return (
      <p class="note">
        All rows: <code>tables/{table.name}.csv</code>
      </p>
    )
  return (
    <button type="button" class="download" onClick={() => downloadCsv(table)}>
      {table.name}.csv
    </button>
  )
}

/** Why there is no row. */
function Emptiness({
  table,
  query,
  isOfSome,
}: {
  readonly table: TableReader
  readonly query: string
  readonly isOfSome: boolean
}) {
  const { data } = useReport()
  if (query.trim() !== '') return <p class="note">No row holds “{query.trim()}”.</p>
  if (isCut(table)) return <p class="note">None of its rows is among those that this page holds.</p>
  if (isOfSome && table.length > 0) return <p class="note">The table has no row of this.</p>
  return <p class="note">{reasonOfEmptiness(table.table.name, data.core)}</p>
}

function sayRows(chosen: number, reader: TableReader): string {
  const here = sayRowsHere(reader)
  if (chosen === reader.length) return capitalised(here)
  return isCut(reader) ? `${formatCount(chosen)} rows, of ${here}` : `${formatCount(chosen)} of ${here}`
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function typeOf({ table }: TableReader, column: string): string {
  return table.columns.find(({ name }) => name === column)?.type ?? 'text'
}

/** A cell as people read it; a number that counts sentences opens to them. */
function Cell({ table, row, column }: { readonly table: TableReader; readonly row: number; readonly column: string }) {
  const { data } = useReport()
  const value = table.cell(row, column)
  const evidence = typeof value === 'number' ? evidenceOfCell(table, row, column, data.core) : undefined
  if (typeof value !== 'number' || evidence === undefined) return <>{plainCell(table, row, column)}</>
  return <Count value={value} evidence={evidence} />
}

function plainCell(table: TableReader, row: number, column: string): string {
  const value = table.cell(row, column)
  if (value === null) return '\u2013'
  if (typeof value === 'string') return value
  return typeOf(table, column) === 'integer' ? formatCount(value) : formatNumber(value)
}

function filtered(
  table: TableReader,
  rows: readonly number[],
  query: string,
  columns: readonly string[],
): readonly number[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return rows
  return rows.filter((row) => columns.some((column) => table.text(row, column).toLowerCase().includes(wanted)))
}

/** Rows by a column, those without a value last; of equal ones the order of the table stays. */
function sorted(table: TableReader, rows: readonly number[], column: string, down: boolean): readonly number[] {
  if (column === '' || !table.has(column)) return rows
  const sign = down ? -1 : 1
  return [...rows].sort((x, y) => {
    const [a, b] = [table.cell(x, column), table.cell(y, column)]
    if (a === null || b === null) return a === b ? x - y : a === null ? 1 : -1
    return a < b ? -sign : a > b ? sign : x - y
  })
}

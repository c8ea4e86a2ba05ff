import { formatRate } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Scroll } from '../components/scroll.js'
import { evidenceOfCell } from '../number-evidence.js'
import { useReport } from '../report.js'

/** How often a concept is mentioned from period to period, by group where there are groups. */
export function Trend() {
  const { tableOf, labelOf, route } = useReport()
  const table = tableOf('trend')
  if (table === undefined) return null
  const concepts = distinct(table, 'concept')
  const concept = concepts.find((id) => id === route.settings.get('concept')) ?? concepts[0] ?? ''
  const rows = table.where((row) => table.text(row, 'concept') === concept)
  const hasSingle = rows.some((row) => table.number(row, 'documents') === 1 && table.number(row, 'ci_low') !== null)
  const label = concept === '' ? 'All' : labelOf(concept)
  return (
    <>
      <Heading title="Trend">
        <p>
          Mentions per million words of each period. Bands and upright lines are 95% intervals over documents; a dashed
          line with an arrow has no upper end, for too few documents hold the concept. A gap is a period without
          documents.{' '}
          {hasSingle
            ? 'A hollow point is a single document, and its interval is one within it: it takes each word for independent of the others and is too narrow.'
            : ''}
        </p>
      </Heading>
      <div class="tools">
        <Selection name="concept" label="Concept" value={concept} options={concepts.map((id) => [id, labelOf(id)])} />
      </div>
      <TrendLines table={table} rows={rows} label={label} />
      <DataTable
        table={table}
        rows={rows}
        caption={`Trend of ${label}`}
        columns={table.table.columns.map(({ name }) => ({ name, label: name.replaceAll('_', ' ') }))}
      />
    </>
  )
}

function distinct(table: TableReader, column: string): string[] {
  return [...new Set(table.where(() => true).map((row) => table.text(row, column)))]
}

/** Rows that follow one another without one that there is nothing to draw of. */
function unbroken(rows: readonly number[], isKnown: (row: number) => boolean): number[][] {
  const runs: number[][] = [[]]
  for (const row of rows) {
    if (isKnown(row)) runs.at(-1)?.push(row)
    else runs.push([])
  }
  return runs.filter(({ length }) => length > 0)
}

const width = 760
const panelHeight = 150
const [left, right, top, bottom] = [64, 12, 22, 24]
/** How much higher than its highest rate the scale is at most; intervals of a few unlike documents go far beyond. */
const headroom = 2

/** One panel a group, all on one scale. */
function TrendLines({
  table,
  rows,
  label,
}: {
  readonly table: TableReader
  readonly rows: readonly number[]
  readonly label: string
}) {
  const { data, openEvidence } = useReport()
  const groups = [...new Set(rows.map((row) => table.text(row, 'group')))].slice(0, 12)
  const periods = [...new Set(rows.map((row) => table.text(row, 'period')))]
  const rate = (row: number) => table.number(row, 'per_million') ?? 0
  const [low, high] = ['ci_low', 'ci_high'].map((name) => (row: number) => table.number(row, name)) as [CellOf, CellOf]
  const highest = Math.max(1e-9, ...rows.map(rate))
  const most = Math.max(highest, ...rows.map((row) => Math.min(headroom * highest, high(row) ?? low(row) ?? 0)))
  const x = (row: number) =>
    left + ((width - left - right) * (periods.indexOf(table.text(row, 'period')) + 0.5)) / Math.max(1, periods.length)
  const y = (value: number, panel: number) =>
    panel * panelHeight + top + (panelHeight - top - bottom) * (1 - Math.min(value, most) / most)
  const height = panelHeight * Math.max(1, groups.length)
  const every = Math.ceil(periods.length / 12)
  return (
    <Scroll label={`Trend of ${label}`}>
      {/* By keyboard the numbers of the table below open the same sentences. */}
      <svg
        class="trend"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${label}, mentions per million words by period; the table below holds the numbers`}
      >
        {groups.map((group, panel) => {
          const ofGroup = rows.filter((row) => table.text(row, 'group') === group)
          const lines = unbroken(ofGroup, (row) => table.number(row, 'per_million') !== null)
          const isClosed = (row: number) => low(row) !== null && high(row) !== null
          const bands = unbroken(ofGroup, isClosed).map((run) => [
            ...run.map((row) => `${x(row)},${y(high(row) ?? 0, panel)}`),
            ...[...run].reverse().map((row) => `${x(row)},${y(low(row) ?? 0, panel)}`),
          ])
          return (
            <g key={group}>
              <text class="panel-title" x={left} y={panel * panelHeight + 14}>
                {group === '' ? label : group}
              </text>
              {[0, most].map((value) => (
                <g key={value}>
                  <line class="grid" x1={left} x2={width - right} y1={y(value, panel)} y2={y(value, panel)} />
                  <text class="tick" x={left - 8} y={y(value, panel) + 4} text-anchor="end">
                    {formatRate(value)}
                  </text>
                </g>
              ))}
              {bands.map((band) => (
                <polygon key={band[0]} class="band" points={band.join(' ')} />
              ))}
              {ofGroup
                .filter((row) => low(row) !== null)
                .map((row) => (
                  <ErrorBar
                    key={row}
                    x={x(row)}
                    from={y(low(row) ?? 0, panel)}
                    to={y(high(row) ?? most, panel)}
                    isOpen={high(row) === null}
                    leaves={(high(row) ?? Number.POSITIVE_INFINITY) > most}
                  />
                ))}
              {lines.map((run) => (
                <polyline
                  key={run[0]}
                  class="line"
                  points={run.map((row) => `${x(row)},${y(rate(row), panel)}`).join(' ')}
                />
              ))}
              {lines.flat().map((row) => {
                const evidence = evidenceOfCell(table, row, 'frequency', data.core)
                const canOpen = evidence !== undefined && (table.number(row, 'frequency') ?? 0) > 0
                return (
                  // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the same numbers open from the table below
                  <circle
                    key={row}
                    class={`point${table.number(row, 'documents') === 1 ? ' single' : ''}${canOpen ? ' opens' : ''}`}
                    cx={x(row)}
                    cy={y(rate(row), panel)}
                    r={3.5}
                    onClick={() => (canOpen ? openEvidence(evidence) : undefined)}
                  />
                )
              })}
              {ofGroup.map((row) =>
                periods.indexOf(table.text(row, 'period')) % every === 0 ? (
                  <text key={row} class="tick" x={x(row)} y={(panel + 1) * panelHeight - 6} text-anchor="middle">
                    {table.text(row, 'period')}
                  </text>
                ) : null,
              )}
            </g>
          )
        })}
      </svg>
    </Scroll>
  )
}

type CellOf = (row: number) => number | null

/** An interval; an arrow where it goes beyond the picture, dashed where it has no upper end. */
function ErrorBar({
  x,
  from,
  to,
  isOpen,
  leaves,
}: {
  readonly x: number
  readonly from: number
  readonly to: number
  readonly isOpen: boolean
  readonly leaves: boolean
}) {
  return (
    <g class={isOpen ? 'error-bar open' : 'error-bar'}>
      <line x1={x} x2={x} y1={from} y2={to} />
      {leaves ? <path d={`M${x - 3},${to + 4} L${x},${to - 2} L${x + 3},${to + 4} Z`} /> : null}
    </g>
  )
}

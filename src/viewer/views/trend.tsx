import { formatCount, formatRate } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Count } from '../components/number.js'
import { Scroll } from '../components/scroll.js'
import { useReport } from '../report.js'

/** How often a concept is mentioned from period to period, by group where there are groups. */
export function Trend() {
  const { data, tableOf, labelOf, route } = useReport()
  const table = tableOf('trend')
  if (table === undefined) return null
  const concepts = distinct(table, 'concept')
  const concept = concepts.find((id) => id === route.settings.get('concept')) ?? concepts[0] ?? ''
  const rows = table.where((row) => table.text(row, 'concept') === concept)
  const hasYears = data.core.fields.some(({ name }) => name === 'year')
  const count = (row: number) => {
    const value = table.number(row, 'frequency') ?? 0
    // A group is a value of some field, which the table does not name.
    if (table.text(row, 'group') !== '') return formatCount(value)
    return <Count value={value} evidence={{ concept, field: 'year', value: table.text(row, 'period') }} />
  }
  const label = concept === '' ? 'All' : labelOf(concept)
  return (
    <>
      <Heading title="Trend">
        <p>
          Mentions per million words of each period. The bands are 95% intervals over documents, where the documents set
          both limits. A gap is a period without documents.
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
        columns={table.table.columns.map(({ name }) => ({
          name,
          label: name.replaceAll('_', ' '),
          ...(name === 'frequency' && hasYears ? { show: count } : {}),
        }))}
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
  const groups = [...new Set(rows.map((row) => table.text(row, 'group')))].slice(0, 12)
  const periods = [...new Set(rows.map((row) => table.text(row, 'period')))]
  const rate = (row: number) => table.number(row, 'per_million') ?? 0
  const high = (row: number) => table.number(row, 'ci_high') ?? rate(row)
  const most = Math.max(1e-9, ...rows.map((row) => Math.max(rate(row), high(row))))
  const x = (row: number) =>
    left + ((width - left - right) * (periods.indexOf(table.text(row, 'period')) + 0.5)) / Math.max(1, periods.length)
  const y = (value: number, panel: number) =>
    panel * panelHeight + top + (panelHeight - top - bottom) * (1 - value / most)
  const height = panelHeight * Math.max(1, groups.length)
  const every = Math.ceil(periods.length / 12)
  return (
    <Scroll label={`Trend of ${label}`}>
      <svg
        class="trend"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${label}, mentions per million words by period; the table below holds the numbers`}
      >
        {groups.map((group, panel) => {
          const ofGroup = rows.filter((row) => table.text(row, 'group') === group)
          const lines = unbroken(ofGroup, (row) => table.number(row, 'per_million') !== null)
          const bands = unbroken(
            ofGroup,
            (row) => table.number(row, 'ci_low') !== null && table.number(row, 'ci_high') !== null,
          ).map((run) => [
            ...run.map((row) => `${x(row)},${y(high(row), panel)}`),
            ...[...run].reverse().map((row) => `${x(row)},${y(table.number(row, 'ci_low') ?? 0, panel)}`),
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
              {lines.map((run) => (
                <polyline
                  key={run[0]}
                  class="line"
                  points={run.map((row) => `${x(row)},${y(rate(row), panel)}`).join(' ')}
                />
              ))}
              {lines.flat().map((row) => (
                <circle key={row} class="point" cx={x(row)} cy={y(rate(row), panel)} r={2.5} />
              ))}
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

import { unitName } from '../../report/page/nouns.js'
import { largestOf, type Measure, matrixCell } from '../measures.js'
import { useReport } from '../report.js'
import { HeatMap } from './heat-map.js'

/** The matrix of the lexicon: children of one concept by those of another. */
export function GoalMatrix({ unit, measure }: { readonly unit: string; readonly measure: Measure }) {
  const { tableOf, data, childrenOf, labelOf } = useReport()
  const table = tableOf('goal_strategy')
  const { matrix } = data.core.lexicon
  if (table === undefined || matrix === null) return null
  const rowsOfUnit = table.where((row) => table.text(row, 'unit') === unit)
  const places = new Map(rowsOfUnit.map((row) => [`${table.text(row, 'goal')}\n${table.text(row, 'strategy')}`, row]))
  const largest = largestOf(table, rowsOfUnit, measure)
  const [rows, columns] = [childrenOf(matrix.rows), childrenOf(matrix.columns)]
  return (
    <HeatMap
      caption={`${labelOf(matrix.rows)} by ${labelOf(matrix.columns)}: ${measure.label} by ${unitName(unit)}`}
      rowHead={`${labelOf(matrix.rows)} \u00d7 ${labelOf(matrix.columns)}`}
      rows={rows}
      columns={columns}
      cell={(row, column) => {
        const [a, b] = [rows[row], columns[column]]
        return matrixCell(table, places.get(`${a?.id}\n${b?.id}`), measure, largest, {
          a: a?.id ?? '',
          b: b?.id ?? '',
          labelA: a?.label ?? '',
          labelB: b?.label ?? '',
          unit,
        })
      }}
    />
  )
}

/** What the colours and marks of a matrix mean. */
export function MatrixLegend({ measure }: { readonly measure: Measure }) {
  return (
    <p class="legend note">
      <strong>{measure.label}</strong>: {measure.explanation}. <span class="cell sample above significant">n</span> more
      often than chance would have it, q below 0.05 after Benjamini and Hochberg. The test takes the units for
      independent of each other, which texts are not: read it as a filter, not as proof.
    </p>
  )
}

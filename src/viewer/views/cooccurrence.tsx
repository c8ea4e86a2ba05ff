import { formatNumber } from '../../report/page/format-number.js'
import { unitName, unitPlural } from '../../report/page/nouns.js'
import { Choice, Selection } from '../components/choice.js'
import { DataTable } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { HeatMap } from '../components/heat-map.js'
import { Network } from '../components/network.js'
import { Count } from '../components/number.js'
import { GoalMatrix, MatrixLegend } from '../components/pair-matrix.js'
import { holdsUnit } from '../cut-tables.js'
import { largestOf, matrixCell, measureOf, measures } from '../measures.js'
import { useReport } from '../report.js'

/** Which concepts stand together: as a matrix, a network and a table, by unit and measure. */
export function Cooccurrence() {
  const { tableOf, data, route, labelOf } = useReport()
  const table = tableOf('cooccurrence')
  const { units, networks } = data.core
  const unit = units.find((name) => name === route.settings.get('unit')) ?? units[0]
  if (table === undefined || unit === undefined) return null
  const measure = measureOf(route.settings.get('measure'), table)
  const scopes: [string, string][] = [
    ...(data.core.lexicon.matrix === null ? [] : ([['matrix', 'Goals × strategies']] as [string, string][])),
    ['all', 'All concepts'],
    ...(networks.some((network) => network.unit === unit) ? ([['network', 'Network']] as [string, string][]) : []),
  ]
  const shape = scopes.find(([name]) => name === route.settings.get('as'))?.[0] ?? scopes[0]?.[0] ?? 'all'
  const rows = table.where((row) => table.text(row, 'unit') === unit)
  return (
    <>
      <Heading title="Co-occurrence">
        <p>
          Which concepts stand together in one {unitName(unit)}, and whether more often than chance would have it. To
          stand together is not to be connected: open a number and read.
        </p>
      </Heading>
      <div class="tools">
        <Choice name="as" label="Show" value={shape} options={scopes} />
        <Selection name="unit" label="Within one" value={unit} options={units.map((name) => [name, unitName(name)])} />
        <Selection
          name="measure"
          label="Measure"
          value={measure.column}
          options={measures.filter(({ column }) => table.has(column)).map(({ column, label }) => [column, label])}
        />
      </div>
      {shape === 'matrix' ? (
        <GoalMatrix unit={unit} measure={measureOf(measure.column, tableOf('goal_strategy'))} />
      ) : null}
      {shape === 'all' ? <WholeMatrix unit={unit} /> : null}
      {shape === 'network' ? <Network unit={unit} measure={measure} /> : null}
      {shape === 'network' ? null : <MatrixLegend measure={measure} />}
      <section>
        <h2>The pairs</h2>
        <p class="note">
          <em>q</em> takes the {unitPlural(unit, 2)} for independent of each other. <em>q documents</em>{' '}
          {unit === 'document'
            ? 'is that of Fisher’s exact test over documents.'
            : `holds each document fixed and shifts its ${unitPlural(unit, 2)} against each other.`}
        </p>
        <DataTable
          table={table}
          rows={rows}
          prefix="pairs."
          most="g2"
          search={['concept_a', 'concept_b']}
          caption={`Pairs of concepts by ${unitName(unit)}`}
          columns={[
            { name: 'concept_a', label: 'Concept', show: (row: number) => labelOf(table.text(row, 'concept_a')) },
            { name: 'concept_b', label: 'with', show: (row: number) => labelOf(table.text(row, 'concept_b')) },
            {
              name: 'observed',
              label: 'Together',
              show: (row: number) => (
                <Count
                  value={table.number(row, 'observed') ?? 0}
                  evidence={{ concept: table.text(row, 'concept_a'), beside: table.text(row, 'concept_b'), unit }}
                />
              ),
            },
            { name: 'expected', label: 'Expected' },
            { name: 'npmi', label: 'NPMI' },
            { name: 'log_dice', label: 'logDice' },
            { name: 'jaccard', label: 'Jaccard' },
            { name: 'g2', label: 'G²' },
            { name: 'q', label: 'q' },
            { name: 'q_documents', label: 'q documents' },
            {
              name: 'log_odds_ratio',
              label: 'Log odds ratio',
              show: (row: number) => {
                const value = table.number(row, 'log_odds_ratio')
                const [low, high] = [table.number(row, 'ci_low'), table.number(row, 'ci_high')]
                return (
                  <>
                    {value === null ? '–' : formatNumber(value)}
                    {low === null || high === null ? null : (
                      <small class="interval">
                        {formatNumber(low)} to {formatNumber(high)}
                      </small>
                    )}
                  </>
                )
              },
            },
          ].filter(({ name }) => table.has(name))}
        />
      </section>
    </>
  )
}

/** Every concept that has none below it by every other. */
function WholeMatrix({ unit }: { readonly unit: string }) {
  const { tableOf, data, route, childrenOf } = useReport()
  const table = tableOf('cooccurrence')
  if (table === undefined) return null
  // A pair that is cut away must not look like one that was not found.
  if (!holdsUnit(table, unit, data.core.units))
    return (
      <p class="note">
        The pairs of this unit are not all in this page, which would have grown too large; they are in{' '}
        <code>tables/cooccurrence.csv</code>.
      </p>
    )
  const measure = measureOf(route.settings.get('measure'), table)
  const rowsOfUnit = table.where((row) => table.text(row, 'unit') === unit)
  const places = new Map(
    rowsOfUnit.map((row) => [`${table.text(row, 'concept_a')}\n${table.text(row, 'concept_b')}`, row]),
  )
  const met = new Set(rowsOfUnit.flatMap((row) => [table.text(row, 'concept_a'), table.text(row, 'concept_b')]))
  const lowest = data.core.lexicon.concepts.filter(({ id }) => childrenOf(id).length === 0 && met.has(id))
  const largest = largestOf(table, rowsOfUnit, measure)
  return (
    <HeatMap
      dense
      caption={`All concepts: ${measure.label} by ${unitName(unit)}`}
      rowHead="Concept"
      rows={lowest}
      columns={lowest}
      cell={(row, column) => {
        const [a, b] = [lowest[row], lowest[column]]
        if (a === undefined || b === undefined || row === column)
          return {
            text: '',
            description: `${a?.label ?? ''} itself`,
            strength: null,
            significant: false,
            evidence: undefined,
          }
        const [first, second] = a.id < b.id ? [a, b] : [b, a]
        return matrixCell(table, places.get(`${first.id}\n${second.id}`), measure, largest, {
          a: first.id,
          b: second.id,
          labelA: first.label,
          labelB: second.label,
          unit,
        })
      }}
    />
  )
}

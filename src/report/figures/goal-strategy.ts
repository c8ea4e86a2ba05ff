import { hasColumn, numberOf, rowsOf, textOf } from './columns.js'
import { allConcepts, matrixGroups } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { textWidth } from './text-width.js'
import { config, heading, palettes, rampColour, rampScale, readableOn, type Scheme, sizes } from './theme.js'
import { capital, grouped, measured, unitName, unitNoun, unitNouns, unitsOf } from './wording.js'

/** The scale of counts ends here at least. */
const leastScale = 10

/** A cell of the matrix. */
interface MatrixCell {
  readonly unit: string
  readonly goal: string
  readonly goal_label: string
  readonly strategy: string
  readonly strategy_label: string
  readonly observed: number
  readonly expected: number
  readonly npmi: number | null
  readonly q: number | null
}

/** The matrix of goals and strategies as a heat map with its numbers, for each unit of co-occurrence. */
export function goalStrategy(tables: Tables, scheme: Scheme): Figure[] {
  const cells = cellsOf(tables)
  const units = [...new Set(cells.map(({ unit }) => unit))]
  return units.map((unit) =>
    heatMap(
      unit,
      cells.filter((cell) => cell.unit === unit),
      matrixGroups(tables),
      scheme,
    ),
  )
}

function cellsOf(tables: Tables): MatrixCell[] {
  const labels = new Map(allConcepts(tables).map(({ concept, label }) => [concept, label]))
  const columns = ['unit', 'goal', 'strategy', 'observed', 'expected', 'npmi', 'q'] as const
  if (!hasColumn(tables, 'concepts', 'label')) return []
  return rowsOf(tables, 'goal_strategy', columns).map((row) => {
    const [goal, strategy] = [textOf(row.goal), textOf(row.strategy)]
    return {
      unit: textOf(row.unit),
      goal,
      goal_label: labels.get(goal) ?? goal,
      strategy,
      strategy_label: labels.get(strategy) ?? strategy,
      observed: numberOf(row.observed),
      expected: numberOf(row.expected),
      npmi: typeof row.npmi === 'number' ? row.npmi : null,
      q: typeof row.q === 'number' ? row.q : null,
    }
  })
}

function heatMap(
  unit: string,
  cells: readonly MatrixCell[],
  [rows = 'rows', columns = 'columns']: readonly (string | undefined)[],
  scheme: Scheme,
): Figure {
  const palette = palettes[scheme]
  // A matrix whose largest count is 1 must not look like one full of them.
  const most = Math.max(leastScale, ...cells.map(({ observed }) => observed))
  const groundOf = (observed: number) => rampColour(palette.sequential, 0, most, observed)
  const strategies = [...new Set(cells.map(({ strategy_label }) => strategy_label))]
  const title = `${rows} and ${columns.toLowerCase()} in the same ${unitNoun(unit)}`
  const explanation =
    `Large: ${unitNouns(unit)} with both; small: how many chance would give. ` +
    '* more or fewer than chance (q\u00a0<\u00a0.05; takes each unit for independent of the others).'
  const x = {
    field: 'strategy_label',
    type: 'nominal',
    sort: null,
    title: columns,
    axis: { orient: 'top', labelAngle: strategies.length > 6 ? -40 : 0, labelLimit: 220 },
  }
  const y = { field: 'goal_label', type: 'nominal', sort: null, title: rows }
  // Labels that stand level need columns as wide as themselves.
  const widest = Math.max(0, ...strategies.map((label) => textWidth(label, sizes.label)))
  const step = strategies.length > 6 ? 76 : Math.min(236, Math.max(96, Math.ceil(widest) + 18))
  const text = (field: string, fontSize: number, dy: number, fontWeight: string) => ({
    mark: { type: 'text', fontSize, dy, fontWeight, baseline: 'middle' },
    encoding: { x, y, text: { field }, color: { field: 'text_colour', type: 'nominal', scale: null } },
  })
  return {
    name: `goal-strategy-${unitName(unit)}`,
    title,
    description: describe(unit, cells, title),
    source: {
      table: 'goal_strategy',
      columns: ['unit', 'goal', 'strategy', 'observed', 'expected', 'npmi', 'q'],
      where: { unit },
    },
    specification: {
      $schema: schema,
      title: heading(title, explanation),
      data: {
        values: cells.map((cell) => ({
          ...cell,
          shown: `${grouped(cell.observed)}${cell.q !== null && cell.q < 0.05 ? ' *' : ''}`,
          shown_expected: `expected ${measured(cell.expected)}`,
          text_colour: readableOn(groundOf(cell.observed)),
        })),
      },
      width: { step },
      height: { step: 52 },
      layer: [
        {
          mark: { type: 'rect', stroke: palette.line, strokeWidth: 1 },
          encoding: {
            x,
            y,
            color: {
              field: 'observed',
              type: 'quantitative',
              legend: null,
              scale: rampScale(palette.sequential, 0, most),
            },
            tooltip: ['goal_label', 'strategy_label', 'observed', 'expected', 'npmi', 'q'].map((field) => ({ field })),
          },
        },
        text('shown', 16, -7, 'bold'),
        text('shown_expected', sizes.small, 12, 'normal'),
      ],
      // The ground has a scale, the colours of the text are colours already.
      resolve: { scale: { color: 'independent' } },
      config: config(scheme),
    },
  }
}

function describe(unit: string, cells: readonly MatrixCell[], title: string): string {
  const [most] = [...cells].sort((a, b) => b.observed - a.observed)
  const empty = cells.filter(({ observed }) => observed === 0).length
  const marked = cells.filter(({ q }) => q !== null && q < 0.05).length
  const leading =
    most === undefined || most.observed === 0
      ? `No ${unitNoun(unit)} holds a pair.`
      : `Most often together: ${most.goal_label} and ${most.strategy_label}, in ${unitsOf(most.observed, unit)} ` +
        `where chance would give ${measured(most.expected)}.`
  return (
    `${capital(title)}: a heat map of ${grouped(cells.length)} cells. ${leading} ` +
    `${grouped(empty)} of the cells are empty; ${grouped(marked)} ${marked === 1 ? 'differs' : 'differ'} from chance at q < .05.`
  )
}

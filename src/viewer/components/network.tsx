import { placeLabels } from '../../report/figures/place-labels.js'
import { shortened } from '../../report/figures/text-width.js'
import type { PageNetwork } from '../../report/page/contract.js'
import { formatCount, formatNumber } from '../../report/page/format-number.js'
import { unitName, unitPlural } from '../../report/page/nouns.js'
import type { TableReader } from '../../report/page/read-table.js'
import { holdsUnit } from '../cut-tables.js'
import type { Measure } from '../measures.js'
import { useReport } from '../report.js'
import { Scroll } from './scroll.js'

/** The drawing reaches so far from its middle, and its names a little further. */
const half = 560
const frame = { width: 2 * half + 240, height: 2 * half + 40 } as const
/** Size of the names; the style sheet has it too. */
const labelSize = 19
const labelWidth = 330
/** Names are placed as if they were a little larger: the page has whatever face the system has. */
const placedSize = labelSize * 1.16
/** Colours of communities, which come again where there are more; see `--category-1` and so on. */
const colours = 8
/** More edges than this hide each other; the slider brings them in. */
const edgesAtFirst = 80

/** Concepts as a network: near and joined where they stand together, coloured by community. Every node and edge opens its sentences. */
export function Network({ unit, measure }: { readonly unit: string; readonly measure: Measure }) {
  const { data, tableOf, labelOf, openEvidence, route, set } = useReport()
  const table = tableOf('cooccurrence')
  const concepts = tableOf('concepts')
  const network = data.core.networks.find((each) => each.unit === unit)
  if (table === undefined || concepts === undefined || network === undefined) return null
  if (!holdsUnit(table, unit, data.core.units))
    return (
      <p class="note">
        The pairs of this unit are not all in this page, which would have grown too large; the whole network is in{' '}
        <code>networks/</code>.
      </p>
    )
  const frequency = new Map(
    concepts.where(() => true).map((row) => [concepts.text(row, 'concept'), concepts.number(row, 'frequency') ?? 0]),
  )
  const discs = placedDiscs(network, frequency, labelOf)
  const discOf = new Map(discs.map((disc) => [disc.concept, disc]))
  const rows = table.where(
    (row) =>
      table.text(row, 'unit') === unit &&
      discOf.has(table.text(row, 'concept_a')) &&
      discOf.has(table.text(row, 'concept_b')),
  )
  const values = rows.map((row) => table.number(row, measure.column) ?? 0)
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)]
  const step = measure.column === 'observed' ? 1 : (most - least) / 100 || 1
  const chosen = Number(route.settings.get('threshold') ?? Number.NaN)
  const strongest = [...values].sort((a, b) => b - a)
  const threshold = Number.isFinite(chosen) ? Math.min(chosen, most) : (strongest[edgesAtFirst - 1] ?? least)
  const onlySignificant = route.settings.get('significant') === '1'
  const edges = rows.filter(
    (row) =>
      (table.number(row, measure.column) ?? 0) >= threshold && (!onlySignificant || isMoreThanChance(table, row)),
  )
  const largest = Math.max(1, ...rows.map((row) => table.number(row, 'observed') ?? 0))
  const pressed = (event: KeyboardEvent, open: () => void) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    open()
  }
  return (
    <section aria-label="Network">
      <div class="tools">
        <label class="field">
          <span>
            {measure.label} of at least{' '}
            {measure.column === 'observed' ? formatCount(threshold) : formatNumber(threshold)}
          </span>
          <input
            type="range"
            min={least}
            max={most}
            step={step}
            value={threshold}
            onInput={(event) => set({ threshold: event.currentTarget.value }, 'replace')}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={onlySignificant}
            onChange={(event) => set({ significant: event.currentTarget.checked ? '1' : '' }, 'replace')}
          />
          <span>only more often than by chance, q below 0.05</span>
        </label>
        <p class="note" role="status">
          {formatCount(edges.length)} of {formatCount(rows.length)} pairs
        </p>
      </div>
      <Scroll label="Drawing of the network">
        <svg
          class="network"
          viewBox={`0 0 ${frame.width} ${frame.height}`}
          aria-label={`Network of concepts by ${unitName(unit)}`}
        >
          <g>
            {edges.map((row) => {
              const [a, b] = [table.text(row, 'concept_a'), table.text(row, 'concept_b')]
              const [from, to] = [discOf.get(a), discOf.get(b)]
              if (from === undefined || to === undefined) return null
              const observed = table.number(row, 'observed') ?? 0
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the same numbers open from the table below
                <line
                  key={row}
                  class={isMoreThanChance(table, row) ? 'edge significant' : 'edge'}
                  x1={from.x}
                  y1={from.y}
                  x2={to.x}
                  y2={to.y}
                  stroke-width={1 + 9 * Math.sqrt(observed / largest)}
                  onClick={() => openEvidence({ concept: a, beside: b, unit })}
                >
                  <title>
                    {labelOf(a)} and {labelOf(b)}: {formatCount(observed)} {unitPlural(unit, observed)}
                  </title>
                </line>
              )
            })}
          </g>
          {discs.map(({ concept, x, y, radius, community, label, labelX, labelY }) => {
            const count = frequency.get(concept) ?? 0
            const open = () => openEvidence({ concept })
            return (
              // biome-ignore lint/a11y/useSemanticElements: a drawing has no button element of its own
              <g
                key={concept}
                class="node"
                role="button"
                tabIndex={0}
                aria-label={`${labelOf(concept)}, ${formatCount(count)} mentions, ${community === null ? 'no community' : `community ${community}`}`}
                onClick={open}
                onKeyDown={(event) => pressed(event, open)}
              >
                <circle cx={x} cy={y} r={radius} style={{ fill: colourOf(community) }} />
                <text x={labelX} y={labelY} text-anchor="middle" dominant-baseline="central">
                  {label}
                </text>
              </g>
            )
          })}
        </svg>
      </Scroll>
      <p class="note">
        Sizes stand for mentions, widths for {unitPlural(unit, 2)} with both, colours for communities
        {network.modularity === null ? '' : ` (modularity ${formatNumber(network.modularity)})`}. Full lines join pairs
        that stand together more often than by chance (q below 0.05, which takes the units for independent); dashed ones
        do not, or do so less often. Where a node lies has no meaning of its own. The numbers are in the table below.
      </p>
    </section>
  )
}

/** Whether two concepts stand together more often than chance would have it; fewer is no tie. */
function isMoreThanChance(table: TableReader, row: number): boolean {
  const [observed, expected] = [table.number(row, 'observed') ?? 0, table.number(row, 'expected') ?? 0]
  return (table.number(row, 'q') ?? 1) < 0.05 && observed > expected
}

function colourOf(community: number | null): string {
  return community === null ? 'var(--muted)' : `var(--category-${((community - 1) % colours) + 1})`
}

/** The concepts in the drawing, with their names beside them where these hide the least. */
function placedDiscs(
  { nodes }: PageNetwork,
  frequency: ReadonlyMap<string, number>,
  labelOf: (concept: string) => string,
) {
  const most = Math.max(1, ...nodes.map(({ concept }) => frequency.get(concept) ?? 0))
  const discs = nodes.map(({ concept, x, y, community }) => ({
    concept,
    community,
    label: shortened(labelOf(concept), placedSize, labelWidth),
    x: x + frame.width / 2,
    y: y + frame.height / 2,
    radius: 6 + 26 * Math.sqrt((frequency.get(concept) ?? 0) / most),
  }))
  const labels = placeLabels(discs, frame, placedSize)
  return discs.map((disc, index) => ({
    ...disc,
    labelX: labels[index]?.x ?? disc.x,
    labelY: labels[index]?.y ?? disc.y,
  }))
}

import { palettes } from '../../report/figures/theme.js'
import { formatCount, formatNumber } from '../../report/page/format-number.js'
import { unitName, unitPlural } from '../describe-query.js'
import type { Measure } from '../measures.js'
import { useReport } from '../report.js'
import { useScheme } from './figure.js'
import { Scroll } from './scroll.js'

const half = 560
/** More edges than this hide each other; the slider brings them in. */
const edgesAtFirst = 80

/** Concepts as a network: near and joined where they stand together, coloured by community. Every node and edge opens its sentences. */
export function Network({ unit, measure }: { readonly unit: string; readonly measure: Measure }) {
  const { data, tableOf, labelOf, openEvidence, route, set } = useReport()
  const { categories } = palettes[useScheme()]
  const table = tableOf('cooccurrence')
  const concepts = tableOf('concepts')
  const network = data.core.networks.find((each) => each.unit === unit)
  if (table === undefined || concepts === undefined || network === undefined) return null
  const frequency = new Map(
    concepts.where(() => true).map((row) => [concepts.text(row, 'concept'), concepts.number(row, 'frequency') ?? 0]),
  )
  const nodes = new Map(network.nodes.map((node) => [node.concept, node]))
  const rows = table.where(
    (row) =>
      table.text(row, 'unit') === unit &&
      nodes.has(table.text(row, 'concept_a')) &&
      nodes.has(table.text(row, 'concept_b')),
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
      (table.number(row, measure.column) ?? 0) >= threshold &&
      (!onlySignificant || (table.number(row, 'q') ?? 1) < 0.05),
  )
  const largest = Math.max(1, ...rows.map((row) => table.number(row, 'observed') ?? 0))
  const mostFrequent = Math.max(1, ...network.nodes.map(({ concept }) => frequency.get(concept) ?? 0))
  const radius = (concept: string) => 6 + 26 * Math.sqrt((frequency.get(concept) ?? 0) / mostFrequent)
  const colour = (community: number | null) =>
    community === null ? 'var(--muted)' : (categories[(community - 1) % categories.length] ?? 'var(--muted)')
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
          <span>only q below 0.05</span>
        </label>
        <p class="note" role="status">
          {formatCount(edges.length)} of {formatCount(rows.length)} pairs
        </p>
      </div>
      <Scroll label="Drawing of the network">
        <svg
          class="network"
          viewBox={`${-half - 120} ${-half} ${2 * half + 240} ${2 * half}`}
          aria-label={`Network of concepts by ${unitName(unit)}`}
        >
          <g>
            {edges.map((row) => {
              const [a, b] = [table.text(row, 'concept_a'), table.text(row, 'concept_b')]
              const [from, to] = [nodes.get(a), nodes.get(b)]
              if (from === undefined || to === undefined) return null
              const observed = table.number(row, 'observed') ?? 0
              const isSignificant = (table.number(row, 'q') ?? 1) < 0.05
              return (
                // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the same numbers open from the table below
                <line
                  key={row}
                  class={isSignificant ? 'edge significant' : 'edge'}
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
          {network.nodes.map(({ concept, x, y, community }) => {
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
                <circle cx={x} cy={y} r={radius(concept)} fill={colour(community)} />
                <text x={x} y={y + radius(concept) + 16} text-anchor="middle">
                  {labelOf(concept)}
                </text>
              </g>
            )
          })}
        </svg>
      </Scroll>
      <p class="note">
        Sizes stand for mentions, widths for {unitPlural(unit, 2)} with both, colours for communities
        {network.modularity === null ? '' : ` (modularity ${formatNumber(network.modularity)})`}; full lines have q
        below 0.05. Where a node lies has no meaning of its own. The numbers are in the table below.
      </p>
    </section>
  )
}

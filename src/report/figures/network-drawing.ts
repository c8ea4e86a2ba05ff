import { type Network, type NetworkEdge, type NetworkNode, networksOf } from '../networks/network.js'
import { groupScale, groupsOf } from './concept-groups.js'
import { type Figure, schema, type Tables } from './figure.js'
import { type Box, placeLabels } from './place-labels.js'
import { shortened } from './text-width.js'
import { config, heading, palettes, type Scheme, sizes } from './theme.js'
import { countOf, grouped, listed, unitName, unitNoun, unitNouns, unitsOf } from './wording.js'

/** Concepts and ties that are drawn at most; more could not be told apart. */
const nodesAtMost = 40
const edgesAtMost = 100
/** Width of the drawing, and of its frame with room for labels at the sides. */
const drawing = { width: 660, height: 520, margin: 70 } as const
/** Room for a name. */
const labelWidth = 170

/** Which concepts keep company, drawn for each unit of co-occurrence. */
export function networkDrawings(tables: Tables, scheme: Scheme): Figure[] {
  return networksOf(tables)
    .filter(({ edges }) => edges.length > 0)
    .map((network) => draw(tables, network, scheme))
}

function draw(tables: Tables, network: Network, scheme: Scheme): Figure {
  const palette = palettes[scheme]
  const { nodes, edges } = shownOf(network)
  const places = placedNodes(nodes)
  const placeOf = new Map(places.map((place) => [place.node.concept, place]))
  const labels = placeLabels(places, drawing)
  const title = `Concepts that stand in the same ${unitNoun(network.unit)}`
  const left = network.nodes.length - nodes.length
  const explanation =
    `Area: mentions. Width of a line: ${unitNouns(network.unit)} with both. Lines join pairs that stand together more often than ` +
    `by chance (q\u00a0<\u00a0.05): ${grouped(edges.length)} of ${grouped(network.edges.length)} are drawn. ` +
    (left > 0 ? `${grouped(left)} concepts with fewer mentions are left out. ` : '') +
    'Only nearness has a meaning, not direction.'
  const position = (field: string, extent: number) => ({
    field,
    type: 'quantitative',
    axis: null,
    scale: { domain: [0, extent], nice: false, zero: false },
  })
  const x = position('x', drawing.width)
  // Pixels count downwards, as in the picture.
  const y = { ...position('y', drawing.height), scale: { domain: [drawing.height, 0], nice: false, zero: false } }
  const heaviest = Math.max(1, ...edges.map(({ weight }) => weight))
  return {
    name: `network-${unitName(network.unit)}`,
    title,
    description: describe(network, nodes, edges),
    source: {
      table: 'cooccurrence',
      columns: ['unit', 'concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'q'],
      where: { unit: network.unit },
    },
    specification: {
      $schema: schema,
      title: heading(title, explanation),
      width: drawing.width,
      height: drawing.height,
      datasets: {
        edges: edges.map(({ source, target, weight, expected, npmi, q }) => {
          const [from, to] = [placeOf.get(source), placeOf.get(target)]
          return {
            ...{ unit: network.unit, concept_a: source, concept_b: target, observed: weight, expected, npmi, q },
            ...ends(from, to),
          }
        }),
        nodes: places.map(({ node, label, x: across, y: down, radius }, index) => ({
          ...{ concept: node.concept, label: node.label, group: node.group, frequency: node.frequency },
          ...{ documents: node.documents, degree: node.degree, community: node.community },
          ...{ x: across, y: down, area: Math.round(Math.PI * radius * radius * 10) / 10 },
          ...{ shown: label, label_x: labels[index]?.x ?? across, label_y: labels[index]?.y ?? down },
        })),
      },
      layer: [
        {
          data: { name: 'edges' },
          mark: { type: 'rule', color: palette.quiet, opacity: 0.4 },
          encoding: {
            x,
            y,
            x2: { field: 'x2' },
            y2: { field: 'y2' },
            strokeWidth: {
              field: 'observed',
              type: 'quantitative',
              legend: null,
              scale: { type: 'sqrt', domain: [0, heaviest], range: [0.4, 6], nice: false },
            },
            tooltip: ['concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'q'].map((field) => ({ field })),
          },
        },
        {
          data: { name: 'nodes' },
          mark: { type: 'point', filled: true, opacity: 1, stroke: palette.paper, strokeWidth: 1.5 },
          encoding: {
            x,
            y,
            size: { field: 'area', type: 'quantitative', scale: null },
            color: {
              field: 'group',
              type: 'nominal',
              scale: groupScale(tables, groupsOf(nodes), palette.categories),
              legend: { title: null, orient: 'bottom', columns: 4, symbolSize: 90 },
            },
            tooltip: ['label', 'group', 'frequency', 'documents', 'degree', 'community'].map((field) => ({ field })),
          },
        },
        // A rim of paper keeps a label apart from the lines behind it.
        ...[
          { stroke: palette.paper, strokeWidth: 3, strokeJoin: 'round', color: palette.paper },
          { color: palette.ink },
        ].map((look) => ({
          data: { name: 'nodes' },
          mark: { type: 'text', fontSize: sizes.small, align: 'center', baseline: 'middle', ...look },
          encoding: { x: { ...x, field: 'label_x' }, y: { ...y, field: 'label_y' }, text: { field: 'shown' } },
        })),
      ],
      config: config(scheme),
    },
  }
}

/** The most frequent concepts, and among them the ties that chance does not explain, those with the most units first. */
function shownOf({ nodes, edges }: Network): { nodes: readonly NetworkNode[]; edges: readonly NetworkEdge[] } {
  const often = new Set(
    [...nodes]
      .sort((a, b) => b.frequency - a.frequency)
      .slice(0, nodesAtMost)
      .map(({ concept }) => concept),
  )
  const strong = edges
    .filter(({ source, target }) => often.has(source) && often.has(target))
    .filter(({ significant, weight, expected }) => significant && weight > expected)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, edgesAtMost)
  return { nodes: nodes.filter(({ concept }) => often.has(concept)), edges: strong }
}

/** A node in the drawing, in pixels from its upper left corner. */
interface Place extends Box {
  readonly node: NetworkNode
}

function placedNodes(nodes: readonly NetworkNode[]): Place[] {
  const most = Math.max(1, ...nodes.map(({ frequency }) => frequency))
  const [across, down] = [spread(nodes.map(({ x }) => x)), spread(nodes.map(({ y }) => y))]
  const { width, height, margin } = drawing
  const rounded = (pixels: number) => Math.round(pixels * 10) / 10
  // The more discs there are, the smaller are all of them.
  const largest = Math.min(18, 90 / Math.sqrt(Math.max(1, nodes.length)))
  return nodes.map((node) => ({
    node,
    label: shortened(node.label, sizes.small, labelWidth),
    x: rounded(margin + across(node.x) * (width - 2 * margin)),
    y: rounded(margin / 2 + down(node.y) * (height - margin)),
    radius: rounded(2.5 + largest * Math.sqrt(node.frequency / most)),
  }))
}

/** Shares of the way from the least value to the greatest. */
function spread(values: readonly number[]): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return (value) => (high > low ? (value - low) / (high - low) : 0.5)
}

function ends(from: Place | undefined, to: Place | undefined) {
  return { x: from?.x ?? 0, y: from?.y ?? 0, x2: to?.x ?? 0, y2: to?.y ?? 0 }
}

function describe(
  { unit, communities, nodes: all }: Network,
  nodes: readonly NetworkNode[],
  edges: readonly NetworkEdge[],
): string {
  const label = new Map(nodes.map((node) => [node.concept, node.label]))
  const [first] = edges
  const strongest =
    first === undefined
      ? 'No pair stands together more often than by chance at q < .05.'
      : `The most frequent of ${countOf(edges.length, 'tie')} drawn joins ${label.get(first.source)} and ` +
        `${label.get(first.target)} (${unitsOf(first.weight, unit)}).`
  const members = Array.from({ length: Math.min(communities, 8) }, (_, index) => {
    const names = all
      .filter(({ community }) => community === index + 1)
      .sort((a, b) => b.frequency - a.frequency)
      .map((node) => node.label)
    const shown = names.slice(0, 4)
    return `(${index + 1}) ${listed(names.length > 4 ? [...shown, `${names.length - 4} more`] : shown)}`
  })
  return (
    `A network of ${countOf(nodes.length, 'concept')}. ${strongest} ` +
    `The concepts form ${communities} ${communities === 1 ? 'community' : 'communities'}: ${members.join('; ')}.`
  )
}

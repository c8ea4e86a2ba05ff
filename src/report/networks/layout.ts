import { circular } from 'graphology-layout'
import forceAtlas2Module from 'graphology-layout-forceatlas2'
import type { WeightedGraph } from './weighted-graph.js'

/** What of ForceAtlas2 is used here. */
interface ForceAtlas2 {
  readonly assign: (
    graph: WeightedGraph,
    parameters: {
      readonly iterations: number
      readonly getEdgeWeight: 'pull'
      readonly settings: Readonly<Record<string, number | boolean>>
    },
  ) => void
}

// Its types speak of a default export; as a CommonJS module it is it, and tools differ in what they make of that.
const forceAtlas2 = forceAtlas2Module as unknown as ForceAtlas2

/** Side of the square in which the nodes lie. */
const side = 1000
/** From here on the forces between all pairs of nodes are too many to compute each. */
const manyNodes = 500

/**
 * Places for the nodes: near each other where they pull at each other.
 *
 * Source: Jacomy, Venturini, Heymann & Bastian 2014, PLoS ONE 9:e98679 (ForceAtlas2). It starts from a circle in the order of the
 * nodes and draws no random number. It computes in single precision, and places are rounded to a ten-thousandth of the side, so that
 * the last bit of a square root or a sine, which engines may give differently, does not show.
 */
export function layOut(graph: WeightedGraph): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const settings = {
    gravity: 0.3,
    strongGravityMode: true,
    scalingRatio: 10,
    slowDown: 1,
    barnesHutOptimize: graph.order > manyNodes,
  }
  circular.assign(graph, { scale: 100, center: 0.5 })
  const pulled = { iterations: graph.order > manyNodes ? 100 : 1000, getEdgeWeight: 'pull' as const }
  forceAtlas2.assign(graph, { ...pulled, settings })
  // Discs come to their sizes once they are near their places, and then give way to each other.
  const { extent } = frameOf(graph)
  graph.updateEachNodeAttributes((_, node) => ({ ...node, size: node.size * extent }))
  if (graph.order <= manyNodes)
    forceAtlas2.assign(graph, { ...pulled, iterations: 200, settings: { ...settings, adjustSizes: true } })
  return squared(graph)
}

/** Moves and scales the places so that they fill the square from its middle. */
function squared(graph: WeightedGraph): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const { across, down, extent } = frameOf(graph)
  const scale = extent > 0 ? side / extent : 0
  // Adding 0 makes 0 of -0.
  const rounded = (value: number) => Math.round(value * scale * 10) / 10 + 0
  return new Map(graph.mapNodes((node, { x, y }) => [node, { x: rounded(x - across), y: rounded(y - down) }]))
}

/** The middle of all places and the longer side around them. */
function frameOf(graph: WeightedGraph): { readonly across: number; readonly down: number; readonly extent: number } {
  const [x, y] = [range(graph.mapNodes((_, node) => node.x)), range(graph.mapNodes((_, node) => node.y))]
  return { across: (x.low + x.high) / 2, down: (y.low + y.high) / 2, extent: Math.max(x.high - x.low, y.high - y.low) }
}

function range(values: readonly number[]): { readonly low: number; readonly high: number } {
  let [low, high] = [values[0] ?? 0, values[0] ?? 0]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return { low, high }
}

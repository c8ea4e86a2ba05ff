import louvainModule from 'graphology-communities-louvain'
import modularityModule from 'graphology-metrics/graph/modularity.js'
import { compareCodeUnits } from '../../language/order.js'
import { randomNumbers } from '../../statistics/random-numbers.js'
import { defaultSeed } from '../../statistics/resample.js'
import type { WeightedGraph } from './weighted-graph.js'

// Their types speak of a default export; as CommonJS modules they are it, and tools differ in what they make of that.
const louvain = louvainModule as unknown as (
  graph: WeightedGraph,
  options: { readonly getEdgeWeight: 'weight'; readonly rng: () => number },
) => Readonly<Record<string, number>>
const modularityOf = modularityModule as unknown as (
  graph: WeightedGraph,
  options: { readonly getEdgeWeight: 'weight'; readonly getNodeCommunity: (node: string) => number },
) => number

/** Starts of the search, of which the best counts: what it finds depends on the order in which it looks at nodes. */
const starts = 20

/** Communities of a network. */
export interface Communities {
  /** By node, from 1, the largest first; nodes without an edge have none. */
  readonly communityOf: ReadonlyMap<string, number>
  readonly count: number
  readonly modularity: number | null
}

/**
 * Groups of nodes that keep more company with each other than with the rest, weighted by the units that they share.
 *
 * Source: Blondel, Guillaume, Lambiotte & Lefebvre 2008, Journal of Statistical Mechanics P10008 (the Louvain method);
 * modularity after Newman 2006, PNAS 103:8577-8582. The numbers it draws are fixed by a seed.
 */
export function findCommunities(graph: WeightedGraph): Communities {
  if (graph.size === 0) return { communityOf: new Map(), count: 0, modularity: null }
  let best: Readonly<Record<string, number>> = {}
  let bestModularity = Number.NEGATIVE_INFINITY
  for (let start = 0; start < starts; start += 1) {
    const found = louvain(graph, { getEdgeWeight: 'weight', rng: randomNumbers(defaultSeed, start).fraction })
    const modularity = modularityOf(graph, {
      getEdgeWeight: 'weight',
      getNodeCommunity: (node) => found[node] ?? -1,
    })
    // Sums of the same numbers in another order may differ in the last bit.
    if (modularity <= bestModularity + 1e-9) continue
    best = found
    bestModularity = modularity
  }
  const numbers = numbered(graph, best)
  return { ...numbers, modularity: Math.round(bestModularity * 1e6) / 1e6 }
}

/** Numbers the communities by size, and of the same size by the first name in them. */
function numbered(graph: WeightedGraph, found: Readonly<Record<string, number>>) {
  const members = new Map<number, string[]>()
  for (const node of graph.nodes().sort(compareCodeUnits)) {
    if (graph.degree(node) === 0) continue
    const community = found[node] ?? -1
    members.set(community, [...(members.get(community) ?? []), node])
  }
  const inOrder = [...members.values()].sort((a, b) => b.length - a.length || compareCodeUnits(a[0] ?? '', b[0] ?? ''))
  const communityOf = new Map(
    inOrder.flatMap((nodes, index) => nodes.map((node): [string, number] => [node, index + 1])),
  )
  return { communityOf, count: inOrder.length }
}

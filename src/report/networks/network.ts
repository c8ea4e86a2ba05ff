import { UndirectedGraph } from 'graphology'
import { compareCodeUnits } from '../../language/order.js'
import { numberOf, rowsOf, textOf } from '../figures/columns.js'
import { type FigureConcept, lowestConcepts } from '../figures/concept-groups.js'
import type { Tables } from '../figures/figure.js'
import { findCommunities } from './communities.js'
import { layOut } from './layout.js'
import type { WeightedGraph } from './weighted-graph.js'

/** A concept in a network. */
export interface NetworkNode extends FigureConcept {
  /** From 1, the largest first; `null` for a concept that keeps no company. */
  readonly community: number | null
  /** Other concepts it stands together with. */
  readonly degree: number
  /** Sum of the weights of its edges. */
  readonly weightedDegree: number
  /** Place in a square of 1,000 by 1,000, to one decimal. */
  readonly x: number
  readonly y: number
}

/** Two concepts that stand together in at least one unit. */
export interface NetworkEdge {
  readonly source: string
  readonly target: string
  /** Units in which both stand: `observed` of the table. */
  readonly weight: number
  readonly expected: number
  readonly npmi: number
  readonly logDice: number
  readonly g2: number
  readonly q: number
  /** q < .05, in whichever direction. */
  readonly significant: boolean
}

/** What keeps company with what in one unit of co-occurrence. */
export interface Network {
  readonly unit: string
  /** By concept, in code-unit order. */
  readonly nodes: readonly NetworkNode[]
  /** In the order of the table. */
  readonly edges: readonly NetworkEdge[]
  readonly communities: number
  /** Of the communities, after Newman (2006); `null` where there is no edge. */
  readonly modularity: number | null
}

/**
 * The networks of the table `cooccurrence`, one for each unit. Nodes are the concepts that have none below them, as the mentions of a
 * concept above others are theirs, and that are mentioned at all: one that keeps no company stands alone. The same tables give the same
 * networks.
 */
export function networksOf(tables: Tables): Network[] {
  const concepts = lowestConcepts(tables)
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => compareCodeUnits(a.concept, b.concept))
  const known = new Set(concepts.map(({ concept }) => concept))
  const columns = [
    ...(['unit', 'concept_a', 'concept_b', 'observed', 'expected', 'npmi', 'log_dice', 'g2', 'q'] as const),
  ]
  const byUnit = new Map<string, NetworkEdge[]>()
  for (const row of rowsOf(tables, 'cooccurrence', columns)) {
    const unit = textOf(row.unit)
    const edges = byUnit.get(unit) ?? []
    byUnit.set(unit, edges)
    const [source, target] = [textOf(row.concept_a), textOf(row.concept_b)]
    if (!known.has(source) || !known.has(target)) continue
    const q = typeof row.q === 'number' ? row.q : 1
    edges.push({
      source,
      target,
      weight: numberOf(row.observed),
      expected: numberOf(row.expected),
      npmi: numberOf(row.npmi),
      logDice: numberOf(row.log_dice),
      g2: numberOf(row.g2),
      q,
      significant: q < 0.05,
    })
  }
  return [...byUnit].map(([unit, edges]) => networkOf(unit, concepts, edges))
}

function networkOf(unit: string, concepts: readonly FigureConcept[], edges: readonly NetworkEdge[]): Network {
  const most = Math.max(1, ...concepts.map(({ frequency }) => frequency))
  const graph: WeightedGraph = new UndirectedGraph()
  // Areas of nodes stand for mentions; the largest takes a thirtieth of the width.
  for (const { concept, frequency } of concepts)
    graph.addNode(concept, { x: 0, y: 0, size: (0.2 + 0.8 * Math.sqrt(frequency / most)) / 30 })
  // What stands together more often than by chance draws near.
  for (const { source, target, weight, npmi } of edges)
    graph.addEdge(source, target, { weight, pull: Math.max(0, 3 * npmi) })
  const { communityOf, count, modularity } = findCommunities(graph)
  const places = layOut(graph)
  return {
    unit,
    nodes: concepts.map((concept) => ({
      ...concept,
      community: communityOf.get(concept.concept) ?? null,
      degree: graph.degree(concept.concept),
      weightedDegree: graph.reduceEdges(
        concept.concept,
        (sum: number, _edge: string, { weight }: { weight: number }) => sum + weight,
        0,
      ),
      x: places.get(concept.concept)?.x ?? 0,
      y: places.get(concept.concept)?.y ?? 0,
    })),
    edges,
    communities: count,
    modularity,
  }
}

import type { Network, NetworkEdge, NetworkNode } from './network.js'

/** What an attribute holds. */
export type AttributeType = 'string' | 'int' | 'double' | 'boolean'

/** An attribute of nodes or edges as the files name it, with how to get it; `null` leaves it out. */
export interface GraphAttribute<Of> {
  readonly name: string
  readonly type: AttributeType
  readonly of: (element: Of) => string | number | boolean | null
}

/** Attributes of nodes. Tools read `label`, `size`, `x` and `y` by these names. */
export const nodeAttributes: readonly GraphAttribute<NetworkNode>[] = [
  { name: 'label', type: 'string', of: ({ label }) => label },
  { name: 'group', type: 'string', of: ({ group }) => group },
  { name: 'mentions', type: 'int', of: ({ frequency }) => frequency },
  { name: 'documents', type: 'int', of: ({ documents }) => documents },
  { name: 'per_million', type: 'double', of: ({ perMillion }) => perMillion },
  { name: 'community', type: 'int', of: ({ community }) => community },
  { name: 'degree', type: 'int', of: ({ degree }) => degree },
  { name: 'weighted_degree', type: 'int', of: ({ weightedDegree }) => weightedDegree },
]

/** Attributes of edges, with the names of the table's columns; tools read `weight`, which is the table's `observed`. */
export const edgeAttributes: readonly GraphAttribute<NetworkEdge>[] = [
  { name: 'weight', type: 'int', of: ({ weight }) => weight },
  { name: 'expected', type: 'double', of: ({ expected }) => expected },
  { name: 'npmi', type: 'double', of: ({ npmi }) => npmi },
  { name: 'log_dice', type: 'double', of: ({ logDice }) => logDice },
  { name: 'g2', type: 'double', of: ({ g2 }) => g2 },
  { name: 'q', type: 'double', of: ({ q }) => q },
  { name: 'significant', type: 'boolean', of: ({ significant }) => significant },
]

/** How large a node is drawn, from 10 to 60: its area stands for its mentions. */
export function sizeOf({ nodes }: Network): (node: NetworkNode) => number {
  const most = Math.max(1, ...nodes.map(({ frequency }) => frequency))
  return ({ frequency }) => Math.round((10 + 50 * Math.sqrt(frequency / most)) * 10) / 10
}

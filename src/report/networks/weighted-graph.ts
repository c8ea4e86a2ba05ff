import type { UndirectedGraph } from 'graphology'

/** A network as communities and layout read it: the radius of each node as a share of the width, what two share and how they pull at each other. */
export type WeightedGraph = UndirectedGraph<{ x: number; y: number; size: number }, { weight: number; pull: number }>

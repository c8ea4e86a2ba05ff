import { UndirectedGraph } from 'graphology'
import { write } from 'graphology-gexf'
import { allowedInXml } from '../xml.js'
import { edgeAttributes, type GraphAttribute, nodeAttributes, sizeOf } from './graph-attributes.js'
import type { Network } from './network.js'

/** A network as GEXF 1.2, the format of Gephi. It holds no date. */
export function gexf(network: Network): string {
  const size = sizeOf(network)
  const graph = new UndirectedGraph()
  for (const node of network.nodes)
    graph.addNode(allowedInXml(node.concept), {
      ...attributesOf(nodeAttributes, node),
      size: size(node),
      x: node.x,
      y: node.y,
    })
  network.edges.forEach((edge, index) => {
    const { source, target } = edge
    graph.addEdgeWithKey(`e${index}`, allowedInXml(source), allowedInXml(target), attributesOf(edgeAttributes, edge))
  })
  // The name that its writer gives the drawing's attributes is not the one that readers of version 1.2 know.
  const written = write(graph, { version: '1.2' }).replace(
    /xmlns:viz="[^"]*"/,
    'xmlns:viz="http://www.gexf.net/1.2draft/viz"',
  )
  return `${written}\n`
}

function attributesOf<Of>(attributes: readonly GraphAttribute<Of>[], element: Of): Record<string, unknown> {
  return Object.fromEntries(
    attributes.flatMap(({ name, of }) => {
      const value = of(element)
      if (value === null) return []
      return [[name, typeof value === 'string' ? allowedInXml(value) : value]]
    }),
  )
}

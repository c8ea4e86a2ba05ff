import { escapeXml } from '../xml.js'
import { edgeAttributes, type GraphAttribute, nodeAttributes, sizeOf } from './graph-attributes.js'
import type { Network, NetworkNode } from './network.js'

/** A network as GraphML (Brandes, Eiglsperger, Herman, Himsolt & Marshall 2002), for Gephi, Cytoscape, igraph and networkx. */
export function graphml(network: Network): string {
  const size = sizeOf(network)
  const placed: readonly GraphAttribute<NetworkNode>[] = [
    ...nodeAttributes,
    { name: 'size', type: 'double', of: size },
    { name: 'x', type: 'double', of: ({ x }) => x },
    { name: 'y', type: 'double', of: ({ y }) => y },
  ]
  const nodes = network.nodes.map(
    (node) => `    <node id="${escapeXml(node.concept)}">${dataOf('node', placed, node)}</node>`,
  )
  const edges = network.edges.map(
    (edge, index) =>
      `    <edge id="e${index}" source="${escapeXml(edge.source)}" target="${escapeXml(edge.target)}">` +
      `${dataOf('edge', edgeAttributes, edge)}</edge>`,
  )
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keysOf('node', placed),
    ...keysOf('edge', edgeAttributes),
    `  <graph id="cooccurrence" edgedefault="undirected">`,
    ...nodes,
    ...edges,
    '  </graph>',
    '</graphml>',
  ].join('\n')}\n`
}

function keysOf<Of>(kind: 'node' | 'edge', attributes: readonly GraphAttribute<Of>[]): string[] {
  return attributes.map(
    ({ name, type }) => `  <key id="${kind}_${name}" for="${kind}" attr.name="${name}" attr.type="${type}"/>`,
  )
}

function dataOf<Of>(kind: 'node' | 'edge', attributes: readonly GraphAttribute<Of>[], element: Of): string {
  return attributes
    .map(({ name, of }) => ({ name, value: of(element) }))
    .filter(({ value }) => value !== null)
    .map(({ name, value }) => `<data key="${kind}_${name}">${escapeXml(String(value))}</data>`)
    .join('')
}

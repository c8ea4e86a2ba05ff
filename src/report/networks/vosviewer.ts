import type { Network } from './network.js'

/** VOSviewer numbers clusters up to this. */
const clustersAtMost = 1000

/**
 * A network as the JSON that VOSviewer and VOSviewer Online read; GraphML and GEXF are not among the formats of theirs.
 *
 * Source: https://app.vosviewer.com/docs/file-types/json-file-type/
 */
export function vosviewerJson({ nodes, edges, communities }: Network): string {
  const items = nodes.map(
    ({ concept, label, x, y, community, frequency, documents, degree, weightedDegree, perMillion }) => ({
      id: concept,
      label,
      // Its maps are about two wide.
      x: Math.round(x * 20) / 10_000,
      y: Math.round(y * 20) / 10_000,
      ...(community === null || community > clustersAtMost ? {} : { cluster: community }),
      weights: { Mentions: frequency, Documents: documents, Links: degree, 'Total link strength': weightedDegree },
      scores: { 'Mentions per million words': perMillion },
    }),
  )
  const links = edges.map(({ source, target, weight }) => ({ source_id: source, target_id: target, strength: weight }))
  const clusters = Array.from({ length: Math.min(communities, clustersAtMost) }, (_, index) => ({
    cluster: index + 1,
    label: `Community ${index + 1}`,
  }))
  return `${JSON.stringify({ network: { items, links, clusters } }, undefined, 1)}\n`
}

import { type DocumentCounts, documentCounts } from '../statistics/document-counts.js'
import { membersOf, sumsOf } from '../statistics/grouped-counts.js'
import { kendallTau } from '../statistics/kendall-tau.js'
import { similarities } from '../statistics/similarity-matrix.js'
import type { DocumentGroups } from './document-groups.js'
import type { GroupedFrequencies } from './grouped-frequencies.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'

/** Documents beyond which their pairs are too many to be of use: half a million rows and more. */
export const mostSimilarDocuments = 500

/**
 * The tables `similarity`, of documents, and `similarity_groups`: how alike the frequencies of their lemmas are, each pair
 * once. With more than {@link mostSimilarDocuments} documents `similarity` has no rows.
 */
export function similarityTables(
  terms: GroupedFrequencies,
  concepts: GroupedFrequencies,
  groups: DocumentGroups,
): ResultTable[] {
  const { documents, names } = groups
  const ofDocuments: Row[] = []
  if (documents.length <= mostSimilarDocuments) {
    for (const { a, b, cosine, jaccard, jensenShannon } of similarities(terms.counts))
      ofDocuments.push([documents[a]?.document ?? '', documents[b]?.document ?? '', cosine, jaccard, jensenShannon])
  }
  const conceptsOf = membersOf(concepts.group).map((members) => sumsOf(concepts.counts, members))
  const ofGroups: Row[] = []
  for (const { a, b, cosine, jaccard, jensenShannon } of similarities(sumsByGroup(terms))) {
    const tau = kendallTau(conceptsOf[a] ?? [], conceptsOf[b] ?? [])
    ofGroups.push([names[a] as string, names[b] as string, cosine, jaccard, jensenShannon, tau])
  }
  return [
    tableOf('similarity', 'document_a:text document_b:text cosine jaccard jensen_shannon', ofDocuments),
    tableOf('similarity_groups', 'group_a:text group_b:text cosine jaccard jensen_shannon kendall_tau', ofGroups),
  ]
}

/** The counts of each group as if it were one document. */
function sumsByGroup({ counts, group }: GroupedFrequencies): DocumentCounts {
  const groups = membersOf(group).length
  const ofGroup = new Int32Array(counts.item.length)
  for (let document = 0; document < counts.documents; document += 1)
    ofGroup.fill(group[document] as number, counts.starts[document], counts.starts[document + 1])
  return documentCounts(groups, counts.items, ofGroup, counts.item, counts.count)
}

import { checkCount } from './count.js'

/**
 * Inverse document frequency: `ln(documents / documentsWithItem)`, to the base e.
 *
 * Source: Spärck Jones 1972, Journal of Documentation 28(1):11-21 (there to the base 2 and rounded).
 *
 * Range: 0 (in every document) to `ln(documents)` (in one). In no document: 0 rather than infinity, since an item that
 * is nowhere tells no document from another, and its tf-idf, 0 times this, must be 0.
 *
 * @method inverse-document-frequency/1 Inverse document frequency (idf)
 * @throws RangeError naming the value, where one is no count or the item is in more documents than there are.
 */
export function inverseDocumentFrequency(documents: number, documentsWithItem: number): number {
  checkCount('documents', documents)
  checkCount('documentsWithItem', documentsWithItem)
  if (documentsWithItem > documents) {
    throw new RangeError(`documentsWithItem must not exceed documents (${documents}), but is ${documentsWithItem}.`)
  }
  // ln(1 + (N - df) / df) is the same, and exact also where nearly all documents hold the item.
  return documentsWithItem === 0 ? 0 : Math.log1p((documents - documentsWithItem) / documentsWithItem)
}

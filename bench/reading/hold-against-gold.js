import { cutPage } from './cut-page.js'
import { countPage, noCounts } from './measure.js'

/** @typedef {import('../../src/documents/document.js').TextDocument} TextDocument */
/** @typedef {import('./gold.js').GoldDocument} GoldDocument */
/** @typedef {import('./measure.js').Counts} Counts */

/**
 * Counts what a document that was read from a gold document's file got right on its gold pages.
 *
 * @param {GoldDocument} gold
 * @param {TextDocument | undefined} document undefined where the file gave none: then all is missing
 * @returns {Counts}
 */
export function holdAgainstGold(gold, document) {
  const counts = noCounts()
  for (const page of gold.pages) countPage(counts, page, document === undefined ? [] : cutPage(document, page))
  return counts
}

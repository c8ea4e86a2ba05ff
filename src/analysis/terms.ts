import { compareCodeUnits } from '../language/order.js'
import { inverseDocumentFrequency } from '../statistics/inverse-document-frequency.js'
import { perMillion } from '../statistics/per-million.js'
import { dispersionOver, dispersionOverParts } from './dispersion.js'
import { addToPart, type EqualParts, itemsMoved } from './equal-parts.js'
import type { Frame } from './frame.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'

/** Words by lemma and part of speech, the most frequent first. */
export async function termsTable(frame: Frame, equalParts: EqualParts): Promise<ResultTable> {
  const byPart = await itemsMoved(frame)
  const rows: Row[] = []
  for await (const { item, parts } of frequenciesByItem(frame)) {
    const { lemma, pos } = frame.items[item] as { lemma: string; pos: string }
    const frequency = parts.reduce((sum, [, inPart]) => sum + inPart, 0)
    for (const [rank, inDocument] of parts) addToPart(byPart, item, equalParts.partOfRank[rank] as number, inDocument)
    const sizes = parts.map(([rank, inDocument]) => [frame.documents[rank]?.words as number, inDocument] as const)
    const { dp, dpNorm } = dispersionOver(frame, frequency, sizes)
    const dpNormParts = dispersionOverParts(equalParts, byPart, item)
    const idf = inverseDocumentFrequency(frame.countedDocuments, parts.length)
    rows.push([lemma, pos, frequency, perMillion(frequency, frame.words), parts.length, idf, dp, dpNorm, dpNormParts])
  }
  rows.sort(
    (a, b) =>
      (b[2] as number) - (a[2] as number) ||
      compareCodeUnits(a[0] as string, b[0] as string) ||
      compareCodeUnits(a[1] as string, b[1] as string),
  )
  const description = 'term:text pos:text frequency:integer per_million documents:integer idf dp dp_norm dp_norm_parts'
  return tableOf('terms', description, rows)
}

/** Frequencies of each item in the documents that hold it, by rank. */
async function* frequenciesByItem({
  store,
}: Frame): AsyncGenerator<{ item: number; parts: [rank: number, frequency: number][] }> {
  let item = -1
  let parts: [rank: number, frequency: number][] = []
  const query = `
    select item, rank, frequency from item_documents join document_order using (document)
    where item >= 0 order by item, rank`
  for await (const batch of store.streamIntegers(query)) {
    const [items, ranks, frequencies] = batch.columns as [Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < batch.rows; row += 1) {
      if (items[row] !== item) {
        if (parts.length > 0) yield { item, parts }
        item = items[row] as number
        parts = []
      }
      parts.push([ranks[row] as number, frequencies[row] as number])
    }
  }
  if (parts.length > 0) yield { item, parts }
}

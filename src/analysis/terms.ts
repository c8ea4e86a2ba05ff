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
  await eachItem(frame, (item, ranks, frequencies) => {
    const { lemma, pos } = frame.items[item] as { lemma: string; pos: string }
    let frequency = 0
    for (let place = 0; place < ranks.length; place += 1) {
      const inDocument = frequencies[place] as number
      frequency += inDocument
      addToPart(byPart, item, equalParts.partOfRank[ranks[place] as number] as number, inDocument)
    }
    const { dp, dpNorm } = dispersionOver(frame, frequency, ranks, frequencies)
    const dpNormParts = dispersionOverParts(equalParts, byPart, item)
    const idf = inverseDocumentFrequency(frame.countedDocuments, ranks.length)
    rows.push([lemma, pos, frequency, perMillion(frequency, frame.words), ranks.length, idf, dp, dpNorm, dpNormParts])
  })
  rows.sort(
    (a, b) =>
      (b[2] as number) - (a[2] as number) ||
      compareCodeUnits(a[0] as string, b[0] as string) ||
      compareCodeUnits(a[1] as string, b[1] as string),
  )
  const description = 'term:text pos:text frequency:integer per_million documents:integer idf dp dp_norm dp_norm_parts'
  return tableOf('terms', description, rows)
}

/** Shows the frequencies of each item in the documents that hold it, by rank; what is shown is overwritten by the next. */
async function eachItem(
  { store, documents }: Frame,
  show: (item: number, ranks: Int32Array, frequencies: Int32Array) => void,
): Promise<void> {
  const ranks = new Int32Array(documents.length)
  const frequencies = new Int32Array(documents.length)
  let item = -1
  let held = 0
  const showHeld = () => {
    if (held > 0) show(item, ranks.subarray(0, held), frequencies.subarray(0, held))
    held = 0
  }
  const query = `
    select item, rank, frequency from item_documents join document_order using (document)
    where item >= 0 order by item, rank`
  for await (const { rows, columns } of store.streamIntegers(query)) {
    const [itemOf, rankOf, frequencyOf] = columns as [Int32Array, Int32Array, Int32Array]
    for (let row = 0; row < rows; row += 1) {
      if (itemOf[row] !== item) {
        showHeld()
        item = itemOf[row] as number
      }
      ranks[held] = rankOf[row] as number
      frequencies[held] = frequencyOf[row] as number
      held += 1
    }
  }
  showHeld()
}

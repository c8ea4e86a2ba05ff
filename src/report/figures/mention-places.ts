import type { ReadTable } from '../../analysis/table-difference.js'
import { numberOf, rowsOf, textOf } from './columns.js'
import { describedDocuments } from './described-documents.js'
import type { Tables } from './figure.js'

/** Pieces of equal length into which the running text is cut: about as many as a picture can tell apart. */
export const pieces = 400

/** What stands of a concept in a piece of the running text. */
interface Place {
  frequency: number
  /** Where all of them stand; `null` for several. */
  document: string | null
}

/**
 * Where in the running text, all counted documents one behind the other by their dates, the mentions of each concept stand. It keeps a
 * number for each concept and piece of the text, however many mentions it is shown.
 */
export class MentionPlaces {
  private readonly startOf = new Map<string, number>()
  private readonly characters: number
  private readonly places = new Map<string, Map<number, Place>>()

  /** @param tables `documents` must be among them. */
  constructor(tables: Tables) {
    let at = 0
    for (const { document, characters } of describedDocuments(tables)) {
      this.startOf.set(document, at)
      at += characters
    }
    this.characters = at
  }

  add(document: string, concept: string, start: number): void {
    const before = this.startOf.get(document)
    if (before === undefined || this.characters === 0) return
    const piece = Math.min(pieces - 1, Math.floor(((before + start) / this.characters) * pieces))
    const ofConcept = this.places.get(concept) ?? new Map<number, Place>()
    this.places.set(concept, ofConcept)
    const place = ofConcept.get(piece)
    if (place === undefined) ofConcept.set(piece, { frequency: 1, document })
    else {
      place.frequency += 1
      if (place.document !== document) place.document = null
    }
  }

  /** The counts, in the order in which concepts came and then of the text. */
  table(): ReadTable {
    return {
      name: 'mention_places',
      columns: ['concept', 'piece', 'frequency', 'document'],
      rows: [...this.places].flatMap(([concept, ofConcept]) =>
        [...ofConcept]
          .sort(([a], [b]) => a - b)
          .map(([piece, { frequency, document }]) => [concept, piece, frequency, document]),
      ),
    }
  }
}

/** The tables with `mention_places`, which is made of `mentions` where it is not there yet. */
export function withMentionPlaces(tables: Tables): Tables {
  if (tables.has('mention_places')) return tables
  const mentions = rowsOf(tables, 'mentions', ['document', 'concept', 'start'])
  const places = new MentionPlaces(tables)
  for (const row of mentions) places.add(textOf(row.document), textOf(row.concept), numberOf(row.start))
  return new Map([...tables, ['mention_places', places.table()]])
}

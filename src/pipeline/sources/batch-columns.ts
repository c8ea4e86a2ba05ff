import { type TextDocument, zones } from '../../documents/document.js'
import type { PageCounts } from '../../language/page-quality.js'
import type { Tokens } from '../../language/tokens.js'
import type { BatchFacts } from '../../store/facts.js'
import { GrowingColumns } from '../../store/growing-columns.js'
import { columnsOf } from '../../store/schema.js'

/** The columns of a batch, in the order of the schema. */
export class BatchColumns {
  private documents = 0
  private readonly paragraphs = new GrowingColumns(columnsOf.paragraphs.length)
  private readonly pages = new GrowingColumns(columnsOf.pages.length)
  private readonly sentences = new GrowingColumns(columnsOf.sentences.length)
  private readonly tokens: GrowingColumns

  /** @param spare buffers for the columns of tokens, of a batch that has been written */
  constructor(spare?: readonly ArrayBuffer[]) {
    this.tokens = new GrowingColumns(columnsOf.tokens.length, spare)
  }

  /** Adds the paragraphs of a document and, where it is counted and so has tokens, its pages, sentences and tokens. */
  add(document: TextDocument, tokens: Tokens | undefined, pages: readonly PageCounts[]): void {
    const number = this.documents
    this.documents += 1
    const zoneOf = document.paragraphs.map(({ zone }) => zones.indexOf(zone))
    const paragraphs = this.paragraphs.extend(document.paragraphs.length)
    document.paragraphs.forEach(({ page, start, end }, index) => {
      const row = [number, index, zoneOf[index] as number, page, start, end]
      setRow(paragraphs.columns, paragraphs.from + index, row)
    })
    if (tokens === undefined) return
    const pageRows = this.pages.extend(pages.length)
    pages.forEach(({ page, tokens: all, words, checked, known, oneLetter, odd }, index) => {
      setRow(pageRows.columns, pageRows.from + index, [number, page, all, words, checked, known, oneLetter, odd])
    })
    const { sentences } = tokens
    const sentenceRows = this.sentences.extend(sentences.count)
    const tokenRows = this.tokens.extend(tokens.count)
    const [documentColumn, position, term, start, end, sentence, zone, negated] = tokenRows.columns as Int32Array[] as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
    ]
    const from = tokenRows.from
    documentColumn.fill(number, from, from + tokens.count)
    term.set(tokens.term, from)
    start.set(tokens.start, from)
    end.set(tokens.end, from)
    negated.set(tokens.negated, from)
    for (let index = 0; index < sentences.count; index += 1) {
      const first = sentences.firstToken[index] as number
      const last = sentences.firstToken[index + 1] as number
      const paragraph = sentences.paragraph[index] as number
      const inZone = zoneOf[paragraph] as number
      const span = [sentences.start[index] as number, sentences.end[index] as number]
      setRow(sentenceRows.columns, sentenceRows.from + index, [number, index, paragraph, inZone, ...span, first, last])
      sentence.fill(index, from + first, from + last)
      zone.fill(inZone, from + first, from + last)
    }
    for (let token = 0; token < tokens.count; token += 1) position[from + token] = token
  }

  finish(): Pick<BatchFacts, 'paragraphs' | 'pages' | 'sentences' | 'tokens'> {
    return {
      paragraphs: this.paragraphs.finish(),
      pages: this.pages.finish(),
      sentences: this.sentences.finish(),
      tokens: this.tokens.views(),
    }
  }
}

function setRow(columns: readonly Int32Array[], row: number, values: readonly number[]): void {
  for (let column = 0; column < values.length; column += 1)
    (columns[column] as Int32Array)[row] = values[column] as number
}

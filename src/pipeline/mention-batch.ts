import type { Lexicon } from '../lexicon/lexicon.js'
import type { Mentions } from '../matching/mentions.js'
import { GrowingColumns } from '../store/growing-columns.js'
import type { StoredTokens } from '../store/read-tokens.js'
import { columnsOf } from '../store/schema.js'

/** The mentions of some documents, in the columns of the table `mentions`. */
export class MentionBatch {
  tokens = 0
  private readonly columns = new GrowingColumns(columnsOf.mentions.length)

  get count(): number {
    return this.columns.length
  }

  get mentions(): Int32Array[] {
    return this.columns.finish()
  }

  /** Adds what was found in one document. */
  add({ document, tokens, zoneOfSentence }: StoredTokens, lexicon: Lexicon, found: Mentions): void {
    this.tokens += tokens.count
    const { columns, from } = this.columns.extend(found.count)
    for (let mention = 0; mention < found.count; mention += 1) {
      const entry = found.entry[mention] as number
      const sentence = found.sentence[mention] as number
      const row = [
        document,
        lexicon.entries[entry]?.concept as number,
        entry,
        found.firstToken[mention] as number,
        found.endToken[mention] as number,
        found.start[mention] as number,
        found.end[mention] as number,
        sentence,
        tokens.sentences.paragraph[sentence] as number,
        zoneOfSentence[sentence] as number,
        found.negated[mention] as number,
      ]
      for (let column = 0; column < row.length; column += 1)
        (columns[column] as Int32Array)[from + mention] = row[column] as number
    }
  }
}

import { grown } from '../language/surface-table.js'
import { type Terms, type Tokens, tokenKinds } from '../language/tokens.js'
import { winnow } from './winnow.js'

/** Words from which on a passage that stands in two documents is reuse. */
export const shortestReuse = 30
/** Words hashed together: any passage of {@link shortestReuse} words holds a kept fingerprint. */
export const runOfWords = 15
const window = shortestReuse - runOfWords + 1

const isWord = tokenKinds.map((kind) => kind === 'word' || kind === 'clitic')

/** Takes the fingerprints of documents: hashes of runs of their counted words, the same in every store. */
export class Fingerprints {
  /** By term: a hash of its lower-case form, and whether it is a word: 1, or 2 where it is none; 0 where not yet looked at. */
  private hashOf = new Int32Array(1 << 14)
  private sort = new Uint8Array(1 << 14)
  private words = new Int32Array(1 << 12)

  /** @param isCounted by zone: whether its words count */
  constructor(private readonly isCounted: readonly boolean[]) {}

  /** Hashes, and by each the place of its first word among the counted words of the document. */
  of({ count, term, sentences }: Tokens, zoneOfSentence: Int32Array, terms: Terms) {
    if (terms.count > this.hashOf.length) {
      this.hashOf = grown(this.hashOf, terms.count * 2)
      this.sort = grown(this.sort, terms.count * 2)
    }
    if (count > this.words.length) this.words = new Int32Array(count * 2)
    let words = 0
    for (let sentence = 0; sentence < sentences.count; sentence += 1) {
      if (this.isCounted[zoneOfSentence[sentence] as number] !== true) continue
      const end = sentences.firstToken[sentence + 1] as number
      for (let token = sentences.firstToken[sentence] as number; token < end; token += 1) {
        const number = term[token] as number
        const sort = (this.sort[number] as number) || this.look(number, terms)
        if (sort === 2) continue
        this.words[words] = this.hashOf[number] as number
        words += 1
      }
    }
    return winnow(this.words.subarray(0, words), runOfWords, window)
  }

  private look(number: number, terms: Terms): number {
    const sort = isWord[terms.kind[number] as number] === true ? 1 : 2
    this.sort[number] = sort
    if (sort === 1) this.hashOf[number] = hashOfForm((terms.surface[number] as string).toLowerCase())
    return sort
  }
}

/** FNV-1a over the UTF-16 code units. */
function hashOfForm(form: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193)
  return hash
}

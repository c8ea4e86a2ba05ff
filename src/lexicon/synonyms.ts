import { WordNet } from 'natural/lib/natural/wordnet/index.js'

/** Looks up synonyms; keeps the files of the dictionary for the next word. */
export interface SynonymFinder {
  /** Words and phrases that stand beside this one in a synset of WordNet: in lower case, by code unit, without itself. */
  synonymsOf(phrase: string): Promise<string[]>
}

/** {@link SynonymFinder} over the English WordNet. */
export function createSynonymFinder(): SynonymFinder {
  const wordNet = new WordNet()
  return {
    async synonymsOf(phrase) {
      const own = phrase.toLowerCase()
      // A blank would look for another file: words of a phrase are joined by underscores.
      const synsets = await new Promise<readonly { synonyms: readonly string[] }[]>((resolve) =>
        wordNet.lookup(own.replaceAll(' ', '_'), resolve),
      )
      const found = synsets.flatMap(({ synonyms }) =>
        // An adjective can have its place marked: `galore(ip)`.
        synonyms.map((synonym) =>
          synonym
            .replace(/\([a-z]+\)$/, '')
            .replaceAll('_', ' ')
            .toLowerCase(),
        ),
      )
      return [...new Set(found)].filter((synonym) => synonym !== own && synonym !== '').sort()
    },
  }
}

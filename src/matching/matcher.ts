import type { Terms, Tokens } from '../language/tokens.js'
import type { WordForms } from '../language/word-forms.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { Candidates } from './candidates.js'
import { compileLexicon, type Round } from './compile-lexicon.js'
import { ConceptEdges } from './concept-edges.js'
import { applyConditions } from './entry-conditions.js'
import type { Mentions } from './mentions.js'
import { groupsUnder, keepLongest } from './overlap.js'
import { defaultPolicies, type MatchingPolicies } from './policies.js'

/** Finds the entries of one lexicon in texts. */
export interface Matcher {
  /**
   * The mentions of the lexicon's entries in the tokens of one document. What is found in a document depends on nothing
   * else that was matched before; what was learnt about a term is kept for as long as its `terms` are.
   */
  match(tokens: Tokens, terms: Terms): Mentions
}

/**
 * Compiles a lexicon. `wordForms` tells which words are forms of the same word; `policies` say what becomes of overlapping
 * and of negated matches.
 *
 * What a pattern matches, and in which order conditions and policies are applied, is written down in `src/lexicon/README.md`.
 *
 * @throws UsageError where a query stands on a concept that the lexicon does not have.
 */
export function createMatcher(
  lexicon: Lexicon,
  wordForms: WordForms,
  policies: MatchingPolicies = defaultPolicies,
): Matcher {
  const { phrases, rounds } = compileLexicon(lexicon, wordForms)
  const isPlain = rounds.length === 0
  const settle = keepLongest(groupsUnder(policies.overlap, lexicon.entries))
  const candidates = new Candidates()
  const edges = new ConceptEdges()

  return {
    match(tokens, terms) {
      const units = phrases.unitsOf(terms)
      const firstCodes = units.firstCodes()
      const codes = rounds.map(({ queries }) => queries.codesOf(terms))
      for (const { queries } of rounds) queries.begin()
      candidates.count = 0
      for (let sentence = 0; sentence < tokens.sentences.count; sentence += 1) {
        const found = candidates.count
        phrases.find(tokens, units, firstCodes, sentence, candidates)
        if (!isPlain) {
          for (let round = 0; round < rounds.length; round += 1) {
            const { queries, conditions, named } = rounds[round] as Round
            const concepts = round === 0 ? null : edges
            queries.find(tokens, terms, codes[round] as Int32Array, units, sentence, concepts, candidates)
            applyConditions(candidates, found, conditions)
            if (named.size > 0) layEdges(tokens, sentence, found, named)
          }
          if (candidates.count > found) candidates.arrange(found, lexicon.entries.length)
        }
        if (candidates.count > found) settle(candidates, found)
      }
      return candidates.toMentions(tokens.negated, policies.negation)
    },
  }

  /** Tells queries of the next round where the mentions of concepts are that they stand on. */
  function layEdges(
    tokens: Tokens,
    sentence: number,
    first: number,
    named: ReadonlyMap<number, readonly number[]>,
  ): void {
    const { firstToken } = tokens.sentences
    edges.clear(firstToken[sentence] as number, firstToken[sentence + 1] as number)
    for (let candidate = first; candidate < candidates.count; candidate += 1) {
      if (candidates.kept[candidate] === 0) continue
      for (const concept of named.get(candidates.entry[candidate] as number) ?? [])
        edges.add(concept, candidates.firstToken[candidate] as number, candidates.endToken[candidate] as number)
    }
  }
}

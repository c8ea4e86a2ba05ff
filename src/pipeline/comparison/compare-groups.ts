import { describedDocuments } from '../../analysis/document-fields.js'
import { type DocumentGroups, type Grouping, groupDocuments, others } from '../../analysis/document-groups.js'
import type { Frame } from '../../analysis/frame.js'
import {
  conceptFrequencies,
  contentLemmas,
  frequentItems,
  termFrequencies,
} from '../../analysis/grouped-frequencies.js'
import {
  type KeySentence,
  keyItemsOf,
  keySentences,
  keySentencesTable,
  type Support,
  sidesOf,
} from '../../analysis/key-sentences.js'
import {
  type ItemKind,
  type KeyItem,
  type KeynessDraws,
  keynessOf,
  keynessTable,
  type PairKeyness,
  permutationDraws,
} from '../../analysis/keyness.js'
import type { ResultTable } from '../../analysis/result-table.js'
import { mostSimilarDocuments, similarityTables } from '../../analysis/similarity.js'
import { UsageError } from '../../problems/problem.js'
import { defaultDraws, defaultSeed } from '../../statistics/resample.js'

/** How groups are compared; everything has a default. */
export interface ComparisonSettings {
  /** Least frequency of a term in all compared documents together, from 1. Default: 10. */
  readonly minimumFrequency?: number
  /** Draws of the bootstrap and fewest of the permutation test, 200 to 100,000. Default: 1,000. */
  readonly draws?: number
  /** A whole number from 0 to 2^32 - 1. Default: 20260101. */
  readonly seed?: number
  /** Terms of each pair in the table `keyness`, from 1. Default: all, and of many pairs 50,000 in all. */
  readonly limit?: number
}

/** An item that is key for a group, with a sentence in which the group speaks with it where there is one. */
export interface KeyItemShown extends KeyItem {
  /** `documents`: it passes the test over documents. `words`: nothing of its side does, or could, and it passes G2 alone. */
  readonly support: Support
  readonly evidence: Pick<KeySentence, 'document' | 'page' | 'sentenceNumber' | 'sentence'> | null
}

/** One side of a compared pair. */
export interface ComparedSide {
  readonly name: string
  readonly documents: number
  readonly words: number
  /** More frequent here, with a q of 0.05 at most, the highest G2 first: 5 concepts and 10 content words at most. */
  readonly concepts: readonly KeyItemShown[]
  readonly terms: readonly KeyItemShown[]
}

/** Two groups held against each other. */
export interface ComparedPair {
  readonly a: ComparedSide
  readonly b: ComparedSide
  /** False where a side has fewer than two documents: no test over documents and no interval is possible. */
  readonly isTested: boolean
  /** Items with a q of 0.05 at most, by G2 and by the test over documents. */
  readonly significant: Readonly<Record<ItemKind, { readonly byWords: number; readonly byDocuments: number }>>
}

/** What a comparison found. */
export interface Comparison {
  readonly pairs: readonly ComparedPair[]
  /** Documents that are in no group. */
  readonly leftOut: readonly string[]
  /** Items that were tested: terms frequent enough, and concepts that occur. */
  readonly tested: Readonly<Record<ItemKind, number>>
  /** Terms of each pair that stand in the table at most. */
  readonly limit: number
  readonly minimumFrequency: number
  /** A term in fewer of the compared documents was not tested. */
  readonly minimumDocuments: number
  readonly draws: number
  /** Draws of the permutation test of terms. */
  readonly permutations: number
  readonly seed: number
  /** True where there are too many documents for the table `similarity`. */
  readonly isWithoutDocumentSimilarity: boolean
  readonly groups: DocumentGroups
  /** By pair and kind: what stands in the table `keyness`. */
  readonly keyness: readonly PairKeyness[]
}

/**
 * A term in fewer documents than this says nothing of a group. Of two single texts nothing is said of groups, and what only one of them says
 * is what a reader looks for. Looks at no group, so that every test stays valid.
 */
function minimumDocumentsOf({ documents }: DocumentGroups): number {
  return documents.length > 2 ? 3 : 1
}

/** Rows of terms in `keyness` where nothing else is asked for. */
const usualRows = 50_000

/** The groups that a field or conditions make of the documents of a frame. */
export async function groupsOf(frame: Frame, grouping: Grouping): Promise<DocumentGroups> {
  return groupDocuments(frame, await describedDocuments(frame.store), grouping)
}

/** Compares groups of documents and writes the tables `keyness`, `compare_sentences`, `similarity` and `similarity_groups`. */
export async function compareGroups(
  frame: Frame,
  groups: DocumentGroups,
  settings: ComparisonSettings,
  drawn: KeynessDraws,
  write: (table: ResultTable) => Promise<void>,
): Promise<Comparison> {
  const minimumFrequency = checked('--min-frequency', settings.minimumFrequency ?? 10, 1, 1_000_000_000)
  const draws = checked('--draws', settings.draws ?? defaultDraws, 200, 100_000)
  const seed = checked('--seed', settings.seed ?? defaultSeed, 0, 2 ** 32 - 1)
  const usualLimit = Math.max(1, Math.floor(usualRows / Math.max(1, groups.pairs.length)))
  const limit = checked('--limit', settings.limit ?? usualLimit, 1, 10_000_000)
  const all = await termFrequencies(frame, groups)
  // A concept of which no compared document speaks is no difference, and no test.
  const concepts = frequentItems(await conceptFrequencies(frame, groups), 1, 1)
  const minimumDocuments = minimumDocumentsOf(groups)
  const terms = frequentItems(all, minimumFrequency, minimumDocuments)
  const options = { draws, seed, drawn }
  const [ofTerms, ofConcepts, similar] = await Promise.all([
    keynessOf('term', terms, groups, { ...options, limit }),
    keynessOf('concept', concepts, groups, { ...options, limit: concepts.items.length }),
    similarityTables(all, concepts, groups),
  ])
  const content = await contentLemmas(frame)
  const keyness = [...ofConcepts, ...ofTerms]
  const sentences = await keySentences(frame, groups, sidesOf(groups, keyness, content))
  await write(keynessTable(groups, keyness))
  await write(keySentencesTable(groups, sentences))
  for (const table of similar) await write(table)
  return {
    groups,
    pairs: groups.pairs.map((_, pair) => comparedPair(groups, pair, keyness, sentences, content)),
    leftOut: groups.leftOut,
    tested: { term: terms.items.length, concept: concepts.items.length },
    limit,
    minimumFrequency,
    minimumDocuments,
    draws,
    permutations: permutationDraws(
      terms,
      groups.pairs.map(({ a }) => a),
      draws,
    ),
    seed,
    isWithoutDocumentSimilarity: groups.documents.length > mostSimilarDocuments,
    keyness,
  }
}

function comparedPair(
  groups: DocumentGroups,
  pair: number,
  keyness: readonly PairKeyness[],
  sentences: readonly KeySentence[],
  content: ReadonlySet<string>,
): ComparedPair {
  const { a, b } = groups.pairs[pair] as DocumentGroups['pairs'][number]
  const found = keyness.filter((each) => each.pair === pair)
  const side = (of: 'a' | 'b'): ComparedSide => {
    const isIn = ({ group }: { group: number }) => (of === 'a' ? group === a : b === null ? group !== a : group === b)
    const documents = groups.documents.filter(isIn)
    const evidence = sentences.filter((each) => each.pair === pair && isIn(each))
    const shown = (kind: ItemKind) =>
      found
        .filter((each) => each.kind === kind)
        .flatMap((each) => {
          const { support, items } = keyItemsOf(each, of, content)
          return items.map((item) => ({ ...item, support }))
        })
        .map((each): KeyItemShown => {
          const { document, page, sentenceNumber, sentence } =
            evidence.find(({ kind: its, item }) => its === kind && item === each.item) ?? {}
          if (document === undefined || sentence === undefined || sentenceNumber === undefined)
            return { ...each, evidence: null }
          return { ...each, evidence: { document, page: page ?? null, sentenceNumber, sentence } }
        })
    return {
      name: of === 'a' ? (groups.names[a] as string) : b === null ? others : (groups.names[b] as string),
      documents: documents.length,
      words: documents.reduce((sum, { words }) => sum + words, 0),
      concepts: shown('concept'),
      terms: shown('term'),
    }
  }
  const [sideA, sideB] = [side('a'), side('b')]
  const significant = (kind: ItemKind) => {
    const { byWords = 0, byDocuments = 0 } = found.find((each) => each.kind === kind) ?? {}
    return { byWords, byDocuments }
  }
  return {
    a: sideA,
    b: sideB,
    isTested: Math.min(sideA.documents, sideB.documents) >= 2,
    significant: { concept: significant('concept'), term: significant('term') },
  }
}

function checked(option: string, value: number, least: number, most: number): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`${option} must be a whole number from ${least} to ${most}, but is ${value}.`)
}

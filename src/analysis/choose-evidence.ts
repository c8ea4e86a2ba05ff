import { drawSample } from '../statistics/draw-sample.js'
import type { Unit } from './units.js'

/** Mentions of one document by column, by place. Concepts and entries are numbers of the frame. */
export interface DocumentMentions {
  readonly count: number
  readonly concept: ArrayLike<number>
  readonly entry: ArrayLike<number>
  readonly sentence: ArrayLike<number>
  readonly paragraph: ArrayLike<number>
  readonly firstToken: ArrayLike<number>
  readonly endToken: ArrayLike<number>
}

/** The numbers that evidence is drawn for, each with what the tables say it is. */
export interface EvidenceTotals {
  /** Mentions by concept, those of the concepts below it included. */
  readonly concepts: readonly number[]
  readonly entries: readonly number[]
  /** Units in which two concepts stand, by unit and then by `a * concepts + b`, a < b. */
  readonly pairs: readonly { readonly unit: Unit; readonly observed: ReadonlyMap<number, number> }[]
  /** Documents by concept of its own mentions: with one or more, and with two or more. */
  readonly documentConcepts: { readonly once: number; readonly twice: number }
}

/** How much evidence is drawn for one number of each kind, at most. */
export interface EvidenceLimits {
  readonly concept: number
  readonly entry: number
  readonly pair: number
  /** Of a concept in each document; 0, 1 or 2. */
  readonly documentConcept: number
}

/** From what is drawn where there is room to what is drawn of the largest corpora and lexicons. */
export const evidenceLimits: readonly [EvidenceLimits, ...EvidenceLimits[]] = [
  { concept: 200, entry: 50, pair: 20, documentConcept: 2 },
  { concept: 200, entry: 50, pair: 20, documentConcept: 1 },
  { concept: 200, entry: 50, pair: 20, documentConcept: 0 },
  { concept: 200, entry: 20, pair: 10, documentConcept: 0 },
  { concept: 100, entry: 10, pair: 5, documentConcept: 0 },
  { concept: 50, entry: 5, pair: 2, documentConcept: 0 },
  { concept: 20, entry: 2, pair: 1, documentConcept: 0 },
  { concept: 10, entry: 1, pair: 0, documentConcept: 0 },
]

/** The widest limits by which no more than `most` mentions are drawn; the narrowest where none are narrow enough. */
export function limitsWithin(most: number, totals: EvidenceTotals): EvidenceLimits {
  const sum = (numbers: Iterable<number>, limit: number) =>
    [...numbers].reduce((all, number) => all + Math.min(number, limit), 0)
  const drawn = ({ concept, entry, pair, documentConcept }: EvidenceLimits) =>
    sum(totals.concepts, concept) +
    sum(totals.entries, entry) +
    totals.pairs.reduce((all, { observed }) => all + 2 * sum(observed.values(), pair), 0) +
    (documentConcept > 0 ? totals.documentConcepts.once : 0) +
    (documentConcept > 1 ? totals.documentConcepts.twice : 0)
  return evidenceLimits.find((limits) => drawn(limits) <= most) ?? (evidenceLimits.at(-1) as EvidenceLimits)
}

/** Why a mention was chosen: at all, for its entry, for its concept; for the concept above that `concept * 2`, and so on. */
export const drawnFor = { page: 1, entry: 2, concept: 4 } as const

/** The seed of the fixed sample. */
export const evidenceSeed = 1

/**
 * Chooses which mentions of a large corpus stand on its page: for every concept, entry and pair a sample without replacement
 * that depends on nothing but the mentions and the seed, and the first mentions of every concept in every document. Documents
 * are offered one after the other, in the order of the frame.
 *
 * Gives for each mention 0, or a sum of {@link drawnFor}: why it was chosen.
 *
 * @param parents the concept above each concept, -1 at the top
 */
export function evidenceChooser(parents: readonly number[], totals: EvidenceTotals, limits: EvidenceLimits) {
  const concepts = totals.concepts.map((total) => samplePlaces(total, limits.concept))
  const entries = totals.entries.map((total) => samplePlaces(total, limits.entry))
  const pairs = totals.pairs.map(({ unit, observed }) => ({
    unit,
    places: new Map([...observed].map(([key, total]) => [key, samplePlaces(total, limits.pair)])),
  }))
  const isChosen = (places: Places | undefined): boolean => {
    if (places === undefined) return false
    const chosen = places.drawn[places.next] === places.seen
    places.seen += 1
    if (chosen) places.next += 1
    return chosen
  }

  return (mentions: DocumentMentions): Int32Array => {
    const chosen = new Int32Array(mentions.count)
    const inDocument = new Map<number, number>()
    for (let row = 0; row < mentions.count; row += 1) {
      const own = mentions.concept[row] as number
      const before = inDocument.get(own) ?? 0
      inDocument.set(own, before + 1)
      let drawn = before < limits.documentConcept ? drawnFor.page : 0
      if (isChosen(entries[mentions.entry[row] as number])) drawn |= drawnFor.page | drawnFor.entry
      let bit: number = drawnFor.concept
      for (let above = own; above >= 0; above = parents[above] ?? -1) {
        if (isChosen(concepts[above])) drawn |= drawnFor.page | bit
        bit *= 2
      }
      chosen[row] = drawn
    }
    for (const { unit, places } of pairs) {
      for (const rows of rowsByUnit(mentions, unit)) {
        const present = presenceOf(mentions, rows, parents)
        for (const [a, inA] of present) {
          for (const [b, inB] of present) {
            if (a >= b) continue
            const apart = inA.firstEnd <= inB.lastBegin || inB.firstEnd <= inA.lastBegin
            if (!apart || !isChosen(places.get(a * parents.length + b))) continue
            const [first, second] = inA.firstEnd <= inB.lastBegin ? [inA.first, inB.last] : [inB.first, inA.last]
            chosen[first] = (chosen[first] as number) | drawnFor.page
            chosen[second] = (chosen[second] as number) | drawnFor.page
          }
        }
      }
    }
    return chosen
  }
}

/** A sample of the places from 0 to a total, and how far it has been used. */
interface Places {
  readonly drawn: readonly number[]
  seen: number
  next: number
}

function samplePlaces(total: number, limit: number): Places {
  return { drawn: drawSample(total, Math.min(total, limit), evidenceSeed), seen: 0, next: 0 }
}

/** Rows of a document by unit of co-occurrence, units in the order of the text. */
function rowsByUnit(mentions: DocumentMentions, unit: Unit): number[][] {
  const units = new Map<number, number[]>()
  for (let row = 0; row < mentions.count; row += 1) {
    const number = unitNumber(mentions, row, unit)
    const rows = units.get(number)
    if (rows === undefined) units.set(number, [row])
    else rows.push(row)
  }
  return [...units.values()]
}

function unitNumber(mentions: DocumentMentions, row: number, unit: Unit): number {
  if (unit === 'sentence') return mentions.sentence[row] as number
  if (unit === 'paragraph') return mentions.paragraph[row] as number
  if (unit === 'document') return 0
  return Math.floor((mentions.firstToken[row] as number) / Number(unit.slice('window:'.length)))
}

/** Where a concept's first mention in a unit ends and its last one begins, by token, and which mentions these are. */
interface Presence {
  firstEnd: number
  first: number
  lastBegin: number
  last: number
}

function presenceOf(
  mentions: DocumentMentions,
  rows: readonly number[],
  parents: readonly number[],
): Map<number, Presence> {
  const present = new Map<number, Presence>()
  for (const row of rows) {
    const end = mentions.endToken[row] as number
    const begin = mentions.firstToken[row] as number
    for (let at = mentions.concept[row] as number; at >= 0; at = parents[at] ?? -1) {
      const presence = present.get(at)
      if (presence === undefined) {
        present.set(at, { firstEnd: end, first: row, lastBegin: begin, last: row })
        continue
      }
      if (end < presence.firstEnd) Object.assign(presence, { firstEnd: end, first: row })
      if (begin > presence.lastBegin) Object.assign(presence, { lastBegin: begin, last: row })
    }
  }
  return present
}

import type { Entry } from '../lexicon/lexicon.js'
import type { Candidates } from './candidates.js'
import type { OverlapPolicy } from './policies.js'

/** Chooses among the candidates from `first` on, which all stand in one sentence, by setting their `kept`. */
export type SettleOverlaps = (candidates: Candidates, first: number) => void

const none = -1
/** Up to here sorting by insertion is faster, and it needs no memory. */
const fewMembers = 16

/** For each entry the group within which a word counts once under this policy: its concept, all entries, or itself. */
export function groupsUnder(policy: OverlapPolicy, entries: readonly Pick<Entry, 'concept'>[]): Int32Array {
  switch (policy) {
    case 'per-concept':
      return Int32Array.from(entries, ({ concept }) => concept)
    case 'global':
      return new Int32Array(entries.length)
    case 'all':
      return Int32Array.from(entries, (_, entry) => entry)
  }
}

/**
 * Of overlapping matches of one group the longest counts (in units, then in characters), then the one furthest left, then
 * the one whose entry comes first in the lexicon, and so on among those that overlap none that counts. Matches of different
 * groups do not know of each other. `groupOf` gives the group of each entry.
 */
export function keepLongest(groupOf: Int32Array): SettleOverlaps {
  let groups = 0
  for (const group of groupOf) groups = Math.max(groups, group + 1)
  /** Where the last cluster of a group is: the sentence (as a round), its last candidate, its last unit. */
  const seenIn = new Int32Array(groups)
  const lastOf = new Int32Array(groups)
  const reachOf = new Int32Array(groups)
  /** For each candidate of the sentence the one before it in its cluster, and whether one follows it there. */
  let previous = new Int32Array(256)
  let isFollowed = new Uint8Array(256)
  let members = new Int32Array(256)
  /** For each unit of the sentence the last round in which a kept match covered it. */
  let takenIn = new Int32Array(256)
  /** Counts sentences and clusters, so that nothing needs clearing. */
  let round = 0

  return (candidates, first) => {
    const { count, entry, firstUnit, units, kept } = candidates
    if (count - first > previous.length) {
      previous = new Int32Array(2 * (count - first))
      isFollowed = new Uint8Array(2 * (count - first))
      members = new Int32Array(2 * (count - first))
    }
    round += 1
    const sentence = round
    for (let candidate = first; candidate < count; candidate += 1) {
      const group = groupOf[entry[candidate] as number] as number
      const from = firstUnit[candidate] as number
      const last = from + (units[candidate] as number) - 1
      if (seenIn[group] === sentence && from <= (reachOf[group] as number)) {
        previous[candidate - first] = lastOf[group] as number
        isFollowed[(lastOf[group] as number) - first] = 1
        if (last > (reachOf[group] as number)) reachOf[group] = last
      } else {
        seenIn[group] = sentence
        reachOf[group] = last
        previous[candidate - first] = none
      }
      lastOf[group] = candidate
      isFollowed[candidate - first] = 0
      kept[candidate] = 1
    }
    for (let candidate = first; candidate < count; candidate += 1) {
      if (isFollowed[candidate - first] === 1 || previous[candidate - first] === none) continue
      let size = 0
      for (let member = candidate; member !== none; member = previous[member - first] as number) {
        members[size] = member
        size += 1
      }
      settleCluster(candidates, size)
    }
  }

  /** Keeps the longest of the first `size` members, then the longest of those that are still free. */
  function settleCluster(candidates: Candidates, size: number): void {
    sortMembers(candidates, size)
    round += 1
    for (let index = 0; index < size; index += 1) {
      const candidate = members[index] as number
      const from = candidates.firstUnit[candidate] as number
      const last = from + (candidates.units[candidate] as number) - 1
      if (last >= takenIn.length) {
        const grown = new Int32Array(2 * (last + 1))
        grown.set(takenIn)
        takenIn = grown
      }
      // What is already kept is at least as long: if it overlaps this one, it covers one of its ends.
      if (takenIn[from] === round || takenIn[last] === round) candidates.kept[candidate] = 0
      else for (let unit = from; unit <= last; unit += 1) takenIn[unit] = round
    }
  }

  function sortMembers(candidates: Candidates, size: number): void {
    if (size > fewMembers) {
      members.subarray(0, size).sort((a, b) => rank(candidates, a, b))
      return
    }
    for (let index = 1; index < size; index += 1) {
      const member = members[index] as number
      let place = index
      while (place > 0 && rank(candidates, member, members[place - 1] as number) < 0) {
        members[place] = members[place - 1] as number
        place -= 1
      }
      members[place] = member
    }
  }
}

/** Below 0 where candidate `a` goes before `b`. */
function rank({ units, start, end, entry }: Candidates, a: number, b: number): number {
  const byUnits = (units[b] as number) - (units[a] as number)
  if (byUnits !== 0) return byUnits
  const from = start[a] as number
  const otherFrom = start[b] as number
  const byLength = (end[b] as number) - otherFrom - ((end[a] as number) - from)
  if (byLength !== 0) return byLength
  return from - otherFrom || (entry[a] as number) - (entry[b] as number)
}

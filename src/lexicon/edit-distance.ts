/**
 * Letters to put in, leave out or exchange to make one word of the other (Levenshtein 1966), as far as `most`; one more
 * where they are further apart. natural's goes through all letters of both words, which is too much where a hostile file names
 * thousands of keys that are each held against thousands. Here only what lies near the diagonal is looked at: the work is the length of the words times
 * `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1
  if (Math.abs(a.length - b.length) > most) return beyond
  let above = Array.from({ length: b.length + 2 }, (_, column) => Math.min(column, beyond))
  let present = [...above]
  for (let row = 1; row <= a.length; row += 1) {
    const first = Math.max(1, row - most)
    const last = Math.min(b.length, row + most)
    present[first - 1] = first === 1 ? Math.min(row, beyond) : beyond
    let least = present[first - 1] as number
    for (let column = first; column <= last; column += 1) {
      const exchanged = (above[column - 1] as number) + (a.charAt(row - 1) === b.charAt(column - 1) ? 0 : 1)
      const distance = Math.min(exchanged, 1 + (above[column] as number), 1 + (present[column - 1] as number), beyond)
      present[column] = distance
      least = Math.min(least, distance)
    }
    if (least === beyond) return beyond
    present[last + 1] = beyond
    const next = above
    above = present
    present = next
  }
  return above[b.length] as number
}

import type { PlacedLine } from './lay-out-page.js'

const word = /\p{L}+/gu

/**
 * Takes blanks out of words where only the setting put them: letters set apart (`S T R A T E G Y`) and words that a wide
 * pair of letters breaks (`STR ATEGY`). Words are those that stand elsewhere in the document.
 */
export function repairSpacing(lines: readonly PlacedLine[]): PlacedLine[] {
  let counts: ReadonlyMap<string, number> | undefined
  const countOf = (text: string): number => {
    counts ??= countWords(lines)
    return counts.get(text.toLowerCase()) ?? 0
  }
  return lines.map((line) => {
    if (line.text.indexOf(' ') < 0) return line
    let text = line.text
    if (isLetterSpaced(text)) text = closeLetters(text, countOf)
    text = closeBroken(text, countOf)
    return text === line.text ? line : { ...line, text }
  })
}

function countWords(lines: readonly PlacedLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    for (const found of line.text.match(word) ?? []) {
      const key = found.toLowerCase()
      if (key.length === 1 && key !== 'a') continue
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

/** Most of the words are single letters, and enough of them stand in a row. */
function isLetterSpaced(text: string): boolean {
  if (!/(?:^| )\p{L} \p{L} \p{L}(?: |$)/u.test(text)) return false
  const parts = text.split(' ')
  const single = parts.filter((part) => part.length === 1).length
  return single >= 4 && single * 5 >= parts.length * 3 && !/(?:[.=+<>|] ){2}/.test(text)
}

/** Closes letters that stand apart, and parts them again into words of the document where they spell such. */
function closeLetters(text: string, countOf: (text: string) => number): string {
  const parts = text.split(' ')
  const closed: string[] = []
  let run: string[] = []
  const close = (): void => {
    if (run.length > 0) closed.push(...segment(run, countOf))
    run = []
  }
  for (const part of parts) {
    const kind = /^\p{L}+$/u.test(part) ? 'letters' : /^\d+$/.test(part) ? 'figures' : 'other'
    const before = run[run.length - 1]
    if (kind === 'letters' && (before === undefined || /\p{L}$/u.test(before))) run.push(part)
    else if (kind === 'figures' && (before === undefined || /\d$/.test(before))) run.push(part)
    else if (kind === 'other' && /^[,.;:!?)”’]+$/.test(part)) {
      close()
      closed[closed.length - 1] = (closed[closed.length - 1] ?? '') + part
    } else {
      close()
      run.push(part)
    }
  }
  close()
  return closed.join(' ')
}

/** The fewest words of the document that the parts spell when they are joined; all in one where they spell none. */
function segment(parts: readonly string[], countOf: (text: string) => number): string[] {
  if (parts.length === 1 || /^\d/.test(parts[0] ?? '')) return [parts.join('')]
  // costs[i]: the least cost of spelling the first i parts; a part that is in no word costs its letters.
  const costs: number[] = [0]
  const from: number[] = [0]
  for (let end = 1; end <= parts.length; end += 1) {
    let best = Number.POSITIVE_INFINITY
    let start = 0
    for (let first = Math.max(0, end - 24); first < end; first += 1) {
      const joined = parts.slice(first, end).join('')
      const isWord =
        countOf(joined) > 0 && (joined.length > 2 || /^(?:a|an|and|as|at|by|in|is|of|on|or|to|us|eu|un)$/i.test(joined))
      const cost = (costs[first] ?? 0) + (isWord ? 1 : joined.length * 3)
      if (cost < best) {
        best = cost
        start = first
      }
    }
    costs.push(best)
    from.push(start)
  }
  const whole = parts.join('')
  if ((costs[parts.length] ?? 0) > whole.length) return [whole]
  const words: string[] = []
  for (let end = parts.length; end > 0; end = from[end] ?? 0) words.unshift(parts.slice(from[end] ?? 0, end).join(''))
  return words
}

/** Joins two neighbours that are hardly ever words of the document but spell one when they are joined. */
function closeBroken(text: string, countOf: (text: string) => number): string {
  return text.replace(
    /(?<![\p{L}-])(\p{L}{1,12}) (?=(\p{L}{1,14})(?!\p{L}))/gu,
    (found, head: string, tail: string) => {
      const sameCase =
        head === head.toUpperCase() ? tail === tail.toUpperCase() || head.length === 1 : tail === tail.toLowerCase()
      if (!sameCase || head.length + tail.length < (head === head.toUpperCase() ? 3 : 5)) return found
      const joined = countOf(head + tail)
      if (joined < 2 || countOf(head) * 2 > joined || countOf(tail) * 2 > joined) return found
      return head
    },
  )
}

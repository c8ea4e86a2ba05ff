/** Characters that mean themselves in a word of a text and in a regular expression. */
const plainPart = /^[\p{L}\p{M}\p{N}*?-]+$/u

const holdsLiteral = /[\p{L}\p{N}]/u

/**
 * The query that says what a glob says to the tools that match whole tokens, for the globs that our phrases refuse: `x*`, which
 * would match thousands of words, `fair-*`, half a compound, `level * field`, any word between. `null` where the glob has no
 * letter at all, or a mark that may divide a word in two.
 */
export function queryOfGlob(glob: string): string | null {
  const parts = glob.split(' ')
  if (!parts.every((part) => plainPart.test(part)) || !holdsLiteral.test(glob)) return null
  return parts
    .map((part) => (/^\*+$/.test(part) ? '[]' : `[word="${part.replaceAll(/\*+/g, '.*').replaceAll('?', '.')}"%c]`))
    .join(' ')
}

/** The glob behind a query of {@link queryOfGlob}; `null` for any other query. */
export function globOfQuery(query: string): string | null {
  const parts = query.split(' ').map((part) => {
    if (part === '[]') return '*'
    const expression = /^\[word="([^"]*)"%c\]$/.exec(part)?.[1]
    return expression?.replaceAll('.*', '*').replaceAll('.', '?') ?? null
  })
  const glob = parts.every((part) => part !== null) ? parts.join(' ') : null
  return glob !== null && queryOfGlob(glob) === query ? glob : null
}

/** A page number, alone or of so many, in arabic or roman figures, with or without dashes round it. */
const pageNumber =
  /^[-–—|[( ]*(?:[Pp]age |PAGE )?(?:\d{1,4}|(?=[ivxlc])(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})|(?=[IVXLC]{2})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3}))(?: ?(?:\/|of) ?\d{1,4})?[-–—|\]) ]*$/
/** The job number of a printed document, with or without its page: `11-51179 6`. */
const jobNumber = /^(?:\d\d-\d{4,6} \d{1,3}|\d{1,3} \d\d-\d{4,6}|\d\d-\d{5})$/

/** The symbol and the date of a meeting's record: `A/70/PV.16 29/09/2015`. */
const record = /^(?:[A-Z]\/[\w/.]+ )?\d\d\/\d\d\/\d{4}(?: [A-Z]\/[\w/.]+)?$/

/** Whether a line, where it stands at the edge of a page or alone, is its number. */
export function isPageNumber(line: string): boolean {
  return line.length <= 40 && (pageNumber.test(line) || jobNumber.test(line) || record.test(line))
}

/** Longer lines are no heads, however often they stand at the edge of a page. */
const longest = 120

/**
 * Tells the running heads and feet of a document: of the lines at the edges of its pages the page numbers, and those that,
 * figures apart, stand there on three pages and on a tenth of all pages or more.
 *
 * @param edges for each page the lines at its top and bottom
 * @returns for each page those of them that are running heads
 */
export function findRunningHeads<Line extends { readonly text: string }>(
  edges: readonly (readonly Line[])[],
): ReadonlySet<Line> {
  const pagesWith = new Map<string, number>()
  for (const page of edges) {
    for (const key of new Set(page.map((line) => keyOf(line.text)))) pagesWith.set(key, (pagesWith.get(key) ?? 0) + 1)
  }
  const least = Math.max(3, edges.length / 10)
  const isHead = ({ text }: Line): boolean => {
    if (isPageNumber(text)) return true
    const key = keyOf(text)
    return text.length <= longest && /\p{L}{2}/u.test(key) && (pagesWith.get(key) ?? 0) >= least
  }
  return new Set(edges.flat().filter(isHead))
}

/**
 * Tells the heads that an extractor put into the middle of a page: lines that read like heads of three pages or more and
 * break into a sentence.
 *
 * @param lines the lines of the document in their order, blank ones left out
 * @param heads those of them that {@link findRunningHeads} found
 */
export function findStrayHeads<Line extends { readonly text: string }>(
  lines: readonly Line[],
  heads: ReadonlySet<Line>,
): ReadonlySet<Line> {
  const times = new Map<string, number>()
  for (const { text } of heads) times.set(keyOf(text), (times.get(keyOf(text)) ?? 0) + 1)
  const rest = lines.filter((line) => !heads.has(line))
  return new Set(
    rest.filter(({ text }, index) => {
      if (text.length < shortestStray || text.length > longest || (times.get(keyOf(text)) ?? 0) < 3) return false
      const before = rest[index - 1]?.text ?? ''
      return !/[.!?:;]["”’)\]]?$/.test(before) && /^\p{Ll}/u.test(rest[index + 1]?.text ?? '')
    }),
  )
}

/** Shorter lines may be headings that bear the name of their chapter. */
const shortestStray = 15

/** What stays the same on every page: the line without its figures, in lower case. */
function keyOf(line: string): string {
  return line
    .replace(/\b(?:\d+|[ivxlc]+)\b/gi, '#')
    .replace(/[\s|]+/g, ' ')
    .toLowerCase()
}

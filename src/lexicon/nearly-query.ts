import type { PatternFault } from './pattern-fault.js'

type Sign = readonly [sign: RegExp, what: (found: string) => string, advice: string]

const asQuery = `write the query with them and, in YAML, in single quotes: '[lemma="norm"]'`

/** Pieces of queries that no text holds, outside quotation marks: a phrase with one of them was to be a query. */
const outside: readonly Sign[] = [
  [/(?<![\p{L}\p{N}_])(?:word|lemma|pos)\s*!?=/u, () => 'a condition on a token stands without its brackets', asQuery],
  [
    /\]/,
    () => 'a bracket closes here, and the one that opens it is missing',
    `write both, as in [lemma="norm"], or put a bracket of the text into quotation marks`,
  ],
  [/\/\s*>/, () => 'a region ends here that was never opened', 'write <concept="..."/> in full'],
  [
    /\{\s*(?:\d+\s*(?:,\s*\d*)?|,\s*\d+)\s*\}/,
    (found) => `\`${found}\` says nothing in a phrase`,
    'write [] with it for a gap of tokens, as in "cyber" []{0,2} "power", or [word="..."] to repeat a token',
  ],
  [/(?<=\)\s*)\+/, () => '`+` behind parentheses says nothing in a phrase', 'write [word="..."]+ to repeat a token'],
  [
    /(?<=["”]\s*)%\w+/,
    (found) => `\`${found}\` says nothing in a phrase`,
    'remove it: a phrase ignores capital letters',
  ],
  [/!\s*(?=["“])/, () => '`!` says nothing in a phrase', 'write [word!="..."] for a token that is something else'],
  [
    /(?<=["”]\s*)&(?=\s*["“])/,
    () => '`&` between two texts in quotation marks is no condition',
    'write the whole in one pair of marks where the text has this sign, or [word="..." & pos="..."]',
  ],
]

/** Pieces of regular expressions inside quotation marks, where a form of the text stands. */
const inside: readonly Sign[] = [
  [
    /(?<=["“])\^(?=\p{L})|(?<=\p{L})\$(?=["”])/u,
    (found) => regular(found),
    'remove it: the form is compared as a whole',
  ],
  [/\\[a-zA-Z.*+?]/, (found) => regular(found), 'write a query: [word="..."]'],
  [
    /(?<=\p{L})\[[\p{L}-]{2,}\]|\[[^\]"”]*\][+*?{]/u,
    (found) => regular(found),
    'write a query: [word="standardi[sz]e"]',
  ],
]

function regular(found: string): string {
  return `a word in quotes is no regular expression, and \`${found}\` stands in no text`
}

const quotations = /"[^"]*"|“[^”]*”/g

/** Text in quotation marks as letters of the same number, so that what is left stands where it stood. */
function withoutQuotations(text: string): string {
  return text.replaceAll(quotations, (quoted) => `${quoted.charAt(0)}${'q'.repeat(quoted.length - 2)}${quoted.at(-1)}`)
}

/**
 * True where the text of an entry is a query and not a phrase: it holds `[`, `|` or a region such as `<concept` outside
 * quotation marks. No phrase needs them, and no query that says more than a phrase can do without.
 */
export function isQuery(text: string): boolean {
  return /\[|\||<\/?[a-z]/i.test(text.replaceAll(quotations, ''))
}

/**
 * What tells that a text which is no query was to be one; `null` where nothing does. Its words alone would count something
 * else than was asked for.
 */
export function nearlyQuery(text: string): PatternFault | null {
  const unquoted = withoutQuotations(text)
  const signs = outside.map((sign) => [unquoted, sign] as const)
  for (const quoted of text.matchAll(quotations)) {
    const alone = `${' '.repeat(quoted.index)}${quoted[0]}`
    signs.push(...inside.map((sign) => [alone, sign] as const))
  }
  for (const [among, [sign, what, advice]] of signs) {
    const found = sign.exec(among)
    if (found !== null) return { offset: found.index, what: what(found[0].trim()), advice }
  }
  return null
}

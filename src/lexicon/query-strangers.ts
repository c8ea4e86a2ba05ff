import type { PatternFault } from './pattern-fault.js'

/** What a query may be made of, for messages. */
const pieces = '[...], "...", ( ), |, ?, *, +, {m,n}, <concept="..."/> and within <s/>'

/**
 * Constructs of the query languages of other tools that ours leaves out, each with its name and what to do instead. They
 * are recognised so that nobody gets a number for a question that was not asked.
 */
const unsupported: readonly (readonly [RegExp, string, string])[] = [
  [/::/y, 'a global constraint `::`', 'put each condition into its own brackets'],
  [/[\p{L}_]\w*\s*:(?!:)/uy, 'a label', 'remove it'],
  [/@\d?/y, 'a target mark `@`', 'remove it'],
  [/MU\b/y, 'a meet query `MU`', 'use `near`'],
  [/TAB\b/y, 'a tabular query `TAB`', 'write the tokens in a row, with []{0,5} between them'],
  [/\/[\p{L}_]\w*/uy, 'a macro', 'write it out'],
  [/(?:not\s+)?containing\b/y, '`containing`', 'use `near`, or `unless`'],
  [/not\s+within\b/y, '`not within`', 'use `unless`'],
  [/within\b/y, 'a limit other than `within <s/>`', 'write within <s/> at the end: no match crosses a sentence'],
  [/(?:cut|expand|set|show|sort)\b/y, 'a command', 'write the query alone'],
  [/;/y, 'a command `;`', 'write the query alone'],
  [/<\/?[\p{L}_][^>]*>?/uy, 'a region other than <concept="..."/>', 'remove it: no match crosses a sentence'],
  [/!/y, '`!` outside brackets', 'negate a condition, as in [lemma!="norm"]'],
  [/[&]/y, '`&` outside brackets', 'join conditions inside brackets, as in [lemma="norm" & pos="NOUN"]'],
]

/** What is wrong with a query whose next piece, at `at`, is none of ours. */
export function stranger(text: string, at: number): PatternFault {
  const fault = (what: string, advice: string): PatternFault => ({ offset: at, what, advice })
  for (const [pattern, name, advice] of unsupported) {
    pattern.lastIndex = at
    if (pattern.test(text)) return fault(`${name} is not supported`, advice)
  }
  const rest = text.slice(at)
  const word = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}'’*?-]*/u.exec(rest)?.[0]
  if (word !== undefined) {
    const plain = /^[\p{L}\p{N}\p{M}'’-]+$/u.test(word) ? word : 'word'
    return fault(
      `\`${word}\` stands bare in a query`,
      `write "${plain}" for this form, or [lemma="${plain.toLowerCase()}"] for all its forms`,
    )
  }
  const mark = /^./su.exec(rest)?.[0] ?? ''
  if (/[“”]/.test(mark)) return fault('a typographic quotation mark stands here', 'write a straight one: "')
  if (mark === ')') return fault('this parenthesis closes nothing', 'remove it')
  return fault(`\`${mark}\` does not fit here`, `a query is made of ${pieces}`)
}

/** The same inside the brackets that open at `opened`. */
export function strangerInBrackets(text: string, at: number, opened: number): PatternFault {
  const fault = (what: string, advice: string): PatternFault => ({ offset: at, what, advice })
  const rest = text.slice(at)
  if (rest === '') return { offset: opened, what: 'the bracket that opens here is never closed', advice: 'close it' }
  if (rest.startsWith('"'))
    return fault('a text stands here without the attribute it is about', 'write word="..." or lemma="..."')
  if (rest.startsWith('::')) return fault('a global constraint `::` is not supported', 'remove it')
  const piece = /^(?:[\p{L}\p{N}_]+|.)/su.exec(rest)?.[0] ?? ''
  return fault(
    `\`${piece}\` does not fit inside the brackets here`,
    'write conditions such as lemma="norm" & pos!="VERB"',
  )
}

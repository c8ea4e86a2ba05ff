/**
 * Spellings that differ between British and American English, as rules from the one to the other. The result is a key to
 * compare words by, not a word: both spellings give the same key, and no two words of the language that differ
 * otherwise do. So `-ise` becomes `-ize` everywhere (`promise` too, on both sides), while `-our` becomes `-or` only after
 * stems that know both (`four` is not `for`).
 */
const rules: readonly [RegExp, string][] = [
  [/(?<=...)is(e|ed|es|ing|er|ers|able|ation|ations|ational)$/, 'iz$1'],
  [/(?<=..)ys(e|ed|es|ing|er|ers)$/, 'yz$1'],
  [
    /(arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig)our/,
    '$1or',
  ],
  [/(cent|theat|lit|fib|calib|spect|lust|meag|manoeuv|reconnoit|(?<=kilo|centi|milli)met)re(s?)$/, '$1er$2'],
  [/(def|off|lic|pret)enc(e|es|ed|ing)$/, '$1ens$2'],
  [/^practis(e|ed|es|ing)$/, 'practic$1'],
  [/^programme(s?)$/, 'program$1'],
  [/(dial|catal|anal|monol|epil|prol)ogue(s?)$/, '$1og$2'],
  [/(?<=[aeiou])ll(ed|ing|er|ers|or|ors|ation)$/, 'l$1'],
  [/(judg|acknowledg|abridg)ement(s?)$/, '$1ment$2'],
  [/^(fulfil|enrol|instal|instil|distil)l?(s|ment|ments)?$/, '$1$2'],
  [/^artefact(s?)$/, 'artifact$1'],
  [/^ageing$/, 'aging'],
  [/^grey/, 'gray'],
  [/^scep/, 'skep'],
  [/^(en)?cyclopaed/, '$1cycloped'],
  [/^(an|leuk|h)aem/, '$1em'],
]

/** Key under which both spellings of a lower-case word meet: `standardise`, `standardize` -> `standardize`. */
export function unifySpelling(word: string): string {
  let key = word
  for (const [pattern, replacement] of rules) key = key.replace(pattern, replacement)
  return key
}

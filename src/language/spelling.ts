/**
 * Spellings that differ between British and American English, as rules from the one to the other. The result is a key to
 * compare words by, not a word: both spellings give the same key, and no two words of the language that differ
 * otherwise do. So `-ise` becomes `-ize` everywhere (`promise` too, on both sides), while `-our` becomes `-or` only after
 * stems that know both (`four` is not `for`).
 */
export const spellingRules: readonly (readonly [RegExp, string])[] = [
  [/^practis(e|ed|es|ing)$/, 'practic$1'],
  [/(?<=...)is(e|ed|es|ing|er|ers|able|ation|ations|ational)$/, 'iz$1'],
  [/(?<=..)ys(e|ed|es|ing|er|ers)$/, 'yz$1'],
  [
    /(arb|ard|arm|behavi|cand|clam|col|demean|enam|endeav|fav|ferv|flav|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi?|splend|succ|tum|val|vap|vig)our/,
    '$1or',
  ],
  [/^manoeuv/, 'maneuv'],
  [/(cent|theat|lit|fib|calib|spect|lust|meag|maneuv|reconnoit|(?<=kilo|centi|milli)met)re(s?)$/, '$1er$2'],
  [/(def|off|lic|pret)enc(e|es|ed|ing)$/, '$1ens$2'],
  [/^programme(s?)$/, 'program$1'],
  [/(dial|catal|anal|monol|epil|prol)ogue(s?)$/, '$1og$2'],
  // Not after a first syllable (`filled` is not `filed`) but for vowels that were two, nor in what fills.
  [/(?<=[aeiouy][^aeiouy]+[aeiou]|fue|due|dia)(?<!fi)ll(ed|ing|er|ers|or|ors|ation)$/, 'l$1'],
  [/(judg|acknowledg|abridg)ement(s?)$/, '$1ment$2'],
  [/^(fulfil|enrol|instal|instil|distil)l?(s|ment|ments)?$/, '$1$2'],
  [/^(skil|wil)lful/, '$1ful'],
  [/^artefact(s?)$/, 'artifact$1'],
  [/^ageing$/, 'aging'],
  [/^grey/, 'gray'],
  [/^scep/, 'skep'],
  [/^(en)?cyclopaed/, '$1cycloped'],
  [/^(an|leuk|h)aem/, '$1em'],
]

/**
 * What every word holds that some rule changes. Of a vocabulary few words do, and one pattern tells it sooner than all the
 * rules; a test holds it against them.
 */
const mayDiffer = /is[eai]|ys[ei]|our|oeuv|res?$|enc[ei]|mme|ogue|ll|gement|artef|ageing|^grey|^scep|paed|aem/

/** Key under which both spellings of a lower-case word meet: `standardise`, `standardize` -> `standardize`. */
export function unifySpelling(word: string): string {
  if (!mayDiffer.test(word)) return word
  let key = word
  for (const [pattern, replacement] of spellingRules) key = key.replace(pattern, replacement)
  return key
}

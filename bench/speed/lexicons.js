import { writeFileSync } from 'node:fs'
import { wordsOf } from './texts.js'

/** Mentions for each hundred words of the texts, whatever the number of entries. */
const density = 1.25

/** Concepts that the entries are dealt out to. */
const concepts = 20

/**
 * Words and pairs of words of the texts, with how often they stand there.
 *
 * @param {readonly string[]} texts
 */
export function countPhrases(texts) {
  /** @type {Map<string, number>} */
  const singles = new Map()
  /** @type {Map<string, number>} */
  const pairs = new Map()
  let words = 0
  for (const text of texts) {
    let before = ''
    for (const word of wordsOf(text)) {
      // Words that every tokenizer cuts in the same way.
      const plain = /^[a-z]{2,}$/.test(word) ? word : ''
      if (word !== '') words += 1
      if (plain !== '') singles.set(plain, (singles.get(plain) ?? 0) + 1)
      if (plain !== '' && before !== '') pairs.set(`${before} ${plain}`, (pairs.get(`${before} ${plain}`) ?? 0) + 1)
      before = plain
    }
  }
  return { words, singles, pairs }
}

/**
 * Draws entries from the texts: a quarter single words, the others pairs, those whose frequency is nearest to what makes
 * so many entries reach the density together. So lexicons of any size find about the same number of mentions.
 *
 * @param {ReturnType<typeof countPhrases>} counted
 * @param {number} entries
 * @returns {string[]}
 */
export function drawPhrases({ words, singles, pairs }, entries) {
  const wanted = Math.max(1, (words * density) / 100 / entries)
  /** @param {Map<string, number>} from @param {number} count */
  const nearest = (from, count) =>
    [...from]
      .map(([phrase, frequency]) => ({ phrase, off: Math.abs(Math.log(frequency / wanted)), chance: hash(phrase) }))
      .sort((a, b) => a.off - b.off || a.chance - b.chance)
      .slice(0, count)
      .map(({ phrase }) => phrase)
  return [...nearest(singles, Math.ceil(entries / 4)), ...nearest(pairs, Math.floor((entries * 3) / 4))]
}

/**
 * Writes phrases as a lexicon, and beside it as a table (concept, phrase) for programs that know no lexicons.
 *
 * @param {readonly string[]} phrases
 * @param {string} path without its ending
 * @param {(phrase: string) => string} entry how a phrase is written in the lexicon
 */
export function writeLexicon(phrases, path, entry = (phrase) => phrase) {
  const dealt = phrases.map((phrase, index) => ({ concept: `concept-${index % concepts}`, phrase }))
  const names = [...new Set(dealt.map(({ concept }) => concept))]
  const yaml = names.map((name) => {
    const own = dealt.filter(({ concept }) => concept === name)
    return `  ${name}:\n    entries:\n${own.map(({ phrase }) => `      - '${entry(phrase)}'`).join('\n')}`
  })
  // The written forms in any case, between the borders of tokens: what every program can look for.
  const head = 'title: Phrases drawn from the texts\nlanguage: en\nmatch: surface\nhyphens: whole\nconcepts:'
  writeFileSync(`${path}.yaml`, `${head}\n${yaml.join('\n')}\n`)
  writeFileSync(`${path}.tsv`, dealt.map(({ concept, phrase }) => `${concept}\t${phrase}\n`).join(''))
  return `${path}.yaml`
}

/** A pair of words with up to three tokens between them; a single word stays one. @param {string} phrase */
export function withGap(phrase) {
  const [first, second] = phrase.split(' ')
  return second === undefined ? `[word="${first}"%c]` : `[word="${first}"%c] []{0,3} [word="${second}"%c]`
}

/** FNV-1a. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  return value >>> 0
}

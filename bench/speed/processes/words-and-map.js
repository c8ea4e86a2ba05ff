// The ceiling for looks: words by one regular expression, phrases by a Map. No sentences, tags, places or files written.
import { readFileSync } from 'node:fs'
import { textsOf, wordsOf } from '../texts.js'

const [folder = '', lexicon = ''] = process.argv.slice(2)
/** @type {Map<string, number>} */
const phrases = new Map()
for (const line of readFileSync(lexicon, 'utf8').trimEnd().split('\n')) phrases.set(line.split('\t')[1] ?? '', 0)
/** @type {Map<string, number>} */
const frequency = new Map()
const counts = { documents: 0, words: 0, mentions: 0 }
/** @param {string} phrase */
const look = (phrase) => {
  const found = phrases.get(phrase)
  if (found === undefined) return
  phrases.set(phrase, found + 1)
  counts.mentions += 1
}
for (const file of textsOf(folder)) {
  let before = ''
  for (const word of wordsOf(readFileSync(file, 'utf8'))) {
    if (word !== '') {
      counts.words += 1
      frequency.set(word, (frequency.get(word) ?? 0) + 1)
      look(word)
      if (before !== '') look(`${before} ${word}`)
    }
    before = word
  }
  counts.documents += 1
}
process.stdout.write(JSON.stringify({ counts: { ...counts, forms: frequency.size } }))

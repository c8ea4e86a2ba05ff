// The floor: wink-nlp alone over the files of a folder, with the same pipe that Tallyrand's tags come from, read out.
// Base forms, which Tallyrand gives too, are left out.
import { readFileSync } from 'node:fs'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { textsOf } from '../texts.js'

const nlp = winkNLP(model, ['sbd', 'pos', 'negation'])
const { its } = nlp
const counts = { documents: 0, sentences: 0, tokens: 0 }
for (const file of textsOf(process.argv[2] ?? '')) {
  const document = nlp.readDoc(readFileSync(file, 'utf8'))
  const tokens = document.tokens()
  const values = tokens.out(its.value)
  const tags = tokens.out(its.pos)
  const negated = tokens.out(its.negationFlag)
  if (![tags, negated].every(({ length }) => length === values.length)) throw new Error(`Tokens lost: ${file}`)
  counts.documents += 1
  counts.sentences += document.sentences().length()
  counts.tokens += values.length
}
process.stdout.write(JSON.stringify({ counts }))

import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const nlp = winkNLP(model, ['negation', 'pos'])

/** What wink-nlp itself makes of a sentence: value, part of speech, lemma and negation of each token. */
export function readWithWink(sentence: string) {
  const tokens = nlp.readDoc(sentence).tokens()
  return {
    values: tokens.out(),
    pos: tokens.out(nlp.its.pos),
    lemmas: tokens.out(nlp.its.lemma).map((lemma) => lemma.toLowerCase()),
    negated: tokens.out(nlp.its.negationFlag).map(Boolean),
  }
}

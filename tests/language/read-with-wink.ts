import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'

const nlp = winkNLP(model, ['negation', 'pos'])

/** What wink-nlp itself makes of a sentence: value, part of speech, lemma and negation of each token. */
export function readWithWink(sentence: string) {
  const tokens = nlp.readDoc(sentence).tokens()
  return {
    values: tokens.out(),
    pos: tokens.out(nlp.its.pos),
    // The types of wink-nlp leave out that lemmas are given for collections too.
    lemmas: (tokens.out(nlp.its.lemma as never) as string[]).map((lemma) => lemma.toLowerCase()),
    negated: tokens.out(nlp.its.negationFlag).map(Boolean),
  }
}

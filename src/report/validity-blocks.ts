import { conceptValidity, lackOf, type Validity } from '../validation/validity.js'
import { type Block, heading, paragraph } from './blocks.js'

/** What is known of how well a concept is measured, in the pieces of a report. */
export function validityBlocks(concept: string, validity: Validity): Block[] {
  const { status, text, concepts, accepted } = validity
  if (status === 'not-validated') {
    return [
      heading(2, 'What was not validated'),
      paragraph(
        'The lexicon is not validated on this corpus: nobody has compared its matches with the judgement of human coders. A count says how often the entries match, not how often the concept is meant, and what is said of it in other words is missing. Read the evidence before you publish a number.',
      ),
    ]
  }
  if (status === 'stale')
    return [heading(2, 'Validation'), paragraph(`The lexicon is not validated as it is now: ${text}.`)]
  const measured = concepts.find((each) => each.concept === concept)
  if (measured === undefined) {
    return [
      heading(2, 'What was not validated'),
      paragraph(
        `This concept was not among those that were coded: nothing is known of its error. Of the lexicon: ${text}.`,
      ),
    ]
  }
  const value = (number: number | null) => (number === null ? 'unknown' : number.toFixed(2))
  return [
    heading(2, lackOf(measured) === null ? 'Validation' : 'What was not validated'),
    paragraph(`This concept: ${conceptValidity(validity, concept)}.`),
    paragraph(
      `Alpha ${value(measured.alpha)}, precision ${value(measured.precision)}, recall ${value(measured.recall)}, F1 ${value(measured.f1)} (95 %: ${value(measured.f1Low)} to ${value(measured.f1High)}).`,
    ),
    ...(accepted.includes(concept) ? [paragraph('It was accepted although coders agree too little on it.')] : []),
    ...(measured.alpha === null && measured.compared > 0
      ? [paragraph('How far coders agree on it is not known: all codes are alike, and alpha is not defined.')]
      : []),
  ]
}

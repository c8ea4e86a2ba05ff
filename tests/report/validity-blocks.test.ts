import { describe, expect, it } from 'vitest'
import { validityBlocks } from '../../src/report/validity-blocks.js'
import { type ConceptValidation, validityFrom } from '../../src/validation/validity.js'

const complete: ConceptValidation = {
  ...{ concept: 'norms', sample: 's1', protocol: 'p', date: '2026-05-31', unit: 'sentence' },
  ...{ coders: 2, units: 80, judged: 80, compared: 80, decided: 80 },
  ...{ alpha: 0.9, precision: 0.8, recall: 0.7, f1: 0.75, f1Low: 0.6, f1High: 0.85 },
}

/** The text of the section on a concept. */
function said(own: readonly ConceptValidation[], concept = 'norms', accepted: readonly string[] = []): string {
  const validity = validityFrom({ own, others: [], accepted, lexiconsTried: 1 })
  return validityBlocks(concept, validity)
    .map((block) => ('text' in block ? block.text : ''))
    .join(' | ')
}

describe('what a report says of the validation of a concept', () => {
  it('is how well it is measured, where that is known', () => {
    expect(said([complete])).toBe(
      'Validation | This concept: validated on 2026-05-31: 2 coders, 80 sentences; alpha 0.90, F1 0.75; sample s1. | Alpha 0.90, precision 0.80, recall 0.70, F1 0.75 (95 %: 0.60 to 0.85).',
    )
  })

  it('is that nothing is known, of this one or of any', () => {
    expect(said([])).toMatch(/^What was not validated \| The lexicon is not validated on this corpus/)
    expect(said([complete], 'trade')).toMatch(
      /^What was not validated \| This concept was not among those that were coded/,
    )
  })

  it('is what is missing, and that coders agree too little, or that this is not known', () => {
    expect(said([{ ...complete, coders: 1, compared: 0, alpha: null }])).toContain(
      'What was not validated | This concept: the validation on 2026-05-31 is incomplete: one coder, and it takes two.',
    )
    expect(said([{ ...complete, alpha: 0.5 }])).toContain('unreliable, for coders agree too little (alpha below .667)')
    expect(said([{ ...complete, alpha: 0.5 }], 'norms', ['norms'])).toMatch(/accepted although coders agree too little/)
    const alike = said([{ ...complete, alpha: null }])
    expect(alike).toContain('all codes are alike, and alpha is not defined')
    expect(alike).not.toContain('unreliable')
  })
})

import { describe, expect, it } from 'vitest'
import {
  type ConceptValidation,
  cautionsOfAgreement,
  conceptValidity,
  lackOf,
  replaces,
  validityFrom,
} from '../../src/validation/validity.js'

const complete: ConceptValidation = {
  ...{ concept: 'china', sample: 's1', protocol: 'p', date: '2026-05-31', unit: 'sentence' },
  ...{ coders: 2, units: 80, judged: 80, compared: 80, decided: 80 },
  ...{ alpha: 0.9, precision: 0.8, recall: 0.7, f1: 0.75, f1Low: 0.6, f1High: 0.85 },
}
const oneCode: ConceptValidation = {
  ...complete,
  ...{ date: '2026-06-01', coders: 1, judged: 0, compared: 0, decided: 1, alpha: null, f1: null },
}
const source = { own: [], others: [], accepted: [], lexiconsTried: 1 }

describe('a validation of a concept', () => {
  it('is complete with two coders, every unit judged, and an F1', () => {
    expect(lackOf(complete)).toBeNull()
    expect(lackOf({ ...complete, coders: 1 })).toBe('one coder, and it takes two')
    expect(lackOf({ ...complete, judged: 79 })).toBe('79 of 80 sentences judged')
    expect(lackOf({ ...complete, compared: 0 })).toBe('no sentence coded by two people')
    expect(lackOf({ ...complete, f1: null })).toMatch(/^no F1/)
  })

  it('does not hang on alpha, which is not defined where all codes are alike', () => {
    expect(lackOf({ ...complete, alpha: null })).toBeNull()
  })

  it('takes the place of one that says no more, and never of a fuller one', () => {
    expect(replaces(complete, oneCode)).toBe(true)
    expect(replaces(complete, complete)).toBe(true)
    expect(replaces(oneCode, complete)).toBe(false)
    expect(replaces({ ...oneCode, judged: 3 }, { ...oneCode, judged: 2 })).toBe(true)
    expect(replaces({ ...oneCode, judged: 1 }, { ...oneCode, judged: 2 })).toBe(false)
  })
})

describe('validity', () => {
  it('is not won with one code', () => {
    const validity = validityFrom({ ...source, own: [oneCode] })
    expect(validity.status).toBe('incomplete')
    expect(validity.text).toBe('the validation on 2026-06-01 is incomplete')
    expect(validity.cautions).toEqual(['Validation incomplete: china (one coder, and it takes two).'])
    expect(conceptValidity(validity, 'china')).toBe(
      'the validation on 2026-06-01 is incomplete: one coder, and it takes two',
    )
  })

  it('rests on the last complete validation of each concept, whichever sample it came from', () => {
    const norms = { ...complete, concept: 'norms', sample: 's2', alpha: 0.8, units: 60, judged: 60, decided: 55 }
    const later = { ...complete, sample: 's3', date: '2026-07-01', alpha: 0.95 }
    const { status, concepts, text } = validityFrom({ ...source, own: [complete, norms, later, oneCode] })
    expect(status).toBe('validated')
    expect(concepts.map(({ concept, sample }) => [concept, sample])).toEqual([
      ['china', 's3'],
      ['norms', 's2'],
    ])
    expect(text).toBe(
      'validated on 2026-07-01: 2 coders, 80 sentences; alpha 0.95, F1 0.75; sample s3; also validated on 2026-05-31: 2 coders, 55 of 60 sentences; alpha 0.80, F1 0.75; sample s2',
    )
  })

  it('keeps the word unreliable for a concept that a later sample is not of', () => {
    const low = { ...complete, alpha: 0.5 }
    const norms = { ...complete, concept: 'norms', sample: 's2' }
    const validity = validityFrom({ ...source, own: [low, norms] })
    expect(validity.unreliable).toEqual(['china'])
    expect(validity.cautions).toEqual(['Unreliable, for coders agree too little (alpha below .667): china.'])
    expect(conceptValidity(validity, 'china')).toMatch(
      /^unreliable, for coders agree too little \(alpha below \.667\); validated on/,
    )
    const accepted = validityFrom({ ...source, own: [low, norms], accepted: ['china'] })
    expect([accepted.unreliable, accepted.cautions]).toEqual([[], []])
  })

  it('does not shed that word with codes that are fewer', () => {
    const low = { ...complete, alpha: 0.5 }
    expect(validityFrom({ ...source, own: [low, { ...oneCode, sample: 's2' }] }).unreliable).toEqual(['china'])
  })

  it('does not call a concept unreliable on which all codes are alike', () => {
    const { unreliable, cautions } = validityFrom({ ...source, own: [{ ...complete, alpha: null }] })
    expect(unreliable).toEqual([])
    expect(cautions).toEqual(['Agreement is not known, for all codes are alike and alpha is not defined: china.'])
  })

  it('says of a concept that was not coded that nothing is known of it', () => {
    const validity = validityFrom({ ...source, own: [complete] })
    expect(conceptValidity(validity, 'norms')).toBe('not validated: it is not among the concepts that were coded')
  })

  it('is stale where only another lexicon was validated, and completely', () => {
    expect(validityFrom({ ...source, others: [complete] })).toMatchObject({ status: 'stale', concepts: [] })
    expect(validityFrom({ ...source, others: [oneCode] }).status).toBe('not-validated')
    expect(validityFrom({ ...source, own: [oneCode], others: [complete] }).status).toBe('incomplete')
    expect(validityFrom(source)).toMatchObject({ status: 'not-validated', cautions: [] })
  })
})

describe('agreement', () => {
  it('that is too low, not defined or not measured is told apart', () => {
    const of = (concept: string, units: number, alpha: number | null) => ({ concept, units, alpha })
    expect(cautionsOfAgreement([of('a', 9, 0.666), of('b', 9, 0.667), of('c', 9, null), of('d', 0, null)])).toEqual([
      'Unreliable, for coders agree too little (alpha below .667): a.',
      'Agreement is not known, for all codes are alike and alpha is not defined: c.',
      'Agreement is not known, for no unit was coded by two people: d.',
    ])
    expect(cautionsOfAgreement([of('', 9, 0.6)])).toEqual([
      'Unreliable, for coders agree too little (alpha below .667).',
    ])
  })
})

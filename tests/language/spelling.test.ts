import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spellingRules, unifySpelling } from '../../src/language/spelling.js'
import { vocabulary } from './vocabulary.js'

const meeting = `
  standardise standardize, standardised standardized, standardising standardizing, standardisation standardization,
  organisation organization, organisations organizations, organisational organizational, organiser organizer,
  recognisable recognizable, analyse analyze, analysed analyzed, analysing analyzing, paralyse paralyze,
  behaviour behavior, behavioural behavioral, colour color, favourable favorable, honour honor, labour labor,
  neighbouring neighboring, endeavours endeavors, harbour harbor, saviour savior, ardour ardor, armour armor,
  centre center, centres centers, theatre theater, kilometre kilometer, fibre fiber, manoeuvre maneuver,
  defence defense, defences defenses, offence offense, licence license, licencing licensing, pretence pretense,
  practise practice, programme program, programmes programs, dialogue dialog, catalogues catalogs,
  travelled traveled, labelling labeling, modelling modeling, signalling signaling, counsellor counselor,
  cancelled canceled, cancellation cancelation, fuelled fueled, dialling dialing,
  judgement judgment, acknowledgement acknowledgment, fulfil fulfill, fulfilment fulfillment, enrol enroll,
  instalment installment, skilful skillful, wilfully willfully, artefact artifact, ageing aging, grey gray,
  sceptical skeptical, encyclopaedia encyclopedia, anaemia anemia`

const distinct = `
  four for, our or, hour hor, pour por, prise prize, tour tor, devour devor,
  filled filed, filling filing, filler filer, refilled refiled, tiller tiler, polling poling, willed wiled, called caled,
  metre meter, acre acer, there theer, license lice, practice practical, advice advise, device devise,
  programme programmed, league leag, norm norms, wiser wizer, rise rize, raised razed`

const pairs = (list: string) => list.split(',').map((pair) => pair.trim().split(' ') as [string, string])

describe('both spellings of a word', () => {
  it.each(pairs(meeting))('meet: %s, %s', (british, american) => {
    expect(british).not.toBe(american)
    expect(unifySpelling(british)).toBe(unifySpelling(american))
  })
})

describe('two words', () => {
  it.each(pairs(distinct))('do not meet: %s, %s', (one, other) => {
    expect(unifySpelling(one)).not.toBe(unifySpelling(other))
  })
})

describe('the key of a key', () => {
  it('is the key', () => {
    for (const word of [...pairs(meeting), ...pairs(distinct)].flat()) {
      const key = unifySpelling(word)
      expect(unifySpelling(key)).toBe(key)
    }
  })

  it('of a word that both spell alike may be no word, on both sides', () => {
    expect(unifySpelling('promise')).toBe('promize')
    expect(unifySpelling('norm')).toBe('norm')
    expect(unifySpelling('')).toBe('')
  })
})

describe('the test that comes before the rules', () => {
  const byRules = (word: string) => spellingRules.reduce((key, [pattern, to]) => key.replace(pattern, to), word)

  it('lets no word of the language pass that a rule would change', () => {
    const words = vocabulary()
    expect(words.length).toBeGreaterThan(80_000)
    expect(words.filter((word) => byRules(word) !== word).length).toBeGreaterThan(2000)
    expect(words.filter((word) => unifySpelling(word) !== byRules(word))).toEqual([])
  })

  it('nor any word put together from the pieces that rules look at', () => {
    const pieces =
      'practis is ys e ed es ing er ers able ation ations ational our arb col ru sav savi mm a manoeuv cent met kilo re s def lic enc ' +
      'programme dial ogue ll l filled ue fi or judg acknowledg ement fulfil enrol ment skil wil ful artefact ageing grey scep en ' +
      'cyclopaed an leuk h aem'
    const word = fc.array(fc.oneof(fc.constantFrom(...pieces.split(' ')), fc.string({ maxLength: 2 })), {
      maxLength: 5,
    })
    fc.assert(
      fc.property(word, (parts) => unifySpelling(parts.join('')) === byRules(parts.join(''))),
      { numRuns: 20_000, seed: 1 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { unifySpelling } from '../../src/language/spelling.js'

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

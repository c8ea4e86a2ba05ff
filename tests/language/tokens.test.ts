import { describe, expect, it } from 'vitest'
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { partsOfSpeech, tokenKinds } from '../../src/language/tokens.js'

describe('the numbers in the columns', () => {
  it('of parts of speech are those of the model', () => {
    const { its } = winkNLP(model)
    const numbered = (its as unknown as { pos: { toString(): string } }).pos
    expect(typeof numbered).toBe('function')
    const core = (model as unknown as { core(): { features: { pos: { list: string[] } } } }).core()
    expect([...partsOfSpeech]).toEqual(core.features.pos.list)
  })

  it('of kinds fit a byte and have one name each', () => {
    expect(new Set(tokenKinds).size).toBe(tokenKinds.length)
    expect(tokenKinds.length).toBeLessThan(256)
    expect(tokenKinds[0]).toBe('word')
  })
})

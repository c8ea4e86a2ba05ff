import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { finalButBeforeNumbers, neverFinal, sentenceOpeners, sometimesFinal } from '../../src/language/abbreviations.js'

const source = readFileSync(new URL('../../src/language/abbreviations.ts', import.meta.url), 'utf8')
const lists = { neverFinal, finalButBeforeNumbers, sometimesFinal, sentenceOpeners }

describe('the lists of abbreviations', () => {
  it.each(Object.entries(lists))('%s holds words in lower case without their last full stop', (_, list) => {
    expect(list.size).toBeGreaterThan(4)
    for (const word of list) expect(word).toMatch(/^(?:[a-z]+|(?:[a-z]\.)+)$/)
  })

  it('say nothing twice', () => {
    const declarations = source.split('export const ').slice(1)
    expect(declarations).toHaveLength(Object.keys(lists).length)
    for (const declaration of declarations) {
      const words = [...declaration.matchAll(/'([^']{2,})'/g)].flatMap(([, text = '']) => text.trim().split(/\s+/))
      expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    }
  })

  it('do not overlap', () => {
    const kinds = [neverFinal, finalButBeforeNumbers, sometimesFinal]
    const words = kinds.flatMap((list) => [...list])
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
    expect([...sentenceOpeners].filter((word) => neverFinal.has(word) || sometimesFinal.has(word))).toEqual([])
  })
})

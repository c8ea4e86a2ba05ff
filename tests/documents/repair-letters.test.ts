import { describe, expect, it } from 'vitest'
import { isLettersOnly, repairLetters } from '../../src/documents/repair-letters.js'
import { codes, haveTexts, only, paragraphs, prose, read, readReal } from './read.js'

describe('letters that were taken apart', () => {
  it('are put together where wider gaps part the words', () => {
    expect(repairLetters('C Y B E R   S E C U R I T Y   2 0 2 3')).toBe('CYBER SECURITY 2023')
  })

  it('are put together by the words of the text where nothing parts them', () => {
    const text = 'N a t i o n a l C y b e r S t r a t e g y & P o l i c y\nThe national strategy for cyber policy.'
    expect(repairLetters(text).split('\n')[0]).toBe('National Cyber Strategy & Policy')
  })

  it('are put together within a line that holds other words', () => {
    const text = '27 | P a g e o f S t r a t e g y\nThe page of the strategy.'
    expect(repairLetters(text).split('\n')[0]).toBe('27 | Page of Strategy')
  })

  it('are left where they are no words of the text, such as a label that runs upwards', () => {
    const label = 's e s s e n i s u b n a i l a r t s u A'
    expect(repairLetters(`${label}\nAustralian businesses`)).toBe(`${label}\nAustralian businesses`)
    expect(isLettersOnly(label)).toBe(true)
  })

  it('are left where they are a list of letters or no letters', () => {
    for (const line of ['Annexes A, B, C, D, E, F and G', '1 2 3 4 5 6 7 8 9', 'a b c', 'Plan A B']) {
      expect(repairLetters(line)).toBe(line)
    }
  })
})

describe('letters that stand twice', () => {
  it('are made single where every word of the line is so', () => {
    expect(repairLetters('NNAATTIIOONNAALL SSTTRRAATTEEGGYY ffoorr')).toBe('NATIONAL STRATEGY for')
    expect(repairLetters('11223344 1122')).toBe('1234 12')
    expect(repairLetters('Numbers 1122334455 stay')).toBe('Numbers 1122334455 stay')
    expect(repairLetters('aabbccddee and bookkeeper')).toBe('aabbccddee and bookkeeper')
  })
})

describe('rows of single letters', () => {
  it('are not counted, and said', async () => {
    const result = await read('a.txt', `${prose}\n\ns e s s e n i s u b n a i l\n\n${prose}`)
    expect(codes(result)).toEqual(['extraction-debris'])
    expect(paragraphs(only(result), 'running-head')).toEqual(['s e s s e n i s u b n a i l'])
    expect(paragraphs(only(result), 'body')).toEqual([prose, prose])
  })

  it('are told from short lines', () => {
    expect(['e g', 'i b l'].every(isLettersOnly)).toBe(true)
    expect(['Plan A', 'a', 'I am', 'A 1', '', '序 言', '第 一 条'].some(isLettersOnly)).toBe(false)
  })

  it.skipIf(!haveTexts)('make real running heads again', async () => {
    const document = only(await readReal('cyber-strategies/Canada_2010_cbr-scrt-strtgy-eng.txt'))
    const head = 'Canada’s Cyber Security Strategy: For a Stronger and More Prosperous Canada'
    expect(paragraphs(document, 'running-head').filter((text) => text === head).length).toBeGreaterThan(8)
    expect(paragraphs(document, 'body', 'heading').join('\n')).not.toMatch(/(?:\p{L} ){6}/u)
  })
})

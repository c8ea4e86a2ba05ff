import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitTokens } from '../../src/language/tokenise.js'
import { tokenKinds } from '../../src/language/tokens.js'
import { wink } from '../../src/language/wink.js'
import { winkForm } from '../../src/language/wink-form.js'
import { naughtyTexts } from './hostile.js'
import { readWithWink } from './read-with-wink.js'

const formOf = (text: string) => {
  const [token] = splitTokens(text)
  if (token === undefined) throw new Error('no token')
  return winkForm(text.slice(token.start, token.end), tokenKinds.indexOf(token.kind))
}

describe('the form that the model is given', () => {
  it.each([
    ['norms', 'norms', ''],
    ['cyber-superpowers', 'superpowers', 'cyber-'],
    ['Cyber-Superpowers', 'Superpowers', 'cyber-'],
    ['U.S.', 'Xname', ''],
    ['China-U.S.', 'Xname', 'china-'],
    ['e.g.', 'namely', ''],
    ['p.m.', 'noon', ''],
    ['21st', 'first', ''],
    ['cafe\u0301', 'cafe', ''],
    ['café', 'café', ''],
    ['5G', 'Xname', ''],
    ['g20', 'xthing', ''],
    ['网', 'xthing', ''],
    ['Київ', 'Xname', ''],
    ['1,000', '7', ''],
    ['www.un.org', 'Xname', ''],
    ['a@un.org', 'Xname', ''],
    ['[12]', '', ''],
    ['¹', '', ''],
    ['“', '“', ''],
    ["'", "'", ''],
    ['𝄞', '*', ''],
    ['\ud800', '*', ''],
  ])('of %s is %j', (text, form, prefix) => expect(formOf(text)).toEqual({ form, prefix }))

  it('of a clitic is its plain spelling, and of n’t a not that has a scope', () => {
    const clitic = tokenKinds.indexOf('clitic')
    expect(winkForm('’S', clitic).form).toBe("'s")
    expect(winkForm('n’t', clitic).form).toBe('not')
    expect(winkForm('N’T', clitic).form).toBe('not')
  })

  it('of a word that no language has is a plain one', () => {
    expect(formOf('x'.repeat(65)).form).toBe('xthing')
    expect(formOf('x'.repeat(64)).form).toBe('x'.repeat(64))
    expect(formOf('aBcDeFgHiJkLm').form).toBe('Xname')
    expect(formOf('aBcDeFgHiJkL').form).toBe('aBcDeFgHiJkL')
    expect(formOf('INTERNATIONALISATION').form).toBe('INTERNATIONALISATION')
    expect(formOf('Internationalisation').form).toBe('Internationalisation')
  })

  it('is one that the model takes for as many tokens as it says, alone and among others, at once and later', () => {
    const holds = (text: string) => {
      for (const { start, end, kind } of splitTokens(text)) {
        const { form } = winkForm(text.slice(start, end), tokenKinds.indexOf(kind))
        if (form === '') continue
        const expected = wink().piecesOf(form).count
        expect([form, readWithWink(form).values.length]).toEqual([form, expected])
        expect([form, readWithWink(`the ${form} of ${form}`).values.length]).toEqual([form, 2 + 2 * expected])
        expect([form, readWithWink(form).values.length]).toEqual([form, expected])
      }
    }
    for (const text of naughtyTexts) holds(text)
    const units: string[] = []
    for (let unit = 0x21; unit < 0x3000; unit += 1) units.push(String.fromCharCode(unit))
    for (const unit of units) holds(`${unit} a${unit}b 5${unit}`)
    fc.assert(fc.property(fc.string({ unit: 'binary' }), holds), { numRuns: 500, seed: 6 })
  })
})

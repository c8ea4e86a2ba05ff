import { describe, expect, it } from 'vitest'
import { regularBaseForms } from '../../src/language/inflection.js'

describe('the base forms that a regular inflection could come from', () => {
  it.each([
    ['cyberattacks', ['cyberattack']],
    ['cyberpolicies', ['cyberpolicy', 'cyberpolicie']],
    ['cyberboxes', ['cyberbox', 'cyberboxe']],
    ['sinicized', ['siniciz', 'sinicize']],
    ['sinicizing', ['siniciz', 'sinicize']],
    ['gitlogged', ['gitlogg', 'gitlogge', 'gitlog']],
    ['cyberspied', ['cyberspi', 'cyberspie', 'cyberspy']],
    ['cyberanalyses', ['cyberanalysis', 'cyberanalys', 'cyberanalyse']],
    ['colloquies', ['colloquy', 'colloquie']],
  ])('of %s are %j', (word, forms) => expect(regularBaseForms(word)).toEqual(forms))

  it.each(['status', 'crisis', 'cyberness', 'bring', 'thing', 'cyber', 'as', ''])('of %j are none', (word) =>
    expect(regularBaseForms(word)).toEqual([]),
  )
})

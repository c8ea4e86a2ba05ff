import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { palettes } from '../../src/report/figures/theme.js'

const base = readFileSync('src/viewer/styles/base.css', 'utf8')

describe('the colours of the page', () => {
  it('are those of the figures, light and dark', () => {
    for (const scheme of ['light', 'dark'] as const)
      palettes[scheme].categories.forEach((colour, index) => {
        const times = base.split(`--category-${index + 1}: ${colour};`).length - 1
        expect([scheme, index, times]).toEqual([scheme, index, scheme === 'light' ? 1 : 2])
      })
  })

  it('are dark on screens alone, so that paper is light', () => {
    for (const match of base.matchAll(/color-scheme: dark/g)) {
      const before = base.slice(0, match.index)
      expect(before.slice(before.lastIndexOf('@media')).startsWith('@media screen')).toBe(true)
    }
  })
})

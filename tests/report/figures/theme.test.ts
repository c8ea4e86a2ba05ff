import { describe, expect, it } from 'vitest'
import { contrast, palettes, rampColour, readableOn } from '../../../src/report/figures/theme.js'

describe.each(['light', 'dark'] as const)('the %s colours', (scheme) => {
  const palette = palettes[scheme]

  it('let text be read: 4.5 to 1 against the ground', () => {
    expect(contrast(palette.ink, palette.paper)).toBeGreaterThan(7)
    expect(contrast(palette.quiet, palette.paper)).toBeGreaterThan(4.5)
  })

  it('let marks be seen: 3 to 1 against the ground', () => {
    for (const colour of palette.categories) expect(contrast(colour, palette.paper), colour).toBeGreaterThan(3)
  })

  it('let text be read on every colour of a scale', () => {
    for (const colours of [palette.sequential, palette.diverging]) {
      for (let step = 0; step <= 200; step += 1) {
        const ground = rampColour(colours, 0, 200, step)
        expect(contrast(readableOn(ground), ground), ground).toBeGreaterThan(4.5)
      }
    }
  })

  it('grow steadily darker or lighter from none to most', () => {
    const against = palette.sequential.map((colour) => contrast(colour, palette.paper))
    expect(against).toEqual([...against].sort((a, b) => a - b))
  })
})

describe('the contrast of two colours', () => {
  it('is that of the definition', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#abcdef', '#abcdef')).toBe(1)
  })
})

describe('a colour between two', () => {
  it('is mixed by its channels and stays at the ends', () => {
    expect(rampColour(['#000000', '#ffffff'], 0, 10, 5)).toBe('#808080')
    expect(rampColour(['#000000', '#ffffff'], 0, 10, 20)).toBe('#ffffff')
    expect(rampColour(['#000000', '#ffffff'], 3, 3, 3)).toBe('#000000')
  })
})

import { describe, expect, it } from 'vitest'
import { createPageCounter, noisyPages, pageQuality } from '../../src/language/page-quality.js'
import { createTagger } from '../../src/language/tag.js'

const good =
  'The states agreed to work together on the rules of the road, and they said that a good start had been made in the talks last year. '
const noisy =
  'Tne sfafes agrced to wcrk togcther 0n tbe ru1es cf tne rcad, and tbey saicl tnat a gocd sfart bad becn madc in thc talks iast ycar. '
const apart = 'T h e s t a t e s a g r e e d t o w o r k t o g e t h e r o n t h e r u l e s . '

function pagesOf(...texts: string[]) {
  const text = texts.join('\n\n')
  let start = 0
  const paragraphs = texts.map((paragraph, index) => {
    const span = { start, end: start + paragraph.length, zone: 'body' as const, page: index + 1 }
    start = span.end + 2
    return span
  })
  const tagger = createTagger()
  return createPageCounter(tagger.terms)({ paragraphs }, tagger.tag({ text, paragraphs }))
}

describe('the quality of a page', () => {
  it('is near 1 for text that was typed, and falls with words that are none, single letters and odd marks', () => {
    const [typed, misread, setApart, odd] = pagesOf(
      good.repeat(3),
      noisy.repeat(3),
      apart.repeat(3),
      `${good}¤ ¬ ¤ � ¤ ¬ � ¤`,
    ).map(pageQuality)
    expect(typed).toBeGreaterThan(0.95)
    expect(misread).toBeLessThan(0.6)
    expect(setApart === null || (setApart as number) < 0.5).toBe(true)
    expect(odd).toBeLessThan(0.85)
  })

  it('asks nothing of names and numbers, and has no opinion where there is nothing else', () => {
    const [names] = pagesOf('Ouagadougou Tegucigalpa 2015 5G G20 Xiaoping Wuzhen 12.5')
    expect(names?.checked).toBe(0)
    expect(pageQuality(names as NonNullable<typeof names>)).toBe(null)
  })

  it('names the pages that were read badly, but no page too short to judge', () => {
    expect(noisyPages(pagesOf(good.repeat(3), noisy.repeat(3), noisy.slice(0, 40), good.repeat(2)))).toEqual([2])
  })

  it('counts by page and over all of them once', () => {
    const pages = pagesOf(good, good)
    expect(pages.map(({ page }) => page)).toEqual([1, 2])
    expect(pages[0]).toEqual({ ...pages[1], page: 1 })
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cutPage } from '../../bench/reading/cut-page.js'
import { compileDraft, documentFolder, haveDocuments, readGold } from '../../bench/reading/gold.js'
import { holdAgainstGold } from '../../bench/reading/hold-against-gold.js'
import {
  characterAccuracy,
  countPage,
  longestCommonSubsequence,
  noCounts,
  orderAccuracy,
  precision,
  recall,
  sumCounts,
  zonesOf,
} from '../../bench/reading/measure.js'
import { comparedWords, hashWord } from '../../bench/reading/words.js'
import { type TextDocument, type Zone, zones } from '../../src/documents/document.js'
import { read } from './read.js'

const draft = [
  '# file some.pdf',
  '# page 2',
  '# layout two columns',
  '# runs-in body',
  'running-head\t-\tREPORT 2',
  'body\t-\tof the environ-',
  'body\t-\tment{12} and its long-|',
  'body\t-\tterm care.',
  '~body|heading\t-\tCare pays.',
  'footnote\t-\t{12} See the report.',
].join('\n')
const page = compileDraft(draft).page

/** A document of paragraphs given as zone, page and text. */
function documentOf(...parts: readonly [Zone, number, string][]): TextDocument {
  const text = parts.map(([, , words]) => words).join('\n\n')
  let start = 0
  const paragraphs = parts.map(([zone, number, words]) => {
    const paragraph = { start, end: start + words.length, zone, page: number }
    start = paragraph.end + 2
    return paragraph
  })
  const about = { format: 'pdf', pages: 3, language: 'en', metadata: {}, counted: true } as const
  return { id: 'some.pdf', path: 'some.pdf', text, paragraphs, ...about }
}

function countsOf(...parts: readonly [Zone, string][]) {
  const counts = noCounts()
  countPage(
    counts,
    page,
    parts.map(([zone, text]) => ({ zone, words: comparedWords(text) })),
  )
  return counts
}

const perfect: [Zone, string][] = [
  ['running-head', 'REPORT 2'],
  ['body', 'of the environment¹² and its long-term care.'],
  ['footnote', 'See the report.'],
  ['body', 'Care pays.'],
]

describe('the measure of reading', () => {
  it('compares words by their letters and figures, without note marks and hyphens', () => {
    expect(comparedWords('“Cyber-Security’s” eﬀect¹² in 2023—and C++')).toEqual(
      'cyber security s effect in 2023 and c'.split(' '),
    )
  })

  it('makes gold of a draft: broken words joined, true compounds kept, note marks dropped', () => {
    expect(page).toMatchObject({ page: 2, layout: 'two columns', runsIn: true, runsOn: false })
    const body = page.lines.filter(({ zone }) => zone === 'body').flatMap(({ words }) => words.split(' '))
    expect(body).toEqual('of the environment and its long term care care pays'.split(' ').map(hashWord))
    expect(page.lines.map(({ characters }) => characters)).toEqual([7, 16, 10, 8, 8, 12])
  })

  it('finds nothing wrong with a perfect reading, wherever a pull quote stands', () => {
    const counts = countsOf(...perfect)
    expect(orderAccuracy(counts)).toBe(1)
    expect(characterAccuracy(counts)).toBe(1)
    expect(Object.values(counts.zones).every(({ found, spurious, expected }) => found === expected && !spurious)).toBe(
      true,
    )
  })

  it('counts words in the wrong order, words broken in two, and words in the wrong zone', () => {
    expect(orderAccuracy(countsOf(['body', 'and its long-term care of the environment']))).toBe(5 / 8)
    expect(characterAccuracy(countsOf(...perfect.slice(1)))).toBeCloseTo(1 - 7 / 61)
    expect(orderAccuracy(countsOf(['body', 'of the environ ment and its long term care']))).toBe(7 / 8)
    const { zones: tallies } = countsOf(['body', 'REPORT 2 of the environment and its long-term care'])
    expect(tallies.body && [precision(tallies.body), recall(tallies.body)]).toEqual([8 / 10, 1])
    expect(tallies['running-head'] && recall(tallies['running-head'])).toBe(0)
  })

  it('takes from a paragraph that runs over a page what stands on the page', () => {
    const document = documentOf(
      ['body', 1, 'The policy speaks of the sea, of the environment and its long-term care.'],
      ['running-head', 2, 'REPORT 2'],
      ['body', 3, 'Another page.'],
    )
    const words = cutPage(document, page).flatMap((segment) => segment.words)
    expect(words.join(' ')).toBe('of the environment and its long term care report 2')
  })

  it('leaves to the next page what runs on there', () => {
    const first = compileDraft(
      [
        '# file some.pdf',
        '# page 1',
        '# runs-on body',
        'body\t-\tThe policy speaks of the sea,',
        'footnote|body\t-\tJob 12345',
      ].join('\n'),
    ).page
    const document = documentOf(
      ['body', 1, 'The policy speaks of the sea, of the environment and its long-term care.'],
      ['running-head', 1, 'Job 12345'],
      ['running-head', 2, 'REPORT 2'],
    )
    const words = cutPage(document, first).flatMap((segment) => segment.words)
    expect(words.join(' ')).toBe('the policy speaks of the sea job 12345')
  })

  it('measures the longest common subsequence', () => {
    expect(longestCommonSubsequence([...'nematode'], [...'empty'])).toBe(3)
    expect(longestCommonSubsequence([], ['a'])).toBe(0)
  })
})

describe('the gold', () => {
  const gold = readGold()

  it('covers at least 24 pages of at least 10 documents', () => {
    expect(gold.length).toBeGreaterThanOrEqual(10)
    expect(gold.flatMap(({ pages }) => pages).length).toBeGreaterThanOrEqual(24)
  })

  it('knows only the zones of the project, and hashes of words', () => {
    const lines = gold.flatMap(({ pages }) => pages).flatMap(({ lines }) => lines)
    expect(lines.flatMap(zonesOf).filter((zone) => !(zones as readonly string[]).includes(zone))).toEqual([])
    expect(lines.filter(({ words }) => !/^[0-9a-f]{10}(?: [0-9a-f]{10})*$/.test(words))).toEqual([])
  })
})

describe.skipIf(!haveDocuments)('reading, held against the gold', async () => {
  const counts = []
  for (const gold of haveDocuments ? readGold() : []) {
    const result = await read(gold.file, readFileSync(`${documentFolder}/${gold.file}`), { anyLanguage: true })
    counts.push(holdAgainstGold(gold, result.documents[0]))
  }
  const all = sumCounts(counts)

  function tally(zone: Zone) {
    const found = all.zones[zone]
    if (found === undefined) throw new Error(`${zone} is not measured`)
    return found
  }

  it('has at least 98 of 100 words in the right order', () => {
    expect(orderAccuracy(all)).toBeGreaterThanOrEqual(0.98)
  })

  it('keeps at least 98 of 100 words of the body as body', () => {
    expect(recall(tally('body'))).toBeGreaterThanOrEqual(0.98)
  })

  it.each(['references', 'running-head'] as const)(
    'finds %s with a precision and a recall of at least 0.95',
    (zone) => {
      expect(precision(tally(zone))).toBeGreaterThanOrEqual(0.95)
      expect(recall(tally(zone))).toBeGreaterThanOrEqual(0.95)
    },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSentences, longestSentence } from '../../src/language/sentences.js'
import { scanTokens, TokenSpans } from '../../src/language/tokenise.js'
import { hostileUnits } from './hostile.js'
import { sentencesOf } from './spoken.js'

/** Holds that the parts of a text divided by `|` are its sentences. */
function expectSplit(marked: string): void {
  const parts = marked.split(' | ')
  expect(sentencesOf(parts.join(' '))).toEqual(parts)
}

const startsOf = (text: string) => {
  const spans = new TokenSpans()
  scanTokens(text, 0, text.length, spans)
  return { starts: findSentences(text, spans, 0), count: spans.count }
}

describe('a sentence ends', () => {
  it.each([
    ['States agree. | They act.'],
    ['Do they agree? | They act! | So it is.'],
    ['Can it be?! | It can.'],
    ['The talks went on… | Nobody left.'],
    ['The talks went on ... | Nobody left.'],
    ['It was adopted in 2015. | The next came in 2021.'],
    ['Growth reached 3.5 per cent. | Trade grew by 2.1.'],
    ['They met in New York. | 193 states came.'],
    ['The rule is old . | The norm is new .'],
  ])('at its mark: %s', (marked) => expectSplit(marked))

  it.each([
    ['He called it “a new era.” | Others did not.'],
    ['He called it "a new era". | Others did not.'],
    ['They agreed (in part.) | Others did not.'],
    ['They agreed. | “Norms matter,” she said.'],
    ['They agreed. | (Others did not.)'],
    ["It is 'the rule.' | None objects."],
  ])('with the quotes and brackets behind it: %s', (marked) => expectSplit(marked))

  it.each([
    ['It is binding.[12] | Others differ.'],
    ['It is binding. [12] | Others differ.'],
    ['It is binding.³ | Others differ.'],
    ['It is binding.” [3, 4] | Others differ.'],
  ])('with the citation mark behind it: %s', (marked) => expectSplit(marked))

  it.each([
    ['Peace lives in the mind.2 | It grows there.'],
    ['So found the Trade Commission.46 | These centres grew.'],
    ['It is “the rule.”7 | Others differ.'],
  ])('with the number of a note that has lost its superscript: %s', (marked) => expectSplit(marked))

  it('where the space behind it is missing', () => {
    expect(sentencesOf('They agreed on norms.The talks ended.')).toEqual(['They agreed on norms.', 'The talks ended.'])
  })

  it('at an ideographic full stop, behind which no space stands', () => {
    expect(sentencesOf('网络。空间。')).toEqual(['网络。', '空间。'])
  })

  it.each([
    ['It was led by the U.S. | The others followed.'],
    ['They asked the U.S. | However, it declined.'],
    ['Laws, norms, etc. | Hence the need.'],
    ['It was signed by Smith et al. | This was new.'],
    ['We have no planet B. | Our duty is clear.'],
    ['The answer is no. | Countries must act.'],
    ['No. | That is not so.'],
    ['It is the state of the art. | Systems rest on it.'],
  ])('at an abbreviation that ends it too: %s', (marked) => expectSplit(marked))
})

describe('a sentence goes on', () => {
  it.each([
    ['Mr. Xi met Mrs. Merkel and Dr. Ban.'],
    ['The talks in St. Petersburg were led by Prof. Lee.'],
    ['She holds a Ph.D. from Oslo.'],
    ['H.E. Mr. Annan spoke.'],
  ])('behind a title: %s', (text) => expectSplit(text))

  it.each([
    ['See para. 5 of A/RES/70/237 and No. 3.'],
    ['Under Art. 2 (4) of the Charter and Art. II of the Pact.'],
    ['Res. No. 38 and Doc. No. A/68/98 apply, cf. Figs. 2 and 3, pp. 5 f.'],
    ['Law No. 20,453 governs it (Rec. X.800).'],
  ])('behind a reference: %s', (text) => expectSplit(text))

  it.each([
    ['Tools, e.g. Facebook, are used, i.e. China blocks them.'],
    ['The U.S. Government and the U.S. China policy.'],
    ['The U.S. and the E.U. agreed.'],
    ['Acme Inc. Boston sells it.'],
  ])('behind an abbreviation: %s', (text) => expectSplit(text))

  it.each([['J. F. Kennedy spoke.'], ['It was Franklin D. Roosevelt who said so.'], ['J.F. Kennedy spoke.']])(
    'behind an initial: %s',
    (text) => expectSplit(text),
  )

  it.each([
    ['12. States should act. | They may.'],
    ['1.2. Trends'],
    ['A. Regulations'],
    ['IV. Norms of conduct'],
    ['iii. The head is chosen.'],
    ['States act. | 13. They should not.'],
  ])('behind the number it begins with: %s', (marked) => expectSplit(marked))

  it.each([
    ['He said “no!” and left.'],
    ['The firm Yahoo! is old.'],
    ['It rose by 3.5 per cent at www.un.org, version 2.0.1 of it.'],
    ['The norm (see above.) is old.'],
    ['They agreed ... or not.'],
  ])('before a lower-case letter and inside a word: %s', (text) => expectSplit(text))

  it('behind a semicolon or colon of a list', () => {
    expectSplit('They call for: (a) norms; (b) Rules; and (c) capacity.')
  })

  it('behind a short word that only looks like a note', () => {
    expectSplit('See para.5 The rule.')
  })
})

describe('the sentences of a paragraph', () => {
  it('are none where it has no token', () => {
    expect(sentencesOf('')).toEqual([])
    expect(sentencesOf(' \n ')).toEqual([])
  })

  it('are one where it has no mark', () => {
    expectSplit('National strategy on cyber security')
  })

  it('begin at the token that the paragraph begins at', () => {
    const text = 'One ends. Two ends. Three'
    const spans = new TokenSpans()
    scanTokens(text, 0, 9, spans)
    const first = spans.count
    scanTokens(text, 10, text.length, spans)
    expect(findSentences(text, spans, first)).toEqual([first, first + 3])
  })

  it('are cut at a thousand tokens, and at no fewer', () => {
    expect(startsOf('word '.repeat(longestSentence)).starts).toEqual([0])
    expect(startsOf('word '.repeat(longestSentence + 1)).starts).toEqual([0, longestSentence])
    expect(startsOf('word '.repeat(2 * longestSentence + 1)).starts).toEqual([0, longestSentence, 2 * longestSentence])
  })

  it('are never longer than that, whatever they are made of', () => {
    for (const unit of [...hostileUnits, '. )', '.)))', 'a.)', 'U.S.)', '! [1]', '.)12 A']) {
      const { starts, count } = startsOf(unit.repeat(5000))
      starts.forEach((start, sentence) => {
        expect((starts[sentence + 1] ?? count) - start).toBeLessThanOrEqual(longestSentence)
      })
    }
  })

  it('begin at the first token and follow one another, whatever the text', () => {
    const piece = fc.constantFrom(
      '.',
      '!',
      '?',
      '…',
      '。',
      ' ',
      '”',
      '"',
      ')',
      '(',
      'A',
      'b',
      'U.S.',
      'No',
      '12',
      '[1]',
      'The',
      'etc',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        (text) => {
          const { starts, count } = startsOf(text)
          expect(starts.length === 0).toBe(count === 0)
          expect(starts[0] ?? 0).toBe(0)
          starts.forEach((start, sentence) => {
            expect(start).toBeLessThan(starts[sentence + 1] ?? count)
          })
        },
      ),
      { numRuns: 3000, seed: 4 },
    )
  })

  it('of two million hostile characters are found in one pass', () => {
    for (const unit of ['.', '. ', '.)', '.(', '!', '中。', 'U.S.', '" ', 'a.1 ']) {
      const { starts, count } = startsOf(unit.repeat(2_000_000 / unit.length))
      expect(starts.length).toBeGreaterThanOrEqual(Math.ceil(count / longestSentence))
    }
  })
})

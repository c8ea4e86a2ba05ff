import { describe, expect, it } from 'vitest'
import { scanTokens, splitTokens, TokenSpans } from '../../src/language/tokenise.js'
import { hostileUnits, naughtyTexts } from './hostile.js'
import { isSpace, kindsOf, tokensOf } from './spoken.js'

/** Holds the promise of the scanner: ordered spans, gaps of white space only, tokens and gaps rebuild the text. */
function expectLossless(text: string): void {
  let rebuilt = ''
  let last = 0
  for (const { start, end } of splitTokens(text)) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    const gap = text.slice(last, start)
    expect([...gap].every(isSpace)).toBe(true)
    rebuilt += gap + text.slice(start, end)
    last = end
  }
  expect([...text.slice(last)].every(isSpace)).toBe(true)
  expect(rebuilt + text.slice(last)).toBe(text)
}

describe('words', () => {
  it('keeps letters and digits together', () => {
    expect(kindsOf('5G and G20 in CO2')).toEqual(['5G/word', 'and/word', 'G20/word', 'in/word', 'CO2/word'])
    expect(kindsOf('CO₂')).toEqual(['CO₂/word'])
  })

  it('keeps a hyphenated compound as one token', () => {
    expect(tokensOf('norm-setter, cyber-superpower; COVID-19 state-of-the-art')).toEqual([
      'norm-setter',
      ',',
      'cyber-superpower',
      ';',
      'COVID-19',
      'state-of-the-art',
    ])
    expect(tokensOf('10-year 19-nation 1.5-degree')).toEqual(['10-year', '19-nation', '1.5-degree'])
    expect(tokensOf('cyber\u2010power cyber\u2011power')).toEqual(['cyber\u2010power', 'cyber\u2011power'])
  })

  it('does not take a hyphen at the edge of a word or a doubled one into it', () => {
    expect(tokensOf('pre- and post-war -led a--b')).toEqual([
      'pre',
      '-',
      'and',
      'post-war',
      '-',
      'led',
      'a',
      '-',
      '-',
      'b',
    ])
  })

  it('joins letters over an en dash, but never numbers, and never over an em dash', () => {
    expect(tokensOf('China–US rivalry')).toEqual(['China–US', 'rivalry'])
    expect(tokensOf('2015–2017')).toEqual(['2015', '–', '2017'])
    expect(tokensOf('rules – not power')).toEqual(['rules', '–', 'not', 'power'])
    expect(tokensOf('rules—not power')).toEqual(['rules', '—', 'not', 'power'])
  })

  it('keeps letters with full stops whole, also in a compound', () => {
    expect(tokensOf('the U.S. and the U.N., e.g. the U.K')).toEqual([
      'the',
      'U.S.',
      'and',
      'the',
      'U.N.',
      ',',
      'e.g.',
      'the',
      'U.K',
    ])
    expect(tokensOf('China-U.S. talks, U.S.-led, China–U.S.')).toEqual([
      'China-U.S.',
      'talks',
      ',',
      'U.S.-led',
      ',',
      'China–U.S.',
    ])
  })

  it('ends letters with full stops where a space is missing', () => {
    expect(tokensOf('the U.S.Government, the U.K.2020')).toEqual([
      'the',
      'U.S.',
      'Government',
      ',',
      'the',
      'U.K.',
      '2020',
    ])
    expect(tokensOf('U.S.–China')).toEqual(['U.S.–China'])
  })

  it('leaves the full stop of any other word apart', () => {
    expect(tokensOf('of norms.The')).toEqual(['of', 'norms', '.', 'The'])
    expect(tokensOf('Mr. Xi')).toEqual(['Mr', '.', 'Xi'])
    expect(tokensOf('plan B.')).toEqual(['plan', 'B', '.'])
  })

  it('keeps an inner apostrophe and an ampersand', () => {
    expect(tokensOf("Xi'an, Xi’an, O'Donnell")).toEqual(["Xi'an", ',', 'Xi’an', ',', "O'Donnell"])
    expect(tokensOf('R&D, AT&T; research & development')).toEqual([
      'R&D',
      ',',
      'AT&T',
      ';',
      'research',
      '&',
      'development',
    ])
  })

  it('splits at a slash', () => {
    expect(tokensOf('and/or A/RES/70/237')).toEqual(['and', '/', 'or', 'A', '/', 'RES', '/', '70', '/', '237'])
  })

  it('keeps combining marks with their letter and letters beyond the basic plane with their word', () => {
    expect(tokensOf('cafe\u0301 n\u0303o')).toEqual(['cafe\u0301', 'n\u0303o'])
    expect(kindsOf('𝐔𝐍 𐐀𐐨s')).toEqual(['𝐔𝐍/word', '𐐀𐐨s/word'])
  })

  it('gives each Han, Hiragana and Katakana character a token', () => {
    expect(kindsOf('网络空间 カナ')).toEqual(['网/word', '络/word', '空/word', '间/word', 'カ/word', 'ナ/word'])
  })

  it('reads text that runs from right to left in the order of its characters', () => {
    expect(tokensOf('الأمن السيبراني، 5G')).toEqual(['الأمن', 'السيبراني', '،', '5G'])
  })

  it('takes the names of object properties for words like any other', () => {
    expect(kindsOf('constructor __proto__')).toEqual([
      'constructor/word',
      '_/punctuation',
      '_/punctuation',
      'proto/word',
      '_/punctuation',
      '_/punctuation',
    ])
  })
})

describe('clitics', () => {
  it('sets the possessive apart, with either apostrophe and in capitals', () => {
    expect(kindsOf("China's goals")).toEqual(['China/word', "'s/clitic", 'goals/word'])
    expect(kindsOf('China’s goals')).toEqual(['China/word', '’s/clitic', 'goals/word'])
    expect(tokensOf("CHINA'S GOALS")).toEqual(['CHINA', "'S", 'GOALS'])
    expect(tokensOf("The plan is China's.")).toEqual(['The', 'plan', 'is', 'China', "'s", '.'])
  })

  it('sets the possessive apart behind a figure and behind letters with full stops', () => {
    expect(kindsOf("the 1990's")).toEqual(['the/word', '1990/number', "'s/clitic"])
    expect(kindsOf("the U.S.'s goals, U.S.’s")).toEqual([
      'the/word',
      'U.S./word',
      "'s/clitic",
      'goals/word',
      ',/punctuation',
      'U.S./word',
      '’s/clitic',
    ])
  })

  it('leaves the apostrophe of a plural possessive alone', () => {
    expect(kindsOf('States’ rights')).toEqual(['States/word', '’/punctuation', 'rights/word'])
  })

  it('sets contracted verbs apart', () => {
    expect(tokensOf("we're we've we'll we'd I'm")).toEqual([
      'we',
      "'re",
      'we',
      "'ve",
      'we',
      "'ll",
      'we',
      "'d",
      'I',
      "'m",
    ])
  })

  it('sets the contracted not apart, but leaves cannot whole', () => {
    expect(kindsOf("don't")).toEqual(['do/word', "n't/clitic"])
    expect(tokensOf('can’t DON’T cannot')).toEqual(['ca', 'n’t', 'DO', 'N’T', 'cannot'])
    expect(tokensOf("mustn't've")).toEqual(['must', "n't", "'ve"])
  })

  it('takes no quotation for a clitic', () => {
    expect(tokensOf("the 'split' and 's")).toEqual(['the', "'", 'split', "'", 'and', "'", 's'])
    expect(tokensOf("'re-open'")).toEqual(["'", 're-open', "'"])
  })
})

describe('numbers', () => {
  it('keeps inner points and thousands, and no more', () => {
    expect(kindsOf('1,000 3.5 2,500,000.75')).toEqual(['1,000/number', '3.5/number', '2,500,000.75/number'])
    expect(tokensOf('in 2015, 2016. 1,00')).toEqual(['in', '2015', ',', '2016', '.', '1', ',', '00'])
  })

  it('does not join two numbers over a hyphen', () => {
    expect(kindsOf('2015-2017')).toEqual(['2015/number', '-/punctuation', '2017/number'])
  })

  it('leaves units and signs apart', () => {
    expect(kindsOf('50% $5 €3.5')).toEqual([
      '50/number',
      '%/punctuation',
      '$/symbol',
      '5/number',
      '€/symbol',
      '3.5/number',
    ])
  })
})

describe('addresses', () => {
  it('keeps a web address whole', () => {
    expect(kindsOf('https://www.un.org/en/a?b=c#d www.cac.gov.cn un.org/disarmament')).toEqual([
      'https://www.un.org/en/a?b=c#d/url',
      'www.cac.gov.cn/url',
      'un.org/disarmament/url',
    ])
  })

  it('keeps a digital object identifier whole', () => {
    expect(kindsOf('doi: 10.1093/ia/iiz027.')).toEqual([
      'doi/word',
      ':/punctuation',
      '10.1093/ia/iiz027/url',
      './punctuation',
    ])
  })

  it('leaves the punctuation of the sentence outside', () => {
    expect(tokensOf('See www.un.org.')).toEqual(['See', 'www.un.org', '.'])
    expect(tokensOf('(see https://un.org/a), then')).toEqual(['(', 'see', 'https://un.org/a', ')', ',', 'then'])
    expect(tokensOf('<http://un.org> “un.org”')).toEqual(['<', 'http://un.org', '>', '“', 'un.org', '”'])
  })

  it('keeps the closing bracket that the address opened', () => {
    expect(tokensOf('at https://a.org/b_(c).')).toEqual(['at', 'https://a.org/b_(c)', '.'])
    expect(tokensOf('(https://a.org/b_(c))')).toEqual(['(', 'https://a.org/b_(c)', ')'])
  })

  it('does not take a missing space after a full stop for a host', () => {
    expect(tokensOf('the norm.us')).toEqual(['the', 'norm.us'])
    expect(tokensOf('the norm.Us')).toEqual(['the', 'norm', '.', 'Us'])
    expect(tokensOf('the norm.other')).toEqual(['the', 'norm', '.', 'other'])
  })

  it('finds a host among labels only up to its last known label', () => {
    expect(tokensOf('a.b.org.zz x.y.zz')).toEqual(['a.b.org', '.', 'zz', 'x.y.', 'zz'])
  })

  it('keeps a mail address whole', () => {
    expect(kindsOf('to first.last+x@mfa.gov.cn, or')).toEqual([
      'to/word',
      'first.last+x@mfa.gov.cn/email',
      ',/punctuation',
      'or/word',
    ])
    expect(tokensOf('@handle a@b')).toEqual(['@', 'handle', 'a', '@', 'b'])
  })
})

describe('citation marks', () => {
  it('keeps figures in square brackets whole', () => {
    expect(kindsOf('norms [12] and [3, 5–7].')).toEqual([
      'norms/word',
      '[12]/citation',
      'and/word',
      '[3, 5–7]/citation',
      './punctuation',
    ])
    expect(tokensOf('[a] [12345] [1')).toEqual(['[', 'a', ']', '[', '12345', ']', '[', '1'])
  })

  it('takes superscript figures for one mark', () => {
    expect(kindsOf('norms¹² rule.³')).toEqual(['norms/word', '¹²/citation', 'rule/word', './punctuation', '³/citation'])
  })

  it('never reaches beyond the stretch it was given', () => {
    const spans = new TokenSpans()
    scanTokens('[1, 2] www.un.org', 0, 3, spans)
    expect(Array.from(spans.end.slice(0, spans.count))).toEqual([1, 2, 3])
  })
})

describe('every other character', () => {
  it('stands alone', () => {
    expect(kindsOf('a...b!')).toEqual([
      'a/word',
      './punctuation',
      './punctuation',
      './punctuation',
      'b/word',
      '!/punctuation',
    ])
    expect(kindsOf('😀👍')).toEqual(['😀/symbol', '👍/symbol'])
  })

  it('takes zero-width characters for white space', () => {
    expect(tokensOf('zero\u200bwidth\ufeff')).toEqual(['zero', 'width'])
    expect(tokensOf('www.un.org\u200bnext')).toEqual(['www.un.org', 'next'])
  })

  it('keeps half a character apart from its neighbours', () => {
    expect(tokensOf('a\ud800b \udc00c')).toEqual(['a', '\ud800', 'b', '\udc00', 'c'])
    expect(tokensOf('\ud800 a')).toEqual(['\ud800', 'a'])
  })

  it('has a place in exactly one token', () => {
    for (const text of naughtyTexts) expectLossless(text)
  })
})

describe('hostile texts', () => {
  it.each(hostileUnits.map((unit) => [unit] as const))(
    'scans two million characters of %j without a second look',
    (unit) => {
      const text = unit.repeat(2_000_000 / unit.length)
      const spans = new TokenSpans()
      scanTokens(text, 0, text.length, spans)
      expect(spans.end[spans.count - 1]).toBe(text.trimEnd().length)
    },
  )

  it('does not look through the rest of a text at every paragraph', () => {
    const line = 'no address here'
    const text = `${line}\n`.repeat(400_000)
    const spans = new TokenSpans()
    for (let start = 0; start < text.length; start += line.length + 1)
      scanTokens(text, start, start + line.length, spans)
    expect(spans.count).toBe(1_200_000)
  })
})

import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextDocument } from '../../src/documents/document.js'
import { codes, haveTexts, only, paragraphs, prose, read, readReal, texts } from './read.js'

function expectSound(document: TextDocument): void {
  let end = -2
  for (const paragraph of document.paragraphs) {
    expect(paragraph.start).toBe(end + 2)
    expect(paragraph.end).toBeGreaterThan(paragraph.start)
    end = paragraph.end
    const text = document.text.slice(paragraph.start, paragraph.end)
    expect(text).toBe(text.trim())
    expect(text).not.toMatch(/\n\n| {2}|\t/)
  }
  expect(end === -2 ? 0 : end).toBe(document.text.length)
  expect(document.text).toBe(document.text.normalize('NFC'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: there must be none
  expect(document.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b\ufeff]/)
}

describe('reading a file', () => {
  it('says that a file without bytes is empty, and one with blanks only as well', async () => {
    expect(codes(await read('a.txt', ''))).toEqual(['empty-file'])
    expect(codes(await read('a.txt', ' \n\t\n'))).toEqual(['empty-file'])
  })

  it('counts a document of a few words, and says that it is hardly one', async () => {
    const result = await read('a.txt', 'The council supports the open Internet and the rule of law.')
    expect(codes(result)).toEqual(['nearly-empty'])
    expect(only(result).counted).toBe(true)
  })

  it('does not read a file over the limit', async () => {
    const result = await read('a.txt', prose, { maximumBytes: 100 })
    expect(codes(result)).toEqual(['too-large'])
    expect(result.documents).toEqual([])
  })

  it.each([
    ['a PNG picture', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['an old Office file', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ['neither text', Array.from({ length: 400 }, (_, index) => (index * 37) % 32)],
  ])('names what it is instead of text: %s', async (what, bytes) => {
    const result = await read('a.txt', Uint8Array.from(bytes))
    expect(codes(result)).toEqual(['unknown-type'])
    expect(result.problems[0]?.message).toContain(what)
  })

  it('asks for the password of an encrypted Office file', async () => {
    const name = [...'EncryptedPackage'].flatMap((character) => [character.charCodeAt(0), 0])
    const bytes = Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...new Array<number>(512).fill(0),
      ...name,
    ])
    expect(codes(await read('a.docx', bytes))).toEqual(['password-needed'])
  })

  it('warns of what an extractor left in the text', async () => {
    const result = await read('a.txt', `${prose} The (cid:12)rst of(cid:3) them.`)
    expect(codes(result)).toEqual(['extraction-debris'])
    expect(result.problems[0]?.message).toMatch(/^2 characters/)
  })

  it('lists a text in another language without counting it, and counts it where any language is asked for', async () => {
    const french =
      'Le gouvernement de la République renforcera la sécurité des réseaux et des systèmes, avec le concours de ses partenaires, et il protégera les droits de tous les citoyens dans le cyberespace comme ailleurs.'
    const result = await read('a.txt', french)
    expect(only(result)).toMatchObject({ language: 'fr', counted: false })
    expect(codes(result)).toContain('not-english')
    expect(only(await read('a.txt', french, { anyLanguage: true }))).toMatchObject({ language: 'fr', counted: true })
  })

  it('counts what is too short to tell its language', async () => {
    const result = await read('a.txt', 'Xyz 12')
    expect(codes(result)).toContain('language-unsure')
    expect(only(result)).toMatchObject({ language: 'und', counted: true })
  })

  it('never rejects, whatever the bytes, and gives sound documents only', async () => {
    const starts = ['%PDF-1.4\n', 'PK\u0003\u0004', '<html>', '{"a":', '---\na: b\n---\n', '[1', 'a,b\n', '']
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom('a.txt', 'a.md', 'a.csv', 'a.json', 'a.jsonl', 'a.html', 'a.docx', 'a.pdf', 'a'),
        async (start, rest, path) => {
          const bytes = Uint8Array.from([...[...start].map((c) => c.charCodeAt(0)), ...rest])
          const result = await read(path, bytes, { anyLanguage: true })
          for (const document of result.documents) expectSound(document)
          expect(result.documents.length + result.problems.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 150, seed: 7 },
    )
  })

  it('gives sound spans for any text, and the same result when it reads the same bytes again', async () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('', '\f', '1. One', 'con-', 'cerning', '• ', '\u00ad', 'e\u0301', 'References'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.constantFrom('a.txt', 'a.md'), async (lines, path) => {
        const text = lines.join('\n')
        const result = await read(path, text, { anyLanguage: true })
        for (const document of result.documents) expectSound(document)
        expect(await read(path, text, { anyLanguage: true })).toEqual(result)
      }),
      { numRuns: 150, seed: 11 },
    )
  })

  it('gives the same results to many calls at once as to one after the other', async () => {
    const inputs = Array.from({ length: 12 }, (_, index) => [`${index}.txt`, `${prose}\n\nDocument ${index}.`] as const)
    const together = await Promise.all(inputs.map(([path, text]) => read(path, text)))
    for (const [index, [path, text]] of inputs.entries()) expect(await read(path, text)).toEqual(together[index])
  })
})

describe.skipIf(!haveTexts)('the paper', () => {
  const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

  it('has the whole list of 21 references in one zone, and nothing else in it', async () => {
    const document = only(await readReal('paper/cyber-diplomacy-and-china.txt'))
    const references = paragraphs(document, 'references')
    expect(references).toHaveLength(21)
    expect(references.slice(0, 20).map((entry) => Number.parseInt(entry, 10))).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    )
    expect(references[20]).toMatch(/^Yun, G\. Qingqing, C\. \(2019\)/)
    expect(paragraphs(document, 'keywords')).toEqual(['Keywords', 'Main Subjects'])
    expect(paragraphs(document, 'title')).toEqual([
      "The Place of Cyber Diplomacy in Promoting China's International Role",
    ])
    expect(paragraphs(document, 'abstract')).toHaveLength(1)
    expectSound(document)
  })

  it('keeps the counts that people found by hand, outside of the references and in them', async () => {
    const document = only(await readReal('paper/cyber-diplomacy-and-china.txt'))
    const own = paragraphs(document, 'title', 'abstract', 'body', 'heading').join('\n')
    expect(count(own, /normative power/gi)).toBe(4)
    expect(count(own, /cyber[- ]superpower/gi)).toBe(5)
    expect(count(own, /standardization/gi)).toBe(4)
    expect(count(own, /indigenization|localization/gi)).toBe(3)
    expect(count(own, /World Internet Conference/gi)).toBe(3)
    expect(count(own, /United Nations/g)).toBe(3)
    expect(count(own, /intergovernmental agreements?/gi)).toBe(3)
    expect(count(own, /power cycle theory/gi)).toBe(2)
    expect(count(own, /cyber sovereignty/gi)).toBe(1)
    const cited = paragraphs(document, 'references').join('\n')
    expect(count(cited, /World Internet Conference/gi)).toBe(1)
    expect(count(cited, /world-internet-conference/gi)).toBe(1)
    expect(count(cited.replace(/https?:\S+/g, ''), /standardization/gi)).toBe(2)
  })
})

describe.skipIf(!haveTexts)('real texts', () => {
  it('are told by their language as their own table says', async () => {
    const read = async (name: string): Promise<string> => only(await readReal(`oewg-2025/${name}.txt`)).language
    expect(await read('Argentina')).toBe('es')
    expect(await read('Niger')).toBe('fr')
    expect(await read('Tunisia_Arab_Group')).toBe('ar')
    expect(await read('Australia')).toBe('en')
  })

  it('of the General Debate have no paragraph that begins in the middle of a sentence, wrapped or not', async () => {
    const names = readdirSync(`${texts}/general-debate`).filter((_, index) => index % 97 === 3)
    let all = 0
    let cut = 0
    for (const name of names) {
      const document = only(await readReal(`general-debate/${name}`))
      expectSound(document)
      expect(document.counted).toBe(true)
      expect(paragraphs(document, 'references')).toEqual([])
      for (const paragraph of paragraphs(document, 'body')) {
        all += 1
        if (/^\p{Ll}/u.test(paragraph)) cut += 1
      }
    }
    expect(all).toBeGreaterThan(500)
    expect(cut / all).toBeLessThan(0.02)
  })

  it('with page breaks keep page numbers and tell running heads and contents', async () => {
    const document = only(await readReal('cyber-strategies/Qatar_2014_national_cyber_security_strategy.txt'))
    expect(document.pages).toBe(34)
    const heads = paragraphs(document, 'running-head').filter(
      (head) => head === 'QATAR NATIONAL CYBER SECURITY STRATEGY',
    )
    expect(heads.length).toBeGreaterThan(20)
    expect(paragraphs(document, 'contents')).toHaveLength(22)
    const foreword = document.paragraphs.find(
      (paragraph) => document.text.slice(paragraph.start, paragraph.end) === 'FOREWORD',
    )
    expect(foreword).toMatchObject({ page: 5, zone: 'heading' })
  })

  it('that are empty are problems, not documents', async () => {
    const result = await readReal('cyber-strategies/Uruguay_2014_Orig_Esp_cons_min_827.txt')
    expect(codes(result)).toEqual(['empty-file'])
    expect(result.documents).toEqual([])
  })
})

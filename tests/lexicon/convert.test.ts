import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import {
  type DictionaryFormat,
  decodeDictionary,
  dictionaryFormats,
  exportDictionary,
  importDictionary,
  type Loss,
  lossTable,
  recogniseFormat,
} from '../../src/lexicon/convert.js'
import type { Lexicon } from '../../src/lexicon/lexicon.js'
import { LexiconError } from '../../src/lexicon/lexicon-error.js'
import { parseLexicon } from '../../src/lexicon/parse-lexicon.js'

/** Cases of each property; a long search sets more. */
const runs = Number(process.env.PROPERTY_RUNS ?? 60)

const formats = Object.keys(dictionaryFormats) as DictionaryFormat[]
const folder = resolve('../shared/texts/dictionaries')
const shipped = parseLexicon(readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8'))

/** Entries of a dictionary file as its marks show them, counted without reading its structure. */
function countEntries(file: string, text: string): number {
  const lines = text.split(/\r\n|\r|\n/)
  if (file.endsWith('.cat')) return lines.filter((line) => /\(\d+\)\s*$/.test(line)).length
  if (file.endsWith('.ykd') || file.endsWith('.lcd')) return text.split('<pnode').length - 1
  if (file.endsWith('.lc3')) return lines.filter((line) => /^[^+\s]/.test(line)).length
  if (file.endsWith('.yml'))
    return [...text.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) => list.split(',')).length
  const words = text.slice(text.lastIndexOf('%') + 1)
  return [...words.matchAll(/\t\d+/g)].length
}

/** What must not change on the way out and in: labels, entries, patterns, and what is said of them. */
function contentOf(lexicon: Lexicon) {
  return {
    concepts: lexicon.concepts.map(({ line, column, options, ...concept }) => concept),
    entries: lexicon.entries.map(({ id, concept, note, pattern }) => ({ id, concept, note, pattern })),
  }
}

describe('the format of a file', () => {
  it('is told from its name, and in XML and YAML from its content', () => {
    expect(recogniseFormat('A.DIC', '')).toBe('liwc')
    expect(recogniseFormat('a.cat', '')).toBe('wordstat')
    expect(recogniseFormat('a.lc3', '')).toBe('lexicoder')
    expect(recogniseFormat('a.xml', '<dictionary style="Lexicoder" name="x">')).toBe('lexicoder2')
    expect(recogniseFormat('a.lcd', '<dictionary style="050805">')).toBe('yoshikoder')
    expect(recogniseFormat('a.tsv', '')).toBe('csv')
    expect(recogniseFormat('a.yml', 'title: [film]\nconcepts: [idea]')).toBe('quanteda')
    expect(recogniseFormat('a.yaml', readFileSync('corpus/lexicons/cyber-diplomacy.yaml', 'utf8'))).toBe('lexicon')
    expect(recogniseFormat('a.txt', 'text')).toBeNull()
  })

  it.each([
    ['in flow style', '{ title: T, concepts: { a: { entries: [rule] } } }'],
    ['in flow style below its keys', 'concepts: { a: { entries: [rule] } }\ntitle: T\n'],
    ['with quoted keys', '"title": T\n\'concepts\':\n  "a":\n    entries: [rule]\n'],
    [
      'behind a byte order mark and a remark',
      '\ufeff# mine\n---\ntitle: T\nconcepts: # two\n  a: { entries: [rule] }\n',
    ],
    ['as JSON', JSON.stringify({ title: 'T', concepts: { a: { entries: ['rule'] } } }, null, '\t')],
    ['that cannot be read as YAML', 'title: T\nconcepts:\n  a:\n    entries: [rule\n'],
  ])('is ours where it is a lexicon %s', (_, text) => {
    for (const name of ['a.yaml', 'a.yml', 'a.json', 'lexicon']) expect(recogniseFormat(name, text)).toBe('lexicon')
    expect(recogniseFormat('a.cat', text)).toBe('wordstat')
  })

  it('is that of quanteda where only the names of two categories are ours', () => {
    expect(recogniseFormat('a.yml', '{ title: [film], concepts: { idea: [thought] } }')).toBe('quanteda')
    expect(recogniseFormat('a.yml', 'title: T\nconcepts: [idea]')).toBe('quanteda')
    expect(recogniseFormat('a.yml', 'title: T')).toBe('quanteda')
  })
})

describe.skipIf(!existsSync(folder))('the dictionaries of other tools', () => {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const open = (file: string) => decodeDictionary(readFileSync(resolve(folder, file)))
  const formatOf = (file: string, text: string) => {
    const format = recogniseFormat(file, text)
    if (format === null || format === 'lexicon') throw new Error(`${file} is not recognised`)
    return format
  }

  it.each(files)('%s is read with every entry of the file, or a word on why not', (file) => {
    const text = open(file)
    const { entriesRead, lexicon, losses } = importDictionary(text, formatOf(file, text), file)
    expect(entriesRead).toBe(countEntries(file, text))
    const missing = losses.filter(({ entry, kind }) => entry !== null && ['repeated', 'no-entry'].includes(kind))
    expect(lexicon.entries.length).toBe(entriesRead - missing.length)
    for (const { line } of losses) expect(line).toBeGreaterThan(0)
  })

  it('have the counts that a look at the files gives', () => {
    const counts = Object.fromEntries(
      files.map((file) => {
        const text = open(file)
        const { entriesRead, lexicon } = importDictionary(text, formatOf(file, text), file)
        return [file, [lexicon.concepts.length, entriesRead, lexicon.entries.length]]
      }),
    )
    expect(counts).toMatchObject({
      'Laver_and_Garry_2000.cat': [26, 418, 418],
      'issue-459.cat': [6, 20, 20],
      'mary.dic': [2, 5, 5],
      'mary.lc3': [2, 5, 5],
      'mary.ykd': [2, 5, 5],
      'mary.yml': [2, 6, 6],
      'mfd2.0.dic': [10, 2103, 2103],
      // 14 patterns stand twice in their category.
      'policy_agendas_english.lcd': [28, 1402, 1388],
    })
  })

  it.each(files)('%s comes back as it was when written in its own format', (file) => {
    const text = open(file)
    const format = formatOf(file, text)
    const { lexicon, yaml } = importDictionary(text, format, file)
    const out = exportDictionary(lexicon, format)
    expect(out.losses.filter(({ effect }) => effect === 'left-out').map(({ kind }) => kind)).toEqual(
      dictionaryFormats[format].tool.match(/Yoshikoder|Lexicoder 2/) ? [] : ['heading'],
    )
    const again = importDictionary(out.text, format, file)
    if (format !== 'liwc') expect(again.yaml).toBe(yaml)
    expect(contentOf(again.lexicon)).toEqual(contentOf(lexicon))
  })

  it.each(files)('%s keeps every entry on its way through the other formats', (file) => {
    const text = open(file)
    const { lexicon } = importDictionary(text, formatOf(file, text), file)
    for (const format of formats) {
      const out = exportDictionary(lexicon, format)
      const left = out.losses.filter(({ entry, effect }) => entry !== null && effect === 'left-out')
      expect(importDictionary(out.text, format, file).lexicon.entries.length).toBe(lexicon.entries.length - left.length)
    }
  })
})

/** True where the format could say no entry of the lexicon at all. */
function isEmpty(losses: readonly Loss[], lexicon: Lexicon): boolean {
  const kinds = ['wildcard', 'syntax', 'query', 'repeated', 'implied']
  const gone = losses.filter(({ kind, entry }) => entry !== null && kinds.includes(kind))
  return gone.length === lexicon.entries.length
}

describe('a lexicon on its way out and in', () => {
  const word = fc.constantFrom(
    'norm',
    'power',
    'us',
    'soft',
    'co-op',
    "don't",
    'Ünïon',
    '5G',
    'norm*',
    '*crat',
    'organi?e',
    '"West"',
    'a_b',
    '@home',
    '+one',
    '#tag',
  )
  const entry = fc.record(
    {
      entry: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      match: fc.constantFrom('lemma', 'surface'),
      case: fc.constantFrom('ignore', 'exact'),
      hyphens: fc.constantFrom('parts', 'whole'),
      note: fc.constantFrom('weight 2', '=1+1', 'a, b'),
    },
    { requiredKeys: ['entry'] },
  )
  const label = fc.oneof(
    fc.constantFrom('Goals', 'Goals (1)', '+State+', '# A', '__', 'no', 'a/b', 'X#AABBCC', '=x', '<b> & "c"', 'Y: z'),
    fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => /\S/.test(text)),
  )
  const { concept } = fc.letrec<{
    concept: { label?: string; definition?: string; source?: string; entries?: object[]; concepts?: object[] }
  }>((tie) => ({
    concept: fc.record(
      {
        label,
        definition: fc.constantFrom('What counts.', 'Two\nlines', '"q", <x>'),
        source: fc.constantFrom('Me, 2025'),
        entries: fc.uniqueArray(entry, { minLength: 1, maxLength: 4, selector: ({ entry: text }) => text }),
        concepts: fc.array(tie('concept'), { maxLength: 2, depthIdentifier: 'tree' }),
      },
      { requiredKeys: ['label', 'entries'] },
    ),
  }))
  const lexicons = fc
    .array(concept, { minLength: 1, maxLength: 3 })
    .map((concepts) => {
      const keyed = (list: readonly object[]): object =>
        Object.fromEntries(
          list.map((one, index) => {
            const { concepts: below = [], ...rest } = one as { concepts?: object[] }
            return [`k${index}`, below.length === 0 ? rest : { ...rest, concepts: keyed(below) }]
          }),
        )
      return stringify({ title: 'T', concepts: keyed(concepts) })
    })
    .filter((yaml) => {
      try {
        parseLexicon(yaml)
        return true
      } catch {
        return false // Two entries that say the same, or a label of blanks.
      }
    })

  it.each(formats)('%s: what was written once is written the same ever after', (format) => {
    fc.assert(
      fc.property(lexicons, (yaml) => {
        const out = exportDictionary(parseLexicon(yaml), format)
        if (isEmpty(out.losses, parseLexicon(yaml))) return
        const again = importDictionary(out.text, format, 'T.x')
        expect(exportDictionary(again.lexicon, format).text).toBe(out.text)
        // What a format says of itself it reads without a loss.
        expect(again.losses.filter(({ effect }) => effect !== 'noted')).toEqual([])
      }),
      { numRuns: runs },
    )
  })

  it('csv: everything but title, version and matrix comes back', () => {
    fc.assert(
      fc.property(lexicons, (yaml) => {
        const lexicon = parseLexicon(yaml)
        const again = importDictionary(exportDictionary(lexicon, 'csv').text, 'csv', 'T.csv').lexicon
        expect(contentOf(again)).toEqual(contentOf(lexicon))
      }),
      { numRuns: runs },
    )
  })

  const plainName = fc.stringMatching(/^[A-Z][a-z]{1,6}$/)
  const plainEntry = fc
    .array(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 3 })
    .chain((words) => fc.constantFrom(words.join(' '), `${words.join(' ')}*`))
  const plainConcept = fc.record({
    entries: fc.uniqueArray(plainEntry, { minLength: 1, maxLength: 5 }),
    below: fc.uniqueArray(fc.tuple(plainName, fc.uniqueArray(plainEntry, { minLength: 1, maxLength: 3 })), {
      maxLength: 2,
      selector: ([name]) => name,
    }),
  })
  const plainLexicons = (nested: boolean) =>
    fc
      .uniqueArray(fc.tuple(plainName, plainConcept), { minLength: 1, maxLength: 4, selector: ([name]) => name })
      .map((concepts) =>
        Object.fromEntries(
          concepts.map(([name, { entries, below }]) => {
            const deeper = new Set(below.flatMap(([, list]) => list))
            const own = entries.filter((text) => !deeper.has(text))
            const children = Object.fromEntries(below.map(([key, list]) => [key.toLowerCase(), { entries: list }]))
            if (!nested || below.length === 0) return [name.toLowerCase(), { entries }]
            return [
              name.toLowerCase(),
              own.length === 0 ? { concepts: children } : { entries: own, concepts: children },
            ]
          }),
        ),
      )
      .map((concepts) => parseLexicon(stringify({ title: 'T', match: 'surface', concepts })))

  it.each(formats)('%s: what every tool can say comes back whole', (format) => {
    const isFlat = format === 'lexicoder' || format === 'lexicoder2'
    fc.assert(
      fc.property(plainLexicons(!isFlat), (lexicon) => {
        const out = exportDictionary(lexicon, format)
        expect(out.losses.filter(({ kind }) => kind !== 'heading')).toEqual([])
        expect(contentOf(importDictionary(out.text, format, 'T.x').lexicon)).toEqual(contentOf(lexicon))
      }),
      { numRuns: runs },
    )
  })

  it.each(formats)('%s: the shipped lexicon loses no entry without a word on it', (format) => {
    const out = exportDictionary(shipped, format)
    const again = importDictionary(out.text, format, 'cyber.x').lexicon
    const left = out.losses.filter(
      ({ entry: id, effect, kind }) => id !== null && (effect === 'left-out' || kind === 'repeated') && kind !== 'note',
    )
    expect(again.entries.length).toBe(shipped.entries.length - left.length)
    expect(left.length).toBeLessThan(shipped.entries.length / 10)
    for (const { kind, what } of out.losses) {
      expect(Object.keys(lossTable)).toContain(kind)
      expect(what).not.toBe('')
    }
  })
})

describe('a hostile dictionary', () => {
  it.each(formats)('%s: ends with a lexicon or a message, whatever the text', (format) => {
    const piece = fc.constantFrom(
      '%',
      '\n',
      '\t',
      ' ',
      '+',
      'a',
      'word',
      '1',
      '(1)',
      '*',
      '"',
      '<',
      '</',
      '<cnode name="a">',
      '<pnode name="b"/>',
      '<dictionary>',
      '</dictionary>',
      '&x;',
      ': ',
      '- ',
      '[',
      '{',
      ',',
      'entry',
      '\r',
      '\0',
      '\ud800',
      '@',
      '#',
      '__',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(importDictionary(pieces.join(''), format, 'x').lexicon.entries.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(LexiconError)
        }
      }),
      { numRuns: 2 * runs },
    )
  })

  it.each(formats)('%s: more than 5,000,000 characters are not read', (format) => {
    expect(() => importDictionary('a\t1\n'.repeat(1_300_000), format, 'big')).toThrow('big:1:1: the file has more than')
  })

  it.each(formats)('%s: lines that regular expressions stumble over cost no more than others', (format) => {
    const pieces = [
      '( ',
      '(',
      '[',
      '1 ',
      '(|',
      '((1',
      '"',
      "'",
      '+',
      '*',
      '?',
      ' ',
      '#a',
      '<of',
      '.*',
      '\\w',
      '12',
      '- ',
      ': ',
    ]
    const frames: Record<string, (text: string) => string> = {
      liwc: (text) => `%\n1\tA\n%\nok\t1\nx ${text} y\nz\t${text}\n`,
      quanteda: (text) => `a: [ok]\nb: '${text.replaceAll("'", '')}'\n`,
      yoshikoder: (text) =>
        `<dictionary patternengine="regexp"><cnode name="a"><pnode name="ok"/><pnode name="${text.replaceAll(/[<"]/g, '')}"/></cnode></dictionary>`,
      csv: (text) => `entry,A\nok,1\nw,${text}x\n`,
    }
    const frame = frames[format] ?? ((text: string) => `+A\nok\n  ${text}\n`)
    for (const piece of pieces) {
      try {
        importDictionary(frame(piece.repeat(200_000 / piece.length)), format, 'x')
      } catch (error) {
        expect(error).toBeInstanceOf(LexiconError)
      }
    }
  })

  it('a word in a million categories is refused, and 50,000 words are read in seconds', () => {
    const legend = Array.from({ length: 1000 }, (_, index) => `${index + 1}\tC${index + 1}`)
    const marks = legend.map((_, index) => index + 1).join('\t')
    const wide = ['%', ...legend, '%', ...Array.from({ length: 1000 }, (_, index) => `w${index}\t${marks}`)].join('\n')
    expect(() => importDictionary(wide, 'liwc', 'wide.dic')).toThrow('the file has more than 200000 entries')
    const many = ['%', '1\tA', '%', ...Array.from({ length: 50_000 }, (_, index) => `word${index}\t1`)].join('\n')
    expect(importDictionary(many, 'liwc', 'many.dic').lexicon.entries).toHaveLength(50_000)
  })
})

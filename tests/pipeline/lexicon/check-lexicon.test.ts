import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { checkLexicon } from '../../../src/pipeline/lexicon/check-lexicon.js'
import { comparePolicies } from '../../../src/pipeline/lexicon/compare-policies.js'
import { policiesCsv } from '../../../src/pipeline/lexicon/policies-csv.js'
import { showLexicon } from '../../../src/pipeline/lexicon/show-lexicon.js'
import { folderOf, readTable } from '../../support/folders.js'

const text =
  'The states spoke of cyber sovereignty and digital sovereignty. They did not accept sovereignty of cyberspace, and no sovereignity. ' +
  'A norm setter sets norms; norm-setting and norm-setters are normal. The UN Charter binds the UN and all un persons. ' +
  'Sovereignties were sovereign before. They would not agree on the norms of the UN Charter at all. '
const lexicon = `title: T
concepts:
  a:
    label: First
    definition: D
    source: S
    concepts:
      b:
        definition: D
        source: S
        entries:
          - sovereignty
          - cyber sovereignty
          - 'norm-sett*'
          - treaty
          - UN
      c:
        definition: D
        source: S
        entries:
          - UN Charter
          - '"un" charter*'
          - digital sovereignty
          - '[word="norms"]'
  d:
    label: Second
    definition: D
    source: S
    entries:
      - '"norms"'
`

describe('a lexicon held against a store', () => {
  const out = folderOf()
  const file = join(folderOf({ 'l.yaml': lexicon }), 'l.yaml')
  const inputs = [folderOf({ 'a.txt': text.repeat(3), 'b.txt': `${text.repeat(2)} The UN spoke.` })]

  beforeAll(async () => {
    await analyze({ inputs, lexicon: file, out, jobs: 1 })
  })

  it('says which entries match nothing, what globs match, and which words count twice', async () => {
    const findings = await checkLexicon({ lexicon: file, store: out })
    const of = (kind: string) =>
      findings.filter((each) => each.kind === kind).map(({ line, severity, message }) => [line, severity, message])
    expect(of('matches-nothing')).toEqual([[15, 'warning', '`treaty` matches nothing in these texts.']])
    expect(of('glob')).toContainEqual([
      14,
      'note',
      '`norm-sett*` matches 3 forms: norm setter 5, norm-setters 5, norm-setting 5.',
    ])
    expect(of('two-concepts')).toEqual([
      [30, 'warning', 'the same words count in `a/c` too, by `[word="norms"]` (line 24): norms 10.'],
    ])
    expect(of('near-form')).toEqual([
      [
        12,
        'note',
        '`sovereignty` of `sovereignty` is one letter away from forms that no entry matches: sovereignity 5.',
      ],
    ])
    expect(of('acronym')).toEqual([
      [16, 'warning', expect.stringMatching(/^`UN` matches \d+ times in capitals and 5 times in small letters/)],
    ])
    expect(of('swallowed')).toEqual([
      [
        21,
        'warning',
        '`UN Charter` counts nothing in these texts: other entries of its concept take all 10 of its matches.',
      ],
    ])
    expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).sort((x, y) => x - y))
  })

  it('says one thing of an entry: not to remove it and to add to it, nor twice that it stands in two concepts', async () => {
    const entries = (...lines: string[]) =>
      `    definition: D\n    source: S\n    entries:\n${lines.map((line) => `      - ${line}\n`).join('')}`
    const own = `title: T\nconcepts:\n  a:\n${entries('\'"sovereignty"\'', 'sovereignty', 'UN', 'UN Charter')}  b:\n${entries('sovereignty')}`
    const findings = await checkLexicon({ lexicon: join(folderOf({ 'l.yaml': own }), 'l.yaml'), store: out })
    expect(findings.map(({ line, kind }) => [line, kind])).toEqual([
      [7, 'swallowed'],
      [8, 'near-form'],
      [9, 'acronym'],
      [15, 'two-concepts'],
    ])
    expect(findings[0]?.message).toMatch(/Remove it\.$/)
  })

  it('shows the counts of an analysis beside concepts and entries', async () => {
    const { title, concepts } = await showLexicon({ lexicon: file, store: out })
    expect(title).toBe('T')
    const frequencies = new Map(
      readTable(out, 'concepts').map(({ concept, frequency }) => [concept, Number(frequency)]),
    )
    expect(concepts.map(({ concept, frequency }) => [concept, frequency])).toEqual(
      ['a', 'a/b', 'a/c', 'd'].map((concept) => [concept, frequencies.get(concept)]),
    )
    const entries = readTable(out, 'entries')
    for (const { concept, entries: shown } of concepts)
      for (const { entry, frequency, documents } of shown) {
        const row = entries.find((each) => each.concept === concept && each.entry === entry)
        expect([entry, frequency, documents]).toEqual([entry, Number(row?.frequency), Number(row?.documents)])
      }
    expect((await showLexicon({ lexicon: file })).concepts[1]).toMatchObject({ depth: 1, frequency: null })
  })

  it('counts under each policy what an analysis with it counts', async () => {
    const compared = await comparePolicies({ store: out, lexicon: file })
    for (const overlap of ['per-concept', 'global', 'all'] as const) {
      for (const negation of ['flag', 'exclude', 'only'] as const) {
        // The same store, matched anew: a policy is part of what mentions depend on.
        const { plan, work, headline } = await analyze({ inputs, lexicon: file, out, jobs: 1, overlap, negation })
        expect(plan).toMatchObject({ overlap, negation })
        expect(work.filesRead).toBe(0)
        const isUsual = overlap === 'per-concept' && negation === 'flag'
        expect(work.tokensMatched > 0).toBe(!isUsual)
        const counted = readTable(out, 'concepts').map(({ concept, frequency }) => [concept, Number(frequency)])
        const expected = compared.map(({ concept, counts }) => [concept, counts[overlap][negation]])
        expect([overlap, negation, counted.sort()]).toEqual([overlap, negation, expected.sort()])
        expect(headline.mentions).toBe(readTable(out, 'mentions').length)
      }
    }
    const totals = (overlap: 'per-concept' | 'global' | 'all') => compared.map(({ counts }) => counts[overlap].flag)
    expect(totals('global')).not.toEqual(totals('per-concept'))
    expect(totals('all')).not.toEqual(totals('per-concept'))
    expect(policiesCsv(compared).split('\r\n')).toHaveLength(2 + 9 * compared.length)
    await analyze({ inputs, lexicon: file, out, jobs: 1 })
  })

  it('refuses a policy that there is not', async () => {
    const plan = { inputs, lexicon: file, out: folderOf() }
    await expect(analyze({ ...plan, overlap: 'longest' })).rejects.toThrow(
      '"longest" is no way to treat overlapping matches. Use per-concept, global, all.',
    )
    await expect(analyze({ ...plan, negation: 'drop' })).rejects.toThrow(
      '"drop" is no way to treat negated mentions. Use flag, exclude, only.',
    )
  })
})

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { type ConceptReportOptions, reportConcept } from '../../../src/pipeline/concept/report-concept.js'
import { folderOf, readTable } from '../../support/folders.js'
import { generatedCorpus } from '../../support/generated-corpus.js'

const shippedLexicon = 'corpus/lexicons/cyber-diplomacy.yaml'

/** A row of a table as the report has it: CSV has no type and writes nothing for what is missing. */
const asWritten = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]))

describe('the report on a concept', () => {
  const out = folderOf()
  const report = (concept: string, options: Partial<ConceptReportOptions> = {}) =>
    reportConcept({ concept, store: out, ...options })

  beforeAll(async () => {
    const files = Object.entries(generatedCorpus(24, 11)).map(([name, text], index) => [
      name.replace(/\.\w+$/, '.md'),
      `---\nissuer: ${['China', 'Utopia'][index % 2]}\ndate: ${2010 + (index % 5)}-05-01\n---\n\n${text}\n`,
    ])
    await analyze({ inputs: [folderOf(Object.fromEntries(files))], lexicon: shippedLexicon, out, jobs: 1 })
  })

  it('has the numbers of the tables', async () => {
    for (const concept of ['actor/china', 'strategy', 'norm']) {
      const { report: found } = await report(concept)
      const table = (name: string) => readTable(out, name)
      expect(asWritten(found.counts)).toEqual(table('concepts').find((row) => row.concept === concept))
      const own = table('entries').filter((row) => row.concept === concept || row.concept?.startsWith(`${concept}/`))
      expect(
        found.entries.map(({ entry, frequency, documents }) => `${entry} ${frequency} ${documents}`).sort(),
      ).toEqual(own.map(({ entry, frequency, documents }) => `${entry} ${frequency} ${documents}`).sort())
      const mentions = table('mentions').filter(
        (row) => row.concept === concept || row.concept?.startsWith(`${concept}/`),
      )
      expect(mentions.length).toBeGreaterThan(0)
      expect([found.counts.frequency, found.evidence.mentions]).toEqual([mentions.length, mentions.length])
      expect(found.negated.share).toBe(mentions.filter(({ negated }) => negated === '1').length / mentions.length)
      expect(found.entries.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12)
      expect(found.years.rows.map(asWritten)).toEqual(table('trend').filter((row) => row.concept === concept))
      const pairs = table('cooccurrence').filter(
        (row) => row.unit === 'sentence' && [row.concept_a, row.concept_b].includes(concept),
      )
      expect(found.company.map(({ other: _, ...row }) => JSON.stringify(asWritten(row))).sort()).toEqual(
        pairs.map((row) => JSON.stringify(row)).sort(),
      )
      for (const name of ['influence', 'concept_terms'] as const) {
        const rows = name === 'influence' ? found.influence : found.terms
        expect(rows.map(asWritten)).toEqual(table(name).filter((row) => row.concept === concept))
      }
      expect(found.groups?.rows.reduce((sum, { frequency }) => sum + Number(frequency), 0)).toBe(mentions.length)
    }
  })

  it('gives rates by year once, where they are asked for too', async () => {
    const { report: found, files } = await report('actor/china', { by: 'year', out: folderOf() })
    expect(found.groups).toBeNull()
    expect(found.years.rows).toHaveLength(5)
    const markdown = readFileSync(files[0] as string, 'utf8')
    expect(markdown.match(/^## Rate by .*$/gm)).toEqual(['## Rate by year'])
  })

  it('shows the sentences of the mentions, with the words that matched', async () => {
    const { report: found } = await report('actor/china')
    const mentions = readTable(out, 'mentions').filter(({ concept }) => concept === 'actor/china')
    const shown = found.evidence.documents.flatMap(({ document, lines }) =>
      lines.map(
        ({ before, match, after, sentence, entry }) =>
          `${document} ${sentence} ${entry} ${match} | ${before}${match}${after}`,
      ),
    )
    expect(shown).toEqual(
      mentions
        .slice(0, 200)
        .map((row) => `${row.document} ${row.sentence_number} ${row.entry} ${row.text} | ${row.sentence}`),
    )
  })

  it('writes the same bytes each time, as Markdown and as a page that loads nothing', async () => {
    const [one, two] = [folderOf(), folderOf()]
    const { files } = await report('actor/china', { out: one })
    await report('actor/china', { out: two })
    expect(files).toEqual([join(one, 'concepts/actor/china.md'), join(one, 'concepts/actor/china.html')])
    for (const name of ['china.md', 'china.html']) {
      const path = join('concepts', 'actor', name)
      expect(readFileSync(join(one, path), 'utf8')).toBe(readFileSync(join(two, path), 'utf8'))
    }
    expect(readdirSync(join(one, 'concepts', 'actor')).sort()).toEqual(['china.html', 'china.md'])
    const page = readFileSync(join(one, 'concepts/actor/china.html'), 'utf8')
    expect(page).toContain("default-src 'none'")
    expect(page).not.toMatch(/<(?:script|img|link|iframe)|(?:src|href)=/)
  })

  it('of a concept that never occurs says so and shows no table of nothing', async () => {
    const unseen = readTable(out, 'concepts').find(({ frequency }) => frequency === '0')?.concept as string
    const { files, report: found } = await report(unseen)
    expect(found).toMatchObject({
      counts: { frequency: 0 },
      company: [],
      terms: [],
      evidence: { mentions: 0, documents: [] },
    })
    const text = readFileSync(files[0] as string, 'utf8')
    expect(text).toContain('It does not occur in this corpus')
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
    expect(text).not.toContain('## Evidence')
  })

  it('of a concept that there is not names those that are near', async () => {
    await expect(report('actor/chima')).rejects.toThrow('has no concept actor/chima. Did you mean actor/china?')
    await expect(report('normative-power')).rejects.toThrow('Did you mean goal/normative-power?')
    await expect(report('zzz')).rejects.toThrow('There are: actor, ')
    await expect(report('actor', { by: 'party' })).rejects.toThrow('--by: no document has a field "party".')
    await expect(report('actor', { out: join(folderOf({ file: '' }), 'file') })).rejects.toThrow('could not be written')
  })

  it('shows a fixed sample of very many mentions, in the order of the texts', async () => {
    const text = Array.from({ length: 450 }, (_, number) => `Norm number ${number} of <China> & all.`).join(' ')
    const [many, lexicon] = [
      folderOf(),
      join(folderOf({ 'l.yaml': 'title: T\nconcepts:\n  norm:\n    entries: [norm]\n' }), 'l.yaml'),
    ]
    await analyze({ inputs: [folderOf({ 'a.txt': text })], lexicon, out: many, jobs: 1 })
    const { report: found, files } = await reportConcept({ concept: 'norm', store: join(many, 'corpus.duckdb') })
    const sentences = found.evidence.documents[0]?.lines.map(({ sentence }) => sentence) ?? []
    expect([found.evidence.mentions, found.evidence.shown, sentences.length]).toEqual([450, 200, 200])
    expect(sentences).toEqual([...new Set(sentences)].sort((a, b) => a - b))
    expect(readFileSync(files[0] as string, 'utf8')).toContain('Showing 200 of 450, a fixed sample')
    expect(readFileSync(files[1] as string, 'utf8')).toContain('<mark>Norm</mark> number 0 of &lt;China&gt; &amp; all.')
  })
})

describe('the report on a concept of a small corpus', () => {
  it('is what was read and approved: a changed file is written beside it as <name>.changed', async () => {
    const here = 'tests/golden/small'
    const out = folderOf()
    await analyze({
      inputs: [join(here, 'documents')],
      lexicon: join(here, 'lexicon.yaml'),
      out,
      units: ['sentence'],
      jobs: 1,
    })
    mkdirSync(join(here, 'reports'), { recursive: true })
    const changed: string[] = []
    for (const concept of ['goal', 'actor/organisations', 'goal/openness']) {
      const { files } = await reportConcept({ concept, store: out })
      for (const file of files) {
        // The fingerprints change with every version of what they are of; they have tests of their own.
        const now = readFileSync(file, 'utf8').replaceAll(/\b[0-9a-f]{64}\b/g, 'FINGERPRINT')
        const name = file.slice(join(out, 'concepts').length + 1).replaceAll(/[\\/]/g, '-')
        const approved = join(here, 'reports', name)
        if (existsSync(approved) && readFileSync(approved, 'utf8') === now) continue
        writeFileSync(`${approved}.changed`, now)
        changed.push(name)
      }
    }
    expect(changed).toEqual([])
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import type { EvidenceQuery } from '../../src/report/page/contract.js'
import { readTable } from '../../src/report/page/read-table.js'
import { type EvidenceSource, selectEvidence } from '../../src/viewer/select-evidence.js'
import { folderOf } from '../support/folders.js'
import { type PageBlocks, pageBlocks } from '../support/page-blocks.js'

type CsvRow = Readonly<Record<string, string>>

const out = folderOf()
let blocks: PageBlocks
let source: EvidenceSource

beforeAll(async () => {
  await analyze({
    inputs: ['corpus/documents'],
    lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
    out,
    units: ['sentence', 'paragraph', 'document', 'window:40'],
    jobs: 1,
  })
  blocks = pageBlocks(join(out, 'report.html'))
  const texts = new Map(blocks.texts.documents.map((text) => [text.document, text.text]))
  const documents = blocks.core.tables.find(({ name }) => name === 'documents')
  if (documents === undefined) throw new Error('The page holds no documents.')
  const names = readTable(documents)
  source = {
    core: blocks.core,
    summary: blocks.evidence,
    mentions: blocks.mentions,
    firstRow: new Map(),
    textOf: (document) => texts.get(document),
    nameOf: (document) => names.text(document, 'document'),
  }
})

const csv = (name: string): CsvRow[] =>
  parse(readFileSync(join(out, 'tables', `${name}.csv`), 'utf8'), { columns: true, bom: false })
const total = (query: EvidenceQuery) => selectEvidence(source, query).total

describe('the evidence of a page', () => {
  it('is all there for a corpus of this size, texts and all', () => {
    expect(blocks.evidence.complete).toBe(true)
    expect(blocks.texts.documents).toHaveLength(blocks.core.totals.documents)
    expect(blocks.mentions.document).toHaveLength(csv('mentions').length)
  })

  it('is as many mentions as the tables say, for every concept, entry, document and negation', () => {
    for (const { concept = '', frequency, negated } of csv('concepts')) {
      expect([concept, total({ concept })]).toEqual([concept, Number(frequency)])
      expect([concept, total({ concept, negated: true })]).toEqual([concept, Number(negated)])
    }
    for (const { concept = '', entry = '', frequency } of csv('entries'))
      expect([entry, total({ concept, entry })]).toEqual([entry, Number(frequency)])
    for (const { document = '', concept = '', frequency } of csv('document_concepts'))
      expect([document, concept, total({ concept, document })]).toEqual([document, concept, Number(frequency)])
  })

  it('is as many units as the tables say, for every pair in every unit', () => {
    const pairs = csv('cooccurrence')
    expect(new Set(pairs.map(({ unit }) => unit)).size).toBe(4)
    for (const { unit = '', concept_a = '', concept_b = '', observed } of pairs) {
      const found = selectEvidence(source, { concept: concept_a, beside: concept_b, unit })
      expect([unit, concept_a, concept_b, found.total]).toEqual([unit, concept_a, concept_b, Number(observed)])
      expect(found.items).toHaveLength(Number(observed))
    }
  })

  it('shows the words that matched, in the sentence and at the place that mentions.csv has', () => {
    const shown = selectEvidence(source, {}).items.flatMap(({ document, sentences }) =>
      sentences.flatMap(({ text, marks, page, paragraph, zone }) =>
        marks.map(({ start, end, concept, entry }) =>
          [source.nameOf(document), concept, entry, text.slice(start, end), text, paragraph, page || '', zone].join(
            '|',
          ),
        ),
      ),
    )
    const unneutralised = (cell = '') => cell.replace(/^'(?=[=+\-@])/, '')
    const written = csv('mentions').map((row) =>
      [
        row.document,
        row.concept,
        unneutralised(row.entry),
        unneutralised(row.text).replaceAll('\n', ' '),
        unneutralised(row.sentence),
        row.paragraph,
        row.page,
        row.zone,
      ].join('|'),
    )
    expect([...shown].sort()).toEqual([...written].sort())
  })
})

describe('the evidence of a page that holds a part of it', () => {
  /** The same page with every other mention, none of them drawn for a number of its own, and one text. */
  const partOf = (): EvidenceSource => {
    const kept = blocks.mentions.document.map((_, row) => row).filter((row) => row % 2 === 0)
    const columns = Object.entries(blocks.mentions).map(([name, column]) => {
      const isByRow = column.length === blocks.mentions.document.length
      return [name, isByRow ? kept.map((row) => column[row]) : column]
    })
    return {
      ...source,
      mentions: { ...blocks.mentions, ...Object.fromEntries(columns), drawn: kept.map(() => 1) },
      summary: { ...blocks.evidence, complete: false, texts: [] },
    }
  }

  it('never claims to be all, and says how many there are where the tables do', () => {
    const part = partOf()
    const all = csv('concepts').find(({ concept }) => concept === 'norm')
    const negatedOfAll = csv('concepts')
      .filter(({ concept = '' }) => !concept.includes('/'))
      .reduce((sum, { negated }) => sum + Number(negated), 0)
    const negated = selectEvidence(part, { negated: true })
    expect([negated.total, negated.choice]).toEqual([negatedOfAll, 'part'])
    expect(negated.shown).toBeLessThan(negatedOfAll)
    const plain = selectEvidence(part, { concept: 'norm', negated: false })
    expect([plain.total, plain.choice]).toEqual([Number(all?.frequency) - Number(all?.negated), 'part'])
  })

  it('does not take what is here for the whole where no table counts it', () => {
    const [row] = csv('document_concepts').filter(({ frequency }) => Number(frequency) > 4)
    const { document = '', concept = '' } = row ?? {}
    const unknown = selectEvidence(partOf(), { concept, document, negated: false })
    expect([unknown.total, unknown.choice]).toEqual([undefined, 'part'])
    expect(selectEvidence(partOf(), { concept, document }).total).toBe(Number(row?.frequency))
    const [pair] = csv('cooccurrence').filter(({ observed }) => Number(observed) > 4)
    const { unit = '', concept_a = '', concept_b = '' } = pair ?? {}
    const ofYear = selectEvidence(partOf(), {
      concept: concept_a,
      beside: concept_b,
      unit,
      field: 'year',
      value: '2015',
    })
    expect([ofYear.total, ofYear.choice]).toEqual([undefined, 'part'])
  })
})

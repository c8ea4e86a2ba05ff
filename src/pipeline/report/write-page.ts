import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EvidenceLimits, type EvidenceTotals, evidenceSeed, limitsWithin } from '../../analysis/choose-evidence.js'
import { paragraphsByRank, textSizes, textsByRank } from '../../analysis/document-texts.js'
import {
  chosenEvidence,
  documentConcepts,
  type EvidenceMentions,
  mentionsByDocument,
  pairTotals,
} from '../../analysis/evidence.js'
import type { Frame } from '../../analysis/frame.js'
import { zones } from '../../documents/document.js'
import { buildPage } from '../../report/page/build-page.js'
import type { PageEvidenceSummary, PageFigures, PageTable, PageTexts } from '../../report/page/contract.js'
import { embed } from '../../report/page/embed.js'
import { readTable } from '../../report/page/read-table.js'
import { viewerBundle } from '../../report/page/viewer-bundle.js'
import { writeWhole } from '../../report/write-table.js'
import type { Plan } from '../plan.js'
import { type CoreSource, coreOf } from './page-core.js'
import { pageMentions } from './page-mentions.js'

/** Above this many mentions the page holds a sample of them. */
export const mostMentions = 40_000
/** As many are drawn into it at most, so that a page of any corpus and lexicon stays below 10 MB. */
const mostDrawn = 60_000
/** Bytes of the page up to which whole texts are taken into it. */
export const pageBytes = 4.75 * 2 ** 20
/** Bytes that evidence takes when it is embedded, for each character of a text or quoted sentence and for each mention: a first guess. */
const guess = { character: 0.47, mention: 21 } as const

/** Writes `report.html`: everything a run found in one page that opens without a network. The same run writes the same bytes. */
export async function writePage(
  source: Omit<CoreSource, 'tables' | 'total'> & { readonly figures: PageFigures },
  out: string,
): Promise<void> {
  const { frame, plan, collected, figures } = source
  const tables = collected.page.all()
  const bundle = await viewerBundle()
  const byDocument = await mentionsByDocument(frame)
  const total = [...byDocument.values()].reduce((sum, count) => sum + count, 0)
  const complete = total <= mostMentions && frame.documents.length <= rowsHere(tables, 'documents')
  const totals = await evidenceTotals({ ...source, tables })
  const limits = limitsWithin(mostDrawn, totals)
  const base = { ...source, tables, total, complete, totals, limits }
  const always = {
    core: embed(await coreOf(base)),
    'figures-light': embed(figures.light),
    'figures-dark': embed(figures.dark),
  }
  const taken = Object.values(always).reduce((sum, { length }) => sum + length, 0)
  const room = pageBytes - bundle.script.length - bundle.style.length - taken
  const sample = await mentionsOf(base, new Set())
  const listed = await sizedTexts(base, byDocument, sample)
  // Taken for larger where the guess was too small, until all has room: seldom more than once.
  for (let scale = 1; ; ) {
    const { whole, bytes } = chooseTexts(listed, room, scale)
    const chosen = complete || whole.size === 0 ? sample : await mentionsOf(base, whole)
    const mentions = await pageMentions(frame, plan, chosen, whole, complete)
    const evidence = { mentions: embed(mentions), texts: embed(await textsOf(frame, whole)) }
    const size = evidence.mentions.length + evidence.texts.length
    if (whole.size > 0 && size > room) {
      scale = Math.max(scale * 1.02, (scale * size * 1.02) / bytes)
      continue
    }
    const summary: PageEvidenceSummary = {
      shown: mentions.document.length,
      complete,
      perNumber: limits.concept,
      seed: evidenceSeed,
      texts: [...whole].sort((a, b) => a - b),
    }
    const blocks = { ...always, evidence: embed(summary), ...evidence }
    const page = buildPage({ title: titleOf(plan), summary: summaryOf(frame, total), blocks, ...bundle })
    await writeWhole(join(out, 'report.html'), (temporary) => writeFile(temporary, page))
    return
  }
}

interface PageSource extends CoreSource {
  readonly complete: boolean
  readonly totals: EvidenceTotals
  readonly limits: EvidenceLimits
}

function titleOf({ lexicon }: Plan): string {
  return `${lexicon.title} \u2013 Tallyrand report`
}

function summaryOf(frame: Frame, mentions: number): string {
  return `${frame.countedDocuments} documents, ${frame.words} words, ${mentions} mentions. The same numbers are in the folder tables/ beside this page.`
}

function rowsHere(tables: readonly PageTable[], name: string): number {
  return tables.find((table) => table.name === name)?.cells[0]?.length ?? 0
}

/** What a document adds to the page, with its whole text or with nothing but the quoted sentences of the sample. */
interface SizedText {
  readonly rank: number
  readonly whole: { readonly characters: number; readonly mentions: number }
  readonly quoted: { readonly characters: number; readonly mentions: number }
}

/** Documents with text, those with most mentions first. */
async function sizedTexts(
  { frame, tables, complete }: PageSource,
  mentions: ReadonlyMap<number, number>,
  sample: EvidenceMentions,
): Promise<SizedText[]> {
  const ranks = rowsHere(tables, 'documents')
  const quoted = new Map<number, { characters: number; mentions: number; last: number }>()
  sample.rank.forEach((rank, row) => {
    const of = quoted.get(rank) ?? { characters: 0, mentions: 0, last: -1 }
    const start = sample.sentenceStart[row] as number
    if (start !== of.last) of.characters += (sample.sentenceEnd[row] as number) - start
    of.last = start
    of.mentions += 1
    quoted.set(rank, of)
  })
  const sizes = await textSizes(frame)
  return frame.documents
    .map((_, rank) => {
      const { characters = 0, mentions: drawn = 0 } = quoted.get(rank) ?? {}
      const all = complete ? drawn : (mentions.get(rank) ?? 0)
      return {
        rank,
        whole: { characters: sizes.get(rank) ?? 0, mentions: all },
        quoted: { characters, mentions: drawn },
      }
    })
    .filter(({ rank, whole }) => rank < ranks && whole.characters > 0)
    .sort((a, b) => b.whole.mentions - a.whole.mentions || a.rank - b.rank)
}

/**
 * As many whole texts as have room, in their order; the first that has none ends the list, so that the rule can be said in a
 * sentence. Also gives how many bytes all evidence will then take, by the guess times `scale`.
 */
function chooseTexts(
  listed: readonly SizedText[],
  room: number,
  scale: number,
): { whole: ReadonlySet<number>; bytes: number } {
  const bytesOf = ({ characters, mentions }: SizedText['whole']) =>
    scale * (characters * guess.character + mentions * guess.mention)
  const whole = new Set<number>()
  let bytes = listed.reduce((sum, { quoted }) => sum + bytesOf(quoted), 0)
  for (const text of listed) {
    const more = bytes + bytesOf(text.whole) - bytesOf(text.quoted)
    if (more > room) break
    bytes = more
    whole.add(text.rank)
  }
  return { whole, bytes }
}

function mentionsOf(source: PageSource, whole: ReadonlySet<number>): Promise<EvidenceMentions> {
  const { frame, tables, complete, totals, limits } = source
  const ranks = rowsHere(tables, 'documents')
  return chosenEvidence(frame, { complete, whole, ranks, limits }, totals)
}

async function evidenceTotals({
  frame,
  plan,
  tables,
}: Pick<PageSource, 'frame' | 'plan' | 'tables'>): Promise<EvidenceTotals> {
  const find = (name: string) => {
    const table = tables.find((each) => each.name === name)
    return table === undefined ? undefined : readTable(table)
  }
  const concepts = find('concepts')
  const frequencies = new Map<string, number>()
  for (const row of concepts?.where(() => true) ?? [])
    frequencies.set(concepts?.text(row, 'concept') ?? '', concepts?.number(row, 'frequency') ?? 0)
  const entries = find('entries')
  const ofEntries = new Map<string, number>()
  for (const row of entries?.where(() => true) ?? [])
    ofEntries.set(
      `${entries?.text(row, 'concept')}\n${entries?.text(row, 'entry')}`,
      entries?.number(row, 'frequency') ?? 0,
    )
  const pairs = find('cooccurrence')
  const rows = (pairs?.where(() => true) ?? []).map((row) => ({
    unit: pairs?.text(row, 'unit') ?? '',
    a: pairs?.text(row, 'concept_a') ?? '',
    b: pairs?.text(row, 'concept_b') ?? '',
    observed: pairs?.number(row, 'observed') ?? 0,
  }))
  return {
    concepts: frame.concepts.map(({ concept }) => frequencies.get(concept) ?? 0),
    entries: frame.entries.map(
      ({ concept, entry }) => ofEntries.get(`${frame.concepts[concept]?.concept}\n${entry}`) ?? 0,
    ),
    pairs: pairTotals(frame, plan.units, rows),
    documentConcepts: await documentConcepts(frame),
  }
}

async function textsOf(frame: Frame, whole: ReadonlySet<number>): Promise<PageTexts> {
  const paragraphs = await paragraphsByRank(frame, whole)
  const documents: PageTexts['documents'][number][] = []
  for await (const { rank, text } of textsByRank(frame, whole))
    documents.push({ document: rank, text, paragraphs: paragraphs.get(rank) ?? [] })
  return { zones, documents }
}

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evidenceLimits, evidenceSeed } from '../analysis/choose-evidence.js'
import { paragraphsByRank, textSizes, textsByRank } from '../analysis/document-texts.js'
import { chosenEvidence, mentionsByDocument, pairTotals } from '../analysis/evidence.js'
import type { Frame } from '../analysis/frame.js'
import { zones } from '../documents/document.js'
import { buildPage } from '../report/page/build-page.js'
import type { PageTables } from '../report/page/collect-tables.js'
import type { PageEvidenceSummary, PageMentions, PageNetwork, PageTable, PageTexts } from '../report/page/contract.js'
import { embed } from '../report/page/embed.js'
import { readTable } from '../report/page/read-table.js'
import { viewerBundle } from '../report/page/viewer-bundle.js'
import { writeWhole } from '../report/write-table.js'
import { type CoreSource, coreOf } from './page-core.js'
import { pageMentions } from './page-mentions.js'
import type { Plan } from './plan.js'

/** Above this many mentions the page holds a sample of them. */
export const mostMentions = 40_000
/** Bytes of the page up to which whole texts are taken into it. */
export const pageBytes = 4.75 * 2 ** 20
/** Bytes that a deflated text takes in base64, for each character of it; checked afterwards. */
const bytesPerCharacter = 0.5

/** Writes `report.html`: everything a run found in one page that opens without a network. The same run writes the same bytes. */
export async function writePage(
  frame: Frame,
  plan: Plan,
  seen: PageTables,
  out: string,
  networks: readonly PageNetwork[],
): Promise<void> {
  const tables = seen.all()
  const bundle = await viewerBundle()
  const byDocument = await mentionsByDocument(frame)
  const total = [...byDocument.values()].reduce((sum, count) => sum + count, 0)
  const complete = total <= mostMentions && frame.documents.length <= rowsHere(tables, 'documents')
  const listed = await sizedTexts(frame, byDocument, rowsHere(tables, 'documents'))
  const base = { frame, plan, tables, networks, total, complete }
  const core = embed(await coreOf(base))
  const fixed = bundle.script.length + bundle.style.length + core.length
  for (let room = pageBytes - fixed; ; room *= 0.75) {
    const whole = new Set(chooseTexts(listed, complete ? room * 0.8 : room * 0.6))
    const mentions = await mentionsOf(base, whole)
    const summary: PageEvidenceSummary = {
      shown: mentions.document.length,
      complete,
      perNumber: evidenceLimits.concept,
      seed: evidenceSeed,
      texts: [...whole].sort((a, b) => a - b),
    }
    const blocks = {
      core,
      evidence: embed(summary),
      mentions: embed(mentions),
      texts: embed(await textsOf(frame, whole)),
    }
    const page = buildPage({ title: titleOf(plan), summary: summaryOf(frame, total), blocks, ...bundle })
    if (whole.size > 0 && Buffer.byteLength(page) > pageBytes) continue
    await writeWhole(join(out, 'report.html'), (temporary) => writeFile(temporary, page))
    return
  }
}

interface PageSource extends CoreSource {
  readonly complete: boolean
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

/** Documents with mentions or words, those with most mentions first, with their sizes in characters. */
async function sizedTexts(frame: Frame, mentions: ReadonlyMap<number, number>, ranks: number) {
  const sizes = await textSizes(frame)
  return frame.documents
    .map((_, rank) => ({ rank, characters: sizes.get(rank) ?? 0, mentions: mentions.get(rank) ?? 0 }))
    .filter(({ rank, characters }) => rank < ranks && characters > 0)
    .sort((a, b) => b.mentions - a.mentions || a.rank - b.rank)
}

/** As many as have room, in their order; the first that has none ends the list, so that the rule can be said in a sentence. */
function chooseTexts(
  listed: readonly { readonly rank: number; readonly characters: number }[],
  room: number,
): number[] {
  const chosen: number[] = []
  let bytes = 0
  for (const { rank, characters } of listed) {
    bytes += characters * bytesPerCharacter
    if (bytes > room) break
    chosen.push(rank)
  }
  return chosen
}

async function mentionsOf(source: PageSource, whole: ReadonlySet<number>): Promise<PageMentions> {
  const { frame, plan, tables, complete } = source
  const ranks = rowsHere(tables, 'documents')
  const chosen = await chosenEvidence(frame, { complete, whole, ranks }, evidenceTotals(source))
  return pageMentions(frame, plan, chosen, whole, complete)
}

function evidenceTotals({ frame, plan, tables }: PageSource) {
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
  }
}

async function textsOf(frame: Frame, whole: ReadonlySet<number>): Promise<PageTexts> {
  const paragraphs = await paragraphsByRank(frame, whole)
  const documents: PageTexts['documents'][number][] = []
  for await (const { rank, text } of textsByRank(frame, whole))
    documents.push({ document: rank, text, paragraphs: paragraphs.get(rank) ?? [] })
  return { zones, documents }
}

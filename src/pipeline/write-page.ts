import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { evidenceLimits, evidenceSeed } from '../analysis/choose-evidence.js'
import { metadataByRank, paragraphsByRank, textSizes, textsByRank, zoneSizes } from '../analysis/document-texts.js'
import { chosenEvidence, type EvidenceMentions, mentionsByDocument, pairTotals } from '../analysis/evidence.js'
import type { Frame } from '../analysis/frame.js'
import { zones } from '../documents/document.js'
import { childConcepts, type Lexicon } from '../lexicon/lexicon.js'
import { buildPage } from '../report/page/build-page.js'
import type { PageTables } from '../report/page/collect-tables.js'
import type {
  PageCore,
  PageEvidenceSummary,
  PageMentions,
  PageNetwork,
  PageTable,
  PageTexts,
} from '../report/page/contract.js'
import { embed } from '../report/page/embed.js'
import { findingsOf } from '../report/page/findings.js'
import { groupFields } from '../report/page/group-fields.js'
import { readTable } from '../report/page/read-table.js'
import { viewerBundle } from '../report/page/viewer-bundle.js'
import { writeWhole } from '../report/write-table.js'
import type { Plan } from './plan.js'
import { corpusFingerprint } from './run-record.js'
import { validityOf } from './validity.js'

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

interface PageSource {
  readonly networks: readonly PageNetwork[]
  readonly frame: Frame
  readonly plan: Plan
  readonly tables: readonly PageTable[]
  readonly total: number
  readonly complete: boolean
}

function titleOf({ lexicon }: Plan): string {
  return `${lexicon.title} \u2013 Tallyrand report`
}

function summaryOf(frame: Frame, mentions: number): string {
  return `${frame.countedDocuments} documents, ${frame.words} words, ${mentions} mentions.`
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

async function coreOf({ frame, plan, tables, networks, total }: PageSource): Promise<PageCore> {
  const sum = (of: 'sentences' | 'tokens' | 'words') => frame.documents.reduce((all, document) => all + document[of], 0)
  const totals = {
    documents: frame.documents.length,
    counted: frame.countedDocuments,
    sentences: sum('sentences'),
    tokens: sum('tokens'),
    words: sum('words'),
    mentions: total,
  }
  const lexicon = {
    title: plan.lexicon.title,
    version: plan.lexicon.version,
    matrix: plan.lexicon.matrix,
    concepts: conceptsInOrder(plan.lexicon),
  }
  const sizes = await zoneSizes(frame.store)
  const metadata = await metadataByRank(frame)
  const { lexicon: _lexicon, fingerprints, tallyrand, language, reading, ...rest } = plan
  const { password: _secret, ...shownReading } = reading
  const { lexiconsTried: _count, ...validity } = await validityOf(frame.store, plan)
  return {
    title: plan.lexicon.title,
    versions: { tallyrand, ...language },
    fingerprints: { ...fingerprints, corpus: await corpusFingerprint(frame.store) },
    settings: { ...rest, reading: shownReading },
    lexicon,
    validity,
    units: plan.units,
    countedZones: plan.zones,
    zones: zones.flatMap((zone) => {
      const size = sizes.get(zone)
      return size === undefined ? [] : [{ zone, counted: plan.zones.includes(zone), ...size }]
    }),
    totals,
    tables,
    fields: groupFields(frame.documents.map((_, rank) => metadata.get(rank) ?? {})),
    findings: findingsOf({ tables, lexicon, totals, units: plan.units }),
    networks: networks.map(shownNetwork),
  }
}

function conceptsInOrder(lexicon: Lexicon): PageCore['lexicon']['concepts'] {
  const below = (parent: string | null): PageCore['lexicon']['concepts'] =>
    childConcepts(lexicon, parent).flatMap(({ id, label, definition, source }) => [
      { id, parent, label, definition, source },
      ...below(id),
    ])
  return below(null)
}

async function mentionsOf(source: PageSource, whole: ReadonlySet<number>): Promise<PageMentions> {
  const { frame, plan, tables, complete } = source
  const ranks = rowsHere(tables, 'documents')
  const chosen = await chosenEvidence(frame, { complete, whole, ranks }, evidenceTotals(source))
  return {
    document: chosen.rank,
    concept: chosen.concept,
    entry: chosen.entry,
    start: chosen.start,
    end: chosen.end,
    sentenceStart: chosen.sentenceStart,
    sentenceEnd: chosen.sentenceEnd,
    sentence: chosen.sentence.map((number) => number + 1),
    paragraph: chosen.paragraph.map((number) => number + 1),
    page: chosen.page,
    zone: chosen.zone,
    negated: chosen.negated,
    drawn: complete ? [] : chosen.drawn,
    token: plan.units.some((unit) => unit.startsWith('window:')) ? chosen.firstToken : [],
    ...(await quotedSentences(frame, chosen, whole)),
    concepts: frame.concepts.map(({ concept }) => concept),
    entries: frame.entries.map(({ entry }) => entry),
    zones,
  }
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

/** The sentences of those mentions whose document's text is not in the page; each stands once. */
async function quotedSentences(
  frame: Frame,
  chosen: EvidenceMentions,
  whole: ReadonlySet<number>,
): Promise<Pick<PageMentions, 'quoted' | 'sentences'>> {
  const quoted = chosen.rank.map(() => -1)
  const sentences: string[] = []
  const rowsOf = new Map<number, number[]>()
  chosen.rank.forEach((rank, row) => {
    if (whole.has(rank)) return
    const rows = rowsOf.get(rank)
    if (rows === undefined) rowsOf.set(rank, [row])
    else rows.push(row)
  })
  for await (const { rank, text } of textsByRank(frame, new Set(rowsOf.keys()))) {
    let last = -1
    for (const row of rowsOf.get(rank) ?? []) {
      const start = chosen.sentenceStart[row] as number
      if (start !== last) sentences.push(text.slice(start, chosen.sentenceEnd[row]))
      last = start
      quoted[row] = sentences.length - 1
    }
  }
  return { quoted, sentences }
}

async function textsOf(frame: Frame, whole: ReadonlySet<number>): Promise<PageTexts> {
  const paragraphs = await paragraphsByRank(frame, whole)
  const documents: PageTexts['documents'][number][] = []
  for await (const { rank, text } of textsByRank(frame, whole))
    documents.push({ document: rank, text, paragraphs: paragraphs.get(rank) ?? [] })
  return { zones, documents }
}

/** What the page needs of a network; its edges it reads from the table. */
function shownNetwork({ unit, modularity, nodes }: PageNetwork): PageNetwork {
  return { unit, modularity, nodes: nodes.map(({ concept, x, y, community }) => ({ concept, x, y, community })) }
}

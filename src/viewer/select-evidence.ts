import type { EvidenceQuery, PageCore, PageEvidenceSummary, PageMentions } from '../report/page/contract.js'
import type { Evidence, EvidenceItem, EvidenceSentence, Mark } from './data.js'
import { knownTotal } from './evidence-totals.js'

/** What evidence is selected from. */
export interface EvidenceSource {
  readonly core: PageCore
  readonly summary: PageEvidenceSummary
  readonly mentions: PageMentions
  /** The first mention of each document that has any. */
  readonly firstRow: ReadonlyMap<number, number>
  readonly textOf: (document: number) => string | undefined
  readonly nameOf: (document: number) => string
}

/** The sentences that a number rests on, by document and place. */
export function selectEvidence(source: EvidenceSource, query: EvidenceQuery): Evidence {
  return query.concept !== undefined && query.beside !== undefined
    ? pairEvidence(source, query.concept, query.beside, query.unit ?? 'sentence', query)
    : mentionEvidence(source, query)
}

function mentionEvidence(source: EvidenceSource, query: EvidenceQuery): Evidence {
  const { mentions, summary } = source
  const isMeant = conceptTest(source, query)
  const isDocument = documentTest(source, query)
  const found: number[] = []
  for (let row = 0; row < mentions.document.length; row += 1)
    if (isMeant(row) && isDocument(mentions.document[row] as number)) found.push(row)
  if (summary.complete || isAllHere(source, query))
    return { ...countedMentions(found.length, found.length, 'all'), items: bySentence(source, found) }
  const drawn = drawnRows(source, query, found)
  const rows = drawn ?? found
  const total = knownTotal(source.core, query)
  const choice = total === rows.length ? 'all' : drawn === undefined || total === undefined ? 'part' : 'sample'
  return { ...countedMentions(total, rows.length, choice), items: bySentence(source, rows) }
}

function countedMentions(total: number | undefined, shown: number, choice: Evidence['choice']) {
  return { counted: 'mention', total, shown, choice }
}

/** Whether the page holds every mention of the one document that is asked for. */
function isAllHere({ summary, nameOf }: EvidenceSource, { document }: EvidenceQuery): boolean {
  return document !== undefined && summary.texts.some((rank) => nameOf(rank) === document)
}

/** The rows that were drawn for just this number, where one sample was drawn for it. */
function drawnRows({ mentions }: EvidenceSource, query: EvidenceQuery, found: readonly number[]): number[] | undefined {
  const isPlain = query.document === undefined && query.field === undefined && query.negated === undefined
  if (!isPlain || query.concept === undefined) return undefined
  const depth = query.concept.split('/').length
  return found.filter((row) => {
    const drawn = mentions.drawn[row] as number
    if (query.entry !== undefined) return (drawn & 2) !== 0
    const own = (mentions.concepts[mentions.concept[row] as number] as string).split('/').length
    return (drawn & (4 << (own - depth))) !== 0
  })
}

function conceptTest({ mentions }: EvidenceSource, query: EvidenceQuery): (row: number) => boolean {
  // An entry is one of the concept itself, and of none below it.
  const own = new Set(mentions.concepts.flatMap((id, at) => (id === query.concept ? [at] : [])))
  const isOwn = query.entry !== undefined && query.concept !== undefined
  const concepts = isOwn ? own : conceptsWithin(mentions, query.concept)
  const entries = new Set(mentions.entries.flatMap((entry, at) => (entry === query.entry ? [at] : [])))
  return (row) =>
    concepts.has(mentions.concept[row] as number) &&
    (query.entry === undefined || entries.has(mentions.entry[row] as number)) &&
    (query.negated === undefined || (mentions.negated[row] === 1) === query.negated)
}

function conceptsWithin(mentions: PageMentions, concept: string | undefined): ReadonlySet<number> {
  return new Set(
    mentions.concepts.flatMap((id, at) =>
      concept === undefined || id === concept || id.startsWith(`${concept}/`) ? [at] : [],
    ),
  )
}

function documentTest(source: EvidenceSource, query: EvidenceQuery): (document: number) => boolean {
  const values = source.core.fields.find(({ name }) => name === query.field)?.values
  return (document) =>
    (query.document === undefined || source.nameOf(document) === query.document) &&
    (query.field === undefined || isOfValue(values?.[document] ?? null, query))
}

function isOfValue(its: string | null, { value, other = false }: EvidenceQuery): boolean {
  return its !== null && (its === value) !== other
}

/** Mentions of one sentence stand together. */
function bySentence(source: EvidenceSource, rows: readonly number[]): EvidenceItem[] {
  const { mentions } = source
  const items: { document: number; rows: number[] }[] = []
  for (const row of rows) {
    const last = items.at(-1)
    const before = last?.rows[0]
    if (
      last !== undefined &&
      before !== undefined &&
      mentions.document[before] === mentions.document[row] &&
      mentions.sentence[before] === mentions.sentence[row]
    )
      last.rows.push(row)
    else items.push({ document: mentions.document[row] as number, rows: [row] })
  }
  return items.map(({ document, rows: inSentence }) => ({
    document,
    readable: source.textOf(document) !== undefined,
    sentences: [
      sentenceOf(
        source,
        inSentence.map((row) => ({ row, role: 0 })),
      ),
    ],
  }))
}

interface MarkedRow {
  readonly row: number
  readonly role: 0 | 1
}

function sentenceOf({ mentions, textOf }: EvidenceSource, marked: readonly MarkedRow[]): EvidenceSentence {
  const first = marked[0]?.row ?? 0
  const document = mentions.document[first] as number
  const begin = mentions.sentenceStart[first] as number
  const whole = textOf(document)
  const text =
    whole?.slice(begin, mentions.sentenceEnd[first]) ?? mentions.sentences[mentions.quoted[first] as number] ?? ''
  const marks = marked.map(
    ({ row, role }): Mark => ({
      start: (mentions.start[row] as number) - begin,
      end: (mentions.end[row] as number) - begin,
      concept: mentions.concepts[mentions.concept[row] as number] ?? '',
      entry: mentions.entries[mentions.entry[row] as number] ?? '',
      negated: mentions.negated[row] === 1,
      role,
    }),
  )
  return {
    text: text.replaceAll('\n', ' '),
    marks,
    at: mentions.start[first] as number,
    sentence: mentions.sentence[first] as number,
    paragraph: mentions.paragraph[first] as number,
    page: mentions.page[first] as number,
    zone: mentions.zones[mentions.zone[first] as number] ?? '',
  }
}

/** Units in which both concepts stand with words of their own, as the table `cooccurrence` counts them. */
function pairEvidence(
  source: EvidenceSource,
  concept: string,
  beside: string,
  unit: string,
  query: EvidenceQuery,
): Evidence {
  const { mentions, summary } = source
  const inA = conceptsWithin(mentions, concept)
  const inB = conceptsWithin(mentions, beside)
  const isDocument = documentTest(source, query)
  const units = new Map<string, { document: number; a: number[]; b: number[] }>()
  for (let row = 0; row < mentions.document.length; row += 1) {
    const own = mentions.concept[row] as number
    const document = mentions.document[row] as number
    if ((!inA.has(own) && !inB.has(own)) || !isDocument(document)) continue
    const key = `${document} ${unitOf(mentions, row, unit)}`
    const found = units.get(key) ?? { document, a: [], b: [] }
    units.set(key, found)
    if (inA.has(own)) found.a.push(row)
    if (inB.has(own)) found.b.push(row)
  }
  const together = [...units.values()].filter(({ a, b }) => standApart(mentions, a, b))
  const items = together.map(({ document, a, b }) => ({
    document,
    readable: source.textOf(document) !== undefined,
    sentences: pairSentences(source, a, b),
  }))
  const isComplete = summary.complete || isAllHere(source, query)
  const total = isComplete ? items.length : knownTotal(source.core, { ...query, concept, beside, unit })
  return { counted: unit, total, shown: items.length, choice: total === items.length ? 'all' : 'part', items }
}

function unitOf(mentions: PageMentions, row: number, unit: string): number {
  if (unit === 'sentence') return mentions.sentence[row] as number
  if (unit === 'paragraph') return mentions.paragraph[row] as number
  if (unit === 'document') return 0
  return Math.floor((mentions.token[row] as number) / Number(unit.slice('window:'.length)))
}

/** True where a mention of the one ends before a mention of the other begins. */
function standApart(mentions: PageMentions, a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return false
  const firstEnd = (rows: readonly number[]) => Math.min(...rows.map((row) => mentions.end[row] as number))
  const lastBegin = (rows: readonly number[]) => Math.max(...rows.map((row) => mentions.start[row] as number))
  return firstEnd(a) <= lastBegin(b) || firstEnd(b) <= lastBegin(a)
}

/** At most this many sentences of one unit are quoted; a document may hold hundreds. */
const sentencesOfUnit = 6

function pairSentences(source: EvidenceSource, a: readonly number[], b: readonly number[]): EvidenceSentence[] {
  const { mentions } = source
  const sentences = new Map<number, MarkedRow[]>()
  const add = (row: number, role: 0 | 1) => {
    const number = mentions.sentence[row] as number
    const rows = sentences.get(number) ?? []
    sentences.set(number, rows)
    rows.push({ row, role })
  }
  for (const row of a) add(row, 0)
  for (const row of b) add(row, 1)
  const holdsBoth = (rows: readonly MarkedRow[]) =>
    rows.some(({ role }) => role === 0) && rows.some(({ role }) => role === 1)
  const ordered = [...sentences].sort(([x], [y]) => x - y)
  const both = ordered.filter(([, rows]) => holdsBoth(rows))
  const one = ordered.find(([, rows]) => rows[0]?.role === 0)
  const other = ordered.find(([, rows]) => rows.every(({ role }) => role === 1))
  const shown = both.length > 0 ? both.slice(0, sentencesOfUnit) : [one, other].flatMap((each) => (each ? [each] : []))
  return shown
    .sort(([x], [y]) => x - y)
    .map(([, rows]) =>
      sentenceOf(
        source,
        rows.sort((x, y) => (mentions.start[x.row] as number) - (mentions.start[y.row] as number)),
      ),
    )
}

import { paragraphsByRank, textsByRank } from '../analysis/document-texts.js'
import { documentsWith } from '../analysis/documents-with.js'
import { type EvidenceBehind, mentionsBehind, pairBehind } from '../analysis/evidence-behind.js'
import type { Frame } from '../analysis/frame.js'
import type { Unit } from '../analysis/units.js'
import { zones } from '../documents/document.js'
import type { Plan } from '../pipeline/plan.js'
import { pageMentions } from '../pipeline/report/page-mentions.js'
import { UsageError } from '../problems/problem.js'
import type { EvidenceQuery, PageField, PageTable } from '../report/page/contract.js'
import type { LiveDocument, LiveEvidence } from '../report/page/live.js'

/** Mentions, or units of a pair, that are shown of one number at most. */
export const shownOfANumber = 1000
/** Whole documents that are shown as units of a pair: each brings all its mentions of the two. */
const documentsOfAPair = 100
/** Documents that are listed with a concept at most, those with most of its mentions. */
const documentsListed = 20_000

/** The sentences behind a number, all or a fixed sample. */
export async function evidenceOf(
  frame: Frame,
  plan: Plan,
  fields: readonly PageField[],
  query: EvidenceQuery,
): Promise<LiveEvidence> {
  const documents = ranksOf(frame, fields, query)
  const where = documents === undefined ? {} : { documents }
  const concept = query.concept === undefined ? undefined : numberOf(frame, query.concept)
  const behind = await (concept !== undefined && query.beside !== undefined
    ? pairOf(frame, plan, { ...where, concept, beside: numberOf(frame, query.beside) }, query.unit ?? 'sentence')
    : mentionsBehind(
        frame,
        {
          ...where,
          ...(concept === undefined ? {} : { concept }),
          ...(query.entry === undefined ? {} : { entries: entriesOf(frame, query.entry, concept) }),
          ...(query.negated === undefined ? {} : { negated: query.negated }),
        },
        shownOfANumber,
      ))
  return {
    total: behind.total,
    shown: behind.shown,
    mentions: await pageMentions(frame, plan, behind.mentions, new Set(), true),
  }
}

async function pairOf(
  frame: Frame,
  plan: Plan,
  pair: { readonly concept: number; readonly beside: number; readonly documents?: readonly number[] },
  name: string,
): Promise<EvidenceBehind> {
  const unit = plan.units.find((each: Unit) => each === name)
  if (unit === undefined) throw new UsageError(`The run has no unit "${name}". It has: ${plan.units.join(', ')}.`)
  return pairBehind(frame, { ...pair, unit }, unit === 'document' ? documentsOfAPair : shownOfANumber)
}

/** The documents that a question for evidence speaks of; `undefined` for all. */
function ranksOf(frame: Frame, fields: readonly PageField[], query: EvidenceQuery): number[] | undefined {
  const { document, field: name, value, other = false } = query
  if (document === undefined && name === undefined) return undefined
  const field = name === undefined ? undefined : fields.find((each) => each.name === name)
  if (name !== undefined && field === undefined) throw new UsageError(`There is no field "${name}" to group by.`)
  const isOfField = (rank: number) => {
    const its = field?.values[rank] ?? null
    return field === undefined || (its !== null && (its === value) !== other)
  }
  return frame.documents.flatMap((each, rank) =>
    (document === undefined || each.document === document) && isOfField(rank) ? [rank] : [],
  )
}

function numberOf(frame: Frame, concept: string): number {
  const number = frame.concepts.findIndex((each) => each.concept === concept)
  if (number < 0) throw new UsageError(`The lexicon has no concept "${concept}".`)
  return number
}

/** The entries of this text, of one concept where it is named: those below it are not its own. */
function entriesOf(frame: Frame, entry: string, concept: number | undefined): number[] {
  return frame.entries.flatMap((each, number) =>
    each.entry === entry && (concept === undefined || each.concept === concept) ? [number] : [],
  )
}

/** The documents that mention a concept, those with most mentions first, with the columns of `document_concepts`. */
export async function listedWith(frame: Frame, concept: string): Promise<PageTable> {
  const { columns, rows, total } = await documentsWith(frame, numberOf(frame, concept), documentsListed)
  return {
    name: 'document_concepts',
    columns,
    rows: total,
    cells: columns.map((_, column) => rows.map((row) => row[column] ?? null)),
  }
}

/** A document with its text and all that was found in it. */
export async function documentOf(frame: Frame, plan: Plan, document: string): Promise<LiveDocument> {
  const rank = frame.documents.findIndex((each) => each.document === document)
  if (rank < 0) throw new UsageError(`There is no document "${document}" among those that are chosen.`)
  const wanted = new Set([rank])
  let text = ''
  for await (const found of textsByRank(frame, wanted)) text = found.text
  const paragraphs = (await paragraphsByRank(frame, wanted)).get(rank) ?? []
  const { mentions } = await mentionsBehind(frame, { documents: [rank] }, 2 ** 31 - 1)
  return { text, zones, paragraphs, mentions: await pageMentions(frame, plan, mentions, wanted, true) }
}

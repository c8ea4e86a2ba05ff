import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bootstrapsHere } from '../analysis/bootstraps.js'
import { evidenceSeed } from '../analysis/choose-evidence.js'
import {
  allDocuments,
  compareValues,
  type DescribedDocument,
  describedDocuments,
  fieldNames,
} from '../analysis/document-fields.js'
import { paragraphsByRank, textsByRank } from '../analysis/document-texts.js'
import { documentsTable } from '../analysis/documents.js'
import { duplicateProblems } from '../analysis/duplicates.js'
import { type EvidenceBehind, mentionsBehind, pairBehind } from '../analysis/evidence-behind.js'
import { findReuseAmong } from '../analysis/find-reuse.js'
import { countReusedOnce, type Frame, openFrame } from '../analysis/frame.js'
import { sortProblems } from '../analysis/problems.js'
import type { ResultTable } from '../analysis/result-table.js'
import { readAll } from '../analysis/table-difference.js'
import type { Unit } from '../analysis/units.js'
import { documentsWhere } from '../analysis/where.js'
import { zones } from '../documents/document.js'
import type { Terms } from '../language/tokens.js'
import { checkedJobs, storedProblems } from '../pipeline/analyze.js'
import { compareGroups, groupsOf } from '../pipeline/compare-groups.js'
import { withComputeThreads } from '../pipeline/compute-threads.js'
import { compilePattern, resolvePattern } from '../pipeline/find-pattern.js'
import { openResults } from '../pipeline/open-results.js'
import { coreOf } from '../pipeline/page-core.js'
import { pageMentions } from '../pipeline/page-mentions.js'
import type { Plan } from '../pipeline/plan.js'
import { resultTables } from '../pipeline/result-tables.js'
import { corpusFingerprint } from '../pipeline/run-record.js'
import { searchIn } from '../pipeline/search.js'
import { storedPlan } from '../pipeline/stored-run.js'
import { type Problem, UsageError } from '../problems/problem.js'
import { FigureTables } from '../report/figures/collect-tables.js'
import { networksOf } from '../report/networks/network.js'
import { PageTables } from '../report/page/collect-tables.js'
import type { EvidenceQuery, PageField } from '../report/page/contract.js'
import type { LiveCalls, LiveDocument, LiveEvidence, LiveReport } from '../report/page/live.js'
import { narrowTo } from '../store/narrow.js'
import { readTerms } from '../store/read-tokens.js'
import type { Store } from '../store/store.js'

/** Mentions, or units of a pair, that are shown of one number at most. */
export const shownOfANumber = 1000
/** Whole documents that are shown as units of a pair: each brings all its mentions of the two. */
const documentsOfAPair = 100
/** Choices of documents whose tables are held; the whole is one of them. */
const choicesHeld = 4
/** Words on each side of a match. */
const wordsAround = 10
/** More values of a field than this are not offered to choose from. */
const valuesOffered = 300

/** A choice of documents, laid out for questions. */
interface Choice {
  readonly store: Store
  readonly frame: Frame
  readonly counted: readonly DescribedDocument[]
  report?: { readonly json: string; readonly fields: readonly PageField[] }
}

/** What a corpus answers; see {@link LiveCalls}. */
export interface Corpus {
  readonly answer: { readonly [Call in keyof LiveCalls]: (ask: LiveCalls[Call]['ask']) => Promise<string> }
  /** Lays out the whole and loads what searches need, so that the first question does not wait for it. */
  readonly warm: () => Promise<void>
  /** Waits for the question at hand and gives up the store. */
  readonly close: () => Promise<void>
}

/**
 * Opens the store of a run for the questions of a page. It is only read, by one question after the other.
 *
 * @param path folder of the results or file of the store
 * @param lexicon file of the lexicon it was counted with
 * @throws {UsageError} where there is no finished run, or it was made with another lexicon.
 */
export async function openCorpus(path: string, lexicon: string): Promise<Corpus> {
  const store = await openResults(path)
  try {
    const plan = await storedPlan(store, lexicon)
    const all = await allDocuments(store)
    const problems = await problemsOf(store, plan, path)
    return corpusOf({ store, plan, all, problems, lexicon, fields: offeredFields(all) })
  } catch (error) {
    await store.close()
    throw error
  }
}

interface Opened {
  readonly store: Store
  readonly plan: Plan
  readonly all: readonly DescribedDocument[]
  readonly problems: readonly Problem[]
  readonly lexicon: string
  readonly fields: LiveReport['fields']
}

function corpusOf(opened: Opened): Corpus {
  const { store, plan, lexicon } = opened
  const choices = new Map<string, Choice>()
  let terms: Terms | undefined
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Answer>(work: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(work)
    last = answer.catch(() => undefined)
    return answer
  }
  const termsOnce = async () => {
    terms ??= await readTerms(store)
    return terms
  }
  const choose = async (where: readonly string[]): Promise<Choice> => {
    const key = JSON.stringify(where)
    const known = choices.get(key)
    const choice = known ?? (await layOut(opened, where))
    choices.delete(key)
    choices.set(key, choice)
    // The one unused for longest goes; the whole stays.
    const oldest = [...choices.keys()].find((each) => each !== '[]')
    if (choices.size > choicesHeld && oldest !== undefined) {
      choices.get(oldest)?.store.disconnect()
      choices.delete(oldest)
    }
    return choice
  }
  const reported = async (choice: Choice) => {
    choice.report ??= await reportOf(opened, choice)
    return choice.report
  }
  return {
    answer: {
      '/api/report': ({ where }) => inTurn(async () => (await reported(await choose(where))).json),
      '/api/evidence': ({ where, query }) =>
        inTurn(async () => {
          const choice = await choose(where)
          const { fields } = await reported(choice)
          return JSON.stringify(await evidenceOf(choice, plan, fields, query))
        }),
      '/api/document': ({ where, document }) =>
        inTurn(async () => JSON.stringify(await documentOf(await choose(where), plan, document))),
      '/api/search': ({ where, pattern, sort, limit }) =>
        inTurn(async () => {
          const { store, counted } = await choose(where)
          const options = { pattern, sort, limit, window: wordsAround, zones: plan.zones, lexicon }
          return JSON.stringify(await searchIn(store, counted, await termsOnce(), options))
        }),
    },
    warm: () =>
      inTurn(async () => {
        await reported(await choose([]))
        // A word with forms has the model of the language loaded.
        await resolvePattern(store, await compilePattern('policies', undefined), await termsOnce())
      }),
    close: () =>
      inTurn(async () => {
        for (const { store: beside } of choices.values()) beside.disconnect()
        choices.clear()
        await store.close()
      }),
  }
}

/** Lays out the documents that meet the conditions as a run over these alone would. */
async function layOut({ store: whole, plan, all }: Opened, where: readonly string[]): Promise<Choice> {
  const chosen = where.length === 0 ? undefined : documentsWhere(all, where)
  if (chosen?.length === 0) throw new UsageError('No document meets these conditions.')
  const store = await whole.beside()
  try {
    if (chosen !== undefined)
      await narrowTo(
        store,
        chosen.map(({ number }) => number),
      )
    const frame = await openFrame(store, plan.zones)
    if (frame.countedDocuments === 0) throw new UsageError('No document that meets these conditions was counted.')
    if (chosen !== undefined) await findReuseAmong(store)
    if (plan.countReused === 'once') await countReusedOnce(store)
    return { store, frame, counted: await describedDocuments(store) }
  } catch (error) {
    store.disconnect()
    throw error
  }
}

async function reportOf({ plan, problems, all, fields }: Opened, { frame }: Choice) {
  const figures = new FigureTables(await readAll(await documentsTable(frame)))
  const page = new PageTables()
  const paths = new Set((await frame.store.rows('select path from sources')).map(([path]) => path))
  const isWhole = frame.documents.length === all.length
  const ofChoice = problems.filter(({ code, path }) => code !== 'duplicate' && (isWhole || paths.has(path)))
  const take = async (table: ResultTable) => {
    // Mentions are shown on demand.
    if (table.name === 'mentions') return
    for await (const rows of table.rows) {
      figures.see(table, rows)
      page.see(table, rows)
    }
  }
  await resultTables(frame, plan, sortProblems([...ofChoice, ...duplicateProblems(frame.duplicates)]), bootstrapsHere, {
    take,
    takeOfTexts: async (name, make) => {
      if (name !== 'pages') await take(await make())
    },
  })
  await compareAgain(frame, plan, async (table) => {
    for await (const rows of table.rows) page.see(table, rows)
  })
  const [count] = await frame.store.rows('select count(*) from counted_mentions')
  const networks = networksOf(figures.all())
  const core = await coreOf({ frame, plan, tables: page.all(), networks, total: count?.[0] as number })
  const report: LiveReport = {
    core,
    fields,
    documents: all.length,
    perNumber: shownOfANumber,
    seed: evidenceSeed,
  }
  return { json: JSON.stringify(report), fields: core.fields }
}

/** Compares the groups that the run compared, where there are still some among these documents. */
async function compareAgain(frame: Frame, plan: Plan, take: (table: ResultTable) => Promise<void>): Promise<void> {
  if (plan.compare === undefined) return
  try {
    const groups = await groupsOf(frame, { by: plan.compare, option: '--compare' })
    await withComputeThreads(checkedJobs(undefined), ({ permute }) =>
      compareGroups(frame, groups, plan.resampling, permute, take),
    )
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
  }
}

async function evidenceOf(
  { frame }: Choice,
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
          ...(query.entry === undefined ? {} : { entries: entriesOf(frame, query.entry) }),
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
  const { document, field: name, value } = query
  if (document === undefined && name === undefined) return undefined
  const field = name === undefined ? undefined : fields.find((each) => each.name === name)
  if (name !== undefined && field === undefined) throw new UsageError(`There is no field "${name}" to group by.`)
  return frame.documents.flatMap((each, rank) =>
    (document === undefined || each.document === document) && (field === undefined || field.values[rank] === value)
      ? [rank]
      : [],
  )
}

function numberOf(frame: Frame, concept: string): number {
  const number = frame.concepts.findIndex((each) => each.concept === concept)
  if (number < 0) throw new UsageError(`The lexicon has no concept "${concept}".`)
  return number
}

function entriesOf(frame: Frame, entry: string): number[] {
  return frame.entries.flatMap((each, number) => (each.entry === entry ? [number] : []))
}

async function documentOf({ frame }: Choice, plan: Plan, document: string): Promise<LiveDocument> {
  const rank = frame.documents.findIndex((each) => each.document === document)
  if (rank < 0) throw new UsageError(`There is no document "${document}" among those that are chosen.`)
  const wanted = new Set([rank])
  let text = ''
  for await (const found of textsByRank(frame, wanted)) text = found.text
  const paragraphs = (await paragraphsByRank(frame, wanted)).get(rank) ?? []
  const { mentions } = await mentionsBehind(frame, { documents: [rank] }, 2 ** 31 - 1)
  return { text, zones, paragraphs, mentions: await pageMentions(frame, plan, mentions, wanted, true) }
}

/** What the run said of its inputs, as `run.json` beside the store has it; where it is not there, what the store knows. */
async function problemsOf(store: Store, plan: Plan, path: string): Promise<readonly Problem[]> {
  const folder = (await stat(path)).isDirectory() ? path : dirname(path)
  try {
    const { fingerprints, problems } = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as {
      readonly fingerprints: Record<string, string>
      readonly problems: readonly Problem[]
    }
    if (fingerprints.plan === plan.fingerprints.plan && fingerprints.corpus === (await corpusFingerprint(store)))
      return problems
  } catch {
    // A store may stand alone.
  }
  return storedProblems(store)
}

function offeredFields(all: readonly DescribedDocument[]): LiveReport['fields'] {
  return fieldNames(all).map((name) => {
    const values = new Set(all.flatMap(({ fields }) => fields.get(name) ?? []))
    return { name, values: values.size > valuesOffered ? [] : [...values].sort(compareValues) }
  })
}

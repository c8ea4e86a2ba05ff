import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  allDocuments,
  compareValues,
  type DescribedDocument,
  describedDocuments,
  fieldNames,
} from '../analysis/document-fields.js'
import { findReuseAmong } from '../analysis/find-reuse.js'
import { countReusedOnce, type Frame, openFrame } from '../analysis/frame.js'
import { documentsWhere } from '../analysis/where.js'
import type { Terms } from '../language/tokens.js'
import { storedProblems } from '../pipeline/analyze.js'
import { openResults } from '../pipeline/open-results.js'
import type { Plan } from '../pipeline/plan.js'
import { corpusFingerprint } from '../pipeline/run-record.js'
import { compilePattern, resolvePattern } from '../pipeline/search/find-pattern.js'
import { searchIn } from '../pipeline/search/search.js'
import { storedPlan } from '../pipeline/stored-run.js'
import { type Problem, UsageError } from '../problems/problem.js'
import { figuresOf } from '../report/figures/figures.js'
import type { LiveCalls, LiveReport } from '../report/page/live.js'
import { narrowTo } from '../store/narrow.js'
import { readTerms } from '../store/read-tokens.js'
import type { Store } from '../store/store.js'
import { documentOf, evidenceOf, listedWith } from './behind-numbers.js'
import { type Reported, type ReportSource, reportOf } from './report-choice.js'

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
  report?: Reported
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
 * @param lexicon file of the lexicon it was counted with. Default: the one that the store keeps
 * @throws {UsageError} where there is no finished run, or it was made with another lexicon.
 */
export async function openCorpus(path: string, lexicon?: string): Promise<Corpus> {
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

interface Opened extends ReportSource {
  readonly store: Store
  readonly lexicon: string | undefined
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
    choice.report ??= await reportOf(opened, choice.frame)
    return choice.report
  }
  return {
    answer: {
      '/api/report': ({ where }) => inTurn(async () => (await reported(await choose(where))).json),
      '/api/evidence': ({ where, query }) =>
        inTurn(async () => {
          const choice = await choose(where)
          const { fields } = await reported(choice)
          return JSON.stringify(await evidenceOf(choice.frame, plan, fields, query))
        }),
      '/api/documents-with': ({ where, concept }) =>
        inTurn(async () => JSON.stringify(await listedWith((await choose(where)).frame, concept))),
      '/api/figures': ({ where, scheme }) =>
        inTurn(async () => JSON.stringify(figuresOf((await reported(await choose(where))).drawn, scheme))),
      '/api/document': ({ where, document }) =>
        inTurn(async () => JSON.stringify(await documentOf((await choose(where)).frame, plan, document))),
      '/api/search': ({ where, pattern, sort, limit }) =>
        inTurn(async () => {
          const { store, counted } = await choose(where)
          const ofLexicon = lexicon === undefined ? {} : { lexicon }
          const options = { pattern, sort, limit, window: wordsAround, zones: plan.zones, ...ofLexicon }
          return JSON.stringify(await searchIn(store, counted, await termsOnce(), options))
        }),
    },
    warm: () =>
      inTurn(async () => {
        await reported(await choose([]))
        // A word with forms has the model of the language loaded.
        await resolvePattern(store, await compilePattern('policies', store), await termsOnce())
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
  const chosen = where.length === 0 ? undefined : documentsWhere(all, where, null)
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

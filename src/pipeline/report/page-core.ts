import { zoneSizes } from '../../analysis/document-texts.js'
import type { Frame } from '../../analysis/frame.js'
import { zones } from '../../documents/document.js'
import { compareCodeUnits } from '../../language/order.js'
import type { Problem } from '../../problems/problem.js'
import type { PageCore, PageNetwork, PageTable } from '../../report/page/contract.js'
import { findingsOf } from '../../report/page/findings.js'
import type { Plan } from '../plan.js'
import { corpusFingerprint } from '../run-record.js'
import { validityOf } from '../validation/validity.js'
import { conceptsInOrder, type PageCollection } from './collect-page.js'

/** What the core of a page is made from. */
export interface CoreSource {
  readonly networks: readonly PageNetwork[]
  readonly frame: Frame
  readonly plan: Plan
  readonly collected: PageCollection
  readonly tables: readonly PageTable[]
  readonly problems: readonly Problem[]
  /** Counted mentions. */
  readonly total: number
}

/** Everything the page knows besides mentions and texts. */
export async function coreOf(source: CoreSource): Promise<PageCore> {
  const { frame, plan, collected, tables, problems, networks, total } = source
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
    statuses: statusesOf(collected),
    problems: problemKinds(problems),
    unread: unreadFiles(collected, problems),
    tables,
    fields: collected.sums.all(),
    compared: collected.compared,
    findings: findingsOf({ tables, lexicon, totals, units: plan.units }),
    networks: networks.map(shownNetwork),
  }
}

function statusesOf({ documents: { columns, rows } }: PageCollection): PageCore['statuses'] {
  const status = columns.indexOf('status')
  return tallied(rows.map((row) => String(row[status]))).map(([name, documents]) => ({ status: name, documents }))
}

function problemKinds(problems: readonly Problem[]): PageCore['problems'] {
  return tallied(problems.map(({ severity, code }) => `${severity} ${code}`)).map(([kind, times]) => {
    const [severity = '', code = ''] = kind.split(' ')
    return { severity, code, times }
  })
}

/** Files with an error of which there is no document. */
function unreadFiles({ documents: { columns, rows } }: PageCollection, problems: readonly Problem[]): number {
  const path = columns.indexOf('path')
  const read = new Set(rows.map((row) => row[path]))
  const failed = problems.filter((each) => each.severity === 'error' && !read.has(each.path))
  return new Set(failed.map((each) => each.path)).size
}

/** How often each of the names stands among them, by name. */
function tallied(names: readonly string[]): [name: string, times: number][] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].sort(([a], [b]) => compareCodeUnits(a, b))
}

/** What the page needs of a network; its edges it reads from the table. */
function shownNetwork({ unit, modularity, nodes }: PageNetwork): PageNetwork {
  return { unit, modularity, nodes: nodes.map(({ concept, x, y, community }) => ({ concept, x, y, community })) }
}

import { metadataByRank, zoneSizes } from '../analysis/document-texts.js'
import type { Frame } from '../analysis/frame.js'
import { zones } from '../documents/document.js'
import { childConcepts, type Lexicon } from '../lexicon/lexicon.js'
import type { PageCore, PageNetwork, PageTable } from '../report/page/contract.js'
import { findingsOf } from '../report/page/findings.js'
import { groupFields } from '../report/page/group-fields.js'
import type { Plan } from './plan.js'
import { corpusFingerprint } from './run-record.js'
import { validityOf } from './validity.js'

/** What the core of a page is made from. */
export interface CoreSource {
  readonly networks: readonly PageNetwork[]
  readonly frame: Frame
  readonly plan: Plan
  readonly tables: readonly PageTable[]
  /** Counted mentions. */
  readonly total: number
}

/** Everything the page knows besides mentions and texts. */
export async function coreOf({ frame, plan, tables, networks, total }: CoreSource): Promise<PageCore> {
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

/** What the page needs of a network; its edges it reads from the table. */
function shownNetwork({ unit, modularity, nodes }: PageNetwork): PageNetwork {
  return { unit, modularity, nodes: nodes.map(({ concept, x, y, community }) => ({ concept, x, y, community })) }
}

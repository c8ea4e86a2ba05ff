import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame } from '../analysis/frame.js'
import type { Problem } from '../problems/problem.js'
import { writeWhole } from '../report/write-table.js'
import type { Store } from '../store/store.js'
import type { Validity } from '../validation/validity.js'
import { canonicalJson, fingerprint } from './fingerprint.js'
import type { Plan } from './plan.js'

/**
 * Writes `run.json`: what was asked, by which versions, over which texts, and what came of it. It holds nothing of the
 * machine or its user: no path outside the inputs, no name, no time. The same run writes the same bytes.
 */
export async function writeRunRecord(
  store: Store,
  out: string,
  plan: Plan,
  frame: Frame,
  problems: readonly Problem[],
  { status, text, unreliable, accepted, cautions }: Validity,
): Promise<void> {
  const [mentions] = await store.rows('select count(*) from counted_mentions')
  const { lexicon, fingerprints, tallyrand, language, reading, ...rest } = plan
  const { password: _secret, ...shownReading } = reading
  const settings = { ...rest, reading: shownReading }
  const sum = (of: 'sentences' | 'tokens' | 'words') =>
    frame.documents.reduce((total, document) => total + document[of], 0)
  const record = {
    versions: { tallyrand, ...language },
    plan: settings,
    lexicon: {
      title: lexicon.title,
      version: lexicon.version,
      concepts: lexicon.concepts.length,
      entries: lexicon.entries.length,
    },
    validity: { status, text, unreliable, accepted, cautions },
    fingerprints: { ...fingerprints, corpus: await corpusFingerprint(store) },
    counts: {
      documents: frame.documents.length,
      counted_documents: frame.countedDocuments,
      sentences: sum('sentences'),
      tokens: sum('tokens'),
      words: sum('words'),
      mentions: mentions?.[0],
    },
    problems: problems.map(({ code, severity, path, document, message }) => ({
      code,
      severity,
      path,
      document,
      message,
    })),
  }
  await writeWhole(join(out, 'run.json'), (temporary) => writeFile(temporary, `${canonicalJson(record, 2)}\n`))
  await recordPlan(store, plan.fingerprints.plan, canonicalJson({ ...settings, tallyrand, language, fingerprints }))
}

/** One hash over the names and hashes of all files that were read. */
export async function corpusFingerprint(store: Store): Promise<string> {
  const sources = await store.rows('select path, sha256 from sources')
  return fingerprint(Object.fromEntries(sources.map(([path, sha256]) => [path, sha256])))
}

async function recordPlan(store: Store, print: string, plan: string): Promise<void> {
  await store.transaction(async () => {
    await store.run('delete from plans where fingerprint = ?', [print])
    await store.run('insert into plans values (?, ?)', [print, plan])
  })
}

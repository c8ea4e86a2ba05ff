import { Fingerprints } from '../analysis/fingerprints.js'
import { type Zone, zones } from '../documents/document.js'
import type { Terms } from '../language/tokens.js'
import { appendColumns, integers } from '../store/append.js'
import { GrowingColumns } from '../store/growing-columns.js'
import type { StoredTokens } from '../store/read-tokens.js'
import { columnsOf } from '../store/schema.js'
import { removeFingerprints } from '../store/sources.js'
import type { Store } from '../store/store.js'
import type { TokenWork } from './token-work.js'

/** Takes the fingerprints of every document's counted words, by which passages that stand in several are found. */
export class StoreFingerprinter implements TokenWork {
  private readonly fingerprints: Fingerprints
  private rows = new GrowingColumns(columnsOf.fingerprints.length)

  private constructor(
    private readonly store: Store,
    counted: readonly Zone[],
    public from: number,
  ) {
    this.fingerprints = new Fingerprints(zones.map((zone) => counted.includes(zone)))
  }

  /** Where the stored fingerprints are those of other zones, forgets them. */
  static async open(store: Store, counted: readonly Zone[]): Promise<StoreFingerprinter> {
    const plan = zones.filter((zone) => counted.includes(zone)).join(' ')
    const [row] = await store.rows('select fingerprint_plan, fingerprinted_to from store')
    const [stored, from] = row as [string, number]
    if (stored === plan) return new StoreFingerprinter(store, counted, from)
    await store.transaction(async () => {
      await removeFingerprints(store)
      await store.run('update store set fingerprint_plan = ?', [plan])
    })
    return new StoreFingerprinter(store, counted, 0)
  }

  add({ document, tokens, zoneOfSentence }: StoredTokens, terms: Terms): void {
    const { hashes, positions } = this.fingerprints.of(tokens, zoneOfSentence, terms)
    const { columns, from } = this.rows.extend(hashes.length)
    columns[0]?.fill(document, from, from + hashes.length)
    columns[1]?.set(hashes, from)
    columns[2]?.set(positions, from)
  }

  async write(end: number): Promise<void> {
    await appendColumns(this.store.connection, 'fingerprints', this.rows.finish().map(integers))
    await this.store.run('update store set fingerprinted_to = ?', [end])
    this.rows = new GrowingColumns(columnsOf.fingerprints.length)
    this.from = end
  }
}

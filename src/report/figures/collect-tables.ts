import type { ResultTable, Row } from '../../analysis/result-table.js'
import type { ReadTable } from '../../analysis/table-difference.js'
import { parentOf } from './concept-groups.js'
import { documentsWithMost } from './document-profiles.js'
import type { Tables } from './figure.js'
import { MentionPlaces } from './mention-places.js'

/** Tables that figures and networks take as they are. Their size hangs on the lexicon, or on what was asked to be compared. */
const keptWhole = ['concepts', 'entries', 'cooccurrence', 'goal_strategy', 'trend', 'keyness', 'similarity']

/** Documents of `document_concepts` whose rows are held before those with few mentions are let go. */
const heldAtATime = 2000

/**
 * Sees the rows of a run's tables as they are written, and keeps what its figures and networks need of them: of mentions only how many
 * stand where, of the documents' concepts only those of the documents that can be shown. So a large corpus takes no more room than its
 * lexicon and the list of its documents.
 */
export class FigureTables {
  private readonly kept = new Map<string, ReadTable & { readonly rows: Row[] }>()
  private profiles: Map<string, Row[]> = new Map()
  private profileColumns: readonly string[] = []
  private places: MentionPlaces | undefined

  /** @param documents the table of that name, whole: mentions are placed by it as they come. */
  constructor(documents: ReadTable) {
    const names = ['document', 'title', 'date', 'characters', 'status']
    const places = names.map((name) => documents.columns.indexOf(name))
    const rows = documents.rows.map((row) => places.map((place) => row[place] ?? null))
    this.kept.set('documents', { name: 'documents', columns: names, rows })
  }

  /** Shows it rows of a table, in their order. */
  see(table: Pick<ResultTable, 'name' | 'columns'>, rows: readonly Row[]): void {
    const columns = table.columns.map(({ name }) => name)
    if (keptWhole.includes(table.name)) this.keep(table.name, columns, rows)
    if (table.name === 'document_concepts') this.seeProfiles(columns, rows)
    if (table.name === 'mentions') this.seeMentions(columns, rows)
  }

  /** All that was kept, by name. */
  all(): Tables {
    const tables = new Map<string, ReadTable>(this.kept)
    this.letGo()
    const rows = [...this.profiles.values()].flat()
    if (this.profileColumns.length > 0)
      tables.set('document_concepts', { name: 'document_concepts', columns: this.profileColumns, rows })
    if (this.places !== undefined) tables.set('mention_places', this.places.table())
    return tables
  }

  private keep(name: string, columns: readonly string[], rows: readonly Row[]): void {
    const table = this.kept.get(name) ?? { name, columns, rows: [] }
    for (const row of rows) table.rows.push(row)
    this.kept.set(name, table)
  }

  private seeProfiles(columns: readonly string[], rows: readonly Row[]): void {
    this.profileColumns = columns
    const document = columns.indexOf('document')
    for (const row of rows) {
      const name = String(row[document])
      const ofDocument = this.profiles.get(name)
      if (ofDocument !== undefined) ofDocument.push(row)
      else {
        // Rows come by document: those that are held are whole.
        if (this.profiles.size >= heldAtATime) this.letGo()
        this.profiles.set(name, [row])
      }
    }
  }

  /** Lets go of the documents that cannot be among those with the most mentions. */
  private letGo(): void {
    const [concept, frequency] = [this.profileColumns.indexOf('concept'), this.profileColumns.indexOf('frequency')]
    const mentions = new Map(
      [...this.profiles].map(([document, rows]) => [
        document,
        rows.reduce((sum, row) => sum + (parentOf(String(row[concept])) === '' ? Number(row[frequency]) : 0), 0),
      ]),
    )
    const most = new Set(documentsWithMost(mentions))
    this.profiles = new Map([...this.profiles].filter(([document]) => most.has(document)))
  }

  /** Shows it where a mention stands; mentions come in the order of their table, of which these are cells. */
  place(document: string, concept: string, start: number): void {
    this.places ??= new MentionPlaces(this.kept)
    this.places.add(document, concept, start)
  }

  private seeMentions(columns: readonly string[], rows: readonly Row[]): void {
    const [document, concept, start] = ['document', 'concept', 'start'].map((name) => columns.indexOf(name))
    if (document === undefined || concept === undefined || start === undefined) return
    for (const row of rows) this.place(String(row[document]), String(row[concept]), Number(row[start]))
  }
}

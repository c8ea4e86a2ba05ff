import { TermDictionary } from '../language/terms.js'
import { partsOfSpeech, type Terms, tokenKinds } from '../language/tokens.js'
import { InternalError } from '../problems/problem.js'
import { appendColumns, integers, texts } from './append.js'
import type { BatchFacts, Columns, DocumentFacts, NewTerms } from './facts.js'
import { readTerms } from './read-tokens.js'
import type { Store } from './store.js'

/**
 * Writes batches of facts: gives documents and terms the numbers of the store, whatever worker met them first, and
 * commits each batch whole.
 */
export class FactWriter {
  /** Terms of the store by worker and by the worker's own number. */
  private readonly termOfWorker = new Map<number, number[]>()

  private constructor(
    private readonly store: Store,
    private readonly dictionary: TermDictionary,
    private readonly termNumbers: Map<string, number>,
    private nextSource: number,
    private nextDocument: number,
  ) {}

  /** The terms of the store, by number; grows with every batch. */
  get terms(): Terms {
    return this.dictionary
  }

  static async open(store: Store): Promise<FactWriter> {
    const { count, ...stored } = await readTerms(store)
    const terms = new TermDictionary()
    const numbers = new Map<string, number>()
    for (let term = 0; term < count; term += 1) {
      const surface = stored.surface[term] as string
      const lemma = stored.lemma[term] as string
      const pos = stored.pos[term] as number
      const kind = stored.kind[term] as number
      terms.add(surface, lemma, pos, kind)
      numbers.set(termKey(surface, lemma, partsOfSpeech[pos], tokenKinds[kind]), term)
    }
    const [next] = await store.rows(
      'select (select coalesce(max(id), -1) + 1 from sources), (select coalesce(max(id), -1) + 1 from documents)',
    )
    return new FactWriter(store, terms, numbers, next?.[0] as number, next?.[1] as number)
  }

  /**
   * Commits one batch, which `worker` has read. The batch's columns are renumbered in place.
   *
   * @param also is done in the same transaction, when the batch has the numbers of the store and its documents are those
   *   up to `end`, exclusive
   */
  async write(facts: BatchFacts, worker: number, also?: (end: number) => Promise<void>): Promise<void> {
    await this.store.transaction(async () => {
      const termOf = await this.writeTerms(facts.terms, worker)
      const firstDocument = this.nextDocument
      await this.writeSources(facts)
      for (const columns of [facts.paragraphs, facts.pages, facts.sentences, facts.tokens])
        shift(columns, firstDocument)
      translate(facts.tokens, termOf)
      const { connection } = this.store
      await appendColumns(connection, 'paragraphs', facts.paragraphs.map(integers))
      await appendColumns(connection, 'pages', facts.pages.map(integers))
      await appendColumns(connection, 'sentences', facts.sentences.map(integers))
      await appendColumns(connection, 'tokens', facts.tokens.map(integers))
      await also?.(this.nextDocument)
    })
  }

  /** Gives up the numbers of a worker that has no more to write. */
  forget(worker: number): void {
    this.termOfWorker.delete(worker)
  }

  private async writeTerms(terms: NewTerms, worker: number): Promise<readonly number[]> {
    const known = this.termOfWorker.get(worker) ?? []
    this.termOfWorker.set(worker, known)
    const isFollowing = terms.surface.length === 0 ? terms.from <= known.length : terms.from === known.length
    if (!isFollowing) {
      throw new InternalError(
        `Worker ${worker} numbers its terms on from ${terms.from}, but ${known.length} have arrived.`,
      )
    }
    const fresh: number[] = []
    for (let index = 0; index < terms.surface.length; index += 1) {
      const key = termKey(terms.surface[index], terms.lemma[index], terms.pos[index], terms.kind[index])
      let id = this.termNumbers.get(key)
      if (id === undefined) {
        id = this.addTerm(terms, index)
        this.termNumbers.set(key, id)
        fresh.push(index)
      }
      known.push(id)
    }
    const of = <T>(values: readonly T[]): T[] => fresh.map((index) => values[index] as T)
    await appendColumns(this.store.connection, 'terms', [
      integers(fresh.map((_, index) => this.terms.count - fresh.length + index)),
      texts(of(terms.surface)),
      texts(of(terms.lemma)),
      texts(of(terms.pos)),
      texts(of(terms.kind)),
    ])
    return known
  }

  private addTerm({ surface, lemma, pos, kind }: NewTerms, index: number): number {
    const tag = partsOfSpeech.indexOf(pos[index] as NewTerms['pos'][number])
    const sort = tokenKinds.indexOf(kind[index] as NewTerms['kind'][number])
    return this.dictionary.add(surface[index] as string, lemma[index] as string, tag, sort)
  }

  private async writeSources({ sources }: BatchFacts): Promise<void> {
    const { connection } = this.store
    const firstSource = this.nextSource
    const firstDocument = this.nextDocument
    this.nextSource += sources.length
    const documents: (DocumentFacts & { source: number; path: string })[] = []
    const problems: {
      source: number
      path: string
      document: string
      code: string
      severity: string
      message: string
    }[] = []
    sources.forEach((source, index) => {
      for (const document of source.documents)
        documents.push({ ...document, source: firstSource + index, path: source.path })
      for (const { path, document, code, severity, message } of source.problems) {
        problems.push({ source: firstSource + index, path, document: document ?? '', code, severity, message })
      }
    })
    this.nextDocument += documents.length
    await appendColumns(connection, 'sources', [
      integers(sources.map((_, index) => firstSource + index)),
      texts(sources.map(({ path }) => path)),
      texts(sources.map(({ sha256 }) => sha256)),
      { type: 'count', values: sources.map(({ bytes }) => bytes) },
    ])
    const own = documents.map(({ metadata }) => JSON.stringify(metadata))
    await appendColumns(connection, 'documents', [
      integers(documents.map((_, index) => firstDocument + index)),
      integers(documents.map(({ source }) => source)),
      texts(documents.map(({ document }) => document)),
      texts(documents.map(({ path }) => path)),
      texts(documents.map(({ format }) => format)),
      texts(documents.map(({ metadata }) => metadata.title ?? null)),
      texts(documents.map(({ metadata }) => metadata.issuer ?? null)),
      texts(documents.map(({ metadata }) => metadata.date ?? null)),
      texts(own),
      texts(own),
      texts(documents.map(({ language }) => language)),
      integers(documents.map(({ pages }) => pages)),
      integers(documents.map(({ text }) => text.length)),
      texts(documents.map(({ status }) => status)),
    ])
    await appendColumns(connection, 'texts', [
      integers(documents.map((_, index) => firstDocument + index)),
      texts(documents.map(({ text }) => text)),
    ])
    await appendColumns(connection, 'problems', [
      integers(problems.map(({ source }) => source)),
      texts(problems.map(({ path }) => path)),
      texts(problems.map(({ document }) => document)),
      texts(problems.map(({ code }) => code)),
      texts(problems.map(({ severity }) => severity)),
      texts(problems.map(({ message }) => message)),
    ])
  }
}

function termKey(...parts: readonly unknown[]): string {
  return parts.join('\u0000')
}

/** Numbers the documents of a batch on from `first`; the document is the first column of every table. */
function shift(columns: Columns, first: number): void {
  const documents = columns[0]
  if (documents === undefined) return
  for (let row = 0; row < documents.length; row += 1) documents[row] = (documents[row] as number) + first
}

/** Gives the tokens the terms of the store; the term is their third column. */
function translate(tokens: Columns, termOf: readonly number[]): void {
  const terms = tokens[2]
  if (terms === undefined) return
  const table = Int32Array.from(termOf)
  for (let row = 0; row < terms.length; row += 1) terms[row] = table[terms[row] as number] as number
}

import { InternalError } from '../problems/problem.js'
import { appendColumns, integers, texts } from './append.js'
import type { BatchFacts, Columns, DocumentFacts, NewTerms } from './facts.js'
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
    private readonly terms: Map<string, number>,
    private nextSource: number,
    private nextDocument: number,
  ) {}

  static async open(store: Store): Promise<FactWriter> {
    const terms = new Map<string, number>()
    for await (const rows of store.stream('select surface, lemma, pos, kind, id from terms')) {
      for (const [surface, lemma, pos, kind, id] of rows) terms.set(termKey(surface, lemma, pos, kind), id as number)
    }
    const [next] = await store.rows(
      'select (select coalesce(max(id), -1) + 1 from sources), (select coalesce(max(id), -1) + 1 from documents)',
    )
    return new FactWriter(store, terms, next?.[0] as number, next?.[1] as number)
  }

  /** Commits one batch, which `worker` has read. The batch's columns are renumbered in place. */
  async write(facts: BatchFacts, worker: number): Promise<void> {
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
    })
  }

  /** Gives up the numbers of a worker that has no more to write. */
  forget(worker: number): void {
    this.termOfWorker.delete(worker)
  }

  private async writeTerms(terms: NewTerms, worker: number): Promise<readonly number[]> {
    const known = this.termOfWorker.get(worker) ?? []
    this.termOfWorker.set(worker, known)
    if (known.length !== terms.from) {
      throw new InternalError(
        `Worker ${worker} numbers its terms on from ${terms.from}, but ${known.length} have arrived.`,
      )
    }
    const fresh: number[] = []
    for (let index = 0; index < terms.surface.length; index += 1) {
      const key = termKey(terms.surface[index], terms.lemma[index], terms.pos[index], terms.kind[index])
      let id = this.terms.get(key)
      if (id === undefined) {
        id = this.terms.size
        this.terms.set(key, id)
        fresh.push(index)
      }
      known.push(id)
    }
    const of = <T>(values: readonly T[]): T[] => fresh.map((index) => values[index] as T)
    await appendColumns(this.store.connection, 'terms', [
      integers(fresh.map((_, index) => this.terms.size - fresh.length + index)),
      texts(of(terms.surface)),
      texts(of(terms.lemma)),
      texts(of(terms.pos)),
      texts(of(terms.kind)),
    ])
    return known
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

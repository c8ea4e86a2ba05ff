import { UsageError } from '../problems/problem.js'

/** One thing wrong with a lexicon file. Lines and columns count from 1, columns in UTF-16 code units. */
export interface LexiconFault {
  readonly line: number
  readonly column: number
  /** What is wrong. */
  readonly what: string
  /** What to do about it. */
  readonly advice: string
}

/** More than this and the file is not a lexicon with mistakes in it. */
const mostFaults = 1000

/** A lexicon that cannot be used. Its message names every fault, one a line: `file:line:column: what; what to do`. */
export class LexiconError extends UsageError {
  /** In the order of the file. */
  readonly faults: readonly LexiconFault[]
  constructor(file: string, faults: readonly LexiconFault[]) {
    const lines = faults.map(
      ({ line, column, what, advice }) =>
        `${file}:${line}:${column}: ${what}; ${advice}${advice.endsWith('?') ? '' : '.'}`,
    )
    if (faults.length === mostFaults) lines.push(`${file}: there may be more; only the first ${mostFaults} are named.`)
    super(lines.join('\n'))
    this.faults = faults
  }
}

/** Gathers the faults of one file. */
export class FaultList {
  readonly #found: LexiconFault[] = []
  readonly #lineStarts: number[] = [0]
  constructor(text: string) {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1)
  }

  get count(): number {
    return this.#found.length
  }

  /** True once no further fault is kept: looking for more is wasted. */
  get full(): boolean {
    return this.#found.length === mostFaults
  }

  get lines(): number {
    return this.#lineStarts.length
  }

  /** True where something in this line is already at fault. */
  hasFaultIn(line: number): boolean {
    return this.#found.some((fault) => fault.line === line)
  }

  add(offset: number, what: string, advice: string): void {
    this.addAt(this.position(offset), what, advice)
  }

  addAt({ line, column }: { readonly line: number; readonly column: number }, what: string, advice: string): void {
    if (!this.full) this.#found.push({ line, column, what, advice })
  }

  /** Line and column of an offset into the text. */
  position(offset: number): { line: number; column: number } {
    let low = 0
    let high = this.#lineStarts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#lineStarts[middle] as number) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (this.#lineStarts[low] as number) + 1 }
  }

  /** Throws a {@link LexiconError} if there is any fault. */
  throwIfAny(file: string): void {
    if (this.#found.length === 0) return
    throw new LexiconError(
      file,
      this.#found.sort((a, b) => a.line - b.line || a.column - b.column),
    )
  }
}

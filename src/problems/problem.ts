import { type ProblemCode, problemTable, type Severity } from './codes.js'

/**
 * Something that went wrong with one document and did not stop the run.
 *
 * `path` is relative to the input it came from and never absolute, so that a result can be published.
 */
export interface Problem {
  readonly code: ProblemCode
  readonly severity: Severity
  /** Path of the file, relative to its input, with `/` on every system; of a file in an archive with its name there. */
  readonly path: string
  /** Id of the document, where the problem concerns a document that was read. */
  readonly document?: string
  /** What was wrong, where, and what to do: one or two sentences. */
  readonly message: string
}

/** Makes a {@link Problem}; its severity follows from its code. */
export function problem(code: ProblemCode, path: string, message: string, document?: string): Problem {
  const severity = problemTable[code].severity
  return document === undefined ? { code, severity, path, message } : { code, severity, path, message, document }
}

/**
 * Wrong use: an option, a path or a lexicon that cannot be worked with. The run does not start.
 * The message says what was wrong, where, and what to do.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A broken promise of our own: never the user's fault. */
export class InternalError extends Error {
  override readonly name = 'InternalError'
  constructor(message: string) {
    super(`${message} This is a bug in Tallyrand: please report it with the file that shows it.`)
  }
}

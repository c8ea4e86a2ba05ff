/** The only file that writes to the terminal. */

// A reader that has seen enough (`tallyrand ... | head`) closes the pipe: that is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    throw error
  })
}

/** True where a person is looking on and lines can be overwritten. */
export const isTerminal = process.stderr.isTTY === true

/** Writes a line of the result. */
export function writeLine(text: string): void {
  process.stdout.write(`${text}\n`)
}

/** Writes a line about the run, apart from its result. */
export function writeNote(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Overwrites the line that shows how far the run is; an empty text takes it away. */
export function writeStatus(text: string): void {
  const width = Math.max(20, (process.stderr.columns ?? 80) - 1)
  process.stderr.write(`\r\x1b[2K${text.slice(0, width)}`)
}

/** Writes an error: the message alone where it is the user's to mend, the stack where it is ours. */
export function writeError(error: unknown): void {
  if (error instanceof Error && (error.name === 'UsageError' || error.name === 'LexiconError'))
    writeNote(`tallyrand: ${error.message}`)
  else if (error instanceof Error) writeNote(`tallyrand: ${error.stack ?? error.message}`)
  else writeNote(`tallyrand: ${String(error)}`)
}

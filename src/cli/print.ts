/** The only file that writes to the terminal. */

/** The part of a stream that printing needs. */
export interface OutputStream {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  write(text: string): unknown
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown
}

/** A stretch of a line with the look that a terminal gives it; elsewhere it is plain. */
export interface Styled {
  readonly text: string
  readonly style?: keyof typeof styles
}

/** The codes of a terminal for a look. */
const styles = { bold: 1, dim: 2, green: 32, cyan: 36 } as const

/** Where the lines of a run go. */
export interface Printer {
  /** True where a person is looking on and a line can be overwritten. */
  readonly isLive: boolean
  /** Columns of the terminal that shows the result; `null` where it goes elsewhere. */
  readonly width: number | null
  /** Writes a line of the result. */
  line(text: string): void
  /** Writes a line of the result in parts that may differ in their look. */
  styled(parts: readonly Styled[]): void
  /** Writes a line about the run, apart from its result. */
  note(text: string): void
  /** Shows how far the run is, in place of what was shown before; the next line or note takes it away. */
  status(text: string): void
}

/** What a terminal understands for "to the beginning of the line, and wipe it". */
const wipe = '\r\x1b[2K'

/** Results go to `stdout`, everything else to `stderr`. Names of files can hold control characters: none gets through. */
export function createPrinter(stdout: OutputStream, stderr: OutputStream, terminal: string | undefined): Printer {
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      // A reader that has seen enough (`tallyrand ... | head`) closes the pipe: no error, and the run still goes to its end.
      if (error.code !== 'EPIPE') throw error
    })
  }
  let isShown = false
  const write = (stream: OutputStream, text: string) => {
    if (isShown) stderr.write(wipe)
    isShown = false
    stream.write(`${text}\n`)
  }
  const hasLooks = stdout.isTTY === true && terminal !== 'dumb'
  return {
    isLive: stderr.isTTY === true && terminal !== 'dumb',
    width: stdout.isTTY === true ? stdout.columns || 80 : null,
    line: (text) => write(stdout, printable(text)),
    styled: (parts) => write(stdout, parts.map((part) => (hasLooks ? looking(part) : printable(part.text))).join('')),
    note: (text) => write(stderr, printable(text)),
    status(text) {
      const width = Math.max(20, (stderr.columns || 80) - 1)
      isShown = true
      stderr.write(`${wipe}${printable(text).slice(0, width)}`)
    },
  }
}

function looking({ text, style }: Styled): string {
  return style === undefined ? printable(text) : `\x1b[${styles[style]}m${printable(text)}\x1b[0m`
}

function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd')
}

/** An error as it is printed: the message alone where it is the user's to mend, the stack where it is ours. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `tallyrand: ${String(error)}`
  const isTheirs = error.name === 'UsageError' || error.name === 'LexiconError'
  return `tallyrand: ${isTheirs ? error.message : (error.stack ?? error.message)}`
}

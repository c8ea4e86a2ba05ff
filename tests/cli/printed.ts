import { runCommandLine } from '../../src/cli/command-line.js'
import { createPrinter, type OutputStream } from '../../src/cli/print.js'

/** A stream that keeps what is written to it. */
export interface RecordingStream extends OutputStream {
  readonly text: string
  /** Behaves like a pipe whose reader has gone, or any other fault. */
  fail(code: string): void
}

/** A stream in memory; with columns it is a terminal. */
export function recordingStream(columns?: number): RecordingStream {
  const written: string[] = []
  let listener: (error: NodeJS.ErrnoException) => void = () => undefined
  return {
    isTTY: columns !== undefined,
    columns,
    write: (text) => written.push(text),
    on: (_, listen) => {
      listener = listen
    },
    fail: (code) => listener(Object.assign(new Error(`write ${code}`), { code })),
    get text() {
      return written.join('')
    },
  }
}

/** Runs a command line in this process and gives its exit status and what it printed. */
export async function printedBy(
  ...args: readonly string[]
): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  const stdout = recordingStream()
  const stderr = recordingStream()
  const exitCode = await runCommandLine(args, createPrinter(stdout, stderr, undefined))
  return { exitCode, stdout: stdout.text, stderr: stderr.text }
}

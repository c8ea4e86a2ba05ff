import { CommanderError } from 'commander'
import { errorText, type Printer } from './print.js'
import { createProgram } from './program.js'

/** Runs the command that the arguments name and returns the exit status. */
export async function runCommandLine(args: readonly string[], printer: Printer): Promise<number> {
  let exitCode = 0
  const program = createProgram(printer, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has already said what was wrong; asking for help or the version is not wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 1
    printer.note(errorText(error))
    return 1
  }
}

import { type Command, Option } from 'commander'
import type { Printer } from '../print.js'

/** Adds `tallyrand methods`. */
export function addMethods(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('methods')
    .description('List every measure with its formula and source, or check them against published values.')
    .showHelpAfterError('Run "tallyrand methods --help" for the options.')
    .option('--check', 'compute every published value on this machine and show both')
    .addOption(new Option('--json', 'print JSON, for programs'))
    .addHelpText(
      'after',
      `
A value agrees where it rounds to the digits that its source prints.

Exit status: 0; 1 where a published value is not met, or after wrong use.

Examples:
  $ tallyrand methods --json > methods.json
  $ tallyrand methods --check
  $ tallyrand methods --check --json > conformance.json`,
    )
    .action(async (flags) => {
      const { runMethods } = await import('../methods.js')
      ended(runMethods(flags, printer))
    })
}

import type { Command } from 'commander'
import type { Printer } from '../print.js'

/** Adds `tallyrand concept`. */
export function addConcept(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('concept')
    .description('Write the report on one concept: entries, rates, company, every sentence behind them.')
    .showHelpAfterError('Run "tallyrand concept --help" for the options.')
    .argument('<concept>', 'id of a concept, such as goal/normative-power; it counts what lies below it too')
    .argument(
      '[store]',
      'folder of the results of an analysis, or its .duckdb file (default: output); it may come first',
    )
    .option(
      '--by <field>',
      'field of the documents by which rates are given besides years; default: issuer, where some have it',
    )
    .option('-o, --out <folder>', 'folder for concepts/<id>.md and .html; default: where the store is')
    .option('--json', 'print the report as JSON, for programs')
    .addHelpText(
      'after',
      `
The report is written twice, as Markdown and as one page for a browser or a printer that loads nothing. Its numbers are those of
the tables of the analysis. Of more than 200 mentions it shows a sample, the same each time.

Examples:
  $ tallyrand concept goal/normative-power
  $ tallyrand concept strategy/united-nations results --by country
  $ tallyrand concept goal results --out reports --json > goal.json`,
    )
    .action(async (first: string, second: string | undefined, flags) => {
      const { runConcept } = await import('../concept.js')
      ended(await runConcept(first, second, flags, printer))
    })
}

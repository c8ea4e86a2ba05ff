import { type Command, Option } from 'commander'
import type { Printer } from '../print.js'

/** Adds `tallyrand trend`. */
export function addTrend(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('trend')
    .description('Follow a concept or a pattern through time, for all documents or for groups of them.')
    .showHelpAfterError('Run "tallyrand trend --help" for the options.')
    .argument('<concept>', 'id of a concept, which counts what lies below it too, or a pattern, in quotes')
    .argument(
      '[store]',
      'folder of the results of an analysis, or its .duckdb file (default: output); it may come first',
    )
    .option('--by <period>', 'year, month or decade of the date, or a field of the documents', 'year')
    .option('--group <field>', 'field by which the documents are grouped, such as issuer')
    .option('--share', "each group's share of all mentions, with a smooth curve and the points where it turns")
    .option('--where <condition...>', "only documents for which these hold: 'date>=2015' 'issuer=China'")
    .option('-z, --zones <zone...>', 'zones to count in, or all; default: those that the analysis counted')
    .option(
      '-l, --lexicon <file>',
      'lexicon of the concepts that the pattern names in <concept="..."/>; default: that of the store',
    )
    .option('--csv', 'print the table as CSV')
    .option('--turning-points', 'with --share: print the turning points of every group')
    .addOption(new Option('--json', 'print the tables as JSON, for programs').conflicts('csv'))
    .addHelpText(
      'after',
      `
--where and --zones take several values: put the concept and the store before them, or other options behind.

Rates are per million words, with intervals of 95 % over the documents of a period and group. A period without documents stands
with 0 documents and no rate. A share is one group's part of all mentions of that period: it says who speaks of something,
not who has power over it, and whoever speaks more has more of it.

Examples:
  $ tallyrand trend strategy/united-nations results
  $ tallyrand trend 'cyber*' results --by year --csv > cyber.csv
  $ tallyrand trend goal results --by decade --group issuer --where 'date>=2000'
  $ tallyrand trend 'cyber*' results --group issuer --share
  $ tallyrand trend 'cyber*' results --group issuer --share --turning-points --csv`,
    )
    .action(async (first: string, second: string | undefined, flags) => {
      const { runTrend } = await import('../trend.js')
      ended(await runTrend(first, second, flags, printer))
    })
}

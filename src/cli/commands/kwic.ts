import { type Command, Option } from 'commander'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** Adds `tallyrand kwic`. */
export function addKwic(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('kwic')
    .usage('[options] [store] <pattern>')
    .description('Show every place where a pattern matches, in its surroundings: key word in context.')
    .showHelpAfterError('Run "tallyrand kwic --help" for the options.')
    .argument(
      '<store-and-pattern...>',
      'folder of the results of an analysis, or its .duckdb file (default: output), and the pattern, in quotes; in either order',
    )
    .option('-w, --window <n>', 'words shown on each side, 0 to 1000', wholeNumber(1000, 0), 8)
    .option('--limit <n>', 'lines to show', wholeNumber(10_000_000), 100)
    .option(
      '--sample <seed>',
      'draw the lines by chance, with this seed, instead of the first',
      wholeNumber(2 ** 32 - 1, 0),
    )
    .option('-s, --sort <by>', 'document, left, right, or a field of the documents, such as date', 'document')
    .option('--where <condition...>', "only documents for which these hold: 'date>=2015' 'issuer=China'")
    .option('-z, --zones <zone...>', 'zones to look in, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option(
      '-l, --lexicon <file>',
      'lexicon of the concepts that the pattern names in <concept="..."/>; default: that of the store',
    )
    .option('--csv', 'print the lines as CSV')
    .addOption(new Option('--json', 'print the lines as JSON, for programs').conflicts('csv'))
    .addHelpText(
      'after',
      `
--where and --zones take several values: put the store and the pattern before them, or other options behind.

A pattern is written as an entry of a lexicon is: words match all their forms, "words in quotes" only this form, * and ?
stand for letters, and what holds brackets is a query over tokens. Conditions compare with = != >= <= > <, as dates or
numbers where both sides are, and with ~ for "holds". Lines are shown in the order of the documents' names; --sort orders all
matches, and then the first are shown.

Examples:
  $ tallyrand kwic "cyber sovereignty"
  $ tallyrand kwic results "capacity-build*" --sort right --limit 20
  $ tallyrand kwic results '[lemma="build"] []{0,3} [lemma="capacity"]' --window 12
  $ tallyrand kwic results sovereignty --where 'date>=2015' 'issuer~china' --sort date --csv > sovereignty.csv
  $ tallyrand kwic results.duckdb security --sample 1 --limit 50
  $ tallyrand kwic results '<concept="actor/china"/> []{0,3} [pos="VERB"]'`,
    )
    .action(async (words: string[], flags) => {
      const { runKwic } = await import('../kwic.js')
      ended(await runKwic(words, flags, printer))
    })
}

import type { Command } from 'commander'
import { Option } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'

/** Adds `tallyrand lexicon diff`. */
export function addLexiconDiff(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('diff')
    .description('Show every count, rank and co-occurrence that moves between two lexicons, and which entries move it.')
    .showHelpAfterError('Run "tallyrand lexicon diff --help" for the options.')
    .argument('<a>', 'lexicon before')
    .argument('<b>', 'lexicon after')
    .argument('[store]', 'folder of results, or its corpus.duckdb', 'output')
    .option('--csv', 'print every number that moves as CSV')
    .addOption(new Option('--json', 'print all of it as JSON, for programs').conflicts('csv'))
    .addHelpText(
      'after',
      `
Counts the stored texts as the last run over the store did, in sentences. Nothing is written. --csv and --json also have the
counts by document and all measures of association; a value that is missing means that there is no such row.

A concept counts the mentions of its entries and, as a plain sum, of all concepts below it: words that two of these match count
twice. Documents and sentences count once, however many concepts below are in them.

Exit status: 0, also where nothing moves; 1 wrong use.

Examples:
  $ tallyrand lexicon diff lexicon.yaml edited.yaml
  $ tallyrand lexicon diff lexicon.yaml edited.yaml results --csv > moved.csv
  $ tallyrand lexicon diff old.yaml new.yaml results/corpus.duckdb --json`,
    )
    .action(async (before: string, after: string, store: string, flags) => {
      const { runLexiconDiff } = await import('../lexicon-diff.js')
      ended(await runLexiconDiff(before, after, store, flags, printer))
    })
}

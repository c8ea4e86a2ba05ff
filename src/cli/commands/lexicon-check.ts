import type { Command } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'

/** Adds `tallyrand lexicon check`. */
export function addLexiconCheck(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('check')
    .description('Look for what its author should know of a lexicon, each with file, line and column.')
    .showHelpAfterError('Run "tallyrand lexicon check --help" for the options.')
    .argument(
      '[lexicon]',
      'lexicon in YAML; default: the one that the store was counted with or, without a store, the one that comes with Tallyrand',
    )
    .option('--store <store>', 'folder of the results of an analysis, or its .duckdb file')
    .option('-z, --zones <zone...>', 'zones to count, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option('--json', 'print the findings as JSON, for programs')
    .addHelpText(
      'after',
      `
Found without texts: entries that another one makes idle, entries in two concepts, acronyms that match a common word,
concepts without definition or source. With --store also: entries that match nothing, what globs match, words that count in two
concepts, and frequent forms one letter away from a word of an entry. Notes are there to be read; warnings are probably mistakes.

Exit status: 0 no warning; 1 the lexicon cannot be used, or wrong use; 2 warnings.

Examples:
  $ tallyrand lexicon check my-lexicon.yaml
  $ tallyrand lexicon check my-lexicon.yaml --store results --json > findings.json`,
    )
    .action(async (lexicon: string | undefined, flags) => {
      const { runLexiconCheck } = await import('../lexicon-check.js')
      ended(await runLexiconCheck(lexicon, flags, printer))
    })
}

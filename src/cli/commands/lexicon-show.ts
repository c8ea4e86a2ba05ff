import type { Command } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'

/** Adds `tallyrand lexicon show`. */
export function addLexiconShow(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('show')
    .description('Show the tree of a lexicon with its entries and, with the store of a run, how often each is found.')
    .showHelpAfterError('Run "tallyrand lexicon show --help" for the options.')
    .argument(
      '[lexicon]',
      'lexicon in YAML; default: the one that the store was counted with or, without a store, the one that comes with Tallyrand',
    )
    .option('--store <store>', 'folder of the results of an analysis, or its .duckdb file')
    .option('-z, --zones <zone...>', 'zones to count, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option('--json', 'print it as JSON, for programs')
    .addHelpText(
      'after',
      `
The stored tokens are matched anew, as "tallyrand analyze" would; nothing is written.

Examples:
  $ tallyrand lexicon show my-lexicon.yaml
  $ tallyrand lexicon show my-lexicon.yaml --store results`,
    )
    .action(async (lexicon: string | undefined, flags) => {
      const { runLexiconShow } = await import('../lexicon-show.js')
      ended(await runLexiconShow(lexicon, flags, printer))
    })
}

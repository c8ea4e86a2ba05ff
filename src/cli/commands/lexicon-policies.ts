import { type Command, Option } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'

/** Adds `tallyrand lexicon policies`. */
export function addLexiconPolicies(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('policies')
    .description('Show how the count of every concept moves with what is done about overlapping and negated matches.')
    .showHelpAfterError('Run "tallyrand lexicon policies --help" for the options.')
    .argument('[store]', 'folder of the results of an analysis, or its .duckdb file', 'output')
    .option('-l, --lexicon <file>', 'lexicon in YAML; default: the one that the store was counted with')
    .option('-z, --zones <zone...>', 'zones to count, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option('--csv', 'print the counts under all nine pairs of policies as CSV')
    .addOption(new Option('--json', 'print them as JSON, for programs').conflicts('csv'))
    .addHelpText(
      'after',
      `
The stored tokens are matched anew; nothing is written. "tallyrand analyze" takes the policies as --overlap and --negation.

Examples:
  $ tallyrand lexicon policies results
  $ tallyrand lexicon policies results --lexicon my-lexicon.yaml --csv > policies.csv`,
    )
    .action(async (store: string, flags) => {
      const { runLexiconPolicies } = await import('../lexicon-policies.js')
      ended(await runLexiconPolicies(store, flags, printer))
    })
}

import type { Command } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** Adds `tallyrand lexicon suggest`. */
export function addLexiconSuggest(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('suggest')
    .description(
      'Suggest entries that a concept lacks, from the texts of a store; write those you accept into the lexicon.',
    )
    .showHelpAfterError('Run "tallyrand lexicon suggest --help" for the options.')
    .argument('<concept>', 'id of the concept, such as goal/normative-power')
    .argument('[store]', 'folder of results, or its corpus.duckdb (default: output); it may come first')
    .option('-l, --lexicon <file>', 'lexicon in YAML; default: the one that the store was counted with')
    .option('--accept <word...>', 'write these entries into the lexicon below the concept, and suggest nothing')
    .option('--limit <n>', 'words for keyness and for collocation, 1 to 1000', wholeNumber(1000), 10)
    .option('--json', 'print the suggestions as JSON, for programs')
    .addHelpText(
      'after',
      `
Candidates are words that are frequent in the sentences that mention the concept (keyness, G2) or keep to them
(collocation, logDice), synonyms of its entries in WordNet, and forms and spellings of them. Each stands with the number of mentions
that it would find, how many of them are new, and three sentences. A suggestion is a question, not an answer.

Examples:
  $ tallyrand lexicon suggest goal/normative-power
  $ tallyrand lexicon suggest goal/normative-power results --lexicon lexicon.yaml --limit 20
  $ tallyrand lexicon suggest goal/cyber-superpower --lexicon lexicon.yaml --accept "great power" "major power"`,
    )
    .action(async (first: string, second: string | undefined, flags) => {
      const { runLexiconSuggest } = await import('../lexicon-suggest.js')
      ended(await runLexiconSuggest(first, second, flags, printer))
    })
}

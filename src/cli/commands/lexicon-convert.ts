import type { Command } from 'commander'
import { lexiconGroup } from '../lexicon-commands.js'
import type { Printer } from '../print.js'

/** Adds `tallyrand lexicon convert`. */
export function addLexiconConvert(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  lexiconGroup(program)
    .command('convert')
    .description('Convert a lexicon into the dictionary of another tool or from it, and say what gets lost.')
    .showHelpAfterError('Run "tallyrand lexicon convert --help" for the options.')
    .argument('<in>', 'the file to read')
    .argument('<out>', 'the file to write')
    .option('--from <format>', 'format of the file to read; default: by its name and content')
    .option('--to <format>', 'format of the file to write; default: by its name')
    .option('--force', 'replace the file to write where it is there already')
    .option('--json', 'print what was lost as JSON, for programs')
    .addHelpText(
      'after',
      `
Formats: lexicon (ours, in YAML or JSON, told by what it holds), quanteda (.yml, .yaml), liwc (.dic), wordstat (.cat), yoshikoder (.ykd),
lexicoder (.lc3), lexicoder2 (.lcd), csv (.csv, .tsv). A file to write whose name ends in .yaml or .yml is one of quanteda
where the file to read is a lexicon of ours, else a lexicon of ours.

Exit status: 0 the new file says all that the old one said; 1 nothing was written; 2 written, but something could not be said.

Examples:
  $ tallyrand lexicon convert LIWC.dic lexicon.yaml
  $ tallyrand lexicon convert lexicon.yaml lexicon.cat
  $ tallyrand lexicon convert agendas.txt agendas.yaml --from lexicoder --force
  $ tallyrand lexicon convert lexicon.yaml dictionary.yml --to quanteda --json`,
    )
    .action(async (input: string, output: string, flags) => {
      const { runLexiconConvert } = await import('../lexicon-convert.js')
      ended(await runLexiconConvert(input, output, flags, printer))
    })
}

import { type Command, InvalidArgumentError } from 'commander'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** A reader of the value of an option that is a share. */
function share(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (text.trim() === '' || !(number >= least && number <= most))
      throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`)
    return number
  }
}

/** Adds `tallyrand validate` with its two steps. */
export function addValidate(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  const group = program
    .command('validate')
    .description(
      'Show that a lexicon measures what it claims: draw a sample for people to code, and score their codes.',
    )
    .showHelpAfterError('Run "tallyrand validate --help" for the commands.')
    .addHelpText(
      'after',
      `
The loop: analyze, validate sample, people code (each alone), validate score, analyze again. From then on every run with this
lexicon on these documents says that it is validated; editing an entry makes the validation stale.

Examples:
  $ tallyrand validate sample output --coders 2
  $ tallyrand validate score output/validation/*/coder-*.csv --date 2026-05-31`,
    )
  addSample(group, printer, ended)
  addScore(group, printer, ended)
}

function addSample(group: Command, printer: Printer, ended: (exitCode: number) => void): void {
  group
    .command('sample')
    .description('Draw a stratified random sample of sentences or paragraphs for people to code.')
    .showHelpAfterError('Run "tallyrand validate sample --help" for the options.')
    .argument('[store]', 'folder of the results of an analysis', 'output')
    .option('-l, --lexicon <file>', 'lexicon of the analysis; default: the one that the store keeps')
    .option('--concepts <concept...>', 'concepts to be judged; default: those of the matrix, or the topmost')
    .option('--n <units>', 'units to draw; default: what --width takes', wholeNumber(100_000))
    .option(
      '--width <w>',
      "how far the interval of each concept's precision may reach to either side",
      share(0.01, 0.5),
      0.1,
    )
    .option('--coders <n>', 'people who code', wholeNumber(50), 2)
    .option('--unit <unit>', 'sentence or paragraph', oneOf(['sentence', 'paragraph']), 'sentence')
    .option('--seed <n>', 'the same seed draws the same sample', wholeNumber(2 ** 32 - 1, 0), 1)
    .option('--overlap-share <share>', 'share of the units that all coders judge', share(0, 1), 1)
    .option('--json', 'print the result as JSON, for programs')
    .addHelpText(
      'after',
      `
Half of the sample are units with a hit, by entry; a quarter near misses, which hold a word without which some entry cannot match, but
no hit; a quarter any other units. Probabilities are kept, so that scores hold for all documents. Sheets say nothing of what was found.
Hits go to the concept whose precision is the least sure; how sure that of each can be expected to be is printed.

Written into <store>/validation/<sample>/: for each coder a sheet as CSV, XLSX and a page for a browser; protocol.md, to be completed
before anybody codes; key.json, which coders must not see.

Examples:
  $ tallyrand validate sample output --coders 3
  $ tallyrand validate sample results --concepts goal/norms goal/trade --n 400 --unit paragraph
  $ tallyrand validate sample results --width 0.05 --coders 3 --overlap-share 0.3 --seed 7`,
    )
    .action(async (store: string, flags) => {
      const { runValidateSample } = await import('../validate-sample.js')
      ended(await runValidateSample(store, flags, printer))
    })
}

function addScore(group: Command, printer: Printer, ended: (exitCode: number) => void): void {
  group
    .command('score')
    .description('Score codes: how far coders agree, how right the lexicon is, and what its shares are when corrected.')
    .showHelpAfterError('Run "tallyrand validate score --help" for the options.')
    .argument(
      '<sheets...>',
      'sheets that were filled in (CSV or XLSX), or codes from elsewhere (columns unit, coder, code)',
    )
    .option('--key <file>', 'key of the sample; default: key.json beside the first sheet')
    .option(
      '--store <folder>',
      'folder of the results that the sample was drawn from; default: the one the key lies in',
    )
    .option('--gold <file>', 'codes that somebody has decided on; they count in place of the majority')
    .option('--predictions <file>', 'labels from elsewhere to be scored too: columns unit, code and perhaps concept')
    .option('--name <name>', 'what to call these', 'predictions')
    .option('-l, --lexicon <file>', 'for codes from elsewhere with a column of texts: a lexicon to be scored on them')
    .option('--concept <id>', 'the concept of codes that name none')
    .option('--by <field...>', 'score by fields of the documents too; year is that of the date')
    .option('--date <day>', 'day of the validation, for the stamp')
    .option('--columns <name...>', 'what columns are called: unit=doc_id coder=who code=label text=paragraph')
    .option('--positive <value>', 'the value of a code that means 1; every other one means 0')
    .option('--without-coder <coder...>', 'coders whose rows do not count')
    .option('--out <folder>', 'folder for the tables; default: scores/ beside the key, none for codes from elsewhere')
    .option('--draws <n>', 'draws for the intervals', wholeNumber(100_000, 100), 1000)
    .option('--seed <n>', 'seed of the draws', wholeNumber(2 ** 32 - 1, 0))
    .option('--json', 'print all of it as JSON, for programs')
    .addHelpText(
      'after',
      `
Codes are 1, 0, ? (undecided) or empty. What most coders say is taken as true; where they stand even, the unit is missing until
--gold decides. Where alpha is below .667 a concept is called unreliable. A validation is complete with two coders, every unit judged
and an F1; what is less never takes the place of a complete one in the store.

Tables: agreement, pairs, scores, entries, groups, corrected and errors, as CSV. A sample's scores are kept in the store.

Examples:
  $ tallyrand validate score output/validation/*/coder-*.csv --date 2026-05-31 --by issuer year
  $ tallyrand validate score a.csv b.xlsx --key key.json --store results --gold decided.csv
  $ tallyrand validate score a.csv b.csv --predictions model.csv --name "language model"
  $ tallyrand validate score codes.csv --columns unit=doc_id coder=who code=label text=paragraph --lexicon words.yaml --out scores`,
    )
    .action(async (sheets: string[], flags) => {
      const { runValidateScore } = await import('../validate-score.js')
      ended(await runValidateScore(sheets, flags, printer))
    })
}

function oneOf(values: readonly string[]): (text: string) => string {
  return (text) => {
    if (!values.includes(text)) throw new InvalidArgumentError(`Give ${values.join(' or ')}.`)
    return text
  }
}

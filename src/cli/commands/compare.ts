import { type Command, Option } from 'commander'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** Adds `tallyrand compare`. */
export function addCompare(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('compare')
    .usage('[options] [store] | <folder> <folder>')
    .description('Show in which terms and concepts groups of documents differ, with tests that respect documents.')
    .showHelpAfterError('Run "tallyrand compare --help" for the options.')
    .argument(
      '[store-or-folders...]',
      'folder of the results of an analysis, or its .duckdb file (default: output); or two folders of documents',
    )
    .addOption(new Option('--by <field>', 'compare every value of this field with all others').conflicts(['a', 'b']))
    .option('--a <condition...>', "documents of the first group: 'issuer=China' 'date>=2015'; all must hold")
    .option('--b <condition...>', 'documents of the second group; default: all others')
    .option('-o, --out <folder>', 'folder of the results; default: that of the store, or output for two folders')
    .option('-l, --lexicon <file>', 'lexicon to read two folders with')
    .option('-m, --metadata <table>', 'CSV or TSV joined to the documents of two folders by file name')
    .option(
      '--min-frequency <n>',
      'least frequency of a term in all compared documents',
      wholeNumber(1_000_000_000),
      10,
    )
    .option('--draws <n>', 'draws of bootstrap and permutation test, 200 to 100000', wholeNumber(100_000, 200), 1000)
    .option('--seed <n>', 'seed of the draws; default: 20260101', wholeNumber(2 ** 32 - 1, 0))
    .option(
      '--limit <n>',
      'terms of each pair in the table keyness; default: all, or 50000 rows in all',
      wholeNumber(10_000_000),
    )
    .option('-j, --jobs <n>', 'threads, 1 to 256; default: one for each core, at most 8', wholeNumber(256))
    .option('--csv', 'print the table keyness as CSV')
    .addOption(new Option('--json', 'print the key items as JSON, for programs').conflicts(['csv', 'quiet']))
    .addOption(new Option('-q, --quiet', 'print nothing but errors').conflicts('csv'))
    .addHelpText(
      'after',
      `
--a and --b take several conditions: put the store before them. They are written as those of "tallyrand kwic --where".

Tables, as CSV and as Parquet:
  keyness             rates of every term and concept on both sides; G2 with p and q, which take words for independent; p and q
                      of a permutation of whole documents; Log Ratio with an interval from a bootstrap over documents
  compare_sentences   the sentences in which a side speaks most with what is key for it
  similarity, similarity_groups   cosine, Jaccard and Jensen-Shannon of the frequencies of lemmas, pair by pair

A difference is called key where the test over documents gives a q of 0.05 at most. It needs two documents on each side.

Exit status: 0 compared, whatever came of it; 1 wrong use; 2 compared, but some documents of two folders had errors or warnings.

Examples:
  $ tallyrand compare results --by issuer
  $ tallyrand compare results --a 'issuer=China' --b 'issuer=United States'
  $ tallyrand compare results --a 'date>=2015' 'issuer~china' --draws 5000 --json
  $ tallyrand compare strategies/europe strategies/asia --lexicon my-lexicon.yaml --out europe-asia
  $ tallyrand compare results.duckdb --by year --out by-year --csv > keyness.csv`,
    )
    .action(async (paths: string[], flags) => {
      const { runCompare } = await import('../compare.js')
      ended(await runCompare(paths, flags, printer))
    })
}

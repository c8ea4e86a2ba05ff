import { createRequire } from 'node:module'
import { Command, InvalidArgumentError } from 'commander'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

/** The command line. Commands load the library when they run, so that help is instant. */
export function createProgram(): Command {
  const program = new Command('tallyrand')
    .description('Reads policy texts and counts their goals and strategies, down to the sentence behind every number.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Run "tallyrand --help" or "tallyrand analyze --help" for the options.')
    .addHelpText(
      'after',
      `
Examples:
  $ tallyrand analyze                           read the shipped digests with the shipped lexicon into output/
  $ tallyrand analyze texts/ --out results      read every document under texts/

Exit status: 0 all documents were read; 1 wrong use, or nothing could be done; 2 done, but some documents had problems.
Nothing leaves your machine.`,
    )
  addAnalyze(program)
  return program
}

function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .description('Read documents, find the concepts of a lexicon in them, and write a store and tables.')
    .argument('[paths...]', 'folders, files or globs; default: the digests that come with Tallyrand')
    .option('-l, --lexicon <file>', 'lexicon in YAML; default: the one on cyber diplomacy that comes with Tallyrand')
    .option('-o, --out <folder>', 'folder of the results, made if it is not there', 'output')
    .option('-m, --metadata <table>', 'CSV or TSV joined by file name (column document, path, file, filename or name)')
    .option('-u, --unit <unit...>', 'units of co-occurrence: sentence, paragraph, document, window:k', [
      'sentence',
      'paragraph',
      'document',
    ])
    .option('-z, --zones <zone...>', 'zones to count, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option('-j, --jobs <n>', 'worker threads; default: one for each core, at most 8', wholeNumber)
    .option('--any-language', 'count documents of any language, not only English')
    .option('--text-column <name>', 'column or field that holds the text of a CSV, TSV, JSON or JSONL file')
    .option('--max-size <MiB>', 'leave out files larger than this', wholeNumber, 200)
    .option('--json', 'print the headline as JSON, for programs')
    .option('-q, --quiet', 'print nothing but errors')
    .addHelpText(
      'after',
      `
Results in the output folder:
  corpus.duckdb   the store: texts, tokens, mentions. A second run over it reads only what has changed
  tables/         documents, problems, terms, concepts, entries, document_concepts, cooccurrence, goal_strategy and
                  mentions, each as CSV and Parquet
  run.json        plan, versions, fingerprints, counts, problems

Examples:
  $ tallyrand analyze texts/ --out results
  $ tallyrand analyze "speeches/**/*.txt" --lexicon my-lexicon.yaml --unit sentence window:30
  $ tallyrand analyze strategies/ --metadata strategies/metadata.csv --out results
  $ tallyrand analyze survey.csv --text-column answer --zones body --json > headline.json`,
    )
    .action(async (paths: string[], flags) => {
      const { runAnalyze } = await import('./analyze.js')
      await runAnalyze(paths, flags)
    })
}

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number < 1) throw new InvalidArgumentError('It must be a whole number from 1.')
  return number
}

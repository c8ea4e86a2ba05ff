import { createRequire } from 'node:module'
import { Command, Option } from 'commander'
import { addCluster } from './commands/cluster.js'
import { addCompare } from './commands/compare.js'
import { addConcept } from './commands/concept.js'
import { addKwic } from './commands/kwic.js'
import { addLexiconCheck } from './commands/lexicon-check.js'
import { addLexiconConvert } from './commands/lexicon-convert.js'
import { addLexiconDiff } from './commands/lexicon-diff.js'
import { addLexiconPolicies } from './commands/lexicon-policies.js'
import { addLexiconShow } from './commands/lexicon-show.js'
import { addLexiconSuggest } from './commands/lexicon-suggest.js'
import { addMethods } from './commands/methods.js'
import { addServe } from './commands/serve.js'
import { addTrend } from './commands/trend.js'
import { addValidate } from './commands/validate.js'
import type { Printer } from './print.js'
import { wholeNumber } from './whole-number.js'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }

/**
 * The command line. Commands load the library when they run, so that help is instant.
 *
 * @param ended is told the exit status of the command that ran
 */
export function createProgram(printer: Printer, ended: (exitCode: number) => void): Command {
  const line = (write: (text: string) => void) => (text: string) => write(text.replace(/\n$/, ''))
  const program = new Command('tallyrand')
    .description('Reads policy texts and counts their goals and strategies, down to the sentence behind every number.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: line(printer.line),
      writeErr: line(printer.note),
      outputError: (text) => line(printer.note)(text.replace(/^error: /, 'tallyrand: ')),
    })
    .showHelpAfterError('Run "tallyrand --help" for the commands.')
    .addHelpText(
      'after',
      `
Examples:
  $ tallyrand analyze                           read the shipped digests with the shipped lexicon into output/
  $ tallyrand analyze texts/ --out results      read every document under texts/
  $ tallyrand kwic "cyber sovereignty"          every place where the texts of output/ speak of it
  $ tallyrand compare results --by issuer       what is said more by each issuer than by all others
  $ tallyrand analyze --help                    all options, with examples

Exit status: 0 all documents were read; 1 wrong use, or nothing could be done; 2 done, but some documents
had errors or warnings; 3 of a run on a cluster, parts are missing, damaged or of another plan; 4 of one task of it, an input has
changed since it was planned; 130 stopped by Ctrl-C (143: by a termination signal).
Nothing leaves your machine.`,
    )
  addAnalyze(program, printer, ended)
  addRead(program, printer, ended)
  addKwic(program, printer, ended)
  addCompare(program, printer, ended)
  addTrend(program, printer, ended)
  addConcept(program, printer, ended)
  addServe(program, printer, ended)
  addLexiconPolicies(program, printer, ended)
  addLexiconShow(program, printer, ended)
  addLexiconCheck(program, printer, ended)
  addLexiconConvert(program, printer, ended)
  addLexiconDiff(program, printer, ended)
  addLexiconSuggest(program, printer, ended)
  addValidate(program, printer, ended)
  addMethods(program, printer, ended)
  addCluster(program, printer, ended)
  return program
}

function addAnalyze(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('analyze')
    .description('Read documents, find the concepts of a lexicon in them, and write a store and tables.')
    .showHelpAfterError('Run "tallyrand analyze --help" for the options.')
    .argument('[paths...]', 'folders, files or globs; default: the digests that come with Tallyrand')
    .option('-l, --lexicon <file>', 'lexicon in YAML; default: the one on cyber diplomacy that comes with Tallyrand')
    .option('-o, --out <folder>', 'folder of the results, made if it is not there', 'output')
    .option(
      '-m, --metadata <table>',
      'CSV or TSV joined by file name (column document, path, file, filename, file_name, name or id)',
    )
    .option('-u, --unit <unit...>', 'units of co-occurrence: sentence, paragraph, document, window:k', [
      'sentence',
      'paragraph',
      'document',
    ])
    .option('-z, --zones <zone...>', 'zones to count, or all', ['title', 'abstract', 'body', 'heading', 'footnote'])
    .option('-j, --jobs <n>', 'worker threads, 1 to 256; default: one for each core, at most 8', wholeNumber(256))
    .option('--any-language', 'count documents of any language, not only English')
    .option('--text-column <name>', 'column or field that holds the text of a CSV, TSV, JSON or JSONL file')
    .option('--password <password>', 'opens encrypted PDFs; it is written nowhere')
    .option('--max-size <MiB>', 'leave out files larger than this', wholeNumber(1_000_000), 200)
    .option('--count-reused <how>', 'mentions in passages that stand in several documents: all or once', 'all')
    .option('--overlap <policy>', 'overlapping matches that count: per-concept, global or all', 'per-concept')
    .option('--negation <policy>', 'negated mentions: flag, exclude, or count only them', 'flag')
    .option(
      '--draws <n>',
      'draws of the bootstrap behind the intervals, 100 (with --compare 200) to 100000',
      wholeNumber(100_000, 100),
      1000,
    )
    .option('--seed <n>', 'seed of these draws', wholeNumber(2 ** 32 - 1, 0), 20_260_101)
    .option('--compare <field>', 'also compare the values of this field, each with all others: see "tallyrand compare"')
    .option('--accept-unreliable <concept...>', 'show these concepts without the word "unreliable"; it is logged')
    .option('--json', 'print the headline as JSON, for programs')
    .addOption(
      new Option('-w, --watch', 'run again each time the lexicon is saved, and print what moved').conflicts([
        'json',
        'quiet',
      ]),
    )
    .addOption(new Option('-q, --quiet', 'print nothing but errors').conflicts('json'))
    .addHelpText(
      'after',
      `
--unit and --zones take several values: put the paths before them.

Results in the output folder:
  report.html     one page with all of it, for a browser; needs no network
  figures/        pictures as SVG, each with the specification that drew it
  networks/       concepts that stand together, as GEXF, GraphML and for VOSviewer
  corpus.duckdb   the store: texts, tokens, mentions. A second run over it reads only what has changed
  tables/         documents, problems, terms, concepts, entries, document_concepts, cooccurrence, goal_strategy,
                  influence, influence_edges, concept_terms, mentions, trend, pages and reuse, each as CSV and Parquet; validation.json
  run.json        plan, versions, fingerprints, counts, problems

Examples:
  $ tallyrand analyze texts/ --out results
  $ tallyrand analyze "speeches/**/*.txt" --lexicon my-lexicon.yaml --unit sentence window:30
  $ tallyrand analyze strategies/ --metadata strategies/metadata.csv --out results
  $ tallyrand analyze speeches/ --metadata speakers.csv --compare issuer
  $ tallyrand analyze resolutions/ --count-reused once --out results
  $ tallyrand analyze speeches/ --overlap global --negation exclude --out results
  $ tallyrand analyze texts/ --draws 5000 --seed 7 --out results
  $ tallyrand analyze texts/ --lexicon my-lexicon.yaml --watch
  $ tallyrand analyze survey.csv --text-column answer --zones body --json > headline.json`,
    )
    .action(async (paths: string[], flags) => {
      const { runAnalyze } = await import('./analyze.js')
      ended(await runAnalyze(paths, flags, printer))
    })
}

function addRead(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('read')
    .description(
      'Show how one file is read: its paragraphs with their zones and pages, the quality of each page, the problems.',
    )
    .showHelpAfterError('Run "tallyrand read --help" for the options.')
    .argument('<file>', 'the file')
    .option('--html <page>', 'write a page for a browser instead')
    .option('--any-language', 'read a document of any language as one that is counted')
    .option('--text-column <name>', 'column or field that holds the text of a CSV, TSV, JSON or JSONL file')
    .option('--password <password>', 'opens an encrypted PDF')
    .option('--max-size <MiB>', 'refuse a file larger than this', wholeNumber(1_000_000), 200)
    .addHelpText(
      'after',
      `
Zones that are not counted unless you ask for them (references, contents, running heads, tables, keywords) are set back.

Examples:
  $ tallyrand read strategy.pdf
  $ tallyrand read strategy.pdf --html strategy.html
  $ tallyrand read answers.csv --text-column answer`,
    )
    .action(async (file: string, flags) => {
      const { runRead } = await import('./read.js')
      ended(await runRead(file, flags, printer))
    })
}

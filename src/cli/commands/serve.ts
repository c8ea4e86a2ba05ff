import type { Command } from 'commander'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** Adds `tallyrand serve`. */
export function addServe(program: Command, printer: Printer, ended: (exitCode: number) => void): void {
  program
    .command('serve')
    .description('Show the report page over the store itself, with search and with any choice of documents.')
    .showHelpAfterError('Run "tallyrand serve --help" for the options.')
    .argument('[store]', 'folder of the results of an analysis, or its .duckdb file', 'output')
    .option('-p, --port <n>', 'port on this machine, 0 for any that is free', wholeNumber(65_535, 0), 4180)
    .option('-l, --lexicon <file>', 'lexicon that the store was counted with; default: the one that the store keeps')
    .addHelpText(
      'after',
      `
The page is that of report.html, but asks the store for what a page of a large corpus has no room for: every count of mentions
and of pairs opens to its sentences (of more than 1,000 a fixed sample), every document to its text. Tables that report.html
cuts are cut here too, and say so. Search takes the patterns of kwic; conditions on the documents, such as date>=2015, make all
tables anew, as an analysis of these documents alone would.

The server listens on 127.0.0.1 alone and answers who knows the key in the address it prints. It reads the store
and writes nothing; an analysis cannot write to the store while it runs. Ctrl-C ends it.

Examples:
  $ tallyrand serve
  $ tallyrand serve results
  $ tallyrand serve results/corpus.duckdb --port 0`,
    )
    .action(async (store: string, flags) => {
      const { runServe } = await import('../serve.js')
      ended(await runServe(store, flags, printer))
    })
}

import { type Command, Option } from 'commander'
import type { Printer } from '../print.js'
import { wholeNumber } from '../whole-number.js'

/** Options of `analyze` that decide no result, or cannot be written into a manifest. */
const notPlanned = ['--out', '--jobs', '--password', '--json', '--quiet', '--watch']

type Ended = (exitCode: number) => void

/** Adds `tallyrand cluster` with its commands; `analyze` has to be there, for a run is planned with its options. */
export function addCluster(program: Command, printer: Printer, ended: Ended): void {
  const group = program
    .command('cluster')
    .description('Spread a run over many machines: the same bytes as on one.')
    .showHelpAfterError('Run "tallyrand cluster --help" for the commands.')
    .addHelpText(
      'after',
      `
RUN is a folder that every machine sees under the same path, as are the inputs. On a Slurm cluster, from a login node:
  $ tallyrand cluster plan /shared/run /shared/texts      tasks, with the hash of every input
  $ tallyrand cluster submit /shared/run -- --time=30     a job array, and a merge that waits for it
  $ tallyrand cluster status /shared/run                  how far it is; the log of a task that failed
  $ tallyrand cluster submit /shared/run -- --time=60     again, if something is missing: only that is run
  $ less /shared/run/results/tables/concepts.csv
Elsewhere, run "tallyrand cluster map RUN INDEX" once for every index by whatever means, then "merge".`,
    )
  const command = (name: string, description: string) =>
    group
      .command(name)
      .description(description)
      .showHelpAfterError(`Run "tallyrand cluster ${name} --help" for the options.`)
      .argument('<run>', 'folder of the run')
  addPlan(
    command(
      'plan',
      'Read the names, sizes and hashes of the inputs and write a manifest with tasks of about equal size.',
    ),
    program.commands.find((other) => other.name() === 'analyze')?.options ?? [],
    printer,
    ended,
  )
  addMap(command('map', 'Do one task of a planned run and publish its part.'), printer, ended)
  addMerge(command('merge', 'Merge all parts into the store, tables and records of the run.'), printer, ended)
  addSubmit(command('submit', 'Submit to Slurm what a run still lacks, and a merge after it.'), printer, ended)
  addStatus(command('status', 'Tell how far a run is, and why tasks have failed.'), printer, ended)
}

function addPlan(plan: Command, options: readonly Option[], printer: Printer, ended: Ended): void {
  plan.argument('[paths...]', 'folders, files or globs; default: the digests that come with Tallyrand')
  for (const option of options) if (!notPlanned.includes(option.long ?? '')) plan.addOption(option)
  plan
    .option('--per-task <MiB>', 'bytes of input of a task, some minutes of work', wholeNumber(1_000_000), 128)
    .option('--json', 'print what was planned as JSON, for programs')
    .addHelpText(
      'after',
      `
The options are those of "tallyrand analyze". Plan again in the same folder after inputs have changed: tasks of unchanged
files keep their parts.

Examples:
  $ tallyrand cluster plan /shared/run /shared/texts --lexicon my-lexicon.yaml --metadata metadata.csv
  $ tallyrand cluster plan /shared/run "/shared/speeches/**/*.txt" --per-task 256`,
    )
    .action(async (run: string, paths: string[], flags) => {
      const { runPlan } = await import('../cluster-plan.js')
      ended(await runPlan(run, paths, flags, printer))
    })
}

function addMap(map: Command, printer: Printer, ended: Ended): void {
  map
    .argument('<index>', 'index of the task, from 0', wholeNumber(100_000_000, 0))
    .option('--json', 'print what was done as JSON, for programs')
    .addOption(new Option('-q, --quiet', 'print nothing but errors').conflicts('json'))
    .addHelpText(
      'after',
      `
A task may run anywhere, more than once, and twice at a time: its part is the same to the byte, and appears whole or not at all.

Exit status: 0 the part is there; 1 wrong use, or the task failed; 4 an input has changed since the run was planned.

Examples:
  $ tallyrand cluster map /shared/run 0
  $ tallyrand cluster map /shared/run "$SLURM_ARRAY_TASK_ID"`,
    )
    .action(async (run: string, index: number, flags) => {
      const { runMap } = await import('../cluster-map.js')
      ended(await runMap(run, index, flags, printer))
    })
}

function addMerge(merge: Command, printer: Printer, ended: Ended): void {
  merge
    .option('-o, --out <folder>', 'folder of the results; default: results in the folder of the run')
    .option('-j, --jobs <n>', 'threads of the database; default: one for each core, at most 8', wholeNumber(256))
    .option(
      '--wait <seconds>',
      'wait so long for parts that a shared file system shows late',
      wholeNumber(86_400, 0),
      60,
    )
    .option('--json', 'print the headline as JSON, for programs')
    .addOption(new Option('-q, --quiet', 'print nothing but errors').conflicts('json'))
    .addHelpText(
      'after',
      `
Only the parts that the manifest names are read, each to its last byte. One merge at a time may write into a folder.

Exit status: 0 merged; 1 wrong use; 2 merged, but some documents had errors or warnings; 3 parts are missing, damaged or of
another plan: nothing was merged, and their indexes are named.

Examples:
  $ tallyrand cluster merge /shared/run
  $ tallyrand cluster merge /shared/run --out results --wait 300`,
    )
    .action(async (run: string, flags) => {
      const { runMerge } = await import('../cluster-merge.js')
      ended(await runMerge(run, flags, printer))
    })
}

function addSubmit(submit: Command, printer: Printer, ended: Ended): void {
  submit
    .argument('[options...]', 'after --: options of sbatch, for all jobs')
    .option('-o, --out <folder>', 'folder of the results; default: results in the folder of the run')
    .option('--retries <n>', 'how often a task that fails is tried again', wholeNumber(100, 0), 3)
    .option(
      '--array-size <n>',
      'tasks of a job array at most; default: what the cluster allows',
      wholeNumber(4_000_000),
    )
    .option('--wait <seconds>', 'the merge waits so long for late parts', wholeNumber(86_400, 0), 60)
    .option('--no-merge', 'submit no merge: you will run it yourself')
    .option('--json', 'print what was submitted as JSON, for programs')
    .addHelpText(
      'after',
      `
Submit again to resume: only tasks without a part that are not in the queue are submitted. Logs are in RUN/jobs.

Examples:
  $ tallyrand cluster submit /shared/run -- --partition=short --time=30 --mem=2G
  $ tallyrand cluster submit /shared/run --out results --array-size 500`,
    )
    .action(async (run: string, options: string[], flags) => {
      const { runSubmit } = await import('../cluster-submit.js')
      ended(await runSubmit(run, options, flags, printer))
    })
}

function addStatus(status: Command, printer: Printer, ended: Ended): void {
  status
    .option('--json', 'print it as JSON, for programs')
    .addHelpText(
      'after',
      `
Exit status: 0 every part is there; 1 wrong use; 3 not yet.

Examples:
  $ tallyrand cluster status /shared/run
  $ tallyrand cluster status /shared/run --json > status.json`,
    )
    .action(async (run: string, flags) => {
      const { runShowStatus } = await import('../cluster-status.js')
      ended(await runShowStatus(run, flags, printer))
    })
}

/** What the scripts of a run are made of. */
export interface JobSettings {
  /** The program and its first arguments: what `tallyrand` is on a node. */
  readonly command: readonly string[]
  /** Absolute path of the folder of the run. */
  readonly run: string
}

/**
 * The script of a job array: one task, and after a failure the same task again, at most `retries` times. A node that is lost or
 * a job that is preempted is Slurm's to bring back (`--requeue`); what happens to the process alone is ours.
 */
export function mapScript({ command, run }: JobSettings, offset: number, retries: number): string {
  return `#!/bin/bash
# Written by "tallyrand cluster submit": one task of the run, its index is that of the array and ${offset}.
index=$((SLURM_ARRAY_TASK_ID + ${offset}))
attempt=$((\${SLURM_RESTART_COUNT:-0} + 1))
echo "tallyrand: task $index on $(hostname), attempt $attempt"
${[...command, 'cluster', 'map', run].map(quotedForShell).join(' ')} "$index"
status=$?
if [ "$status" -eq 0 ]; then exit 0; fi
echo "tallyrand: task $index ended with status $status on $(hostname), attempt $attempt of ${retries + 1}"
# Status 4: an input has changed, which no other attempt can mend.
if [ "$status" -ne 4 ] && [ "$attempt" -le ${retries} ]; then
  # By this name: the job number of an array's last task is that of the whole array.
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_\${SLURM_ARRAY_TASK_ID}" && sleep 60
fi
exit "$status"
`
}

/** The script that merges. Documents with problems (status 2) are no failure of the job: they stand in the results. */
export function mergeScript({ command, run }: JobSettings, out: string, waitSeconds: number): string {
  const args = [...command, 'cluster', 'merge', run, '--out', out, '--wait', String(waitSeconds)]
  return `#!/bin/bash
# Written by "tallyrand cluster submit": merges the parts of the run, or says which are missing.
echo "tallyrand: merge on $(hostname)"
${args.map(quotedForShell).join(' ')}
status=$?
if [ "$status" -eq 2 ]; then exit 0; fi
exit "$status"
`
}

/** A word that a shell takes as it is. */
function quotedForShell(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}

import { UsageError } from '../../problems/problem.js'

/** An input of a task is not what it was when the run was planned: nothing was published. */
export class InputChangedError extends UsageError {}

/** A part that a merge cannot do with. */
export interface MissingPart {
  /** Index of the task that makes it. */
  readonly index: number
  readonly state: 'missing' | 'damaged' | 'foreign'
  /** What is wrong with it. */
  readonly reason: string
}

/** Not every part of a run is there, whole and of its plan: nothing was merged. */
export class IncompleteRunError extends UsageError {
  constructor(
    message: string,
    /** In the order of their indexes. */
    readonly missing: readonly MissingPart[],
  ) {
    super(message)
  }
}

/** Indexes as Slurm writes them: `0-3,7`. */
export function indexList(indexes: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const index of [...indexes].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === index - 1) last[1] = index
    else ranges.push([index, index])
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',')
}

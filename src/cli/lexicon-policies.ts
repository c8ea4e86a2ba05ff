import { comparePolicies } from '../pipeline/lexicon/compare-policies.js'
import { policiesCsv } from '../pipeline/lexicon/policies-csv.js'
import { json } from './json.js'
import { count } from './numbers.js'
import type { Printer } from './print.js'
import { aligned } from './text-table.js'

/** The flags of `tallyrand lexicon policies`, as typed. */
export interface PoliciesFlags {
  readonly lexicon?: string
  readonly zones: string[]
  readonly csv?: boolean
  readonly json?: boolean
}

/** Runs `tallyrand lexicon policies` and returns the exit status. */
export async function runLexiconPolicies(store: string, flags: PoliciesFlags, printer: Printer): Promise<number> {
  const { lexicon, zones } = flags
  const concepts = await comparePolicies({ store, zones, ...(lexicon === undefined ? {} : { lexicon }) })
  if (flags.json === true) {
    printer.line(json(concepts))
    return 0
  }
  if (flags.csv === true) {
    printer.line(policiesCsv(concepts).replaceAll('\r\n', '\n').trimEnd())
    return 0
  }
  const rows = concepts.map(({ label, depth, counts }) => {
    const usual = counts['per-concept'].flag
    return [
      `${'  '.repeat(depth)}${label}`,
      count(usual),
      ...[counts.global.flag, counts.all.flag, counts['per-concept'].exclude, counts['per-concept'].only].map((other) =>
        moved(usual, other),
      ),
    ]
  })
  printer.line(aligned([['Concept', 'per-concept, flag', 'global', 'all', 'exclude', 'only'], ...rows]))
  printer.line(
    '\nThe first column is what counts unless told otherwise; each of the others changes one policy. A concept counts what those below it count.',
  )
  return 0
}

function moved(usual: number, other: number): string {
  if (other === usual) return count(other)
  return `${count(other)} (${other > usual ? '+' : '-'}${count(Math.abs(other - usual))})`
}

import { compareCodeUnits } from '../language/order.js'
import { UsageError } from '../problems/problem.js'
import { codeKey } from './read-codes.js'
import type { SampleKey } from './sample-key.js'
import type { Code } from './sheet.js'

/** Codes of one file. */
export interface CodesOfFile {
  readonly file: string
  readonly codes: readonly Code[]
}

/** The codes of one coder in numbers. */
export interface CoderCompleteness {
  readonly coder: string
  readonly given: number
  /** Marked `?`. */
  readonly undecided: number
  /** Rows that are there and empty. */
  readonly empty: number
  /** Judgements asked for that have no row. */
  readonly missing: number
}

/**
 * Puts the codes of several files together.
 *
 * @throws {UsageError} where two files code one unit as the same coder, and not alike.
 */
export function gatherCodes(files: readonly CodesOfFile[]): Code[] {
  const gathered = new Map<string, { code: Code; file: string }>()
  for (const { file, codes } of files) {
    for (const code of codes) {
      const before = gathered.get(codeKey(code))
      if (before !== undefined && before.code.code !== code.code && before.code.code !== '' && code.code !== '') {
        throw new UsageError(
          `${before.file} and ${file} both have codes of ${code.coder}, and for unit ${code.unit} they differ. ` +
            'Give each coder a name of their own in the column coder, or leave one of the two files out.',
        )
      }
      if (before === undefined || before.code.code === '') gathered.set(codeKey(code), { code, file })
    }
  }
  return [...gathered.values()].map(({ code }) => code)
}

/**
 * Holds codes against the sample they are said to be of.
 *
 * @throws {UsageError} for codes of another sample, and for units or concepts that it does not have.
 */
export function checkCodes({ file, codes }: CodesOfFile, sample: string, key: SampleKey): void {
  const units = new Set(key.units.map(({ id }) => id))
  const concepts = new Set(key.concepts.map(({ id }) => id))
  for (const code of codes) {
    if (code.sample !== sample) {
      throw new UsageError(
        code.sample === ''
          ? `${file} does not say of which sample it is (column sample), but the key is of sample ${sample}. Keep the column sample of the sheet.`
          : `${file} is a sheet of sample ${code.sample}, but the key is of sample ${sample}: another sample, or another corpus. Name its own key with --key.`,
      )
    }
    if (!units.has(code.unit)) throw new UsageError(`${file}: sample ${sample} has no unit ${code.unit}.`)
    if (!concepts.has(code.concept)) {
      throw new UsageError(
        `${file}: sample ${sample} has no concept "${code.concept}"; it has ${[...concepts].join(', ')}.`,
      )
    }
  }
}

/** How complete each coder's codes are; with a key by the units given to them, else by those that anybody coded. */
export function completeness(codes: readonly Code[], key: SampleKey | null): CoderCompleteness[] {
  const coders = [...new Set(codes.map(({ coder }) => coder))].sort(compareCodeUnits)
  return coders.map((coder) => {
    const own = codes.filter((code) => code.coder === coder)
    const given = own.filter(({ code }) => code === '1' || code === '0').length
    const undecided = own.filter(({ code }) => code === '?').length
    const empty = own.filter(({ code }) => code === '').length
    const asked = key?.coders.find((each) => each.coder === coder)?.units.length
    const wanted = asked === undefined ? own.length : asked * (key?.concepts.length ?? 1)
    return { coder, given, undecided, empty, missing: Math.max(0, wanted - own.length) }
  })
}

import { type FaultList, LexiconError } from '../lexicon-error.js'
import type { EntryOptions } from '../parse-entry.js'
import type { Category } from './dictionary.js'
import type { LossKind, LossList } from './loss.js'

/** No dictionary that we can hold has more; a lexicon with so many entries fills its 200,000 lines. */
const mostEntries = 200_000

/** What else is known of an entry that is read. */
export interface EntryDetails {
  readonly note?: string | null
  readonly options?: Partial<EntryOptions>
}

/** The reading of one file: where entries are taken in, and where faults and losses are gathered. */
export class Reading {
  /** Entries met, kept or not: one for each category that a word stands in. */
  entries = 0
  constructor(
    readonly file: string,
    readonly faults: FaultList,
    readonly losses: LossList,
  ) {}

  /**
   * Takes in an entry of another tool.
   *
   * @param wildcards the characters that are wildcards to that tool: `*?`, `*` or none
   */
  addEntry(category: Category, raw: string, line: number, wildcards: string, details: EntryDetails = {}): void {
    const at = { line, concept: category.name, entry: raw.trim() }
    const text = raw.replaceAll(/\s+/g, ' ').trim()
    const literal = [...'*?'].find((mark) => text.includes(mark) && !wildcards.includes(mark))
    if (literal !== undefined) {
      this.refuseEntry(category, raw, line, 'literal-wildcard', `\`${literal}\` stands for itself there`)
      return
    }
    const unquoted = text.replaceAll(/["“”„«»]/g, '').trim()
    if (unquoted !== text && unquoted !== '')
      this.losses.add('quotation-mark', `read as \`${unquoted}\`, without the quotation marks`, at)
    this.#count(line)
    category.entries.push({
      text: unquoted === '' ? text : unquoted,
      options: details.options ?? {},
      note: details.note ?? null,
      isOurs: false,
      line,
    })
  }

  /** Takes in an entry that is written in our own syntax. */
  addOwnEntry(category: Category, text: string, line: number, details: EntryDetails): void {
    this.#count(line)
    category.entries.push({ text, options: details.options ?? {}, note: details.note ?? null, isOurs: true, line })
  }

  /** Counts an entry that cannot be taken in, and says why. */
  refuseEntry(category: Category, raw: string, line: number, kind: LossKind, what: string): void {
    this.#count(line)
    this.losses.add(kind, what, { line, concept: category.name, entry: raw.trim() })
  }

  /** Reads no further: the file is not what it should be. */
  fail(line: number, what: string, advice: string, column = 1): never {
    throw new LexiconError(this.file, [{ line, column, what, advice }])
  }

  #count(line: number): void {
    this.entries += 1
    if (this.entries > mostEntries)
      this.fail(line, `the file has more than ${mostEntries} entries`, 'take the categories that you need')
  }
}

/** A line of a file, counted from 1. */
export interface Line {
  readonly text: string
  readonly number: number
}

/** The lines that hold anything but blanks. */
export function filledLines(text: string): Line[] {
  return text
    .split('\n')
    .map((line, index) => ({ text: line, number: index + 1 }))
    .filter((line) => line.text.trim() !== '')
}

/** A weight as the note of an entry keeps it; `null` for 1, which every mention counts anyway. */
export function weightNote(weight: string): string | null {
  return Number(weight.replace(',', '.')) === 1 ? null : `weight ${weight}`
}

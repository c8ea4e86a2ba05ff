import type { Concordance, ConcordanceLine } from '../index.js'
import { concordanceCsv } from '../pipeline/search/concordance-csv.js'
import { search } from '../pipeline/search/search.js'
import { UsageError } from '../problems/problem.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { storeAnd } from './store-and.js'
import { widest } from './text-table.js'

/** The flags of `tallyrand kwic`, as typed. */
export interface KwicFlags {
  readonly window: number
  readonly limit: number
  readonly sample?: number
  readonly sort: string
  readonly where?: string[]
  readonly zones: string[]
  readonly lexicon?: string
  readonly csv?: boolean
  readonly json?: boolean
}

/** Runs `tallyrand kwic` and returns the exit status: 0 also where nothing is found, which is an answer. */
export async function runKwic(words: readonly string[], flags: KwicFlags, printer: Printer): Promise<number> {
  const [first = '', second, ...more] = words
  if (more.length > 0)
    throw new UsageError(
      `Give one store and one pattern, but there are ${words.length} words. Put a pattern of several words in quotes: "${words.slice(words.length > 2 ? 1 : 0).join(' ')}".`,
    )
  const { window, limit, sort, zones, sample, where, lexicon } = flags
  const { store, other: pattern } = await storeAnd(first, second, 'first', 'pattern')
  const result = await search({
    store,
    pattern,
    window,
    limit,
    sort,
    zones,
    ...(lexicon === undefined ? {} : { lexicon }),
    ...(sample === undefined ? {} : { sample }),
    ...(where === undefined ? {} : { where }),
  })
  if (flags.json === true) {
    const { lines, ...found } = result
    printer.line(json({ pattern, ...found, shown: lines.length, lines }))
  } else if (flags.csv === true) {
    // The end of a line is that of the terminal; a file of CRLF is what `analyze` writes.
    printer.line(concordanceCsv(result).replaceAll('\r\n', '\n').trimEnd())
    printer.note(summary(pattern, result, flags))
  } else {
    printLines(result.lines, printer)
    printer.line(`${result.lines.length > 0 ? '\n' : ''}${summary(pattern, result, flags)}`)
  }
  return 0
}

function summary(pattern: string, { matches, documents, searched, lines }: Concordance, flags: KwicFlags): string {
  const among = `${countOf(searched, 'document')}${flags.where === undefined ? '' : ' that meet the conditions'}`
  if (searched === 0) return 'No document meets the conditions.'
  if (matches === 0) return `Nothing found: no match of ${pattern} in ${among}.`
  const found = `${count(matches)} ${matches === 1 ? 'match' : 'matches'} of ${pattern} in ${count(documents)} of ${among}`
  if (lines.length === matches) return `${found}.`
  const how = flags.sample === undefined ? '' : ', drawn by chance'
  return `${found}; showing ${count(lines.length)} of ${count(matches)}${how} (--limit).`
}

/** Lines with the matches under one another, cut on both sides to the width of a terminal. */
function printLines(lines: readonly ConcordanceLine[], printer: Printer): void {
  const places = lines.map(({ document, sentence }) => `${document}:${sentence}`)
  const place = widest(places)
  const longest = widest(lines.map(({ left }) => left))
  const room = printer.width === null ? longest : Math.max(10, Math.floor((printer.width - place - 2) * 0.45))
  const before = Math.min(longest, room)
  lines.forEach(({ left, match, right }, index) => {
    const cut = left.length > before ? `…${left.slice(left.length - before + 1)}` : left
    const behind = printer.width === null ? right.length : printer.width - place - 2 - before - match.length
    printer.styled([
      { text: `${(places[index] ?? '').padEnd(place)}  `, style: 'dim' },
      { text: cut.padStart(before) },
      { text: match, style: 'bold' },
      { text: right.length > behind ? `${right.slice(0, Math.max(0, behind - 1))}…` : right },
    ])
  })
}

import type { LexiconDifference, MovedBy, Movement } from '../index.js'
import { diffLexicons } from '../pipeline/lexicon/diff-lexicons.js'
import { csvTable } from '../report/csv.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand lexicon diff`, as typed. */
export interface LexiconDiffFlags {
  readonly csv?: boolean
  readonly json?: boolean
}

/** Entries that are named for one number that moves. */
const shown = 8

/** Runs `tallyrand lexicon diff` and returns the exit status. */
export async function runLexiconDiff(
  before: string,
  after: string,
  store: string,
  flags: LexiconDiffFlags,
  printer: Printer,
): Promise<number> {
  const difference = await diffLexicons(before, after, store)
  if (flags.json === true) printer.line(JSON.stringify(difference, null, 2))
  else if (flags.csv === true) printer.line(csvOf(difference).replaceAll('\r\n', '\n').trimEnd())
  else print(difference, printer)
  return 0
}

/** One line for each number; names that a table does not have are empty. */
function csvOf({ movements }: LexiconDifference): string {
  const rows = movements.map(({ table, key, measure, before, after, because }) => [
    table,
    ...namesOf(table, key),
    measure,
    before,
    after,
    because.map(({ concept, entry, gained, lost }) => `${concept}: ${entry} ${signed(gained, lost)}`).join('; '),
  ])
  return csvTable(
    'table:text unit:text document:text concept_a:text concept_b:text entry:text measure:text before after because:text',
    rows,
  )
}

function namesOf(table: Movement['table'], key: readonly string[]): string[] {
  const [first = '', second = '', third = ''] = key
  switch (table) {
    case 'concepts':
      return ['', '', first, '', '']
    case 'entries':
      return ['', '', first, '', second]
    case 'document_concepts':
      return ['', first, second, '', '']
    case 'cooccurrence':
    case 'goal_strategy':
      return [first, '', second, third, '']
  }
}

function print(difference: LexiconDifference, printer: Printer): void {
  const { documents, sentences, words, movements } = difference
  printer.line(`Over ${countOf(documents, 'document')}: ${countOf(sentences, 'sentence')}, ${countOf(words, 'word')}.`)
  printEntries(difference, printer)
  if (movements.length === 0) {
    printer.line('\nNo number moves.')
    return
  }
  printConcepts(movements, printer)
  printPairs('Co-occurrence in sentences', 'cooccurrence', movements, printer)
  printPairs('Matrix, sentences with both', 'goal_strategy', movements, printer)
}

const marks = { added: '+', removed: '-', changed: '~', same: ' ' } as const

function printEntries(
  { entries, takenOver, conceptsAdded, conceptsRemoved }: LexiconDifference,
  printer: Printer,
): void {
  for (const concept of conceptsAdded) printer.line(`+ concept ${concept}`)
  for (const concept of conceptsRemoved) printer.line(`- concept ${concept}`)
  printer.styled([
    { text: '\nEntries', style: 'bold' },
    { text: ' (+ added, - removed, ~ changed; others count otherwise)' },
  ])
  if (entries.length === 0) printer.line('  none')
  for (const { concept, entry, status, gained, lost } of entries)
    printer.line(
      `${marks[status]} ${concept}: ${entry}  ${gained + lost === 0 ? 'moves nothing' : signed(gained, lost)}`,
    )
  for (const { concept, from, by, mentions } of takenOver)
    printer.line(`  ${concept}: ${by} took over ${countOf(mentions, 'mention')} of ${from}`)
}

function printConcepts(movements: readonly Movement[], printer: Printer): void {
  const concepts = movements.filter(({ table }) => table === 'concepts')
  const frequencies = concepts.filter(({ measure }) => measure === 'frequency')
  const ranks = new Map(concepts.filter(({ measure }) => measure === 'rank').map((rank) => [rank.key[0], rank]))
  printer.styled([{ text: '\nConcepts', style: 'bold' }, { text: ' (mentions, those of the concepts below added)' }])
  if (concepts.length === 0) printer.line('  none')
  for (const movement of frequencies) {
    const rank = ranks.get(movement.key[0])
    ranks.delete(movement.key[0])
    printer.line(`  ${movement.key[0]}  ${fromTo(movement)}${rank === undefined ? '' : `; rank ${fromTo(rank)}`}`)
    printReasons(movement.because, printer)
  }
  for (const [concept, rank] of ranks) printer.line(`  ${concept}  rank ${fromTo(rank)}`)
}

function printPairs(title: string, of: Movement['table'], movements: readonly Movement[], printer: Printer): void {
  const moved = movements.filter(({ table, measure }) => table === of && measure === 'observed')
  const all = new Set(movements.filter(({ table }) => table === of).map(({ key }) => key.join('\u0000')))
  if (all.size === 0) return
  printer.styled([{ text: `\n${title}`, style: 'bold' }])
  for (const movement of moved) {
    printer.line(
      `  ${movement.key[1]} + ${movement.key[2]}  ${count(movement.before ?? 0)} -> ${count(movement.after ?? 0)}`,
    )
    printReasons(movement.because, printer)
  }
  const rest = all.size - moved.length
  if (rest > 0)
    printer.line(
      `  ${moved.length === 0 ? '' : 'and '}${countOf(rest, 'pair')} with the same count, but other expected counts (--csv)`,
    )
}

function printReasons(because: readonly MovedBy[], printer: Printer): void {
  const most = [...because].sort((a, b) => b.gained + b.lost - a.gained - a.lost).slice(0, shown)
  for (const { entry, gained, lost } of most) printer.line(`    ${entry}  ${signed(gained, lost)}`)
  if (because.length > shown) printer.line(`    ... and ${countOf(because.length - shown, 'entry', 'entries')} more`)
}

/** What was gained and lost: `+12`, `-3`, `+12 -3`. */
function signed(gained: number, lost: number): string {
  return [...(gained > 0 ? [`+${count(gained)}`] : []), ...(lost > 0 ? [`-${count(lost)}`] : [])].join(' ')
}

function fromTo({ before, after }: Movement): string {
  return `${before === null ? 'none' : count(before)} -> ${after === null ? 'none' : count(after)}`
}

import { showLexicon } from '../pipeline/lexicon/show-lexicon.js'
import { json } from './json.js'
import { count } from './numbers.js'
import type { Printer } from './print.js'
import { lexiconOrStore } from './shipped.js'
import { widest } from './text-table.js'

/** The flags of `tallyrand lexicon show`, as typed. */
export interface ShowFlags {
  readonly store?: string
  readonly zones: string[]
  readonly json?: boolean
}

/** Runs `tallyrand lexicon show` and returns the exit status. */
export async function runLexiconShow(file: string | undefined, flags: ShowFlags, printer: Printer): Promise<number> {
  const shown = await showLexicon({
    ...lexiconOrStore(file, flags.store),
    zones: flags.zones,
  })
  if (flags.json === true) {
    printer.line(json(shown))
    return 0
  }
  const { title, version, concepts } = shown
  printer.styled([{ text: title, style: 'bold' }, { text: version === null ? '' : `, version ${version}` }])
  const numbers = concepts.flatMap(({ frequency, entries }) => [frequency, ...entries.map((entry) => entry.frequency)])
  const width = widest(numbers.map((number) => (number === null ? '' : count(number))))
  const counted = (number: number | null) => (number === null ? '' : `${count(number).padStart(width)}  `)
  for (const { concept, label, depth, frequency, entries } of concepts) {
    const indent = '  '.repeat(depth)
    printer.styled([
      { text: `\n${counted(frequency)}${indent}` },
      { text: label, style: 'bold' },
      { text: `  ${concept}`, style: 'dim' },
    ])
    for (const { entry, frequency: found, note } of entries) {
      printer.styled([
        { text: `${counted(found)}${indent}  ${entry}` },
        { text: note === null ? '' : `  (${note})`, style: 'dim' },
      ])
    }
  }
  return 0
}

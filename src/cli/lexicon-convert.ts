import type { ConvertedLexicon, Loss } from '../index.js'
import { lossTable } from '../lexicon/formats/loss.js'
import { convertLexicon } from '../pipeline/lexicon/convert-lexicon.js'
import { countOf } from './numbers.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand lexicon convert`, as typed. */
export interface LexiconConvertFlags {
  readonly from?: string
  readonly to?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** Losses of one kind that are shown at most. */
const shown = 20

/** Runs `tallyrand lexicon convert` and returns the exit status: 2 where something could not be said. */
export async function runLexiconConvert(
  input: string,
  output: string,
  flags: LexiconConvertFlags,
  printer: Printer,
): Promise<number> {
  const converted = await convertLexicon(input, output, {
    force: flags.force === true,
    ...(flags.from === undefined ? {} : { from: flags.from }),
    ...(flags.to === undefined ? {} : { to: flags.to }),
  })
  if (flags.json === true) printer.line(JSON.stringify(converted, null, 2))
  else print(converted, input, output, printer)
  return converted.losses.some(({ effect }) => effect !== 'noted') ? 2 : 0
}

function print(
  { from, to, entries, concepts, losses }: ConvertedLexicon,
  input: string,
  output: string,
  printer: Printer,
) {
  printer.line(
    `Written: ${output} (${to}), ${countOf(entries, 'entry', 'entries')} in ${countOf(concepts, 'concept')}, from ${input} (${from}).`,
  )
  if (losses.length === 0) printer.line('Nothing got lost.')
  const byKind = new Map<Loss['kind'], Loss[]>()
  for (const loss of losses) {
    const all = byKind.get(loss.kind)
    if (all === undefined) byKind.set(loss.kind, [loss])
    else all.push(loss)
  }
  for (const [kind, all] of byKind) {
    const { effect, meaning } = lossTable[kind]
    printer.line('')
    printer.styled([{ text: `${effects[effect]}, ${all.length}: `, style: 'bold' }, { text: `${kind}. ${meaning}` }])
    for (const loss of all.slice(0, shown)) printer.line(`  ${placeOf(loss, input)}${loss.what}`)
    if (all.length > shown) printer.line(`  ... and ${all.length - shown} more (--json lists all)`)
  }
}

const effects = { 'left-out': 'Left out', changed: 'Changed', noted: 'Noted' } as const satisfies Record<
  Loss['effect'],
  string
>

function placeOf({ line, concept, entry }: Loss, input: string): string {
  const place = line === null ? '' : `${input}:${line}: `
  return `${place}${concept === null ? '' : `${concept}: `}${entry === null ? '' : `${entry}: `}`
}

import type { Suggestion, SuggestionReason } from '../index.js'
import { acceptEntries, suggestEntries } from '../pipeline/lexicon/suggest-entries.js'
import { UsageError } from '../problems/problem.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { storeAnd } from './store-and.js'

/** The flags of `tallyrand lexicon suggest`, as typed. */
export interface LexiconSuggestFlags {
  readonly lexicon?: string
  readonly accept?: string[]
  readonly limit: number
  readonly json?: boolean
}

/** Characters of a sentence that are shown on each side of a match. */
const around = 50

/** Runs `tallyrand lexicon suggest` and returns the exit status. */
export async function runLexiconSuggest(
  first: string,
  second: string | undefined,
  flags: LexiconSuggestFlags,
  printer: Printer,
): Promise<number> {
  const { store, other: concept } = await storeAnd(first, second, 'second', 'concept')
  if (flags.accept !== undefined) {
    if (flags.lexicon === undefined)
      throw new UsageError('--accept writes into a lexicon of yours: name it with --lexicon.')
    await acceptEntries(flags.lexicon, concept, flags.accept)
    printer.line(`Written into ${flags.lexicon}, ${concept}: ${flags.accept.join(', ')}.`)
    return 0
  }
  const found = await suggestEntries(concept, flags.lexicon, store, flags.limit)
  if (flags.json === true) {
    printer.line(JSON.stringify(found, null, 2))
    return 0
  }
  const { sentences, suggestions } = found
  printer.line(
    `${concept} is mentioned in ${countOf(sentences, 'sentence')}. ${countOf(suggestions.length, 'suggestion')}:`,
  )
  for (const suggestion of suggestions) print(suggestion, printer)
  if (suggestions.length > 0)
    printer.line(
      `\nTo take one: tallyrand lexicon suggest ${concept} --lexicon ${flags.lexicon ?? 'FILE'} --accept "${suggestions[0]?.entry}"`,
    )
  return 0
}

function print({ entry, mentions, fresh, reasons, examples }: Suggestion, printer: Printer): void {
  const isNew = fresh === mentions ? 'all new' : `${count(fresh)} new`
  printer.line('')
  printer.styled([{ text: entry, style: 'bold' }, { text: `  ${countOf(mentions, 'mention')}, ${isNew}` }])
  for (const reason of reasons) printer.line(`  ${reasonText(reason)}`)
  for (const { document, sentence, before, match, after } of examples) {
    const left = before.length > around ? `...${before.slice(-around)}` : before
    const right = after.length > around ? `${after.slice(0, around)}...` : after
    printer.styled([
      { text: '    ' },
      { text: left },
      { text: match, style: 'bold' },
      { text: right },
      { text: `  (${document}, sentence ${sentence})`, style: 'dim' },
    ])
  }
}

function reasonText(reason: SuggestionReason): string {
  switch (reason.kind) {
    case 'keyness':
      return `keyness: ${count(reason.beside)} times beside the concept, ${count(reason.elsewhere)} elsewhere (G2 ${reason.g2.toFixed(1)})`
    case 'collocation':
      return `collocation: in ${count(reason.sentences)} of the ${countOf(reason.all, 'sentence')} with it the concept is mentioned (logDice ${reason.logDice.toFixed(1)})`
    case 'synonym':
      return `synonym of "${reason.of}" in WordNet`
    case 'inflection':
      return `another form of "${reason.of}"`
    case 'spelling':
      return `one letter from "${reason.of}"`
  }
}

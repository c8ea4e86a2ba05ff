import { checkLexicon } from '../pipeline/lexicon/check-lexicon.js'
import { json } from './json.js'
import { countOf } from './numbers.js'
import type { Printer } from './print.js'
import { lexiconOrStore } from './shipped.js'

/** The flags of `tallyrand lexicon check`, as typed. */
export interface CheckFlags {
  readonly store?: string
  readonly zones: string[]
  readonly json?: boolean
}

/** Runs `tallyrand lexicon check` and returns the exit status: 2 where there are warnings. */
export async function runLexiconCheck(file: string | undefined, flags: CheckFlags, printer: Printer): Promise<number> {
  const asked = lexiconOrStore(file, flags.store)
  const named = asked.lexicon ?? `lexicon of ${asked.store}`
  const findings = await checkLexicon({ ...asked, zones: flags.zones })
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  if (flags.json === true) {
    printer.line(json(findings))
  } else {
    for (const { line, column, severity, message } of findings) {
      printer.styled([
        { text: `${named}:${line}:${column}: ` },
        { text: severity, style: severity === 'warning' ? 'bold' : 'dim' },
        { text: `: ${message}` },
      ])
    }
    const notes = findings.length - warnings
    printer.line(
      findings.length === 0 ? 'Nothing was found.' : `${countOf(warnings, 'warning')} and ${countOf(notes, 'note')}.`,
    )
  }
  return warnings > 0 ? 2 : 0
}

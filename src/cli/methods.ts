import type { ConformanceResult } from '../index.js'
import { checkConformance } from '../statistics/conformance.js'
import { methods } from '../statistics/methods.js'
import { json } from './json.js'
import { countOf } from './numbers.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand methods`, as typed. */
export interface MethodsFlags {
  readonly check?: boolean
  readonly json?: boolean
}

/** Runs `tallyrand methods` and returns the exit status. */
export function runMethods(flags: MethodsFlags, printer: Printer): number {
  if (flags.check === true) return printConformance(checkConformance(), flags.json === true, printer)
  if (flags.json === true) printer.line(json(methods))
  else printMethods(printer)
  return 0
}

function printMethods(printer: Printer): void {
  for (const { id, name, formula, source } of methods) {
    printer.styled([{ text: id, style: 'bold' }, { text: `  ${name}` }])
    printer.line(`  ${formula}`)
    printer.line(`  Source: ${source}\n`)
  }
  printer.line(`${countOf(methods.length, 'method')}. "tallyrand methods --check" holds them against published values.`)
}

/** The table of published and computed values; 1 where one is not met. */
export function printConformance(results: readonly ConformanceResult[], asJson: boolean, printer: Printer): number {
  const missed = results.filter(({ ok }) => !ok).length
  if (asJson) printer.line(json(results))
  else {
    const rows = results.map(({ method, source, input, published, computed, ok }) => [
      ok ? 'ok' : 'NO',
      method,
      published,
      computed === null ? 'none' : String(Number(computed.toPrecision(10))),
      `${source}: ${input}`,
    ])
    for (const row of table([['', 'method', 'published', 'here', 'source and input'], ...rows])) printer.line(row)
    printer.line(
      missed === 0
        ? `\nAll ${countOf(results.length, 'published value')} are met on this machine.`
        : `\n${countOf(missed, 'published value')} of ${results.length} not met, marked NO: please report it with the version of Node.js.`,
    )
  }
  return missed === 0 ? 0 : 1
}

/** Columns under one another, all to the left; the last as long as it is. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

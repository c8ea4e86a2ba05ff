import { formatCount } from './format-number.js'

/** A noun in the number that a count asks for. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`
}

/** A count with its noun: `1 mention`, `1,200 mentions`. */
export function countOf(count: number, noun: string): string {
  return `${formatCount(count)} ${plural(count, noun)}`
}

/** The name of a unit of co-occurrence: `sentence`, `window of 20 tokens`. */
export function unitName(unit: string): string {
  return unit.startsWith('window:') ? `window of ${unit.slice('window:'.length)} tokens` : unit
}

/** The same for several of them, or for one. */
export function unitPlural(unit: string, count: number): string {
  const name = unitName(unit)
  if (count === 1) return name
  return unit.startsWith('window:') ? name.replace('window', 'windows') : `${name}s`
}

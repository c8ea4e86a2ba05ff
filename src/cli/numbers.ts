/** A whole number with thousands set apart, the same in every locale. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number and what it counts: `1 document`, `2 documents`; `nouns` where the plural is not regular. */
export function countOf(value: number, noun: string, nouns = `${noun}s`): string {
  return `${count(value)} ${value === 1 ? noun : nouns}`
}

/** The key that a name makes: its letters and digits in lower case, without accents, hyphens between; never empty. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[a-z0-9]+/g)?.join('-') ?? 'concept'
}

/**
 * Keys for the names of siblings, in their order. Of names that make the same key the first has it and the others are
 * numbered from 2, past every key that another name makes by itself.
 */
export function keysOf(names: readonly string[]): string[] {
  const natural = names.map(keyOf)
  const taken = new Set(natural)
  const given = new Set<string>()
  const next = new Map<string, number>()
  return natural.map((key) => {
    if (!given.has(key)) {
      given.add(key)
      return key
    }
    let number = next.get(key) ?? 2
    while (taken.has(`${key}-${number}`)) number += 1
    next.set(key, number + 1)
    taken.add(`${key}-${number}`)
    return `${key}-${number}`
  })
}

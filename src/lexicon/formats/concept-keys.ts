/** The key that a name makes: its letters and digits in lower case, without accents, hyphens between; never empty. */
export function keyOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[a-z0-9]+/g)?.join('-') ?? 'concept'
}

/** Keys for the names of siblings, in their order, told apart as {@link distinctNames} does. */
export function keysOf(names: readonly string[]): string[] {
  return distinctNames(names.map(keyOf), '-')
}

/**
 * Names of siblings, in their order, made distinct. Of equal names the first stays and the others are numbered from 2, behind
 * `joint`, past every name that another has by itself.
 */
export function distinctNames(names: readonly string[], joint: string): string[] {
  const taken = new Set(names)
  const given = new Set<string>()
  const next = new Map<string, number>()
  return names.map((name) => {
    if (!given.has(name)) {
      given.add(name)
      return name
    }
    let number = next.get(name) ?? 2
    while (taken.has(`${name}${joint}${number}`)) number += 1
    next.set(name, number + 1)
    taken.add(`${name}${joint}${number}`)
    return `${name}${joint}${number}`
  })
}

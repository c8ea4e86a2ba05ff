/** A small linear congruential generator: the same numbers on every machine. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const phrases = [
  'normative power',
  'cyber-superpower',
  'cyber superpowers',
  'standardisation',
  'Indigenization',
  'World Internet Conference',
  'the United Nations',
  'intergovernmental agreements',
  'cyber sovereignty',
  'China',
  'the United States',
  'China-US rivalry',
  'international law',
  'a free and open Internet',
  'capacity building',
  'digital sovereignty',
]
const fillers =
  'the state of this region has long argued that its partners should not accept any rule which they do not support and every delegation agreed to meet again next year'.split(
    ' ',
  )

/** English texts with terms of the shipped lexicon strewn in, as files by name. */
export function generatedCorpus(documents: number, seed: number): Record<string, string> {
  const random = randomNumbers(seed)
  const sentence = () => {
    const words = Array.from({ length: 6 + random(14) }, () => fillers[random(fillers.length)] as string)
    for (let count = random(3); count > 0; count -= 1)
      words.splice(random(words.length), 0, phrases[random(phrases.length)] as string)
    const text = words.join(' ')
    return `${text[0]?.toUpperCase()}${text.slice(1)}${['.', '.', '.', '?', '!'][random(5)]}`
  }
  const paragraph = () => Array.from({ length: 2 + random(5) }, sentence).join(' ')
  return Object.fromEntries(
    Array.from({ length: documents }, (_, index) => [
      `texts/${String(random(1000)).padStart(3, '0')}-${index}.txt`,
      `${Array.from({ length: 3 + random(8) }, paragraph).join('\n\n')}\n`,
    ]),
  )
}

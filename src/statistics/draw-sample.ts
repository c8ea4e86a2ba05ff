/**
 * Draws `size` of the numbers from 0 to `population - 1` without replacement, each set of them with the same probability, and
 * gives them ascending: selection sampling (Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm S). The
 * same seed draws the same numbers on every machine.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 */
export function drawSample(population: number, size: number, seed: number): number[] {
  const random = randomNumbers(seed)
  const drawn: number[] = []
  for (let number = 0; number < population && drawn.length < size; number += 1)
    if ((population - number) * random() < size - drawn.length) drawn.push(number)
  return drawn
}

/** Numbers from 0 to below 1, in steps of 2^-32: the generator mulberry32, whose arithmetic is exact everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

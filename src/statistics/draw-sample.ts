import { randomNumbers } from './random-numbers.js'

/**
 * Draws `size` of the numbers from 0 to `population - 1` without replacement, each set of them with the same probability, and
 * gives them ascending: selection sampling (Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm S). The
 * same seed draws the same numbers on every machine.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 */
export function drawSample(population: number, size: number, seed: number): number[] {
  const { fraction } = randomNumbers(seed)
  const drawn: number[] = []
  for (let number = 0; number < population && drawn.length < size; number += 1)
    if ((population - number) * fraction() < size - drawn.length) drawn.push(number)
  return drawn
}

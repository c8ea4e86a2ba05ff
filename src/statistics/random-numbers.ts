/** A source of random numbers that a seed fixes to the last bit on every machine. */
export interface RandomNumbers {
  /** The next whole number from 0 to 2^32 - 1. */
  readonly next: () => number
  /** The next whole number from 0 to `bound - 1`, each with the same probability. `bound` is from 1 to 2^32. */
  readonly below: (bound: number) => number
  /** The next number from 0 to below 1, in steps of 2^-32. */
  readonly fraction: () => number
}

/**
 * Random numbers by xoshiro128** (Blackman & Vigna 2021, ACM Transactions on Mathematical Software 47:36), whose arithmetic
 * is exact everywhere. Every (seed, stream) gives numbers of its own, so that draw 17 of a bootstrap is the same
 * whichever thread computes it and whatever was drawn before.
 *
 * @param seed a whole number from 0 to 2^32 - 1
 * @param stream a whole number from 0 to 2^32 - 1, such as the number of a draw
 */
export function randomNumbers(seed: number, stream = 0): RandomNumbers {
  let [a, b, c, d] = initialState(seed, stream)
  const next = () => {
    const scrambled = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return scrambled
  }
  // The first numbers of neighbouring states are alike.
  for (let warming = 0; warming < 12; warming += 1) next()
  const below = (bound: number) => {
    // Numbers above the last whole multiple of the bound would favour the small ones. Where it lies is a slow division, and hardly a number
    // comes near enough to ask.
    const surelyBelow = 2 ** 32 - bound
    for (;;) {
      const number = next()
      if (number < surelyBelow || number < 2 ** 32 - (2 ** 32 % bound)) return remainder(number, bound)
    }
  }
  return { next, below, fraction: () => next() / 2 ** 32 }
}

/**
 * `number % bound` for whole numbers up to 2^32, three times as fast: with numbers beyond 31 bits `%` is a division in steps.
 * Exact, for a quotient that is no whole number is at least 2^-32 away from one, and a double is nearer than that.
 */
function remainder(number: number, bound: number): number {
  return number - bound * Math.floor(number / bound)
}

function rotate(bits: number, by: number): number {
  return (bits << by) | (bits >>> (32 - by))
}

/** Two words of the seed and two of the stream, so that no two pairs begin alike; never all zero. */
function initialState(seed: number, stream: number): readonly [number, number, number, number] {
  const a = mix(seed + 0x9e3779b9)
  const b = mix(a + 0x9e3779b9)
  const c = mix(stream + 0x85ebca6b)
  return [a, b, c, mix(c + a + 0x9e3779b9) | 1]
}

/** The finaliser of MurmurHash3 (Appleby), a bijection of 32 bits. */
function mix(word: number): number {
  let mixed = word | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

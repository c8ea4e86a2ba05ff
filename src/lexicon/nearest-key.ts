import { editDistance } from './edit-distance.js'

/** Longer than this and a key is no slip of the finger; it also bounds the work that a hostile file can ask for. */
const longestTypo = 40

/** The allowed key that `key` was probably meant to be, the first of the nearest; `null` where none is near. */
export function nearestKey(key: string, allowed: readonly string[]): string | null {
  if (key.length > longestTypo) return null
  const lower = key.toLowerCase()
  let nearest: string | null = null
  let least = Math.min(2, Math.ceil(key.length / 3)) + 1
  for (const candidate of allowed) {
    const distance = editDistance(lower, candidate, least - 1)
    if (distance < least) {
      nearest = candidate
      least = distance
    }
  }
  return nearest
}

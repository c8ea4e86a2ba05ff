/**
 * Numbers surface forms by their characters in a text, without cutting a string out of it: a form that is known costs a hash
 * over its characters and a comparison. Forms of different kinds have different numbers.
 */
export class SurfaceTable {
  count = 0
  /** Slots of the hash table: number of a form plus 1, or 0. */
  private slots = new Int32Array(1 << 14)
  private hashes = new Int32Array(1 << 13)
  /** The characters of all forms, one after another. */
  private pool = new Uint16Array(1 << 16)
  private poolEnd = 0
  private starts = new Int32Array(1 << 13)
  private lengths = new Int32Array(1 << 13)
  private kinds = new Uint8Array(1 << 13)

  /** The number of the form that stands at `[start, end)`; equal to the former {@link SurfaceTable.count} where it is new. */
  numberOf(text: string, start: number, end: number, kind: number): number {
    let hash = kind + 1
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    hash ^= hash >>> 15
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const number = (this.slots[slot] as number) - 1
      if (number < 0) break
      if (this.hashes[number] === hash && this.isSame(number, text, start, end, kind)) return number
      slot = (slot + 1) & mask
    }
    return this.add(text, start, end, kind, hash, slot)
  }

  private isSame(number: number, text: string, start: number, end: number, kind: number): boolean {
    const length = end - start
    if (this.lengths[number] !== length || this.kinds[number] !== kind) return false
    const from = this.starts[number] as number
    for (let at = 0; at < length; at += 1) if (this.pool[from + at] !== text.charCodeAt(start + at)) return false
    return true
  }

  private add(text: string, start: number, end: number, kind: number, hash: number, slot: number): number {
    const number = this.count
    this.count += 1
    if (number === this.starts.length) {
      this.starts = grown(this.starts, number * 2)
      this.lengths = grown(this.lengths, number * 2)
      this.hashes = grown(this.hashes, number * 2)
      this.kinds = grown(this.kinds, number * 2)
    }
    const length = end - start
    if (this.poolEnd + length > this.pool.length) {
      this.pool = grown(this.pool, Math.max(this.poolEnd + length, this.pool.length * 2))
    }
    for (let at = 0; at < length; at += 1) this.pool[this.poolEnd + at] = text.charCodeAt(start + at)
    this.starts[number] = this.poolEnd
    this.lengths[number] = length
    this.kinds[number] = kind
    this.hashes[number] = hash
    this.poolEnd += length
    this.slots[slot] = number + 1
    if (this.count * 2 > this.slots.length) this.rehash()
    return number
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let number = 0; number < this.count; number += 1) {
      let slot = (this.hashes[number] as number) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.slots = slots
  }
}

/** A longer array with the same values at its beginning. */
export function grown<T extends Int32Array | Uint16Array | Uint8Array>(array: T, length: number): T {
  const larger = new (array.constructor as new (size: number) => T)(length)
  larger.set(array)
  return larger
}

/** Growing table from a pair of whole numbers to a whole number from 1; open addressing, no object a pair. */
class PairTable {
  #first = new Int32Array(1024)
  #second = new Int32Array(1024)
  #value = new Int32Array(1024)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** 0 where the pair has none. */
  get(first: number, second: number): number {
    return this.#value[this.#slot(first, second)] as number
  }

  set(first: number, second: number, value: number): void {
    if (this.#count * 2 > this.#value.length) this.#grow()
    const slot = this.#slot(first, second)
    if (this.#value[slot] === 0) this.#count += 1
    this.#first[slot] = first
    this.#second[slot] = second
    this.#value[slot] = value
  }

  #slot(first: number, second: number): number {
    const mask = this.#value.length - 1
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (this.#value[slot] !== 0 && (this.#first[slot] !== first || this.#second[slot] !== second))
      slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [first, second, value] = [this.#first, this.#second, this.#value]
    this.#first = new Int32Array(value.length * 2)
    this.#second = new Int32Array(value.length * 2)
    this.#value = new Int32Array(value.length * 2)
    this.#count = 0
    for (let slot = 0; slot < value.length; slot += 1)
      if (value[slot] !== 0) this.set(first[slot] as number, second[slot] as number, value[slot] as number)
  }
}

/** A node of the tree of all phrases: one beginning of them, as a sequence of word patterns. */
interface Node {
  readonly next: Map<number, Node>
  /** Entries that are complete here. */
  readonly entries: number[]
  readonly number: number
}

/** Set of nodes that one sequence of units can stand for. */
interface State {
  readonly nodes: readonly Node[]
  readonly entries: readonly number[]
  readonly isLast: boolean
}

/** Nothing matches any more. */
export const dead = 0
const root = 1
/** In the tables 0 means "not worked out yet", so that states are kept there one higher. */
const shift = 1
const mostTransitions = 1 << 20

/**
 * Finds all phrases that begin at a unit. A unit is known by its class: the set of word patterns it matches, 0 for none.
 * Because one unit can match several patterns, a state is a set of nodes of the phrase tree; states and the steps between
 * them are worked out when a text first needs them and then kept, so that a step over known ground is one look-up.
 */
export class PhraseAutomaton {
  readonly #tree: Node = { next: new Map(), entries: [], number: 0 }
  #nodeCount = 1
  readonly #classes: (readonly number[])[] = [[]]
  readonly #classNumbers = new Map<string, number>([['', 0]])
  #states: State[] = []
  #stateNumbers = new Map<string, number>()
  #first = new Int32Array(256)
  #steps = new PairTable()
  constructor() {
    this.#forget()
  }

  /** Adds a way to write an entry, as numbers of word patterns. */
  add(sequence: readonly number[], entry: number): void {
    let node = this.#tree
    for (const pattern of sequence) {
      let next = node.next.get(pattern)
      if (next === undefined) {
        next = { next: new Map(), entries: [], number: this.#nodeCount }
        this.#nodeCount += 1
        node.next.set(pattern, next)
      }
      node = next
    }
    node.entries.push(entry)
  }

  /** Number of the class of the units that match exactly these word patterns (ascending). */
  classOf(patterns: readonly number[]): number {
    const key = patterns.join(' ')
    const known = this.#classNumbers.get(key)
    if (known !== undefined) return known
    this.#classNumbers.set(key, this.#classes.length)
    this.#classes.push(patterns)
    return this.#classes.length - 1
  }

  /** State after a first unit of this class; {@link dead} where no phrase begins with it. */
  begin(unitClass: number): number {
    const known = unitClass < this.#first.length ? (this.#first[unitClass] as number) : 0
    return known === 0 ? this.#beginAnew(unitClass) : known - shift
  }

  /** State after one more unit; {@link dead} where no phrase goes on with it. */
  step(state: number, unitClass: number): number {
    const known = this.#steps.get(state, unitClass)
    if (known !== 0) return known - shift
    const next = this.#workOut(state, unitClass)
    this.#steps.set(state, unitClass, next + shift)
    return next
  }

  /** Entries that are complete in a state, ascending. */
  entriesAt(state: number): readonly number[] {
    return (this.#states[state] as State).entries
  }

  /** True where no phrase goes on from this state. */
  isLast(state: number): boolean {
    return (this.#states[state] as State).isLast
  }

  /** Keeps memory bounded, whatever lexicon and texts: to be called where no state is in use. */
  trim(): void {
    if (this.#steps.count > mostTransitions || this.#states.length > mostTransitions) this.#forget()
  }

  #forget(): void {
    this.#states = []
    this.#stateNumbers = new Map()
    this.#first = new Int32Array(256)
    this.#steps = new PairTable()
    this.#stateOf([])
    this.#stateOf([this.#tree])
  }

  #beginAnew(unitClass: number): number {
    if (unitClass >= this.#first.length) {
      const grown = new Int32Array(2 * (unitClass + 1))
      grown.set(this.#first)
      this.#first = grown
    }
    const state = this.#workOut(root, unitClass)
    this.#first[unitClass] = state + shift
    return state
  }

  #workOut(state: number, unitClass: number): number {
    const nodes = new Set<Node>()
    for (const node of (this.#states[state] as State).nodes)
      for (const pattern of this.#classes[unitClass] as readonly number[]) {
        const next = node.next.get(pattern)
        if (next !== undefined) nodes.add(next)
      }
    return this.#stateOf([...nodes].sort((a, b) => a.number - b.number))
  }

  #stateOf(nodes: readonly Node[]): number {
    const key = nodes.map((node) => node.number).join(' ')
    const known = this.#stateNumbers.get(key)
    if (known !== undefined) return known
    const number = this.#states.length
    this.#stateNumbers.set(key, number)
    this.#states.push({
      nodes,
      entries: [...new Set(nodes.flatMap((node) => node.entries))].sort((a, b) => a - b),
      isLast: nodes.every((node) => node.next.size === 0),
    })
    return number
  }
}

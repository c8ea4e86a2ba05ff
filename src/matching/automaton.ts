import { grown } from '../language/surface-table.js'

/**
 * Growing table from a pair of whole numbers to a whole number from 1; open addressing, no object a pair, and what belongs
 * to a pair lies side by side.
 */
class PairTable {
  /** Four numbers a slot: the pair, its value, and one to fill up. */
  #slots = new Int32Array(4 * 1024)
  #mask = 1023
  #count = 0

  get count(): number {
    return this.#count
  }

  /** 0 where the pair has none. */
  get(first: number, second: number): number {
    return this.#slots[this.#slot(first, second) + 2] as number
  }

  set(first: number, second: number, value: number): void {
    if (this.#count * 2 > this.#mask) this.#grow()
    const slot = this.#slot(first, second)
    if (this.#slots[slot + 2] === 0) this.#count += 1
    this.#slots[slot] = first
    this.#slots[slot + 1] = second
    this.#slots[slot + 2] = value
  }

  #slot(first: number, second: number): number {
    const slots = this.#slots
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = 4 * (hash & this.#mask)
    while (slots[slot + 2] !== 0 && (slots[slot] !== first || slots[slot + 1] !== second))
      slot = (slot + 4) & (4 * this.#mask + 3)
    return slot
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Int32Array(old.length * 2)
    this.#mask = this.#mask * 2 + 1
    this.#count = 0
    for (let slot = 0; slot < old.length; slot += 4)
      if (old[slot + 2] !== 0) this.set(old[slot] as number, old[slot + 1] as number, old[slot + 2] as number)
  }
}

/** A place in the sequences that are looked for: what may follow, and what is complete. */
export interface Node {
  /** Where a unit leads that matches a pattern. */
  readonly next: Map<number, Node>
  /** Where any token leads, whatever it matches. */
  any: Node | null
  /** Nodes that are reached from here without a unit. */
  readonly beyond: Node[]
  /** Ends of the pieces that begin here, by a text that tells them apart: equal beginnings are laid out once. */
  readonly pieces: Map<string, Node>
  /** What is complete here. */
  readonly found: number[]
  readonly number: number
}

/** Set of nodes that one sequence of units can stand for. */
interface State {
  readonly nodes: readonly Node[]
  readonly found: readonly number[]
}

/** Patterns that something matches; as a set where they are many. */
interface UnitClass {
  readonly patterns: readonly number[]
  readonly lookUp: ReadonlySet<number> | null
}

/** More patterns than a node usually leads on with. */
const manyPatterns = 16

/** Nothing matches any more. */
export const dead = 0
/** Nothing has been read yet. */
export const root = 1
/** In the tables 0 means "not worked out yet", so that states are kept there one higher. */
const shift = 1
/** Flags of a state. */
const hasFound = 1
const goesOn = 2
/** Steps, nodes of states and what is complete in them that are kept. */
const mostKept = 1 << 20

/**
 * Finds all sequences that begin at a unit. A unit is known by its class: the set of patterns it matches, 0 for none.
 * Because one unit can match several patterns, a state is a set of nodes; states and the steps between them are worked out
 * when a text first needs them and then kept, so that a step over known ground is one look-up. A gap is a node that any
 * token leads on from: it costs its length, whatever the size of the vocabulary.
 */
export class Automaton {
  readonly start: Node
  #nodeCount = 0
  readonly #classes: UnitClass[] = [unitClassOf([])]
  readonly #classNumbers = new Map<string, number>([['', 0]])
  /** Classes of what is no token, the first of them at 1 and known by -1; they are forgotten with the states. */
  #others: UnitClass[] = [unitClassOf([])]
  #otherNumbers = new Map<string, number>()
  #classBits = new Int32Array(256)
  #states: State[] = []
  /** By state: bits of the patterns it waits for, the state after a token with none of them, and what `isX` asks. */
  #bits = new Int32Array(256)
  #otherwise = new Int32Array(256)
  #flags = new Uint8Array(256)
  #stateNumbers = new Map<string, number>()
  #first = new Int32Array(256)
  #steps = new PairTable()
  #unions = new PairTable()
  #kept = 0
  constructor() {
    this.start = this.node()
  }

  /** A new node, which nothing leads to yet. */
  node(): Node {
    const node = { next: new Map(), any: null, beyond: [], pieces: new Map(), found: [], number: this.#nodeCount }
    this.#nodeCount += 1
    return node
  }

  /** The node behind a unit that matches this pattern. */
  after(node: Node, pattern: number): Node {
    let next = node.next.get(pattern)
    if (next === undefined) {
      next = this.node()
      node.next.set(pattern, next)
    }
    return next
  }

  /** The node behind any token. */
  afterAny(node: Node): Node {
    node.any ??= this.node()
    return node.any
  }

  /** Adds a way to write an entry, as numbers of patterns. */
  add(sequence: readonly number[], entry: number): void {
    let node = this.start
    for (const pattern of sequence) node = this.after(node, pattern)
    node.found.push(entry)
  }

  /** Number of the class of the tokens or parts that match exactly these patterns (ascending). */
  classOf(patterns: readonly number[]): number {
    const key = patterns.join(' ')
    const known = this.#classNumbers.get(key)
    if (known !== undefined) return known
    const number = this.#classes.length
    this.#classNumbers.set(key, number)
    this.#classes.push(unitClassOf(patterns))
    if (number >= this.#classBits.length) this.#classBits = grown(this.#classBits, 2 * number)
    this.#classBits[number] = bitsOf(patterns)
    return number
  }

  /**
   * Number of the class of something that matches exactly these patterns (ascending, at least one) and is no token, so that
   * {@link Node.any} does not pass it. It holds until {@link trim}.
   */
  classOfOther(patterns: readonly number[]): number {
    if (this.#states.length === 0) this.#forget()
    const key = patterns.join(' ')
    const known = this.#otherNumbers.get(key)
    if (known !== undefined) return known
    const number = -this.#others.length
    this.#otherNumbers.set(key, number)
    this.#others.push(unitClassOf(patterns))
    this.#kept += patterns.length
    return number
  }

  /** State after a first unit of this class; {@link dead} where nothing begins with it. */
  begin(unitClass: number): number {
    const known = unitClass < this.#first.length ? (this.#first[unitClass] as number) : 0
    return known === 0 ? this.#beginAnew(unitClass) : known - shift
  }

  /** State after one more token or part; {@link dead} where nothing goes on with it. */
  step(state: number, unitClass: number): number {
    if (((this.#bits[state] as number) & (this.#classBits[unitClass] as number)) === 0) {
      const known = this.#otherwise[state] as number
      if (known !== 0) return known - shift
      const next = this.#workOut(state, 0)
      this.#otherwise[state] = next + shift
      return next
    }
    return this.stepOther(state, unitClass)
  }

  /** The same for a unit of which nothing is known beforehand, or that is no token. */
  stepOther(state: number, unitClass: number): number {
    const known = this.#steps.get(state, unitClass)
    if (known !== 0) return known - shift
    const next = this.#workOut(state, unitClass)
    this.#steps.set(state, unitClass, next + shift)
    return next
  }

  /** The state of whoever may be in either. */
  union(first: number, second: number): number {
    if (first === dead || first === second) return second
    if (second === dead) return first
    const known = this.#unions.get(first, second)
    if (known !== 0) return known - shift
    const nodesOf = (state: number) => (this.#states[state] as State).nodes
    const both = this.#stateOf(new Set([...nodesOf(first), ...nodesOf(second)]))
    this.#unions.set(first, second, both + shift)
    return both
  }

  /** What is complete in a state, ascending. */
  foundAt(state: number): readonly number[] {
    return (this.#states[state] as State).found
  }

  /** True where something is complete in a state. */
  isFound(state: number): boolean {
    return ((this.#flags[state] as number) & hasFound) !== 0
  }

  /** True where nothing goes on from this state. */
  isLast(state: number): boolean {
    return ((this.#flags[state] as number) & goesOn) === 0
  }

  /**
   * Keeps memory bounded, whatever the patterns and texts: to be called often, where no state is in use. True where states and
   * the classes of what is no token are forgotten.
   */
  trim(): boolean {
    if (this.#steps.count + this.#unions.count + this.#kept <= mostKept) return false
    this.#forget()
    return true
  }

  /** Before the first state is worked out all patterns must be there. */
  #forget(): void {
    this.#states = []
    this.#stateNumbers = new Map()
    this.#first = new Int32Array(256)
    this.#steps = new PairTable()
    this.#unions = new PairTable()
    this.#others = [unitClassOf([])]
    this.#otherNumbers = new Map()
    this.#kept = 0
    this.#stateOf(new Set())
    this.#stateOf(new Set([this.start]))
  }

  #beginAnew(unitClass: number): number {
    if (this.#states.length === 0) this.#forget()
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
    const isToken = unitClass >= 0
    const { patterns, lookUp } = (isToken ? this.#classes[unitClass] : this.#others[-unitClass]) as UnitClass
    const nodes = new Set<Node>()
    for (const node of (this.#states[state] as State).nodes) {
      if (isToken && node.any !== null) nodes.add(node.any)
      if (lookUp !== null && node.next.size < patterns.length) {
        for (const [pattern, next] of node.next) if (lookUp.has(pattern)) nodes.add(next)
        continue
      }
      for (const pattern of patterns) {
        const next = node.next.get(pattern)
        if (next !== undefined) nodes.add(next)
      }
    }
    return this.#stateOf(nodes)
  }

  /** State of these nodes and of all that are reached from them without a unit. */
  #stateOf(nodes: Set<Node>): number {
    // A set grows while it is walked through, and the walk goes on over what it has grown by.
    for (const node of nodes) for (const next of node.beyond) nodes.add(next)
    const sorted = [...nodes].sort((a, b) => a.number - b.number)
    const key = sorted.map((node) => node.number).join(' ')
    const known = this.#stateNumbers.get(key)
    if (known !== undefined) return known
    const number = this.#states.length
    this.#stateNumbers.set(key, number)
    const found = [...new Set(sorted.flatMap((node) => node.found))].sort((a, b) => a - b)
    this.#kept += sorted.length + found.length
    this.#states.push({ nodes: sorted, found })
    if (number === this.#bits.length) {
      this.#bits = grown(this.#bits, 2 * number)
      this.#otherwise = grown(this.#otherwise, 2 * number)
      this.#flags = grown(this.#flags, 2 * number)
    }
    let bits = 0
    let flags = found.length > 0 ? hasFound : 0
    for (const { next, any } of sorted) {
      bits |= bitsOf(next.keys())
      if (any !== null || next.size > 0) flags |= goesOn
    }
    this.#bits[number] = bits
    this.#otherwise[number] = 0
    this.#flags[number] = flags
    return number
  }
}

function unitClassOf(patterns: readonly number[]): UnitClass {
  return { patterns, lookUp: patterns.length > manyPatterns ? new Set(patterns) : null }
}

function bitsOf(patterns: Iterable<number>): number {
  let bits = 0
  for (const pattern of patterns) bits |= 1 << (Math.imul(pattern, 0x9e3779b1) >>> 27)
  return bits
}

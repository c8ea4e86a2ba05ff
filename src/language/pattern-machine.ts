/** What a machine of the model holds, as the model ships it: JSON of states, ends and marks. */
type MachineFile = readonly [
  version: number,
  states: number,
  transitions: Readonly<Record<string, Readonly<Record<string, number>>>>,
  ends: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, readonly [number, number]>>,
]

/** The symbol under which a state's transition names the end that holds where nothing longer is found. */
const otherwiseSymbol = '2070003'
/** The class of every symbol that no transition names. */
const otherClass = 0

/**
 * Runs one of the finite state machines of wink's model over a sentence: the greedy search of wink-nlp for patterns of
 * symbols, on tables of integers. wink-nlp's own runner looks every step up by its name in an object and makes an array a match; it
 * takes about a third of wink's time. That both find the same is a property that the tests try.
 */
export class PatternMachine {
  /** Of each pattern that the last search found: its first token, its last one and its name, a whole number. */
  readonly firsts: number[] = []
  readonly lasts: number[] = []
  readonly names: number[] = []

  private readonly classOfSymbol = new Map<number, number>()
  private readonly classes: number
  /** The next state by state and class. */
  private readonly next: Uint16Array
  private readonly isEnd: Uint8Array
  private readonly name: Int32Array
  /** The end that a state stands for where nothing longer is found; 0 for none. */
  private readonly otherwise: Uint16Array
  private readonly skippedBefore: Int32Array
  private readonly skippedBehind: Int32Array

  /** @param file JSON of the machine, from the model */
  constructor(file: string) {
    const [, last, transitions, ends, marks] = JSON.parse(file) as MachineFile
    for (const steps of Object.values(transitions)) {
      for (const symbol of Object.keys(steps)) {
        if (symbol === otherwiseSymbol || this.classOfSymbol.has(Number(symbol))) continue
        this.classOfSymbol.set(Number(symbol), this.classOfSymbol.size + 1)
      }
    }
    const states = last + 1
    this.classes = this.classOfSymbol.size + 1
    this.next = new Uint16Array(states * this.classes)
    this.isEnd = new Uint8Array(states)
    this.name = new Int32Array(states)
    this.otherwise = new Uint16Array(states)
    this.skippedBefore = new Int32Array(states)
    this.skippedBehind = new Int32Array(states)
    for (const [state, steps] of Object.entries(transitions)) {
      for (const [symbol, to] of Object.entries(steps)) {
        if (symbol === otherwiseSymbol) this.otherwise[Number(state)] = to
        else this.next[Number(state) * this.classes + this.classOf(Number(symbol))] = to
      }
    }
    for (const [state, name] of Object.entries(ends)) {
      this.isEnd[Number(state)] = 1
      this.name[Number(state)] = Number(name)
    }
    for (const [state, [before, behind]] of Object.entries(marks)) {
      this.skippedBefore[Number(state)] = before
      this.skippedBehind[Number(state)] = behind
    }
  }

  /** The class of a symbol, under which {@link PatternMachine.search} takes it. */
  classOf(symbol: number): number {
    return this.classOfSymbol.get(symbol) ?? otherClass
  }

  /** Finds the patterns among the first `count` tokens, given by the classes of their symbols. Returns their number. */
  search(classes: Uint8Array, count: number): number {
    this.firsts.length = 0
    this.lasts.length = 0
    this.names.length = 0
    let state = 0
    let first = 0
    let otherwiseLast = 0
    let otherwiseEnd = 0
    let from = 0
    let at = 0
    while (from <= count) {
      // Behind the last token every state falls back to the first.
      const to = at < count ? (this.next[state * this.classes + (classes[at] as number)] as number) : 0
      if (state === 0 && to !== 0) first = at
      state = to
      if (this.isEnd[to] === 1) {
        this.add(first, at, to)
        from = at + 1
      } else if (to === 0) {
        if (otherwiseEnd !== 0) {
          this.add(first, otherwiseLast, otherwiseEnd)
          from = otherwiseLast
        }
        from += 1
      } else {
        if (this.otherwise[to] !== 0) {
          otherwiseLast = at
          otherwiseEnd = this.otherwise[to] as number
        }
        at += 1
        continue
      }
      state = 0
      otherwiseEnd = 0
      at = from
    }
    return this.names.length
  }

  private add(first: number, last: number, end: number): void {
    // A pattern of this name only keeps shorter ones from being found.
    if (this.name[end] === 0) return
    this.firsts.push(first + (this.skippedBefore[end] as number))
    this.lasts.push(last - (this.skippedBehind[end] as number))
    this.names.push(this.name[end] as number)
  }
}

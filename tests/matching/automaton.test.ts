import { describe, expect, it } from 'vitest'
import { Automaton, dead, root } from '../../src/matching/automaton.js'

function build(): Automaton {
  const automaton = new Automaton()
  automaton.add([1, 2], 0)
  automaton.add([1], 1)
  automaton.add([3, 2, 2], 2)
  automaton.add([1, 2], 3)
  return automaton
}

describe('the automaton', () => {
  it('leads from unit to unit to the entries that are complete', () => {
    const automaton = build()
    const [one, two] = [automaton.classOf([1]), automaton.classOf([2])]
    const first = automaton.begin(one)
    expect(automaton.foundAt(first)).toEqual([1])
    const second = automaton.step(first, two)
    expect(automaton.foundAt(second)).toEqual([0, 3])
    expect(automaton.isLast(second)).toBe(true)
    expect(automaton.step(first, one)).toBe(dead)
    expect(automaton.begin(two)).toBe(dead)
  })

  it('follows all phrases at once where a unit matches several word patterns', () => {
    const automaton = build()
    const both = automaton.classOf([1, 3])
    const two = automaton.classOf([2])
    const state = automaton.step(automaton.begin(both), two)
    expect(automaton.foundAt(state)).toEqual([0, 3])
    expect(automaton.isLast(state)).toBe(false)
    expect(automaton.foundAt(automaton.step(state, two))).toEqual([2])
  })

  it('knows units that match nothing by class 0', () => {
    expect(build().classOf([])).toBe(0)
  })

  it('leads over what is no token where it matches one of its patterns, however many it has', () => {
    const automaton = build()
    automaton.afterAny(automaton.start).found.push(9)
    const many = Array.from({ length: 1000 }, (_, pattern) => pattern + 1)
    automaton.begin(0)
    const over = automaton.stepOther(root, automaton.classOfOther(many))
    expect(automaton.foundAt(over)).toEqual([1])
    expect(automaton.foundAt(automaton.stepOther(over, automaton.classOfOther([2])))).toEqual([0, 3])
    expect(automaton.stepOther(over, automaton.classOfOther([3]))).toBe(dead)
    expect(automaton.foundAt(automaton.begin(automaton.classOf([1])))).toEqual([1, 9])
  })

  it('forgets what it worked out when that grows beyond bounds, and works it out again', () => {
    const automaton = new Automaton()
    for (let pattern = 0; pattern < 1100; pattern += 1) automaton.add([pattern, 0], pattern)
    const classes = Array.from({ length: 1100 }, (_, pattern) => automaton.classOf([pattern]))
    const lookAt = () => {
      for (const first of classes) {
        const state = automaton.begin(first)
        for (const second of classes) automaton.step(state, second)
      }
    }
    lookAt()
    for (let first = 0; first < 1100; first += 1)
      automaton.classOfOther(Array.from({ length: 1000 }, (_, pattern) => first + pattern))
    expect(automaton.trim()).toBe(true)
    expect(automaton.trim()).toBe(false)
    const state = automaton.step(automaton.begin(classes[7] ?? 0), classes[0] ?? 0)
    expect(automaton.foundAt(state)).toEqual([7])
  })
})

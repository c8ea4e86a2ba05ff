import { describe, expect, it } from 'vitest'
import { networksOf } from '../../../src/report/networks/network.js'
import { tablesOf } from '../figures/tables.js'
import { friends } from './tables.js'

const [network] = networksOf(friends)
const nodeNamed = (concept: string) => network?.nodes.find((node) => node.concept === concept)

describe('the networks of a run', () => {
  it('are one for each unit', () => {
    expect(networksOf(friends).map(({ unit }) => unit)).toEqual(['sentence', 'window:20'])
  })

  it('have as nodes the concepts without others below them that are mentioned, alone or not', () => {
    expect(network?.nodes.map(({ concept }) => concept)).toEqual([
      ...['a/one', 'a/three', 'a/two', 'b/five', 'b/four', 'b/six', 'lonely'],
    ])
  })

  it('have as edges the rows of the table between them, with its numbers', () => {
    const rows = friends.get('cooccurrence')?.rows.filter(([unit, , b]) => unit === 'sentence' && b !== 'b') ?? []
    expect(
      network?.edges.map(({ source, target, weight, expected, npmi, logDice, g2, q }) => [
        ...['sentence', source, target, weight, expected, npmi, logDice, g2, q],
      ]),
    ).toEqual(rows)
    expect(network?.edges.map(({ significant }) => significant)).toEqual([true, true, false, true, true, true, true])
  })

  it('count the ties of each node and their weights', () => {
    expect(nodeNamed('a/one')).toMatchObject({ degree: 3, weightedDegree: 16 })
    expect(nodeNamed('lonely')).toMatchObject({ degree: 0, weightedDegree: 0 })
  })

  it('find the circles of friends, the larger or first named one first', () => {
    expect(network?.communities).toBe(2)
    expect(network?.nodes.map(({ community }) => community)).toEqual([1, 1, 1, 2, 2, 2, null])
    // By hand: 30 units on all ties, 20 and 9 within; degrees sum to 41 and 19.
    expect(network?.modularity).toBeCloseTo(20 / 30 - (41 / 60) ** 2 + (9 / 30 - (19 / 60) ** 2), 6)
  })

  it('put friends nearer to each other than to others', () => {
    const far = (one: string, other: string) => {
      const [a, b] = [nodeNamed(one), nodeNamed(other)]
      return Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))
    }
    for (const friend of ['a/two', 'a/three'])
      for (const other of ['b/five', 'b/six']) expect(far('a/one', friend)).toBeLessThan(far('a/one', other))
  })

  it('lie in their square, at places of one decimal', () => {
    for (const { x, y } of network?.nodes ?? []) {
      for (const place of [x, y]) {
        expect(Math.abs(place)).toBeLessThanOrEqual(500)
        expect(place).toBe(Math.round(place * 10) / 10)
      }
    }
  })

  it('are the same each time, and whatever the order of the concepts in their table', () => {
    const concepts = friends.get('concepts')
    if (concepts === undefined) throw new Error('no concepts')
    const reversed = new Map([...friends, ['concepts', { ...concepts, rows: [...concepts.rows].reverse() }] as const])
    expect(networksOf(friends)).toEqual(networksOf(friends))
    expect(networksOf(reversed)).toEqual(networksOf(friends))
  })

  it('are none where there is no table', () => {
    expect(networksOf(new Map())).toEqual([])
  })

  it('stand without a tie, or with a single concept', () => {
    const alone = tablesOf({
      concepts: ['concept label frequency per_million documents', ['x', 'X', 2, 20, 1]],
      cooccurrence: [
        'unit concept_a concept_b observed expected npmi log_dice g2 q',
        ['sentence', 'x', 'gone', 1, 1, 0, 0, 0, 1],
      ],
    })
    expect(networksOf(alone)).toMatchObject([
      { nodes: [{ concept: 'x', community: null, x: 0, y: 0 }], edges: [], communities: 0, modularity: null },
    ])
  })
})

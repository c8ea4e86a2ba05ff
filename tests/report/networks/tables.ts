import type { Row } from '../../../src/analysis/result-table.js'
import { tablesOf } from '../figures/tables.js'

const concepts: readonly (readonly [string, string, number])[] = [
  ['a', 'All of A', 60],
  ['a/one', 'One', 30],
  ['a/two', 'Two & "more"', 20],
  ['a/three', 'Three <b>', 10],
  ['b/four', 'שלום עולם', 9],
  ['b/five', 'Five', 8],
  ['b/six', 'Six', 7],
  ['b', 'All of B', 24],
  ['lonely', 'Lonely', 4],
  ['never', 'Never', 0],
]

const pairs: readonly (readonly [string, string, number, number])[] = [
  ['a/one', 'a/three', 6, 0.001],
  ['a/one', 'a/two', 9, 0.0001],
  ['a/one', 'b', 2, 0.2],
  ['a/one', 'b/four', 1, 0.9],
  ['a/three', 'a/two', 5, 0.01],
  ['b/five', 'b/four', 4, 0.02],
  ['b/five', 'b/six', 3, 0.03],
  ['b/four', 'b/six', 2, 0.0499],
]

/** Two circles of friends with one tie between them, in two units, and one concept that keeps no company. */
export const friends = tablesOf({
  concepts: [
    'concept label frequency per_million documents',
    ...concepts.map(([concept, label, frequency]): Row => [concept, label, frequency, frequency * 10.5, 3]),
  ],
  cooccurrence: [
    'unit concept_a concept_b observed expected npmi log_dice g2 q',
    ...['sentence', 'window:20'].flatMap((unit) =>
      pairs.map(([a, b, observed, q]): Row => {
        const npmi = q < 0.05 ? 0.5 : -0.25
        return [unit, a, b, observed, observed / 4, npmi, 9.125, 12.5, q]
      }),
    ),
  ],
})

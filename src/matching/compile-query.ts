import type { Query, TokenCondition } from '../lexicon/query.js'
import type { Automaton, Node } from './automaton.js'

/** Numbers of the patterns that the tokens and concepts of queries are known by. */
export interface PatternNumbers {
  ofCondition(condition: TokenCondition): number
  ofConcept(concept: string): number
}

/** Lays a query out behind `from` and returns the node at its end. Queries that begin alike share their beginning. */
export function layOut(automaton: Automaton, from: Node, query: Query, numbers: PatternNumbers): Node {
  switch (query.kind) {
    case 'token':
      return query.condition === null
        ? automaton.afterAny(from)
        : automaton.after(from, numbers.ofCondition(query.condition))
    case 'concept':
      return automaton.after(from, numbers.ofConcept(query.concept))
    case 'sequence':
      return query.items.reduce((node, item) => layOut(automaton, node, item, numbers), from)
    case 'choice':
      return piece(automaton, from, query, (start, end) => {
        for (const item of query.items) layOut(automaton, start, item, numbers).beyond.push(end)
      })
    case 'repeat':
      return piece(automaton, from, query, (start, end) => layOutRepeat(automaton, start, query, end, numbers))
  }
}

/**
 * Lays out what begins and ends with nodes of its own, so that nothing around it can enter it in its middle. Returns its end.
 */
function piece(automaton: Automaton, from: Node, query: Query, fill: (start: Node, end: Node) => void): Node {
  const key = JSON.stringify(query)
  let end = from.pieces.get(key)
  if (end === undefined) {
    end = automaton.node()
    from.pieces.set(key, end)
    const start = automaton.node()
    from.beyond.push(start)
    fill(start, end)
  }
  return end
}

function layOutRepeat(
  automaton: Automaton,
  start: Node,
  { item, least, most }: Extract<Query, { kind: 'repeat' }>,
  end: Node,
  numbers: PatternNumbers,
): void {
  let node = start
  for (let copy = 0; copy < least; copy += 1) node = layOut(automaton, node, item, numbers)
  if (most === null) {
    const loop = automaton.node()
    node.beyond.push(loop)
    layOut(automaton, loop, item, numbers).beyond.push(loop)
    loop.beyond.push(end)
    return
  }
  for (let copy = least; copy < most; copy += 1) {
    node.beyond.push(end)
    node = layOut(automaton, node, item, numbers)
  }
  node.beyond.push(end)
}

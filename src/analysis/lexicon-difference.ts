import { conceptTables } from './concepts.js'
import { cooccurrenceTables, type Matrix } from './cooccurrence.js'
import { countReusedOnce, type MentionFrame, openMentions, type TextFrame } from './frame.js'
import { compareSides, type EntryShare, keepSide, type MovedMentions, sharedNames } from './moved-mentions.js'
import { type MovedCell, movedCells, type ReadTable, readAll } from './table-difference.js'

/** One lexicon of two, and the temporary table with its mentions. */
export interface DifferenceSide extends MentionFrame {
  readonly matrix: Matrix | null
  readonly mentions: string
}

/** The tables that two lexicons are compared in. */
export type ComparedTable = keyof typeof compared

/** An entry's part in what moved: mentions of a concept, or sentences of a pair. */
export interface MovedBy {
  readonly concept: string
  readonly entry: string
  readonly gained: number
  readonly lost: number
}

/** A number that moves from one lexicon to the other. */
export interface Movement extends MovedCell {
  readonly table: ComparedTable
  /** The entries that moved it: under `frequency` of a concept and `observed` of a pair; elsewhere empty. */
  readonly because: readonly MovedBy[]
}

/** All that moves between two lexicons on one store. */
export interface MovedNumbers {
  readonly movements: readonly Movement[]
  /** What each entry gained and lost, by concept and entry; others moved nothing. */
  readonly entries: readonly MovedBy[]
  /** Mentions that an entry took over from another one of its concept, whose words it matches too. */
  readonly takenOver: readonly {
    readonly concept: string
    readonly from: string
    readonly by: string
    readonly mentions: number
  }[]
}

const measuresOfPair = ['observed', 'expected', 'npmi', 'g2']

/** How many columns name a row, which are compared, and which move with every other row and are only told along. */
const compared = {
  concepts: {
    keys: 1,
    measures: ['frequency', 'rank', 'per_million', 'documents', 'dp_norm', 'negated'],
    followers: [],
  },
  entries: { keys: 2, measures: ['frequency', 'documents', 'share'], followers: [] },
  document_concepts: { keys: 2, measures: ['frequency', 'per_million'], followers: [] },
  cooccurrence: {
    keys: 3,
    measures: [...measuresOfPair, 'units_a', 'units_b', 'units', 'jaccard', 'log_dice', 'log_odds_ratio', 'p'],
    followers: ['q'],
  },
  goal_strategy: { keys: 3, measures: measuresOfPair, followers: ['q'] },
} as const satisfies Record<string, { keys: number; measures: readonly string[]; followers: readonly string[] }>

/**
 * Counts both lexicons with the very tables of a run, in sentences, and compares these cell by cell. So what is said to
 * move is what two runs would differ in, but for intervals, tests over documents, and measures that follow from others. A value of q moves with every pair: it is told only of pairs that move otherwise.
 */
export async function lexiconDifference(
  text: TextFrame,
  before: DifferenceSide,
  after: DifferenceSide,
  countReused: 'all' | 'once',
): Promise<MovedNumbers> {
  const names = sharedNames([before, after])
  const tables: Map<string, ReadTable>[] = []
  for (const [side, lexicon] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const frame = await openMentions(text, lexicon, lexicon.mentions)
    if (countReused === 'once') await countReusedOnce(text.store, lexicon.mentions)
    const all = [
      ...(await conceptTables(frame, null)),
      ...(await cooccurrenceTables(frame, ['sentence'], lexicon.matrix, null)),
    ]
    const read = new Map<string, ReadTable>()
    for (const table of all) read.set(table.name, await readAll(table))
    tables.push(read)
    await keepSide(text.store, frame, names, side)
  }
  const moved = await compareSides(text.store, names)
  const because = reasons(moved)
  const movements = (Object.keys(compared) as ComparedTable[]).flatMap((table) => {
    const { keys, measures, followers } = compared[table]
    const [old, present] = tables.map((read) => read.get(table))
    // Without a matrix there is no such table: its rows are missing, not its columns.
    const columns = old?.columns ?? present?.columns ?? []
    const none: ReadTable = { name: table, columns, rows: [] }
    return movedCells(old ?? none, present ?? none, keys, measures, followers).map(
      (cell): Movement => ({ table, ...cell, because: because(table, cell) }),
    )
  })
  return {
    movements,
    entries: moved.entries.map((share) => movedBy(moved, share)),
    takenOver: moved.takenOver.map(({ from, by, mentions }) => ({
      concept: moved.names.entries[from]?.concept ?? '',
      from: moved.names.entries[from]?.entry ?? '',
      by: moved.names.entries[by]?.entry ?? '',
      mentions,
    })),
  }
}

function movedBy({ names }: MovedMentions, { entry, gained, lost }: EntryShare): MovedBy {
  return { ...(names.entries[entry] ?? { concept: '', entry: '' }), gained, lost }
}

/** Tells the entries that moved a cell. */
function reasons(moved: MovedMentions): (table: ComparedTable, cell: MovedCell) => readonly MovedBy[] {
  const entries = moved.entries.map((share) => movedBy(moved, share))
  const pairs = new Map<string, MovedBy[]>()
  for (const { a, b, share } of moved.pairs) {
    const key = [moved.names.concepts[a], moved.names.concepts[b]].sort().join('\u0000')
    pairs.set(key, [...(pairs.get(key) ?? []), movedBy(moved, share)])
  }
  return (table, { key, measure }) => {
    if (table === 'concepts' && measure === 'frequency')
      return entries.filter(({ concept }) => concept === key[0] || concept.startsWith(`${key[0]}/`))
    if ((table === 'cooccurrence' || table === 'goal_strategy') && measure === 'observed')
      return pairs.get(key.slice(1).sort().join('\u0000')) ?? []
    return []
  }
}

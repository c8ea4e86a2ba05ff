import { parse, stringify } from 'yaml'

/** What a random edit may put in: words of the generated corpora, phrases, globs and conditions. */
const entries: readonly unknown[] = [
  'state',
  'delegation',
  'partner',
  'rule',
  'support',
  'China',
  'power',
  'normative power',
  'cyber sovereignty',
  'sovereignty',
  'internet',
  'free internet',
  'super*',
  'inter*',
  '"United Nations"',
  'agreed to meet',
  'agree to meet again',
  'law',
  'rivalry',
  '[lemma="accept"] []{0,2} [lemma="rule"]',
  { entry: 'states', match: 'surface' },
  { entry: 'region', near: ['state'] },
  { entry: 'international', unless: ['international law'] },
]

interface Branch {
  label?: string
  concepts?: Record<string, Branch>
  entries?: unknown[]
}

/** A lexicon with a few entries added, removed and changed, now and then a concept too, and now and then the matrix. */
export function randomlyEdited(lexicon: string, random: (below: number) => number): string {
  const tree = parse(lexicon) as { concepts: Record<string, Branch>; matrix?: unknown }
  const edits = 1 + random(4)
  for (let edit = 0; edit < edits; edit += 1) {
    const leaves = leavesOf(tree.concepts)
    const leaf = leaves[random(leaves.length)] as Branch & { entries: unknown[] }
    switch (random(6)) {
      case 0:
      case 1:
      case 2:
        add(leaf.entries, entries[random(entries.length)])
        break
      case 3:
        if (leaf.entries.length > 1) leaf.entries.splice(random(leaf.entries.length), 1)
        break
      case 4: {
        const at = random(leaf.entries.length)
        const [entry] = leaf.entries.splice(at, 1)
        leaf.entries.splice(at, 0, typeof entry === 'string' ? { entry, match: 'surface' } : textOf(entry))
        break
      }
      default:
        tree.concepts[`added-${random(3)}`] = { entries: [entries[random(entries.length)]] }
    }
  }
  if (random(8) === 0) delete tree.matrix
  return stringify(tree)
}

function add(list: unknown[], entry: unknown): void {
  if (!list.some((other) => textOf(other) === textOf(entry))) list.push(entry)
}

function textOf(entry: unknown): string {
  return typeof entry === 'string' ? entry : (entry as { entry: string }).entry
}

function leavesOf(concepts: Record<string, Branch>): (Branch & { entries: unknown[] })[] {
  return Object.values(concepts).flatMap((concept) => [
    ...(concept.entries === undefined ? [] : [concept as Branch & { entries: unknown[] }]),
    ...leavesOf(concept.concepts ?? {}),
  ])
}

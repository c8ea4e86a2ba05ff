import { compareCodeUnits } from '../language/order.js'
import type { WordForms } from '../language/word-forms.js'
import type { Entry, Lexicon } from './lexicon.js'
import { entryKey } from './parse-entry.js'
import { findSwallowed } from './swallowed-entries.js'

/** What a check can find. */
export type FindingKind =
  | 'no-definition'
  | 'no-source'
  | 'swallowed'
  | 'two-concepts'
  | 'acronym'
  | 'matches-nothing'
  | 'glob'
  | 'near-form'

/** Something about a lexicon that its author should look at. Lines and columns count from 1. */
export interface LexiconFinding {
  readonly line: number
  readonly column: number
  readonly kind: FindingKind
  /** A `warning` is probably a mistake; a `note` is there to be read. */
  readonly severity: 'warning' | 'note'
  /** Id of the concept. */
  readonly concept: string
  /** The entry it is about; `null` where it is about the concept. */
  readonly entry: string | null
  readonly message: string
}

/** What can be said of a lexicon without any text, in the order of its file. */
export function checkLexicon(lexicon: Lexicon, wordForms: WordForms): LexiconFinding[] {
  const acronyms = looseAcronyms(lexicon)
  return consistent([
    ...undescribed(lexicon),
    ...idleEntries(lexicon, wordForms, new Set(acronyms.map(({ entry }) => entry))),
    ...inTwoConcepts(lexicon),
    ...acronyms,
  ])
}

/**
 * Findings by their place in the file, without those that contradict another on the same entry: what adds nothing is to be
 * removed and neither rewritten nor moved, and what matches nothing does not match too much.
 */
export function consistent(findings: readonly LexiconFinding[]): LexiconFinding[] {
  const idle = entriesFound(findings, 'swallowed')
  const absent = entriesFound(findings, 'matches-nothing')
  const acronyms = new Set<string>()
  const kept = findings.filter((each) => {
    const name = entryName(each)
    if (each.entry === null) return true
    if (idle.has(name)) return each.kind === 'swallowed' || each.kind === 'glob'
    if (each.kind !== 'acronym') return true
    const isFirst = !acronyms.has(name)
    acronyms.add(name)
    return isFirst && !absent.has(name)
  })
  return inFileOrder(kept)
}

/** The entries with a finding of this kind, by {@link entryName}. */
export function entriesFound(findings: readonly LexiconFinding[], kind: FindingKind): ReadonlySet<string> {
  return new Set(findings.flatMap((each) => (each.kind === kind ? [entryName(each)] : [])))
}

/** What two findings share only if they are of one entry. */
export function entryName({ concept, entry }: Pick<LexiconFinding, 'concept' | 'entry'>): string {
  return `${concept}\u0000${entry}`
}

/**
 * Entries that add nothing, each with one that has its matches and is not to be removed itself. None is named because of an
 * acronym that should match less: what it leaves when it does is not known yet.
 */
function idleEntries(lexicon: Lexicon, wordForms: WordForms, loose: ReadonlySet<string | null>): LexiconFinding[] {
  const swallowed = findSwallowed(lexicon, wordForms)
  const byOf = new Map(swallowed.map(({ entry, by }) => [entry, by]))
  return swallowed.flatMap(({ entry, by }) => {
    let widest = by
    const seen = new Set([entry])
    for (let wider = byOf.get(widest); wider !== undefined && !seen.has(widest); wider = byOf.get(widest)) {
      seen.add(widest)
      widest = wider
    }
    if (loose.has(widest.id)) return []
    const message = `\`${entry.id}\` adds nothing: whatever it matches, \`${widest.id}\` (line ${widest.line}) matches too. Remove it.`
    return [findingAt(lexicon, entry, 'swallowed', 'warning', message)]
  })
}

/** A finding about an entry. */
export function findingAt(
  { concepts }: Lexicon,
  { line, column, concept, id }: Entry,
  kind: FindingKind,
  severity: LexiconFinding['severity'],
  message: string,
): LexiconFinding {
  return { line, column, kind, severity, concept: concepts[concept]?.id ?? '', entry: id, message }
}

/** Findings by their place in the file. */
function inFileOrder(findings: readonly LexiconFinding[]): LexiconFinding[] {
  return [...findings].sort(
    (a, b) =>
      a.line - b.line ||
      a.column - b.column ||
      compareCodeUnits(a.kind, b.kind) ||
      compareCodeUnits(a.message, b.message),
  )
}

function undescribed({ concepts }: Lexicon): LexiconFinding[] {
  return concepts.flatMap(({ id, line, column, definition, source }) => {
    const about = { line, column, severity: 'warning', concept: id, entry: null } as const
    return [
      ...(definition === null
        ? [
            {
              ...about,
              kind: 'no-definition' as const,
              message: `concept \`${id}\` has no \`definition\`. Write what counts and what does not.`,
            },
          ]
        : []),
      ...(source === null
        ? [{ ...about, kind: 'no-source' as const, message: `concept \`${id}\` has no \`source\`. Write who says so.` }]
        : []),
    ]
  })
}

/** Entries that say the same in two concepts: each of their matches counts in both, and twice in a concept above both. */
function inTwoConcepts(lexicon: Lexicon): LexiconFinding[] {
  const firsts = new Map<string, Entry>()
  return [...lexicon.entries]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .flatMap((entry) => {
      const key = entryKey(entry)
      const first = firsts.get(key)
      if (first === undefined) {
        firsts.set(key, entry)
        return []
      }
      const other = lexicon.concepts[first.concept]?.id ?? ''
      const message = `\`${entry.id}\` stands in \`${other}\` too (line ${first.line}): every match counts in both. Keep it where it belongs.`
      return [findingAt(lexicon, entry, 'two-concepts', 'warning', message)]
    })
}

/** Words of the language that are acronyms when written in capitals. */
const wordsLikeAcronyms = new Set(
  'act aid aids add all am an and ar are arm as asap at be can care cat cia dad do ease eat end fast for gap go goal had has he help hip how id if in is it its led lot man map may me met mint my no nor not now of off on opt or our out oft pa pet pin raid ram rat safe sad sap sat sea see set she so son star start step sun swift tap the them to top up us was we who win world yes'.split(
    ' ',
  ),
)

/** Acronyms that match a common word as well, because capital letters play no part. */
function looseAcronyms(lexicon: Lexicon): LexiconFinding[] {
  return lexicon.entries.flatMap((entry) => {
    if (entry.pattern.kind !== 'phrase' || !/^["“”]?\p{Lu}{2,6}["“”]?$/u.test(entry.id)) return []
    const loose = entry.pattern.sequences.some(([word]) => word?.kind === 'lemma' || word?.kind === 'surface')
    const lower = entry.id.replace(/["“”]/g, '').toLowerCase()
    if (!loose || !wordsLikeAcronyms.has(lower)) return []
    const message = `\`${entry.id}\` matches the word "${lower}" too. Write { entry: ${entry.id}, match: surface, case: exact }.`
    return [findingAt(lexicon, entry, 'acronym', 'warning', message)]
  })
}

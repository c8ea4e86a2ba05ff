import { textsByRank } from '../../analysis/document-texts.js'
import type { EvidenceMentions } from '../../analysis/evidence.js'
import type { Frame } from '../../analysis/frame.js'
import { zones } from '../../documents/document.js'
import type { PageMentions } from '../../report/page/contract.js'
import type { Plan } from '../plan.js'

/**
 * Mentions in the shape in which the page reads them.
 *
 * @param whole documents whose texts the page has, by rank; the sentences of the others are quoted
 * @param complete false where `chosen` is a sample and says of each mention what it was drawn for
 */
export async function pageMentions(
  frame: Frame,
  plan: Pick<Plan, 'units'>,
  chosen: EvidenceMentions,
  whole: ReadonlySet<number>,
  complete: boolean,
): Promise<PageMentions> {
  return {
    document: chosen.rank,
    concept: chosen.concept,
    entry: chosen.entry,
    start: chosen.start,
    end: chosen.end,
    sentenceStart: chosen.sentenceStart,
    sentenceEnd: chosen.sentenceEnd,
    sentence: chosen.sentence.map((number) => number + 1),
    paragraph: chosen.paragraph.map((number) => number + 1),
    page: chosen.page,
    zone: chosen.zone,
    negated: chosen.negated,
    drawn: complete ? [] : chosen.drawn,
    token: plan.units.some((unit) => unit.startsWith('window:')) ? chosen.firstToken : [],
    ...(await quotedSentences(frame, chosen, whole)),
    concepts: frame.concepts.map(({ concept }) => concept),
    entries: frame.entries.map(({ entry }) => entry),
    zones,
  }
}

/** The sentences of those mentions whose document's text is not in the page; each stands once. */
async function quotedSentences(
  frame: Frame,
  chosen: EvidenceMentions,
  whole: ReadonlySet<number>,
): Promise<Pick<PageMentions, 'quoted' | 'sentences'>> {
  const quoted = chosen.rank.map(() => -1)
  const sentences: string[] = []
  const rowsOf = new Map<number, number[]>()
  chosen.rank.forEach((rank, row) => {
    if (whole.has(rank)) return
    const rows = rowsOf.get(rank)
    if (rows === undefined) rowsOf.set(rank, [row])
    else rows.push(row)
  })
  for await (const { rank, text } of textsByRank(frame, new Set(rowsOf.keys()))) {
    let last = -1
    for (const row of rowsOf.get(rank) ?? []) {
      const start = chosen.sentenceStart[row] as number
      if (start !== last) sentences.push(copyOf(text.slice(start, chosen.sentenceEnd[row])))
      last = start
      quoted[row] = sentences.length - 1
    }
  }
  return { quoted, sentences }
}

/** A cut-out keeps the whole text that it is cut from in memory, and the sample quotes every document; a copy does not. */
function copyOf(cut: string): string {
  return Buffer.from(cut, 'utf16le').toString('utf16le')
}

import type { WrittenReport } from '../index.js'
import { reportConcept } from '../pipeline/concept/report-concept.js'
import { conceptValidity } from '../validation/validity.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { storeAnd } from './store-and.js'

/** The flags of `tallyrand concept`, as typed. */
export interface ConceptFlags {
  readonly by?: string
  readonly out?: string
  readonly json?: boolean
}

/** Runs `tallyrand concept` and returns the exit status: 0 also where the concept does not occur, which is an answer. */
export async function runConcept(
  first: string,
  second: string | undefined,
  { by, out, json: isJson }: ConceptFlags,
  printer: Printer,
): Promise<number> {
  const { store, other: concept } = await storeAnd(first, second, 'second', 'concept')
  const written = await reportConcept({
    concept,
    store,
    ...(by === undefined ? {} : { by }),
    ...(out === undefined ? {} : { out }),
  })
  if (isJson === true) {
    const { report, ...rest } = written
    printer.line(json({ ...report, ...rest }))
  } else {
    printer.line(headline(written))
  }
  return 0
}

function headline({ report, validity, files }: WrittenReport): string {
  const { label, concept, counts, documents, beside, company, terms, evidence } = report
  const frequency = Number(counts.frequency)
  const lines = [
    `${label} (${concept}): ${countOf(frequency, 'mention')} in ${count(Number(counts.documents))} of ${countOf(documents, 'document')}, ${Number(counts.per_million).toFixed(1)} per million words (${conceptValidity(validity, concept)}).`,
  ]
  if (frequency > 0) {
    if (beside > 1) lines.push(`Rank ${counts.rank} among the ${beside} concepts with the same parent.`)
    if (counts.top_entry_share !== null)
      lines.push(
        `Largest entry: ${counts.top_entry}, ${(Number(counts.top_entry_share) * 100).toFixed(0)} % of the mentions.`,
      )
    if (company.length > 0)
      lines.push(
        `Company: ${company
          .slice(0, 5)
          .map(({ other }) => other)
          .join(', ')}.`,
      )
    if (terms.length > 0)
      lines.push(
        `Words beside it: ${terms
          .slice(0, 8)
          .map(({ term }) => term)
          .join(', ')}.`,
      )
    if (evidence.shown < evidence.mentions)
      lines.push(`The report shows ${count(evidence.shown)} of ${count(evidence.mentions)} mentions, a fixed sample.`)
  }
  return [...lines, `Written: ${files.join(' and ')}. report.html was not changed.`].join('\n')
}

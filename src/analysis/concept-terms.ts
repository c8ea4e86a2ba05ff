import { compareCodeUnits } from '../language/order.js'
import { benjaminiHochberg } from '../statistics/benjamini-hochberg.js'
import { chiSquaredSurvival } from '../statistics/chi-squared.js'
import { contingencyTable, expectedCells } from '../statistics/contingency.js'
import { logDice } from '../statistics/log-dice.js'
import { logLikelihood } from '../statistics/log-likelihood.js'
import { type Company, countCompany } from './count-company.js'
import type { Frame } from './frame.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'
import type { Unit } from './units.js'

/** Words shown for a concept. */
const shown = 50
/** A word that stands beside a concept in fewer units is not shown, and one that stands in fewer units at all is not tested. */
const fewest = 3
/** Nor is one that stands beside it in fewer documents, where there are as many: it is the word of a text, not of the concept. */
const fewestDocuments = 3

interface Tested extends Company {
  readonly expected: number
  readonly unitsA: number
  readonly unitsB: number
  readonly g2: number
  readonly p: number
}

/**
 * The words that keep company with each concept: content words in the units that mention it, outside of its mentions, in three
 * documents or more. The strongest attractions are shown; q is over every concept that occurs with every word that stands in three units or more,
 * shown or not.
 */
export async function conceptTermsTable(frame: Frame, unit: Unit): Promise<ResultTable> {
  const { company, units, unitsOfItem, unitsOfConcept } = await countCompany(frame, unit)
  const tested = company
    .filter(({ beside }) => beside >= fewest)
    .map((each): Tested => {
      // Where the word stands only inside a mention, the unit says nothing about the two.
      const unitsA = (unitsOfConcept[each.concept] as number) - each.inside
      const unitsB = (unitsOfItem[each.item] as number) - each.inside
      const table = contingencyTable(each.beside, unitsA, unitsB, units - each.inside)
      const g2 = logLikelihood(table)
      const p = chiSquaredSurvival(g2, 1)
      return { ...each, expected: expectedCells(table).e11, unitsA, unitsB, g2, p }
    })
  const concepts = unitsOfConcept.reduce((count, ofConcept) => count + (ofConcept > 0 ? 1 : 0), 0)
  const words = unitsOfItem.reduce((count, ofItem) => count + (ofItem >= fewest ? 1 : 0), 0)
  const q = benjaminiHochberg(
    tested.map(({ p }) => p),
    concepts * words,
  )
  const nameOf = ({ item }: Company) => frame.items[item] as Frame['items'][number]
  const leastDocuments = Math.min(fewestDocuments, frame.countedDocuments)
  const attracted = frame.concepts.map((): (Tested & { q: number })[] => [])
  tested.forEach((each, index) => {
    if (each.beside > each.expected && each.documents >= leastDocuments)
      attracted[each.concept]?.push({ ...each, q: q[index] as number })
  })
  const rows = frame.concepts.flatMap(({ concept }, number): Row[] =>
    (attracted[number] ?? [])
      .sort(
        (a, b) =>
          b.g2 - a.g2 ||
          compareCodeUnits(nameOf(a).lemma, nameOf(b).lemma) ||
          compareCodeUnits(nameOf(a).pos, nameOf(b).pos),
      )
      .slice(0, shown)
      .map((each) => [
        concept,
        nameOf(each).lemma,
        nameOf(each).pos,
        unit,
        each.beside,
        each.expected,
        logDice(each.beside, each.unitsA, each.unitsB),
        each.g2,
        each.p,
        each.q,
        each.documents,
      ]),
  )
  const description =
    'concept:text term:text pos:text unit:text observed:integer expected log_dice g2 p q documents:integer'
  return tableOf('concept_terms', description, rows)
}

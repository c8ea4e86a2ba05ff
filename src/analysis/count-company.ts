import { InternalError } from '../problems/problem.js'
import { documentRanges } from '../store/read-tokens.js'
import type { Frame } from './frame.js'
import { type Unit, unitOfMention } from './units.js'

/** How often a word stands in the units that mention a concept. */
export interface Company {
  readonly concept: number
  readonly item: number
  /** Units where it stands outside of the concept's mentions. */
  beside: number
  /** Units where it stands only inside of them. */
  inside: number
  /** Documents in which it stands outside of them in such a unit. */
  documents: number
}

/** What {@link countCompany} counts. */
export interface CompanyCounts {
  readonly company: readonly Company[]
  readonly units: number
  /** Units with the item, by item; 0 for those that are no content words. */
  readonly unitsOfItem: Int32Array
  readonly unitsOfConcept: Int32Array
}

/** Function words, numbers and marks keep company with everything. */
const contentWords = ['NOUN', 'PROPN', 'VERB', 'ADJ']
/** Characters of text whose tokens are read at a time. */
const charactersAtATime = 4_000_000

/** A mention of a concept, or of one below it. */
interface ConceptMention {
  readonly concept: number
  readonly begin: number
  readonly end: number
}

/** Counts, in one pass over the stored tokens, in which units the content words stand beside which concepts. */
export async function countCompany(frame: Frame, unit: Unit): Promise<CompanyCounts> {
  const { store, concepts, items } = frame
  const isContent = Uint8Array.from(items, ({ pos }) => (contentWords.includes(pos) ? 1 : 0))
  const itemOfTerm = await readItems(frame)
  const isCountedDocument = marked(frame.documents.flatMap(({ number, tokens }) => (tokens > 0 ? [number] : [])))
  const isCountedZone = marked((await store.rows('select zone from counted_zones')).map(([zone]) => zone as number))
  const counter = companyCounter(concepts.length, items.length)
  for (const { first, last } of await documentRanges(store, 0, charactersAtATime)) {
    const within = `document between ${first} and ${last}`
    const mentions = await readMentions(frame, unit, within)
    const [documents, positions, units, terms, zones] = (await store.integers(tokensWithUnits(unit, within))) as [
      Int32Array?,
      Int32Array?,
      Int32Array?,
      Int32Array?,
      Int32Array?,
    ]
    let [document, of, position] = [-1, -1, -1]
    const rows = documents?.length ?? 0
    for (let at = 0; at < rows; at += 1) {
      const ofDocument = documents?.[at] as number
      if (isCountedZone[zones?.[at] as number] !== 1 || isCountedDocument[ofDocument] !== 1) continue
      if (ofDocument !== document || units?.[at] !== of) {
        if (document >= 0) counter.endUnit(document, mentions.get(document)?.get(of) ?? [])
        if (ofDocument !== document) position = -1
        document = ofDocument
        of = units?.[at] as number
      }
      if ((positions?.[at] as number) <= position)
        throw new InternalError(`The tokens of document ${document} are out of order.`)
      position = positions?.[at] as number
      const item = itemOfTerm[terms?.[at] as number] as number
      if (item >= 0 && isContent[item] === 1) counter.addToken(position, item)
    }
    if (document >= 0) counter.endUnit(document, mentions.get(document)?.get(of) ?? [])
  }
  return counter.counts()
}

/** SQL for the tokens of some documents, in the order of the text: the database keeps the order in which they were written. */
function tokensWithUnits(unit: Unit, within: string): string {
  if (unit === 'paragraph') {
    return `
      select t.document, t.position, s.paragraph, t.term, t.zone
      from tokens t join sentences s on s.document = t.document and s.number = t.sentence
      where t.${within} order by t.document, t.position`
  }
  return `select document, position, (${unitOfMention(unit).replace('first_token', 'position')})::integer, term, zone from tokens where ${within}`
}

/** A 1 at each of these numbers. */
function marked(numbers: readonly number[]): Uint8Array {
  const marks = new Uint8Array(numbers.reduce((largest, number) => Math.max(largest, number), -1) + 1)
  for (const number of numbers) marks[number] = 1
  return marks
}

async function readItems({ store }: Frame): Promise<Int32Array> {
  const [largest] = await store.rows('select coalesce(max(id), -1) from terms')
  const items = new Int32Array(Number(largest?.[0]) + 1).fill(-1)
  for await (const { rows, columns } of store.streamIntegers('select term, item from term_group')) {
    const [term, item] = columns as [Int32Array, Int32Array]
    for (let row = 0; row < rows; row += 1) items[term[row] as number] = item[row] as number
  }
  return items
}

/** Mentions by document and unit, those of a concept one behind the other. */
async function readMentions(
  { store }: Frame,
  unit: Unit,
  within: string,
): Promise<Map<number, Map<number, ConceptMention[]>>> {
  const columns = await store.integers(`
    select document, (${unitOfMention(unit)})::integer as unit, ancestor, first_token, end_token
    from counted_mentions join closure using (concept) where ${within} order by document, unit, ancestor, first_token`)
  const found = new Map<number, Map<number, ConceptMention[]>>()
  columns[0]?.forEach((document, row) => {
    const [, of, concept, begin, end] = columns.map((column) => column[row] as number)
    if (of === undefined || concept === undefined || begin === undefined || end === undefined)
      throw new InternalError('A mention of the store has no place.')
    const units = found.get(document) ?? new Map<number, ConceptMention[]>()
    units.set(of, [...(units.get(of) ?? []), { concept, begin, end }])
    found.set(document, units)
  })
  return found
}

/** Counts unit by unit. What was last seen is kept as the number of the step, so that nothing has to be cleared. */
function companyCounter(concepts: number, items: number) {
  const found = Array.from({ length: concepts }, () => new Map<number, Counting>())
  const [unitsOfItem, unitsOfConcept] = [new Int32Array(items), new Int32Array(concepts)]
  const last = { unit: new Int32Array(items), beside: new Int32Array(items), inside: new Int32Array(items) }
  // The content words of the unit at hand.
  const tokens: { positions: number[]; items: number[] } = { positions: [], items: [] }
  let units = 0
  let step = 0

  function companyOf(concept: number, item: number): Counting {
    const ofConcept = found[concept] as Map<number, Counting>
    const known = ofConcept.get(item)
    if (known !== undefined) return known
    const company = { concept, item, beside: 0, inside: 0, documents: 0, lastDocument: -1 }
    ofConcept.set(item, company)
    return company
  }

  function addConcept(document: number, mentions: readonly ConceptMention[]): void {
    const concept = mentions[0]?.concept as number
    unitsOfConcept[concept] = (unitsOfConcept[concept] as number) + 1
    step += 1
    const isInside = (position: number) => mentions.some(({ begin, end }) => begin <= position && position < end)
    const within = tokens.items.filter((item, at) => {
      if (isInside(tokens.positions[at] as number)) return true
      if (last.beside[item] === step) return false
      last.beside[item] = step
      const company = companyOf(concept, item)
      company.beside += 1
      if (company.lastDocument !== document) company.documents += 1
      company.lastDocument = document
      return false
    })
    for (const item of within) {
      if (last.beside[item] === step || last.inside[item] === step) continue
      last.inside[item] = step
      companyOf(concept, item).inside += 1
    }
  }

  return {
    addToken(position: number, item: number): void {
      tokens.positions.push(position)
      tokens.items.push(item)
      if (last.unit[item] === units + 1) return
      last.unit[item] = units + 1
      unitsOfItem[item] = (unitsOfItem[item] as number) + 1
    },
    endUnit(document: number, mentions: readonly ConceptMention[]): void {
      units += 1
      for (let from = 0; from < mentions.length; ) {
        let to = from
        while (to < mentions.length && mentions[to]?.concept === mentions[from]?.concept) to += 1
        addConcept(document, mentions.slice(from, to))
        from = to
      }
      tokens.positions.length = 0
      tokens.items.length = 0
    },
    counts: (): CompanyCounts => ({
      company: found.flatMap((ofConcept) => [...ofConcept.values()]),
      units,
      unitsOfItem,
      unitsOfConcept,
    }),
  }
}

interface Counting extends Company {
  lastDocument: number
}

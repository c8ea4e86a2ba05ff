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

/** Counts, in one pass over the stored tokens, in which units the content words stand beside which concepts. */
export async function countCompany(frame: Frame, unit: Unit): Promise<CompanyCounts> {
  const { store, concepts, items } = frame
  const isContent = Uint8Array.from(items, ({ pos }) => (contentWords.includes(pos) ? 1 : 0))
  const contentOfTerm = (await readItems(frame)).map((item) => (item >= 0 && isContent[item] === 1 ? item : -1))
  const isCountedDocument = marked(frame.documents.flatMap(({ number, tokens }) => (tokens > 0 ? [number] : [])))
  const isCountedZone = marked((await store.rows('select zone from counted_zones')).map(([zone]) => zone as number))
  const counter = companyCounter(concepts.length, items.length)
  const width = unit.startsWith('window:') ? Number(unit.slice('window:'.length)) : 0
  for (const { first, last } of await documentRanges(store, 0, charactersAtATime)) {
    const within = `document between ${first} and ${last}`
    const mentions = await readMentions(frame, unit, within)
    const [documents = none, units = none, zones = none, begins = none, ends = none] = await store.integers(
      `select document, (${unitOfSentence(unit)})::integer, zone, first_token, end_token from sentences where ${within} order by document, number`,
    )
    // The database keeps the order in which tokens were written, which the positions prove.
    const [positions = none, terms = none] = await store.integers(`select position, term from tokens where ${within}`)
    let row = 0
    let [document, of] = [-1, -1]
    for (let sentence = 0; sentence < documents.length; sentence += 1) {
      const ofDocument = documents[sentence] as number
      const end = ends[sentence] as number
      const isCounted = isCountedZone[zones[sentence] as number] === 1 && isCountedDocument[ofDocument] === 1
      for (let position = begins[sentence] as number; position < end; position += 1, row += 1) {
        if (positions[row] !== position)
          throw new InternalError(`The tokens of document ${ofDocument} in the store are out of order.`)
        if (!isCounted) continue
        const ofToken = width > 0 ? Math.floor(position / width) : (units[sentence] as number)
        if (ofToken !== of || ofDocument !== document) {
          if (document >= 0) counter.endUnit(document, of, mentions)
          document = ofDocument
          of = ofToken
        }
        const item = contentOfTerm[terms[row] as number] as number
        if (item >= 0) counter.addToken(position, item)
      }
    }
    if (document >= 0) counter.endUnit(document, of, mentions)
  }
  return counter.counts()
}

const none = new Int32Array()

/** SQL for the number of the unit that a sentence stands in; blocks of tokens are counted token by token. */
function unitOfSentence(unit: Unit): string {
  return unit === 'sentence' ? 'number' : unit === 'paragraph' ? 'paragraph' : '0'
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

/** Mentions of concepts, those of the concepts below them included, by document, unit, concept and place; read on in that order. */
interface UnitMentions {
  readonly document: Int32Array
  readonly unit: Int32Array
  readonly concept: Int32Array
  readonly begin: Int32Array
  readonly end: Int32Array
  /** The first that has not been passed. */
  next: number
}

async function readMentions({ store }: Frame, unit: Unit, within: string): Promise<UnitMentions> {
  const [document = none, of = none, concept = none, begin = none, end = none] = await store.integers(`
    select document, (${unitOfMention(unit)})::integer as unit, ancestor, first_token, end_token
    from counted_mentions join closure using (concept) where ${within} order by document, unit, ancestor, first_token`)
  return { document, unit: of, concept, begin, end, next: 0 }
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

  /** @param from the mentions of the concept in the unit, up to `to`, exclusive */
  function addConcept({ document, concept, begin, end }: UnitMentions, from: number, to: number): void {
    const number = concept[from] as number
    unitsOfConcept[number] = (unitsOfConcept[number] as number) + 1
    step += 1
    const within: number[] = []
    for (let token = 0; token < tokens.items.length; token += 1) {
      const item = tokens.items[token] as number
      const position = tokens.positions[token] as number
      let isInside = false
      for (let mention = from; mention < to && !isInside; mention += 1)
        isInside = (begin[mention] as number) <= position && position < (end[mention] as number)
      if (isInside) within.push(item)
      else if (last.beside[item] !== step) {
        last.beside[item] = step
        const company = companyOf(number, item)
        company.beside += 1
        if (company.lastDocument !== document[from]) company.documents += 1
        company.lastDocument = document[from] as number
      }
    }
    for (const item of within) {
      if (last.beside[item] === step || last.inside[item] === step) continue
      last.inside[item] = step
      companyOf(number, item).inside += 1
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
    endUnit(document: number, unit: number, mentions: UnitMentions): void {
      units += 1
      while (mentions.document[mentions.next] === document && mentions.unit[mentions.next] === unit) {
        const from = mentions.next
        let to = from
        while (
          mentions.concept[to] === mentions.concept[from] &&
          mentions.unit[to] === unit &&
          mentions.document[to] === document
        )
          to += 1
        addConcept(mentions, from, to)
        mentions.next = to
      }
      tokens.positions.length = 0
      tokens.items.length = 0
    },
    counts(): CompanyCounts {
      return { company: found.flatMap((ofConcept) => [...ofConcept.values()]), units, unitsOfItem, unitsOfConcept }
    },
  }
}

interface Counting extends Company {
  lastDocument: number
}

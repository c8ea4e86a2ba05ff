import { UsageError } from '../problems/problem.js'
import type { EvidenceQuery } from '../report/page/contract.js'
import type { LiveCalls } from '../report/page/live.js'

const longestText = 1000
const mostConditions = 20
const mostLines = 1000

type Fields = Readonly<Record<string, unknown>>

/** Readers of what is posted, by address: nothing gets through that was not looked at. */
export const readAsk: { readonly [Call in keyof LiveCalls]: (posted: unknown) => LiveCalls[Call]['ask'] } = {
  '/api/report': (posted) => {
    const { where } = fieldsOf(posted, ['where'])
    return { where: conditions(where) }
  },
  '/api/evidence': (posted) => {
    const { where, query } = fieldsOf(posted, ['where', 'query'])
    return { where: conditions(where), query: evidenceQuery(query) }
  },
  '/api/documents-with': (posted) => {
    const { where, concept } = fieldsOf(posted, ['where', 'concept'])
    return { where: conditions(where), concept: text(concept, 'concept') }
  },
  '/api/figures': (posted) => {
    const { where, scheme } = fieldsOf(posted, ['where', 'scheme'])
    if (scheme !== 'light' && scheme !== 'dark') throw new UsageError('"scheme" must be "light" or "dark".')
    return { where: conditions(where), scheme }
  },
  '/api/document': (posted) => {
    const { where, document } = fieldsOf(posted, ['where', 'document'])
    return { where: conditions(where), document: text(document, 'document') }
  },
  '/api/search': (posted) => {
    const { where, pattern, sort, limit } = fieldsOf(posted, ['where', 'pattern', 'sort', 'limit'])
    return {
      where: conditions(where),
      pattern: text(pattern, 'pattern'),
      sort: text(sort, 'sort'),
      limit: wholeNumber(limit, 'limit', mostLines),
    }
  },
}

const queryTexts = ['concept', 'entry', 'beside', 'unit', 'document', 'field', 'value'] as const
const queryFlags = ['other', 'negated'] as const

function evidenceQuery(value: unknown): EvidenceQuery {
  const fields = fieldsOf(value, [...queryTexts, ...queryFlags])
  const texts = queryTexts.flatMap((name) => (fields[name] === undefined ? [] : [[name, text(fields[name], name)]]))
  const flags = queryFlags.flatMap((name) => (fields[name] === undefined ? [] : [[name, flag(fields[name], name)]]))
  return Object.fromEntries([...texts, ...flags])
}

function fieldsOf(value: unknown, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`Post an object of ${known.join(', ')}.`)
  const other = Object.keys(value).find((name) => !known.includes(name))
  if (other !== undefined) throw new UsageError(`"${other.slice(0, 50)}" is not known here; ${known.join(', ')} are.`)
  return value as Fields
}

function conditions(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > mostConditions)
    throw new UsageError(`"where" must be a list of at most ${mostConditions} conditions.`)
  return value.map((condition) => text(condition, 'where'))
}

function text(value: unknown, name: string): string {
  if (typeof value !== 'string' || value.length > longestText)
    throw new UsageError(`"${name}" must be a text of at most ${longestText} characters.`)
  return value
}

function flag(value: unknown, name: string): boolean {
  if (typeof value !== 'boolean') throw new UsageError(`"${name}" must be true or false.`)
  return value
}

function wholeNumber(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most)
    throw new UsageError(`"${name}" must be a whole number from 1 to ${most}.`)
  return value
}

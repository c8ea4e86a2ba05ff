import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { agreementOf, codeMatrix } from '../../src/validation/agreement.js'
import { makeGold } from '../../src/validation/gold.js'
import { readCodes } from '../../src/validation/read-codes.js'
import { evenSample, majorityBaseline, scoreLabeller } from '../../src/validation/score.js'
import type { Code } from '../../src/validation/sheet.js'
import { code } from './codes.js'

const few = { draws: 200, seed: 1 }

describe('agreement', () => {
  it('on one concept does not hang on the codes of another, nor on the order of rows', () => {
    const codes = ['u1', 'u2', 'u3', 'u4'].flatMap((unit, index) => [
      code(unit, 'a', index < 2 ? '1' : '0', { concept: 'x' }),
      code(unit, 'b', index < 3 ? '1' : '0', { concept: 'x' }),
      code(unit, 'a', '1', { concept: 'y' }),
    ])
    const [x, y] = agreementOf(codes, few)
    expect(x).toMatchObject({ concept: 'x', coders: 2, units: 4, percent: 75 })
    expect(x?.pairs).toEqual([{ a: 'a', b: 'b', units: 4, kappa: 0.5, percent: 75 }])
    expect(y).toMatchObject({ concept: 'y', coders: 1, units: 0, alpha: null, low: null, percent: null, pairs: [] })
    expect(agreementOf([...codes].reverse(), few)).toEqual([x, y])
  })

  it('takes ? and nothing for missing', () => {
    const { ratings } = codeMatrix([code('u1', 'a', '?'), code('u2', 'a', ''), code('u3', 'a', '0')], '')
    expect(ratings).toEqual([[null, null, '0']])
  })
})

describe('gold', () => {
  it('is what most coders say, and nothing where they stand even', () => {
    const codes = [
      ...[code('u1', 'a', '1'), code('u1', 'b', '1'), code('u1', 'c', '0')],
      ...[code('u2', 'a', '1'), code('u2', 'b', '0'), code('u3', 'a', '?')],
    ]
    const { gold, undecided } = makeGold(codes)
    expect([...(gold.get('') ?? [])]).toEqual([['u1', true]])
    expect(undecided.get('')).toEqual(['u2'])
  })

  it('is what was decided, whatever the coders say', () => {
    const codes = [code('u1', 'a', '1'), code('u2', 'a', '1'), code('u2', 'b', '0')]
    const { gold, undecided } = makeGold(codes, [code('u1', 'judge', '0'), code('u2', 'judge', '1')])
    expect(Object.fromEntries(gold.get('') ?? [])).toEqual({ u1: false, u2: true })
    expect(undecided.get('')).toEqual([])
  })

  it('leaves a coder out who is held against the others', () => {
    const codes = [code('u1', 'a', '1'), code('u1', 'b', '0')]
    expect(Object.fromEntries(makeGold(codes, [], 'a').gold.get('') ?? [])).toEqual({ u1: false })
  })
})

const file = '../shared/texts/coded/output_manual_coding.csv'

describe.skipIf(!existsSync(file))('3,134 paragraphs on the digital sphere, 325 of them by five coders', () => {
  const rows: Record<string, string>[] = existsSync(file)
    ? parse(readFileSync(file), { columns: true, bom: true, relax_quotes: true })
    : []
  const columns = Object.keys(rows[0] ?? {})
  const table = { file, columns, rows: rows.map((row, line) => ({ line: line + 2, cells: Object.values(row) })) }
  const named = { unit: 'doc_ID', coder: 'coder_ID', code: 'Digitality', text: 'text_para' }
  const read = () => readCodes(table, { columns: named, withoutCoders: ['666'] })

  it('have the alpha that its definition gives, pair by pair', () => {
    const [agreement] = agreementOf(read().codes, few)
    expect(agreement?.coders).toBe(5)
    expect(agreement?.units).toBe(325)
    // Computed by another program from the matrix of coincidences: 0.6117212181126561.
    expect(agreement?.alpha).toBeCloseTo(0.6117212181126561, 10)
    expect(agreement?.alpha).toBeCloseTo(alphaByDefinition(read().codes), 10)
    expect(agreement?.low).toBeGreaterThan(0.45)
    expect(agreement?.high).toBeLessThan(0.76)
  })

  it('have the precision and recall that counting gives for a rule that looks for some words', () => {
    const { codes, texts } = read()
    const five = codes.filter(({ unit }) => codes.filter((each) => each.unit === unit).length === 5)
    const { gold } = makeGold(five)
    const sample = evenSample(new Set(five.map(({ unit }) => unit)))
    const isMarked = (unit: string) => /\b(digital|internet|online|cyber)/i.test(texts.get(unit) ?? '')
    const rule = { name: 'rule', labelOf: (_: string, unit: string) => isMarked(unit) }
    const score = scoreLabeller(sample, gold, rule, '', few)
    const labels = [...(gold.get('') ?? [])]
    const right = labels.filter(([unit, isGold]) => isGold && isMarked(unit)).length
    expect(score.precision.value).toBeCloseTo(right / labels.filter(([unit]) => isMarked(unit)).length, 12)
    expect(score.recall.value).toBeCloseTo(right / labels.filter(([, isGold]) => isGold).length, 12)
    expect(scoreLabeller(sample, gold, majorityBaseline(sample, gold), '', few).recall.value).toBe(0)
  }, 60_000)
})

/** Alpha as 1 less the share of pairs within units that differ over the share of all pairs that do, without a matrix. */
function alphaByDefinition(codes: readonly Code[]): number {
  const units = new Map<string, string[]>()
  for (const { unit, code: value } of codes) units.set(unit, [...(units.get(unit) ?? []), value])
  const paired = [...units.values()].filter((values) => values.length > 1)
  const n = paired.reduce((sum, values) => sum + values.length, 0)
  let within = 0
  for (const values of paired) {
    const ones = values.filter((value) => value === '1').length
    within += (2 * ones * (values.length - ones)) / (values.length - 1)
  }
  const ones = paired.flat().filter((value) => value === '1').length
  return 1 - within / n / ((2 * ones * (n - ones)) / (n * (n - 1)))
}

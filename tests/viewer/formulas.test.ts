import { describe, expect, it } from 'vitest'
import { methods } from '../../src/statistics/methods.js'
import { type Explainable, explained, explanationsOf } from '../../src/viewer/formulas.js'

const tableOf = (name: string, ...columns: readonly string[]) => ({
  name,
  columns: columns.map((column) => ({ name: column, type: 'double' as const })),
})
const report = (more: Partial<Explainable> = {}): Explainable => ({
  tables: [
    tableOf('concepts', 'per_million', 'ci_low'),
    tableOf('trend', 'per_million', 'ci_low'),
    tableOf('cooccurrence', 'g2', 'q', 'p_documents', 'p_fisher', 'ci_low', 'log_odds_ratio'),
  ],
  units: ['sentence', 'document'],
  totals: { counted: 5 },
  ...more,
})
const idsOf = (of: Explainable) => explanationsOf(of).map(({ method }) => method.id.replace(/\/\d+$/, ''))

describe('the methods that the page explains', () => {
  it('are all known by their ids', () => {
    const known = new Set(methods.map(({ id }) => id.replace(/\/\d+$/, '')))
    expect(explained.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([])
  })

  it('hold no permutation of documents where nothing was compared', () => {
    expect(idsOf(report())).not.toContain('document-probabilities')
    expect(idsOf(report())).toContain('two-sided-probability')
    const compared = report({ tables: [...report().tables, tableOf('keyness', 'p_documents', 'ci_low')] })
    expect(idsOf(compared)).toEqual(expect.arrayContaining(['document-probabilities', 'bootstrap-log-ratios']))
  })

  it('shift nothing where documents are the only unit', () => {
    expect(idsOf(report({ units: ['document'] }))).not.toContain('two-sided-probability')
    expect(idsOf(report({ units: ['document'] }))).toContain('fisher-exact')
  })

  it('are Wilson within the document where there is one, and say that it is too narrow', () => {
    const one = report({ totals: { counted: 1 } })
    expect(idsOf(one)).not.toContain('studentised-interval')
    expect(idsOf(one)).not.toContain('standard-error-interval')
    const wilson = explanationsOf(one).find(({ method }) => method.id.startsWith('wilson-interval'))
    expect(wilson?.meaning).toContain('too narrow')
    expect(idsOf(report())).toContain('studentised-interval')
  })
})

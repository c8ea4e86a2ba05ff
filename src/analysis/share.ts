import { compareCodeUnits } from '../language/order.js'
import { type DocumentCounts, documentCounts } from '../statistics/document-counts.js'
import { type OpenInterval, wilsonInterval } from '../statistics/interval.js'
import { defaultResampling, type Resampling, ratioIntervals } from '../statistics/ratio.js'
import type { Curve } from '../statistics/turning-points.js'
import type { Periods } from './periods.js'
import type { PlacedDocument } from './place-documents.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'
import { curveOf, fitShares, gridOf } from './share-curve.js'
import { type Mentions, sortMentions } from './share-mentions.js'
import { turningPointsTable } from './share-turns.js'
import type { Series } from './trend.js'

/** The tables of the relative share of a vocabulary. */
export interface ShareTables {
  readonly share: ResultTable
  readonly turningPoints: ResultTable
  /** Over all periods, the largest share first. */
  readonly overall: ResultTable
}

/**
 * Each group's share of all mentions of a concept in each period; where the periods are a time, also a smooth curve
 * through the shares and the points where it turns. Shares have the interval of {@link ratioIntervals} over the
 * documents of the period; where a group has one document there, Wilson's, as if each mention were an
 * independent trial.
 *
 * @param documents in code-unit order of their names, which the draws hang on
 */
export function shareTables(
  documents: readonly PlacedDocument[],
  { periods, isTime }: Pick<Periods, 'periods' | 'isTime'>,
  series: Series,
  resampling: Resampling = defaultResampling,
): ShareTables {
  const mentions = sortMentions(documents, periods.length, series)
  const labels = periods.map(({ label }) => label)
  const grid = isTime ? gridOf(mentions.totals) : null
  const fits = grid === null ? null : fitShares(mentions.totals, grid)
  const curves = mentions.frequencies.map((frequencies) =>
    fits === null
      ? null
      : curveOf(fits, (period) => (frequencies[period] as number) / (mentions.totals[period] as number)),
  )
  return {
    share: shareTable(mentions, labels, series.concept, curves, grid?.first ?? 0, resampling),
    turningPoints: turningPointsTable(mentions, labels, series.concept, grid, resampling),
    overall: overallTable(mentions, series.concept, resampling),
  }
}

function shareTable(
  mentions: Mentions,
  labels: readonly string[],
  concept: string,
  curves: readonly (Curve | null)[],
  first: number,
  resampling: Resampling,
): ResultTable {
  const rows = labels.flatMap((label, period) => {
    const total = mentions.totals[period] as number
    const intervals = intervalsOf(mentions, [period], resampling)
    return mentions.groups.map((name, group): Row => {
      const frequency = mentions.frequencies[group]?.[period] as number
      const documents = mentions.documents[group]?.[period] as number
      const { low, high } = documents === 1 ? fromOneDocument(frequency, total) : (intervals[group] ?? unknown)
      const smooth = curves[group]?.values[period - first]
      const share = total === 0 ? null : frequency / total
      return [
        label,
        name,
        concept,
        frequency,
        total,
        share,
        low,
        high,
        smooth === undefined ? null : asShare(smooth),
        documents,
      ]
    })
  })
  return tableOf(
    'share',
    'period:text group:text concept:text frequency:integer total:integer share ci_low ci_high smooth documents:integer',
    rows,
  )
}

function overallTable(mentions: Mentions, concept: string, resampling: Resampling): ResultTable {
  const total = sum(mentions.totals)
  const intervals = intervalsOf(mentions, [...mentions.totals.keys()], resampling)
  const rows = mentions.groups.map((name, group): Row => {
    const frequency = sum(mentions.frequencies[group] ?? [])
    const documents = sum(mentions.documents[group] ?? [])
    const { low, high } = documents === 1 ? fromOneDocument(frequency, total) : (intervals[group] ?? unknown)
    return [name, concept, frequency, total, total === 0 ? null : frequency / total, low, high, documents]
  })
  rows.sort((a, b) => (b[2] as number) - (a[2] as number) || compareCodeUnits(a[0] as string, b[0] as string))
  return tableOf(
    'share_overall',
    'group:text concept:text frequency:integer total:integer share ci_low ci_high documents:integer',
    rows,
  )
}

const unknown: OpenInterval = { low: null, high: null }

/** The interval of each group's share of the mentions in some periods. */
function intervalsOf(mentions: Mentions, periods: readonly number[], resampling: Resampling): OpenInterval[] {
  const inPeriods = periods.flatMap((period) => mentions.mentioning[period] ?? [])
  // Documents without a mention bear on no share.
  const counts: DocumentCounts = documentCounts(
    inPeriods.length,
    mentions.groups.length,
    [...inPeriods.keys()],
    inPeriods.map(({ group }) => group),
    inPeriods.map(({ frequency }) => frequency),
  )
  const totals = inPeriods.map(({ frequency }) => frequency)
  return ratioIntervals(counts, totals, resampling).map(({ low, high }) => ({
    low,
    high: high === null ? null : Math.min(1, high),
  }))
}

function fromOneDocument(frequency: number, total: number): OpenInterval {
  return frequency === 0 ? unknown : wilsonInterval(frequency, total)
}

/** A fitted curve may leave the range of shares. */
function asShare(fit: number): number {
  return Math.min(1, Math.max(0, fit))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

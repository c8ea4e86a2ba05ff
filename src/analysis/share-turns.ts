import type { Resampling } from '../statistics/ratio.js'
import { type SupportedPoint, supportedPoints } from '../statistics/turning-points.js'
import { type ResultTable, type Row, tableOf } from './result-table.js'
import { curveOf, fitShares, type Grid, type ShareFits } from './share-curve.js'
import { drawFrequencies, drawTotals, type Mentions } from './share-mentions.js'

/**
 * The table `turning_points`: where the smooth curve of each group's share turns, in the order of the periods, with the share
 * of bootstrap draws that bear it out. A draw takes the documents of each period anew; one and the same serves all groups.
 *
 * @param grid the periods of the curves; `null` where there are none
 */
export function turningPointsTable(
  mentions: Mentions,
  labels: readonly string[],
  concept: string,
  grid: Grid | null,
  resampling: Resampling,
): ResultTable {
  const rows: Row[] = []
  const observed = grid === null ? null : fitShares(mentions.totals, grid)
  if (grid !== null && observed !== null) {
    const { periods } = mentions
    const drawnTotals = drawTotals(mentions, resampling)
    const totalsOf = (draw: number) => drawnTotals.subarray(draw * periods, (draw + 1) * periods)
    const drawnFits = Array.from({ length: resampling.draws }, (_, draw) => fitShares(totalsOf(draw), grid))
    const curve = (fits: ShareFits, frequencies: ArrayLike<number>, totals: ArrayLike<number>) =>
      curveOf(fits, (period) => (frequencies[period] as number) / (totals[period] as number))
    for (const { group, frequencies } of drawFrequencies(mentions, resampling)) {
      const drawn = drawnFits.flatMap((fits, draw) =>
        fits === null ? [] : [curve(fits, frequencies.subarray(draw * periods, (draw + 1) * periods), totalsOf(draw))],
      )
      const own = curve(observed, mentions.frequencies[group] ?? [], mentions.totals)
      for (const point of supportedPoints(own, drawn, resampling.draws)) {
        const height = Math.min(1, Math.max(0, own.values[point.at] as number))
        const slope = own.slopes[point.at] as number
        rows.push([mentions.groups[group] as string, concept, ...placeOf(point, labels, grid.first), height, slope])
      }
    }
  }
  return tableOf(
    'turning_points',
    'group:text concept:text kind:text period:text ci_low:text ci_high:text support smooth slope',
    rows,
  )
}

/** An inflection is one kind; the slope of the curve tells which way it goes. */
function placeOf({ kind, at, interval, support }: SupportedPoint, labels: readonly string[], first: number): Row {
  const labelAt = (position: number | undefined) => (position === undefined ? null : (labels[first + position] ?? null))
  return [
    kind === 'rise' || kind === 'fall' ? 'inflection' : kind,
    labelAt(at),
    labelAt(interval?.low),
    labelAt(interval?.high),
    support,
  ]
}

import type { EvidenceQuery } from '../../report/page/contract.js'
import { formatRate } from '../../report/page/format-number.js'
import { useReport } from '../report.js'
import { Count } from './number.js'

/** A rate with its interval, where one was computed. */
export interface RateRow {
  readonly label: string
  readonly href?: string
  readonly depth?: number
  readonly count: number
  readonly rate: number | null
  readonly low: number | null
  readonly high: number | null
  readonly documents: number | null
  readonly evidence: EvidenceQuery
}

/**
 * The end of a scale for rates: twice the highest one, or less where no interval goes so far. Of a few unlike documents intervals reach
 * so far that nothing else would be seen.
 */
export function rateScale(rows: readonly RateRow[]): number {
  const highest = Math.max(1e-9, ...rows.map(({ rate }) => rate ?? 0))
  return Math.max(highest, ...rows.map(({ low, high }) => Math.min(2 * highest, high ?? low ?? 0)))
}

/** Rates as bars with whiskers on one scale, each number beside its bar: a figure that is its own table. */
export function RateBars({
  caption,
  head,
  rows,
  tone = 'first',
  most,
}: {
  readonly caption: string
  readonly head: string
  readonly rows: readonly RateRow[]
  readonly tone?: 'first' | 'second'
  /** End of the scale, where several figures share one. */
  readonly most?: number
}) {
  const { openEvidence } = useReport()
  const largest = most ?? rateScale(rows)
  const hasInterval = rows.some(({ low }) => low !== null)
  const hasDocuments = rows.some(({ documents }) => documents !== null)
  const share = (value: number) => percentOf(value, largest)
  return (
    <table class={`rates ${tone}${rows.some(({ depth = 0 }) => depth > 0) ? ' tree' : ''}`}>
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" class="figure-column">
            Mentions
          </th>
          <th scope="col" class="figure-column">
            per million{hasInterval ? <small> (95% interval)</small> : null}
          </th>
          <td class="bar-head" />
          {hasDocuments ? (
            <th scope="col" class="figure-column">
              Documents
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, href, depth = 0, count, rate, low, high, documents, evidence }) => (
          <tr key={`${label} ${JSON.stringify(evidence)}`}>
            <th scope="row" class={`depth-${depth}`}>
              {href === undefined ? label : <a href={href}>{label}</a>}
            </th>
            <td class="figure-column">
              <Count value={count} evidence={evidence} />
            </td>
            <td class="figure-column">
              {rate === null ? '\u2013' : formatRate(rate)}
              {low === null ? null : (
                <small class="interval">
                  {high === null ? `from ${formatRate(low)}` : `${formatRate(low)}–${formatRate(high)}`}
                </small>
              )}
            </td>
            <td class="bar-cell" aria-hidden="true" onClick={() => (count === 0 ? undefined : openEvidence(evidence))}>
              <div class="bar-track">
                {rate === null || rate === 0 ? null : <div class="bar" style={{ width: share(rate) }} />}
                {low === null ? null : <Whisker low={low} high={high} largest={largest} />}
              </div>
            </td>
            {hasDocuments ? <td class="figure-column">{documents}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** An interval; what goes beyond the scale, or has no upper end, has no cap on the right. */
function Whisker({
  low,
  high,
  largest,
}: {
  readonly low: number
  readonly high: number | null
  readonly largest: number
}) {
  const leaves = high === null || high > largest
  const kind = high === null ? ' open' : leaves ? ' beyond' : ''
  const width = percentOf(Math.max(0, (leaves ? largest : high) - low), largest)
  return <div class={`whisker${kind}`} style={{ left: percentOf(low, largest), width }} />
}

function percentOf(value: number, largest: number): string {
  return `${((100 * value) / largest).toFixed(2)}%`
}

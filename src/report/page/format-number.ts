/** A whole number with a comma after each thousand: `12,345`. */
export function formatCount(value: number): string {
  const sign = value < 0 ? '\u2212' : ''
  return sign + String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A number with three significant figures or, from 1,000 on, none behind the point: `0.0123`, `4.56`, `1,234`. */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  const sign = value < 0 ? '\u2212' : ''
  if (size === 0) return '0'
  if (size >= 999.5) return formatCount(value)
  if (size >= 99.95) return sign + size.toFixed(0)
  if (size >= 9.995) return sign + size.toFixed(1)
  if (size >= 1) return sign + size.toFixed(2)
  if (size >= 0.001) return sign + size.toFixed(size >= 0.1 ? 2 : 3)
  return sign + size.toExponential(1).replace('e-', ' \u00d7 10\u207b').replace(/\d+$/, superscript)
}

/** A rate per million words: whole from 10 on, with one figure behind the point below. */
export function formatRate(value: number): string {
  return value >= 10 || value === 0 ? formatCount(value) : value.toFixed(1)
}

/** A share as per cent: `12%`, `0.4%`. */
export function formatShare(value: number): string {
  const percent = value * 100
  if (percent === 0 || percent >= 10 || Number.isInteger(percent)) return `${percent.toFixed(0)}%`
  return percent < 0.1 ? '< 0.1%' : `${percent.toFixed(1)}%`
}

/** A probability: `0.034`, `< 0.001`, never 0. */
export function formatProbability(value: number): string {
  if (value < 0.001) return '< 0.001'
  return value.toFixed(value < 0.1 ? 3 : 2)
}

function superscript(digits: string): string {
  return [...digits]
    .map((digit) => '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[Number(digit)])
    .join('')
}

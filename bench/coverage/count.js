/** Counts how often intervals hold the true value. */
export function coverage() {
  let [covered, below, above, open, none] = [0, 0, 0, 0, 0]
  return {
    /**
     * @param {{ low: number | null, high: number | null } | null} interval
     * @param {number} truth
     */
    see(interval, truth) {
      if (interval === null || interval.low === null || Number.isNaN(interval.low)) {
        none += 1
        return
      }
      if (interval.high === null) open += 1
      if (truth < interval.low) above += 1
      else if (interval.high !== null && truth > interval.high) below += 1
      else covered += 1
    },
    /** Shares of the corpora in which there was an interval: it covered, lay below, lay above, had no upper end; and those without one. */
    cells() {
      const known = covered + below + above
      const share = (/** @type {number} */ count) => (known === 0 ? '–' : `${((100 * count) / known).toFixed(1)}`)
      const all = known + none
      return [share(covered), share(below), share(above), share(open), `${((100 * none) / all).toFixed(1)}`]
    },
  }
}

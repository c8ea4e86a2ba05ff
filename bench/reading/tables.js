import { characterAccuracy, measuredZones, orderAccuracy, precision, recall, sumCounts } from './measure.js'

/** @typedef {import('./measure.js').Counts} Counts */
/** @typedef {{ counts: Counts, pages: number, seconds: number }} Measured pages and time are of the whole file */
/** @typedef {{ file: string, goldPages: number, ours: Measured, layout: Measured, plain: Measured }} Row */

/**
 * The tables of accuracy and speed and of the zones, in Markdown.
 *
 * @param {readonly Row[]} rows
 * @returns {string}
 */
export function layOutTables(rows) {
  const all = { ...sumRows(rows), file: 'all' }
  return [
    'Words in the right order, characters right, and pages a second (`-layout` and `plain` are pdftotext):',
    table(
      [
        'document',
        'gold pages',
        'order',
        '-layout',
        'plain',
        'characters',
        '-layout',
        'plain',
        'pages/s',
        '-layout',
        'plain',
      ],
      [...rows, all].map(({ file, goldPages, ours, layout, plain }) => [
        file,
        String(goldPages),
        ...[ours, layout, plain].map(({ counts }) => share(orderAccuracy(counts))),
        ...[ours, layout, plain].map(({ counts }) => share(characterAccuracy(counts))),
        ...[ours, layout, plain].map(({ pages, seconds }) => (pages / seconds).toFixed(0)),
      ]),
    ),
    `Pages a second of plain pdftotext reached: ${(all.plain.seconds / all.ours.seconds).toFixed(2)} over all files.`,
    'Precision / recall of the zones, in words:',
    table(
      ['document', ...measuredZones],
      [...rows, all].map(({ file, ours }) => [file, ...measuredZones.map((zone) => both(ours.counts, zone))]),
    ),
    'Words of each zone in the gold:',
    table(
      ['', ...measuredZones],
      [['all', ...measuredZones.map((zone) => String(all.ours.counts.zones[zone]?.expected))]],
    ),
  ].join('\n\n')
}

/** @param {readonly Row[]} rows @returns {Omit<Row, 'file'>} */
function sumRows(rows) {
  return {
    goldPages: rows.reduce((sum, { goldPages }) => sum + goldPages, 0),
    ours: sumMeasured(rows.map(({ ours }) => ours)),
    layout: sumMeasured(rows.map(({ layout }) => layout)),
    plain: sumMeasured(rows.map(({ plain }) => plain)),
  }
}

/** @param {readonly Measured[]} all @returns {Measured} */
function sumMeasured(all) {
  return {
    counts: sumCounts(all.map(({ counts }) => counts)),
    pages: all.reduce((sum, { pages }) => sum + pages, 0),
    seconds: all.reduce((sum, { seconds }) => sum + seconds, 0),
  }
}

/** @param {Counts} counts @param {string} zone */
function both(counts, zone) {
  const tally = counts.zones[zone]
  if (tally === undefined) return ''
  const [precise, complete] = [precision(tally), recall(tally)].map(share)
  return precise === '' && complete === '' ? '' : `${precise || '–'} / ${complete || '–'}`
}

/** @param {number} number @returns {string} empty where there is nothing to divide by */
function share(number) {
  return Number.isNaN(number) ? '' : number.toFixed(3)
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)))
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const padded = [head, ...rows].map((cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))),
  )
  return [padded[0] ?? [], rule, ...padded.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

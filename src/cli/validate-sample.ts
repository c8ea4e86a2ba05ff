import { join } from 'node:path'
import type { CodingSample } from '../index.js'
import { drawCodingSample } from '../pipeline/validation/draw-coding-sample.js'
import { writeCodingSample } from '../pipeline/validation/write-coding-sample.js'
import { UsageError } from '../problems/problem.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { aligned } from './text-table.js'

/** The flags of `tallyrand validate sample`, as typed. */
export interface ValidateSampleFlags {
  readonly lexicon?: string
  readonly concepts?: string[]
  readonly n?: number
  readonly width: number
  readonly coders: number
  readonly unit: 'sentence' | 'paragraph'
  readonly seed: number
  readonly overlapShare: number
  readonly json?: boolean
}

/** Runs `tallyrand validate sample` and returns the exit status. */
export async function runValidateSample(store: string, flags: ValidateSampleFlags, printer: Printer): Promise<number> {
  if (store.endsWith('.duckdb'))
    throw new UsageError(`Name the folder of the results, not the file ${store}: the sample is written into it.`)
  const { n, width, coders, unit, seed, overlapShare, concepts } = flags
  const drawn = await drawCodingSample({
    store,
    ...{ width, coders, unit, seed, overlapShare },
    ...(flags.lexicon === undefined ? {} : { lexicon: flags.lexicon }),
    ...(n === undefined ? {} : { units: n }),
    ...(concepts === undefined ? {} : { concepts }),
  })
  const { folder, files } = await writeCodingSample(drawn, join(store, 'validation'))
  const { sample, key, expected, population } = drawn
  if (flags.json === true) {
    const { strata, fingerprints } = key
    printer.line(json({ sample, folder, files, units: key.units.length, population, expected, strata, fingerprints }))
    return 0
  }
  const kinds = ['hit', 'near-miss', 'random'] as const
  const names = { hit: 'with a hit', 'near-miss': 'near misses', random: 'others' }
  const rows = kinds.map((kind) => {
    const of = key.strata.filter((stratum) => stratum.kind === kind)
    const sum = (what: 'size' | 'drawn') => of.reduce((total, stratum) => total + stratum[what], 0)
    return [names[kind], count(of.length), count(sum('size')), count(sum('drawn'))]
  })
  printer.line(
    [
      `Drew ${countOf(key.units.length, unit)} of ${count(population)} for ${countOf(coders, 'coder')} and ${countOf(key.concepts.length, 'concept')}: sample ${sample}, seed ${seed}.`,
      aligned([['', 'strata', 'all', 'drawn'], ...rows]),
      expectedTable(expected, n, width),
      `Files are in ${folder}: ${files.join(', ')}.\nComplete protocol.md, then give each coder their own sheet; keep key.json from them. Then:\n  tallyrand validate score ${folder}/coder-*.csv`,
    ].join('\n\n'),
  )
  return 0
}

/** How sure the precision of each concept can be expected to be. */
function expectedTable(expected: CodingSample['expected'], units: number | undefined, width: number): string {
  const reach = (halfWidth: number) => (halfWidth === 0 ? '–' : `±${halfWidth.toFixed(2)}`)
  const rows = expected.map(({ concept, hits, drawn, halfWidth }) => [
    concept,
    ...[count(hits), count(drawn), reach(halfWidth)],
  ])
  const wider = expected.filter(({ halfWidth }) => halfWidth > width)
  const advice =
    units === undefined || wider.length === 0 ? '' : ` Without --n as many are drawn as ±${width} takes (--width).`
  return [
    aligned([['Precision to be expected', 'hits in all', 'drawn', 'interval at most'], ...rows]),
    `–: every hit is drawn, or there is none. The interval of recall hangs on what was missed, and is often wider.${advice}`,
  ].join('\n')
}

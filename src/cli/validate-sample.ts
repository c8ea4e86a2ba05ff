import { join } from 'node:path'
import { drawCodingSample, UsageError, writeCodingSample } from '../index.js'
import { json } from './json.js'
import { count, countOf } from './numbers.js'
import type { Printer } from './print.js'
import { shipped } from './shipped.js'
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
    lexicon: flags.lexicon ?? shipped('lexicons/cyber-diplomacy.yaml'),
    ...{ width, coders, unit, seed, overlapShare },
    ...(n === undefined ? {} : { units: n }),
    ...(concepts === undefined ? {} : { concepts }),
  })
  const { folder, files } = await writeCodingSample(drawn, join(store, 'validation'))
  const { sample, key, advice, population } = drawn
  if (flags.json === true) {
    const { strata, fingerprints } = key
    printer.line(json({ sample, folder, files, units: key.units.length, population, advice, strata, fingerprints }))
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
      `Intervals of precision that reach ${width} to either side take about ${count(advice.hitsPerConcept)} hits of each concept, here ${count(advice.units)} units in all. The interval of recall is often wider.`,
      `Files are in ${folder}: ${files.join(', ')}.\nComplete protocol.md, then give each coder their own sheet; keep key.json from them. Then:\n  tallyrand validate score ${folder}/coder-*.csv`,
    ].join('\n\n'),
  )
  return 0
}

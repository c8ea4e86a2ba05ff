import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { openResults } from '../../src/pipeline/open-results.js'
import { storedRun } from '../../src/pipeline/stored-run.js'
import { openStore } from '../../src/store/store.js'
import { folderOf } from '../support/folders.js'

const lexicon = 'title: x\nconcepts:\n  a: { entries: [state] }\n'

describe('how the last run over a store counted', () => {
  it('is that of the run that ended last, the same run twice with another between too', async () => {
    const folder = folderOf({ 't/a.txt': 'The state of the world is what it is. '.repeat(10), 'l.yaml': lexicon })
    const options = { inputs: [join(folder, 't')], lexicon: join(folder, 'l.yaml'), out: join(folder, 'o'), jobs: 1 }
    const last = async () => {
      const store = await openResults(join(folder, 'o'))
      try {
        return await storedRun(store)
      } finally {
        await store.close()
      }
    }
    await analyze({ ...options, zones: ['body'] })
    await analyze({ ...options, zones: ['title', 'body'], countReused: 'once' })
    const policies = { overlap: 'per-concept', negation: 'flag' }
    const units = ['sentence', 'paragraph', 'document']
    const resampling = { draws: 1000, seed: 20260101 }
    expect(await last()).toEqual({
      zones: ['title', 'body'],
      countReused: 'once',
      ...{ policies, units, resampling },
    })
    const another = { units: ['document'], draws: 200, seed: 7 }
    await analyze({ ...options, zones: ['body'], ...another })
    expect(await last()).toEqual({
      zones: ['body'],
      countReused: 'all',
      ...{ policies, units: ['document'], resampling: { draws: 200, seed: 7 } },
    })
  })

  it('cannot be told where no run has come to its end', async () => {
    const folder = folderOf()
    const store = await openStore(join(folder, 'corpus.duckdb'))
    try {
      await expect(storedRun(store)).rejects.toThrow(/No run over this store has come to its end/)
    } finally {
      await store.close()
    }
  })
})

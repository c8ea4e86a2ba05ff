import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

describe('tallyrand concept', () => {
  const out = folderOf()
  beforeAll(async () => {
    const text =
      'title: T\nconcepts:\n  goal:\n    concepts:\n      norms: { entries: [norm] }\n      unseen: { entries: [xylophone] }\n'
    const lexicon = join(folderOf({ 'l.yaml': text }), 'l.yaml')
    await analyze({
      inputs: [folderOf({ 'a.txt': 'The norms of this forum are the norms of all who came to speak.' })],
      lexicon,
      out,
      jobs: 1,
    })
  })

  it('writes the report and says the main things', async () => {
    const { exitCode, stdout, stderr } = await printedBy('concept', 'goal/norms', out)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const files = ['md', 'html'].map((ending) => join(out, 'concepts', 'goal', `norms.${ending}`))
    expect(stdout.split('\n')).toEqual([
      'Norms (goal/norms): 2 mentions in 1 of 1 document, 142857.1 per million words (not validated on these documents).',
      'Rank 1 among the 2 concepts with the same parent.',
      'Largest entry: norm, 100 % of the mentions.',
      `Written: ${files.join(' and ')}. report.html was not changed.`,
      '',
    ])
    for (const file of files) expect(existsSync(file)).toBe(true)
  })

  it('prints JSON for programs, of a concept that does not occur too', async () => {
    const json = JSON.parse((await printedBy('concept', 'goal/unseen', out, '--json', '--out', folderOf())).stdout)
    expect(json).toMatchObject({ concept: 'goal/unseen', counts: { frequency: 0, per_million: 0 }, groups: null })
    expect(json.files).toHaveLength(2)
  })

  it('takes the store before or behind the concept', async () => {
    const usual = await printedBy('concept', 'goal/norms', out)
    expect(await printedBy('concept', out, 'goal/norms')).toEqual(usual)
    const { exitCode, stderr } = await printedBy('concept', 'goal/norms', 'results')
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr:
        'tallyrand: Of goal/norms and results one must be a store, the folder of the results or its .duckdb file, and the other a concept: neither holds a corpus.duckdb. Run "tallyrand analyze ... --out FOLDER" first.\n',
    })
  })

  it('names the concept that was meant', async () => {
    const { exitCode, stderr } = await printedBy('concept', 'goal/norm', out)
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: 'tallyrand: The lexicon of this store has no concept goal/norm. Did you mean goal/norms?\n',
    })
  })
})

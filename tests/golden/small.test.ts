import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'

const here = 'tests/golden/small'

describe('the whole report on a small corpus', () => {
  it('is what was read and approved: a changed file is written beside it as <name>.changed', async () => {
    const out = folderOf()
    await analyze({ inputs: [join(here, 'documents')], lexicon: join(here, 'lexicon.yaml'), out, units: ['sentence', 'document'], jobs: 1 })
    const files = readdirSync(join(out, 'tables')).filter((name) => name.endsWith('.csv'))
    const changed: string[] = []
    mkdirSync(join(here, 'expected'), { recursive: true })
    for (const name of files.sort()) {
      const now = readFileSync(join(out, 'tables', name), 'utf8')
      const approved = join(here, 'expected', name)
      if (existsSync(approved) && readFileSync(approved, 'utf8') === now) continue
      writeFileSync(`${approved}.changed`, now)
      changed.push(name)
    }
    expect(changed).toEqual([])
    expect(readdirSync(join(here, 'expected')).sort()).toEqual(files.sort())
  })
})

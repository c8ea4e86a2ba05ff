import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { makePlan } from '../../src/pipeline/plan.js'
import { folderOf } from '../support/folders.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const base = { inputs: [], lexicon, out: 'nowhere' }

describe('the plan of a run', () => {
  it('fills in the defaults and cannot be changed', async () => {
    const plan = await makePlan(base)
    expect(plan.zones).toEqual(['title', 'abstract', 'body', 'heading', 'footnote'])
    expect(plan.units).toEqual(['sentence', 'paragraph', 'document'])
    expect(Object.isFrozen(plan)).toBe(true)
  })

  it('has one fingerprint for what tokens depend on, one for mentions, one for all', async () => {
    const plan = await makePlan(base)
    const zones = await makePlan({ ...base, zones: ['all'] })
    const reading = await makePlan({ ...base, anyLanguage: true })
    expect(zones.fingerprints.language).toBe(plan.fingerprints.language)
    expect(zones.fingerprints.lexicon).toBe(plan.fingerprints.lexicon)
    expect(zones.fingerprints.plan).not.toBe(plan.fingerprints.plan)
    expect(reading.fingerprints.language).not.toBe(plan.fingerprints.language)
  })

  it('depends on what a lexicon says, not on its comments, blank lines or the order of its entries', async () => {
    const folder = folderOf()
    const variant = async (name: string, change: (text: string) => string) => {
      writeFileSync(
        join(folder, name),
        change('title: T\nconcepts:\n  a:\n    entries:\n      - norm\n      - treaty\n'),
      )
      return (await makePlan({ ...base, lexicon: join(folder, name) })).fingerprints
    }
    const plain = await variant('plain.yaml', (text) => text)
    expect(await variant('comment.yaml', (text) => `# a comment\n\n${text}`)).toEqual(plain)
    expect(
      (await variant('order.yaml', (text) => text.replace('- norm\n      - treaty', '- treaty\n      - norm'))).lexicon,
    ).toBe(plain.lexicon)
    expect((await variant('label.yaml', (text) => text.replace('entries:', 'label: L\n    entries:'))).lexicon).toBe(
      plain.lexicon,
    )
    expect((await variant('entry.yaml', (text) => text.replace('- norm', '- norms'))).lexicon).not.toBe(plain.lexicon)
  })

  it('refuses what it does not know, by name', async () => {
    await expect(makePlan({ ...base, zones: ['bodies'] })).rejects.toThrow(
      '"bodies" is no zone. Use all, or some of: title,',
    )
    await expect(makePlan({ ...base, units: ['page'] })).rejects.toThrow('"page" is no unit of co-occurrence.')
    await expect(makePlan({ ...base, units: ['window:1'] })).rejects.toThrow('window:k')
    await expect(makePlan({ ...base, lexicon: 'none.yaml' })).rejects.toThrow('none.yaml: there is no such lexicon.')
    await expect(makePlan({ ...base, lexicon: 'corpus' })).rejects.toThrow('corpus is a folder.')
  })

  it('reads encrypted files again with a password, which stands in no result', async () => {
    const folder = folderOf({ 'a.txt': 'The states met in this city and agreed on the rules of the road. '.repeat(8) })
    const out = folderOf()
    const { plan } = await analyze({ ...base, inputs: [folder], out, password: 'open-sesame' })
    expect(plan.fingerprints.language).not.toBe((await makePlan(base)).fingerprints.language)
    expect(readFileSync(join(out, 'run.json'), 'utf8')).not.toContain('open-sesame')
    expect(readFileSync(join(out, 'corpus.duckdb')).includes('open-sesame')).toBe(false)
  })

  it('carries the version of the package', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect((await makePlan(base)).tallyrand).toBe(version)
  })
})

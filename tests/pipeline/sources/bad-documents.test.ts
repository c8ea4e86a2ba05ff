import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../../dist/index.js'
import { folderOf, readTable } from '../../support/folders.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const english =
  'The delegation of this country spoke about the United Nations, and the states agreed to meet again. '.repeat(6)
const french =
  "La délégation de ce pays a parlé des Nations unies, et les États sont convenus de se réunir à nouveau l'année prochaine. ".repeat(
    6,
  )

describe('one bad document', () => {
  it('never stops a run and is never passed over in silence', async () => {
    const folder = folderOf({
      'good.txt': english,
      'french.txt': french,
      'empty.txt': '',
      'noise.bin': Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256),
      'broken.pdf': '%PDF-1.7\nthis is no PDF',
      'broken.docx': Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
      'large.txt': english.repeat(40),
    })
    const out = folderOf()
    const { headline, problems } = await analyze({ inputs: [folder], lexicon, out, maximumBytes: 10_000 })
    expect(headline.counted).toBe(1)
    expect(problems.map(({ path, severity }) => `${severity} ${path}`)).toEqual(
      expect.arrayContaining(
        ['french.txt', 'empty.txt', 'noise.bin', 'broken.pdf', 'broken.docx', 'large.txt'].map(
          (path) => `error ${path}`,
        ),
      ),
    )
    expect(problems.find(({ path }) => path === 'french.txt')?.code).toBe('not-english')
    expect(problems.find(({ path }) => path === 'empty.txt')?.code).toBe('empty-file')
    expect(problems.find(({ path }) => path === 'noise.bin')?.code).toBe('unknown-type')
    expect(problems.find(({ path }) => path === 'large.txt')?.code).toBe('too-large')
    for (const { message } of problems) expect(message).not.toContain(folder)
    expect(readTable(out, 'problems')).toHaveLength(problems.length)
    expect(readTable(out, 'documents').map(({ document, status, words }) => [document, status, words])).toEqual([
      ['french.txt', 'not-counted', '0'],
      ['good.txt', 'counted', String(english.match(/[A-Za-z]+/g)?.length)],
    ])
  })

  it.skipIf(process.getuid?.() === 0)('is a problem where it may not be read', async () => {
    const folder = folderOf({ 'good.txt': english, 'locked.txt': english })
    chmodSync(join(folder, 'locked.txt'), 0)
    const { problems } = await analyze({ inputs: [folder], lexicon, out: folderOf() })
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['unreadable-file locked.txt'])
  })

  it('is counted with the others when any language is', async () => {
    const folder = folderOf({ 'good.txt': english, 'french.txt': french })
    const { headline, problems } = await analyze({ inputs: [folder], lexicon, out: folderOf(), anyLanguage: true })
    expect(headline.counted).toBe(2)
    expect(problems).toEqual([])
  })

  it('ends the run with a list of reasons where it is the only one', async () => {
    const folder = folderOf({ 'empty.txt': '' })
    await expect(analyze({ inputs: [folder], lexicon, out: folderOf() })).rejects.toThrow(
      /Not one document could be counted:\n {2}empty\.txt: /,
    )
  })
})

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { printedBy } from './printed.js'

describe('tallyrand trend', () => {
  const out = folderOf()
  beforeAll(async () => {
    const lexicon = join(folderOf({ 'l.yaml': 'title: T\nconcepts:\n  norm:\n    entries: [norm]\n' }), 'l.yaml')
    const speech = (issuer: string, year: number, text: string) =>
      `---\nissuer: ${issuer}\ndate: ${year}\n---\n\n${text}\n`
    const files = {
      'a.md': speech('China', 2010, 'The norms of this forum are the norms of all who came to speak.'),
      'b.md': speech('Utopia', 2010, 'Nobody had asked for a norm, and so there was none to speak of.'),
      'c.md': speech('China', 2012, 'This speech is about the weather, and about nothing else.'),
      'd.txt': 'These norms have no date and no speaker at all.',
    }
    await analyze({ inputs: [folderOf(files)], lexicon, out, jobs: 1 })
  })

  it('shows a concept period by period, and says who is left out', async () => {
    const { exitCode, stdout, stderr } = await printedBy('trend', 'norm', out)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('norm: 3 mentions among 3 documents (not validated on these documents).')
    expect(stdout).toMatch(/^ {2}2010 +3 +28 +107,142\.9 +0\.0 to open +2 +2 +100 %$/m)
    expect(stdout).toMatch(/^ {2}2011 +0 +0 +- +- +0 +0 +-$/m)
    expect(stdout).toMatch(/^ {2}2012 +0 +10 +0\.0 +- +1 +0 +0 %$/m)
    expect(stdout).not.toContain('* One document')
    expect(lines.at(-2)).toBe('1 of 4 documents has no date and is left out: d.txt.')
  })

  it('marks an interval from within one document, which is narrower than it should be', async () => {
    const { stdout } = await printedBy('trend', 'norm', out, '--by', 'issuer')
    expect(stdout).toMatch(/^ {2}China +2 +24 +83,333\.3 +0\.0 to open +2 /m)
    expect(stdout).toMatch(/^ {2}Utopia +1 +\d+ +[\d,.]+ +[\d,.]+ to [\d,.]+\* +1 /m)
    expect(stdout).toMatch(/\n {2}\* One document: the interval takes its words as if each were drawn for itself/)
  })

  it('takes the store before or behind what it follows', async () => {
    const usual = await printedBy('trend', 'norm', out)
    expect(await printedBy('trend', out, 'norm')).toEqual(usual)
    expect(await printedBy('trend', join(out, 'corpus.duckdb'), 'norm')).toEqual(usual)
    const { exitCode, stderr } = await printedBy('trend', 'nowhere', 'norm')
    expect(exitCode).toBe(1)
    expect(stderr).toContain('Of nowhere and norm one must be a store')
  })

  it('sets groups beside one another', async () => {
    const { stdout } = await printedBy('trend', 'norm', out, '--group', 'issuer')
    expect(stdout).toMatch(/^ {2}year +China +Utopia$/m)
    expect(stdout).toMatch(/^ {2}2011 +- +-$/m)
    expect(stdout).toMatch(/^ {2}2012 +0 +-$/m)
  })

  it('shows shares, and that there are too few periods to turn', async () => {
    const { stdout } = await printedBy('trend', 'norm', out, '--group', 'issuer', '--share')
    expect(stdout).toMatch(/^ {2}China +2 +67 % +.*2$/m)
    expect(stdout).toContain('No turning point is borne out by 60 % of the draws')
    expect(
      (await printedBy('trend', 'norm', out, '--group', 'issuer', '--share', '--turning-points')).stdout,
    ).toContain('No curve turns.')
  })

  it('prints CSV and JSON for programs', async () => {
    const csv = await printedBy('trend', 'norm*', out, '--csv')
    expect(csv.stdout.split('\n').slice(0, 2)).toEqual([
      'period,group,concept,frequency,words,per_million,ci_low,ci_high,documents,documents_with,share_of_documents,share_ci_low,share_ci_high',
      expect.stringMatching(/^2010,,norm\*,3,28,107142\.857/),
    ])
    expect(csv.stderr).toContain('1 of 4 documents has no date')
    const points = await printedBy('trend', 'norm', out, '--group', 'issuer', '--share', '--turning-points', '--csv')
    expect(points.stdout).toBe('group,concept,kind,period,ci_low,ci_high,support,smooth,slope\n')
    const json = JSON.parse((await printedBy('trend', 'norm', out, '--group', 'issuer', '--share', '--json')).stdout)
    expect(json).toMatchObject({ concept: 'norm', kind: 'concept', mentions: 3, turning_points: [] })
    expect(json.share[0]).toMatchObject({ period: '2010', group: 'China', share: 2 / 3 })
  })

  it('refuses wrong use and says what would be right', async () => {
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await printedBy('trend', ...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    expect(await noteOf()).toContain("missing required argument 'concept'")
    expect(await noteOf('norm', out, '--share')).toContain('name a field of the documents with --group, such as issuer')
    expect(await noteOf('norm', out, '--turning-points')).toContain('add --share and --group')
    expect(await noteOf('norm', out, '--by', 'party')).toContain('--by: no document has a field "party"')
    expect(await noteOf('norm', join(out, 'nowhere'))).toContain('neither holds a corpus.duckdb')
    expect(await noteOf('norm', out, '--csv', '--json')).toContain('cannot be used with')
  })
})

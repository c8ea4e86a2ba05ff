import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { firstDifference, folderOf, tablesIn } from '../support/folders.js'
import { generatedCorpus } from '../support/generated-corpus.js'
import { printedBy } from './printed.js'
import { type Started, start } from './started.js'

const lexicon = `title: Small
concepts:
  norms: { entries: [normative power, sovereignty] }
  actor: { entries: [China] }
`
const command = ['analyze', 'texts', '--lexicon', 'l.yaml', '--jobs', '1', '--unit', 'sentence', '--watch']

/** What the process has printed so far; waits until it holds `text` `times` times. */
function reader({ child }: Started) {
  let printed = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: string) => {
      printed += text
      for (const listener of listeners) listener()
    })
  return (text: string, times: number) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (printed.split(text).length > times) resolve(printed)
      }
      listeners.add(look)
      child.on('close', () => reject(new Error(`ended before it printed "${text}" ${times} times:\n${printed}`)))
      look()
    })
}

describe('tallyrand analyze --watch', () => {
  it('prints what each save of the lexicon moves, waits out a fault, and ends with 0 at Ctrl-C', async () => {
    const folder = folderOf({ ...generatedCorpus(6, 5), 'l.yaml': lexicon })
    const path = join(folder, 'l.yaml')
    const started = start(folder, command)
    const printed = reader(started)
    expect(await printed('Watching l.yaml', 1)).toMatch(/^Read 6 documents: /)

    writeFileSync(path, lexicon.replace('[China]', '[China, "rivalry'))
    expect(await printed('Watching l.yaml', 2)).toMatch(/\nl\.yaml:4:\d+: /)

    const edited = lexicon.replace('[China]', '[China, rivalry]').replace(', sovereignty', '')
    writeFileSync(path, edited)
    const text = await printed('Watching l.yaml', 3)
    const [, before, now, change] = /\n {2}actor +(\d+) +(\d+) +\+(\d+)\n/.exec(text) ?? []
    expect(Number(now) - Number(before)).toBe(Number(change))
    expect(text).toMatch(/\nMatched [\d,]+ tokens again in \d+\.\d s\.\n\n {2}Concept +before +now +change\n/)
    expect(text).toMatch(/\n {2}norms +\d+ +\d+ +-\d+\n/)

    const cold = folderOf()
    const options = { inputs: [join(folder, 'texts')], lexicon: path, out: cold, units: ['sentence'], jobs: 1 }
    await analyze(options)
    expect(firstDifference(tablesIn(join(folder, 'output')), tablesIn(cold))).toBe('')
    const record = (out: string) => readFileSync(join(out, 'run.json'), 'utf8')
    expect(record(join(folder, 'output'))).toBe(record(cold))

    writeFileSync(path, `# a comment\n${edited}`)
    expect(await printed('Watching l.yaml', 4)).toMatch(
      /Matched 0 tokens again in \d+\.\d s\. No count of a concept moved\.\n/,
    )
    started.child.kill('SIGINT')
    expect((await started.ended).exitCode).toBe(0)
  })

  it('reads all again where another run has changed the store', async () => {
    const folder = folderOf({ ...generatedCorpus(4, 5), 'l.yaml': lexicon })
    const started = start(folder, command)
    const printed = reader(started)
    await printed('Watching l.yaml', 1)
    const other = folderOf({
      'a.txt': 'The partners of China agreed to meet again next year in the capital. '.repeat(9),
    })
    await analyze({ inputs: [other], lexicon: join(folder, 'l.yaml'), out: join(folder, 'output'), jobs: 1 })
    writeFileSync(join(folder, 'l.yaml'), lexicon.replace('sovereignty', 'sovereignty, delegation'))
    expect(await printed('Watching l.yaml', 2)).toMatch(/\n {2}norms +\d+ +\d+ +\+\d+\n/)
    started.child.kill('SIGTERM')
    expect((await started.ended).exitCode).toBe(0)
  })

  it("needs a lexicon of one's own, and prints nothing for programs", async () => {
    expect(await printedBy('analyze', 'texts', '--watch')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/name it with --lexicon/),
    })
    expect(await printedBy('analyze', '--watch', '--json')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/cannot be used with/),
    })
  })
})

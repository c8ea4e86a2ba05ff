import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

/** The built library. */
const build = process.env.TALLYRAND_BUILD ?? fileURLToPath(new URL('../../dist', import.meta.url))
const script = fileURLToPath(new URL('tag-one.mjs', import.meta.url))
const speeches = fileURLToPath(new URL('../../../shared/texts/general-debate', import.meta.url))
/** Documents that are tagged each in a process of its own: some 0.4 s each. */
const wanted = Number(process.env.TALLYRAND_FRESH_DOCUMENTS ?? 12)
const others = 1000
const folder = mkdtempSync(join(tmpdir(), 'tallyrand-fresh-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Words whose tags depend, in the model left to itself, on what it has read before. */
const words =
  "China's goals are China's. The plan is China's, and States' norms aren't norms: cyber-superpowers cannot shape them. " +
  'Norms, norm-setters; zorblaxes (Zorblaxing) do not accept U.S. rules, e.g. 5G in 2015. It never was "cyberspace".'

/** Texts of the words above in an order that follows from the number of the text. */
function writeTexts(count: number): string[] {
  const list = words.split(' ')
  return Array.from({ length: count }, (_, number) => {
    let state = number + 1
    const drawn = Array.from({ length: 300 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      return list[(state >>> 8) % list.length] ?? ''
    })
    const file = join(folder, `${number}.txt`)
    writeFileSync(file, `${drawn.join(' ')} own${number}word own${number}words.\n`)
    return file
  })
}

function documentFiles(): string[] {
  if (!existsSync(speeches)) return writeTexts(others + wanted)
  return readdirSync(speeches)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(speeches, name))
}

async function digestsOf(files: readonly string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, build, ...files], { maxBuffer: 2 ** 26 })
  return stdout.trim().split('\n')
}

describe('the tags of a document', () => {
  it(
    'are the same alone in a fresh process as after a thousand others',
    async () => {
      const files = documentFiles()
      const step = Math.floor(files.length / wanted)
      const chosen = files.filter((_, index) => index % step === 0).slice(0, wanted)
      const before = files.filter((file) => !chosen.includes(file)).slice(-others)
      expect(chosen).toHaveLength(wanted)
      expect(before).toHaveLength(others)
      const after = (await digestsOf([...before, ...chosen])).slice(others)
      const alone: string[] = []
      for (const file of chosen) alone.push(...(await digestsOf([file])))
      expect(alone).toEqual(after)
      expect(new Set(alone).size).toBeGreaterThan(wanted / 2)
    },
    120_000 + wanted * 5000,
  )
})

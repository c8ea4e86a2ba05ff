import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { start } from '../cli/started.js'
import { folderOf } from '../support/folders.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const inputs = ['tests/golden/small/documents']

/** What a command has printed as soon as it holds what is looked for. */
function printed(child: ReturnType<typeof start>['child'], wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (more: string) => {
      text += more
      if (wanted.test(text)) resolve(text)
    })
    child.on('close', () => reject(new Error(`It ended after printing: ${text}`)))
  })
}

describe('tallyrand serve', () => {
  it('prints the address, holds the store against a run, and ends with Ctrl-C', async () => {
    const out = folderOf()
    await analyze({ inputs, lexicon, out, jobs: 1 })
    const before = readFileSync(join(out, 'corpus.duckdb'))
    const { child, ended } = start(out, ['serve', '.', '--port', '0'])
    const address = /http:\/\/127\.0\.0\.1:\d+\/\?key=[0-9a-f]{32}/
    const [url = ''] = address.exec(await printed(child, address)) ?? []
    expect((await fetch(url)).status).toBe(200)
    await expect(analyze({ inputs, lexicon, out, jobs: 1 })).rejects.toThrow(`is in use by process ${child.pid}`)
    child.kill('SIGINT')
    expect((await ended).exitCode).toBe(0)
    expect(readFileSync(join(out, 'corpus.duckdb')).equals(before)).toBe(true)
    await analyze({ inputs, lexicon, out, jobs: 1 })
  })

  it('says what is wrong with a store and with a port', async () => {
    const out = folderOf()
    expect((await start(out, ['serve', '.']).ended).stderr).toContain('holds no corpus.duckdb')
    expect((await start(out, ['serve', '--port', '70000']).ended).stderr).toContain(
      'Give a whole number from 0 to 65535.',
    )
  })
})

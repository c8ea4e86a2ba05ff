import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { watchFile } from '../../src/cli/file-changes.js'
import { folderOf } from '../support/folders.js'

const never = new AbortController().signal

function watching(path: string, poll = 60_000) {
  const changes = watchFile(path, { still: 30, poll })
  onTestFinished(() => changes.close())
  return changes
}

describe('changes of a file', () => {
  it('are seen where it is written, replaced, or removed and made again', async () => {
    const folder = folderOf({ 'a.yaml': '1', 'other.yaml': '1' })
    const path = join(folder, 'a.yaml')
    const changes = watching(path)
    writeFileSync(path, '22')
    await changes.next(never)
    writeFileSync(join(folder, 'a.tmp'), '333')
    renameSync(join(folder, 'a.tmp'), path)
    await changes.next(never)
    rmSync(path)
    writeFileSync(path, '4444')
    await changes.next(never)
  })

  it('in quick succession are one, and those of another file are none', async () => {
    const folder = folderOf({ 'a.yaml': '1', 'other.yaml': '1' })
    const path = join(folder, 'a.yaml')
    const changes = watching(path)
    for (let step = 0; step < 5; step += 1) writeFileSync(path, 'x'.repeat(step + 2))
    await changes.next(never)
    writeFileSync(join(folder, 'other.yaml'), '2')
    const second = changes.next(AbortSignal.timeout(300)).then(() => 'ended')
    expect(await Promise.race([second, setTimeout(150, 'waiting')])).toBe('waiting')
    await second
  })

  it('are found by looking where no event comes: behind a link', async () => {
    const folder = folderOf({ 'real/a.yaml': '1', 'links/.keep': '' })
    symlinkSync(join(folder, 'real', 'a.yaml'), join(folder, 'links', 'a.yaml'))
    const changes = watching(join(folder, 'links', 'a.yaml'), 20)
    writeFileSync(join(folder, 'real', 'a.yaml'), '22')
    await changes.next(never)
  })

  it('are waited for no longer than the signal lasts', async () => {
    const stop = new AbortController()
    const waiting = watching(join(folderOf({ 'a.yaml': '1' }), 'a.yaml')).next(stop.signal)
    stop.abort()
    await waiting
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommandLine } from '../../src/cli/command-line.js'
import { createPrinter } from '../../src/cli/print.js'
import { folderOf } from '../support/folders.js'
import { printedBy, recordingStream } from './printed.js'

const body =
  'The delegation of this country spoke about the United Nations, and the states agreed to meet again. '.repeat(4)
const document = `---\ntitle: A title\nissuer: Utopia\n---\n# A title\n\n${body}\n\n## References\n\n- Smith, J. (2018). Norms. Journal of Law, 3(1), 1-20.\n- Jones, K. (2019). Rules. Nowhere Press. https://example.org/rules\n- Brown, L. (2020). Talks. Journal of Law, 5(2), 33-40.\n`

describe('tallyrand read', () => {
  it('shows metadata, the zone of every paragraph, the quality of the reading, and that there are no problems', async () => {
    const folder = folderOf({ 'a.md': document })
    const { exitCode, stdout, stderr } = await printedBy('read', join(folder, 'a.md'))
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^a\.md: markdown, language en, \d+ paragraphs\n {2}issuer: Utopia\n {2}title: A title\n\n/)
    expect(stdout).toMatch(/\ntitle +A title\n/)
    expect(stdout).toMatch(/\nbody +The delegation of this country/)
    expect(stdout.match(/\nreferences /g)?.length).toBeGreaterThanOrEqual(3)
    expect(stdout).toMatch(/\n {2}Page +words +quality \(0 to 1\)\n {2}all +\d+ +(?:1\.00|0\.\d\d)\n/)
    expect(stdout).toMatch(/\nNo problems\.\n$/)
  })

  it('sets back on a terminal what is not counted, and lets no code of the file through', async () => {
    const folder = folderOf({ 'a.md': document.replace('issuer: Utopia', 'issuer: "Uto\\epia"') })
    const stdout = recordingStream(100)
    await runCommandLine(['read', join(folder, 'a.md')], createPrinter(stdout, recordingStream(100), 'xterm'))
    expect(stdout.text).toContain('\x1b[1mA title\x1b[0m')
    expect(stdout.text.replaceAll('\x1b', '^')).toMatch(/\^\[2mreferences +\^\[0m\^\[2m/)
    expect(stdout.text).not.toContain('Uto\x1bpia')
  })

  it('writes a page for a browser, and ends with 2 where the file has problems', async () => {
    const folder = folderOf({ 'short.txt': 'The states met in this city.' })
    const target = join(folder, 'page.html')
    const { exitCode, stdout } = await printedBy('read', join(folder, 'short.txt'), '--html', target)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: `Written: ${target}\n` })
    expect(readFileSync(target, 'utf8')).toContain('<strong>warning</strong> nearly-empty')
  })

  it('says what is wrong with a file that is not there, a folder, one too large, and a page that cannot be written', async () => {
    const folder = folderOf({ 'a.txt': body })
    const noteOf = async (...args: string[]) => {
      const { exitCode, stderr } = await printedBy('read', ...args)
      expect(exitCode).toBe(1)
      return stderr
    }
    expect(await noteOf(join(folder, 'none.txt'))).toMatch(/none\.txt: no such file\. Check the spelling\./)
    expect(await noteOf(folder)).toMatch(/is no file\. Name one file to read; "tallyrand analyze" reads folders\./)
    expect(await noteOf(join(folder, 'a.txt'), '--max-size', '0')).toMatch(/Give a whole number from 1/)
    expect(await noteOf(join(folder, 'a.txt'), '--html', join(folder, 'no/where.html'))).toMatch(
      /where\.html could not be written \(ENOENT\)/,
    )
  })
})

import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { goTo, hasBrowser, openBrowser, openReport } from './browser.js'

const traps = [
  '<script>window.ran = 1</script>',
  '"><img src=x onerror="window.ran = 2">',
  '</script><script>window.ran = 3</script>',
  '<!--<script>window.ran = 4',
  '<svg onload="window.ran = 5">',
  "javascript:window.ran='6'",
]
const text = traps
  .map((trap) => `The norm-setting of the United Nations ${trap} was shaped by cyber sovereignty here.`)
  .join('\n\n')
const name = `a '"><img onerror=ran=7>.txt`
const out = folderOf()
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  const inputs = folderOf({ [name]: `${text}\n\n${text}`, 'b.txt': `${text}\n\nThe end of it.` })
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const metadata = folderOf({
    'metadata.csv': [
      ['file', 'title', 'issuer', 'date', 'kind'],
      [name, traps[1], traps[2], '2020', traps[0]],
      ['b.txt', traps[2], traps[2], '2021', traps[0]],
    ]
      .map((row) => row.map((cell) => quoted(cell ?? '')).join(','))
      .join('\n'),
    'lexicon.yaml': [
      `title: ${JSON.stringify(traps[2])}`,
      'version: "1</script>"',
      'language: en',
      'concepts:',
      '  power:',
      `    label: ${JSON.stringify(traps[1])}`,
      `    definition: ${JSON.stringify(traps[2])}`,
      `    source: ${JSON.stringify(traps[0])}`,
      '    entries: [norm-setting]',
      '  un:',
      `    label: ${JSON.stringify(traps[0])}`,
      '    entries: [United Nations, cyber sovereignty]',
    ].join('\n'),
  })
  await analyze({
    inputs: [inputs],
    lexicon: join(metadata, 'lexicon.yaml'),
    metadata: join(metadata, 'metadata.csv'),
    out,
    anyLanguage: true,
    jobs: 1,
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.skipIf(!hasBrowser)('a document that would run something', () => {
  it('runs nothing, in its text, title, metadata, name, or the lexicon', async () => {
    const { page, complaints, requests, close } = await openReport(browser, join(out, 'report.html'))
    expect(await page.textContent('main h1')).toBe(traps[2])
    const views = [
      '#/overview?e.concept=power',
      '#/overview?e.concept=power&e.beside=un&e.unit=sentence',
      '#/concepts',
      '#/concepts/power?by=issuer',
      '#/cooccurrence?as=all',
      '#/documents',
      `#/documents/${encodeURIComponent(name)}?at=4`,
      '#/figures',
      '#/tables/mentions',
      '#/tables/documents',
      '#/methods',
      `#/documents/${encodeURIComponent(traps[2] ?? '')}?q=${encodeURIComponent(traps[1] ?? '')}`,
    ]
    for (const view of views) {
      await goTo(page, view)
      expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
      expect(await page.locator('main img, aside img, main script, aside script').count()).toBe(0)
    }
    await goTo(page, `#/documents/${encodeURIComponent(name)}`)
    await page.waitForSelector('.text mark')
    expect(await page.textContent('.text')).toContain(traps[2])
    expect(complaints).toEqual([])
    expect(requests).toHaveLength(1)
    await close()
  })
})

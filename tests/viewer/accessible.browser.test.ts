import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { hasBrowser, openBrowser, openReport } from './browser.js'

const out = folderOf()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  await analyze({
    inputs: ['corpus/documents'],
    lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
    out,
    jobs: 1,
    compare: 'issuer',
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const lexiconTitle = 'Cyber diplomacy: goals and strategies'
/** Each with its heading: an address that leads elsewhere would try nothing. */
const views = [
  ['overview', lexiconTitle],
  ['overview?unit=document&measure=npmi&e.concept=strategy%2Funited-nations', lexiconTitle],
  ['concepts', 'Concepts'],
  ['concepts/goal/standardization', 'Standardization'],
  ['cooccurrence', 'Co-occurrence'],
  ['cooccurrence?as=all&measure=npmi', 'Co-occurrence'],
  ['cooccurrence?as=network', 'Co-occurrence'],
  ['documents', 'Documents'],
  [
    'documents/2017-china-international-strategy-of-cooperation-on-cyberspace.md',
    'International Strategy of Cooperation on Cyberspace',
  ],
  ['compare', 'Compare'],
  ['compare?kind=term&groups=Australia%0A%28others%29', 'Compare'],
  ['terms', 'Terms'],
  ['trend', 'Trend'],
  ['figures', 'Figures'],
  ['tables', 'Tables'],
  ['tables/keyness', 'keyness'],
  ['methods', 'Methods and provenance'],
  ['documents/nope.md?e.concept=nope', 'Not in this report'],
] as const

// Colours hang on the scheme and what stands where on the width: two of the four see each view in both.
describe.skipIf(!hasBrowser).each([
  ['light', 1440],
  ['dark', 390],
] as const)('the report page, %s and %i wide', (colorScheme, width) => {
  it.each(views)('has nothing that keeps people out of %s', async (view, heading) => {
    const opened = await openReport(browser, join(out, 'report.html'), `#/${view}`, {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    })
    await opened.page.waitForTimeout(300)
    expect(await opened.page.textContent('main h1')).toBe(heading)
    await opened.page.evaluate(axe)
    const found = await opened.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`)
    })
    expect(found).toEqual([])
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await opened.close()
  })
})

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf } from '../support/folders.js'
import { goTo, hasBrowser, openBrowser, openReport } from './browser.js'

const out = folderOf()
const report = join(out, 'report.html')
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  await analyze({
    inputs: ['corpus/documents'],
    lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
    out,
    jobs: 1,
  })
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Presses a key until the element in focus is what is looked for. */
async function pressUntil(page: Page, key: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 300; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${key} does not lead to ${selector}.`)
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

describe.skipIf(!hasBrowser)('the report page in a browser', () => {
  it('opens from a file without a network, asks for nothing else and complains of nothing', async () => {
    const { page, complaints, requests, close } = await openReport(browser, report)
    expect(await page.textContent('main h1')).toBe('Cyber diplomacy: goals and strategies')
    for (const link of await page.locator('nav[aria-label="Views"] a').all()) {
      await link.click()
      await page.waitForTimeout(200)
    }
    expect(requests.filter((request) => !request.startsWith('data:') && !request.startsWith('blob:'))).toHaveLength(1)
    expect(complaints).toEqual([])
    await close()
  })

  it('is walked by keyboard alone from a cell of the matrix to its sentence, the marked document and back', async () => {
    const { page, close } = await openReport(browser, report)
    await pressUntil(page, 'Tab', '.heat .cell')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    const cell = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(cell).toMatch(/^Standardization and Role of the United Nations: 1 sentence, expected /)
    await page.keyboard.press('Enter')
    await page.waitForSelector('.evidence-list li')
    expect(await focusedText(page)).toBe('Standardization with Role of the United Nations, in one sentence')
    expect(await page.textContent('.evidence-count')).toBe('1 sentence, 1 document.')
    const sentence = await page.textContent('.evidence-list blockquote')
    expect(sentence).toContain('tandardi')
    await pressUntil(page, 'Tab', '.to-document')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement?.id === 'target')
    const marked = await focusedText(page)
    expect(sentence?.replace(/\s+/g, ' ')).toContain(marked.replace(/\s+/g, ' '))
    await pressUntil(page, 'Shift+Tab', '.back')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.evidence-list li')
    expect(await page.textContent('main h1')).toBe('Cyber diplomacy: goals and strategies')
    expect(await page.textContent('.evidence-list blockquote')).toBe(sentence)
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('.evidence') === null)
    await close()
  })

  it('sorts, searches and switches units, and keeps all of it in the address', async () => {
    const { page, close } = await openReport(browser, report, '#/terms')
    await page.fill('input[type=search]', 'sovereign')
    await page.waitForFunction(() => location.hash.includes('q=sovereign'))
    await page.click('thead button:has-text("Documents")')
    await page.waitForFunction(() => location.hash.includes('sort=documents'))
    const terms = await page.locator('tbody th').allTextContents()
    expect(terms.length).toBeGreaterThan(1)
    expect(terms.every((term) => term.includes('sovereign'))).toBe(true)
    const documents = (await page.locator('tbody tr td:nth-child(5)').allTextContents()).map(Number)
    expect(documents).toEqual([...documents].sort((a, b) => b - a))
    const address = await page.evaluate(() => location.hash)

    await goTo(page, '#/overview')
    await page.locator('input[name=unit][value=document]').check({ force: true })
    await page.waitForFunction(() => location.hash.includes('unit=document'))
    const table = readFileSync(join(out, 'tables', 'goal_strategy.csv'), 'utf8').split('\r\n')
    const [, , , observed] =
      table.find((line) => line.startsWith('document,goal/standardization,strategy/united-nations'))?.split(',') ?? []
    const label = await page.getAttribute('.heat [data-cell="2 1"]', 'aria-label')
    expect(label).toContain(`: ${observed} documents`)

    await page.goto('about:blank')
    const again = await openReport(browser, report, address)
    expect(await again.page.locator('tbody th').allTextContents()).toEqual(terms)
    await again.close()
    await close()
  })

  it('hands out every table as the bytes that lie in tables/', async () => {
    const { page, close } = await openReport(browser, report, '#/tables')
    const names = await page.locator('main tbody th a').allTextContents()
    expect(names).toContain('concepts')
    for (const name of names) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`button.download:text-is("${name}.csv")`),
      ])
      // Chromium drops what a page hands out beyond ten files a second; no person is so fast.
      await page.waitForTimeout(110)
      expect(download.suggestedFilename()).toBe(`${name}.csv`)
      expect(readFileSync(await download.path()).equals(readFileSync(join(out, 'tables', `${name}.csv`)))).toBe(true)
    }
    await close()
  })

  it('hands out a figure as SVG and as PNG', async () => {
    const { page, complaints, close } = await openReport(browser, report, '#/figures')
    await page.waitForSelector('.drawn svg')
    const [svg] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("concept-rates.svg")')])
    const text = readFileSync(await svg.path(), 'utf8')
    expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(text).toContain('<title')
    expect(text).toContain('Standardization')
    const [png] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("concept-rates.png")')])
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString('latin1'),
    ).toBe('PNG')
    expect(complaints).toEqual([])
    await close()
  })

  it('opens a bar of a figure to its sentences', async () => {
    const { page, close } = await openReport(browser, report, '#/figures')
    await page.waitForSelector('.drawn svg')
    await page.locator('.drawn svg .mark-symbol path').first().click()
    await page.waitForSelector('.evidence-list li')
    expect(await page.textContent('.evidence-count')).toMatch(/^\d+ mentions/)
    await close()
  })

  it('is small: a hundred documents stay under 5 MB', async () => {
    const copies = folderOf(
      Object.fromEntries(
        readdirSync('corpus/documents')
          .filter((name) => name !== 'README.md')
          .flatMap((name) => {
            const text = readFileSync(join('corpus/documents', name), 'utf8')
            return [1, 2, 3].map((copy) => [
              `${copy}-${name}`,
              `${text}\n\n${[0, 1, 2, 3, 4].map((part) => `Part ${copy}.${part}. ${text.slice(text.indexOf('\n# '))}`).join('\n\n')}\n`,
            ])
          })
          .slice(0, 100),
      ),
    )
    const large = folderOf()
    await analyze({ inputs: [copies], lexicon: 'corpus/lexicons/cyber-diplomacy.yaml', out: large, jobs: 1 })
    const page = join(large, 'report.html')
    expect(statSync(page).size).toBeLessThan(5e6)
    const begun = performance.now()
    const opened = await openReport(browser, page)
    const taken = Math.round(performance.now() - begun)
    process.stderr.write(
      `100 documents: ${statSync(page).size} bytes, interactive after ${taken} ms with the start of the tab\n`,
    )
    expect(await opened.page.textContent('main .lead')).toContain('100 of 100 documents counted')
    await opened.close()
  })
})

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, type Served, serve } from '../../dist/index.js'
import { folderOf, readTable } from '../support/folders.js'
import { hasBrowser, openBrowser } from './browser.js'

const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
const out = folderOf()
let browser: Browser
let served: Served

beforeAll(async () => {
  if (!hasBrowser) return
  await analyze({ inputs: ['corpus/documents'], lexicon, out, jobs: 1 })
  served = await serve({ store: out, lexicon, port: 0 })
  await served.ready
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

async function open(address: string): Promise<{ page: Page; complaints: string[]; requests: string[] }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(new URL(request.url()).origin))
  await page.goto(address)
  return { page, complaints, requests }
}

describe.skipIf(!hasBrowser)('the page of a server in a browser', () => {
  it('searches, opens a match in its document, filters, and opens a number to its sentences', async () => {
    const { page, complaints, requests } = await open(served.address)
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByLabel('Pattern').fill('sovereignty')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.concordance li')
    expect(await page.textContent('.search-count')).toMatch(/^\d+ matches in \d+ of 39 documents/)
    await page.locator('.concordance li a').first().click()
    await page.waitForSelector('#target')
    expect((await page.textContent('#target'))?.toLowerCase()).toMatch(/^sovereignt(y|ies)$/)
    await page.getByRole('link', { name: '← Back' }).click()
    await page.waitForSelector('.concordance li')

    await page.getByLabel('Only where').selectOption('date')
    await page.getByLabel('Comparison').selectOption('>=')
    await page.getByLabel('Value').fill('2015')
    await page.getByRole('button', { name: 'Count these alone' }).click()
    await page.waitForSelector('.condition')
    const later = readTable(out, 'documents').filter(({ date = '' }) => date >= '2015').length
    expect(await page.textContent('.document-filter p')).toContain(`${later} of 39 documents, those with date>=2015`)
    await page.waitForSelector('.concordance li')
    expect(await page.textContent('.search-count')).toContain(`of ${later} documents`)

    await page.goto(`${page.url().replace(/#.*/, '')}#/concepts/norm?e.concept=norm`)
    await page.waitForSelector('.evidence-list li')
    const laterNames = new Set(
      readTable(out, 'documents').flatMap(({ document, date = '' }) => (date >= '2015' ? [document] : [])),
    )
    const mentions = readTable(out, 'mentions').filter(
      ({ document, concept = '' }) => laterNames.has(document) && /^norm(\/|$)/.test(concept),
    ).length
    expect(await page.textContent('.evidence-count')).toMatch(new RegExp(`^${mentions} mentions in `))
    await page.locator('.evidence-list a').first().click()
    await page.waitForSelector('#target')

    await page.getByRole('button', { name: 'Take away date>=2015' }).click()
    await page.waitForFunction(() => document.querySelector('.document-filter p')?.textContent === 'All 39 documents.')
    expect(complaints).toEqual([])
    expect(new Set(requests)).toEqual(new Set([new URL(served.address).origin]))
  }, 60_000)

  it('leads from a term to every place where it stands, and lists the documents with a concept', async () => {
    const { page, complaints } = await open(served.address)
    await page.waitForSelector('main h1')
    await page.goto(`${page.url().replace(/#.*/, '')}#/terms?q=sovereign`)
    const row = page.locator('tbody tr', { has: page.locator('a:text-is("sovereignty")') }).first()
    const frequency = await row.locator('td').nth(1).textContent()
    await row.locator('a').click()
    await page.waitForSelector('.concordance li')
    expect(await page.textContent('.search-count')).toContain(`${frequency} matches in `)
    expect(await page.locator('.concordance .where small').count()).toBe(await page.locator('.concordance li').count())
    await page.goto(`${page.url().replace(/#.*/, '')}#/concepts/goal/standardization`)
    const listed = page.locator('section', { has: page.locator('h2:text-is("In which documents")') })
    await listed.locator('tbody tr').first().waitFor()
    const expected = readTable(out, 'document_concepts').filter(({ concept }) => concept === 'goal/standardization')
    expect(await listed.locator('tbody tr').count()).toBe(expected.length)
    await page.goto(`${page.url().replace(/#.*/, '')}#/figures`)
    await page.waitForSelector('.drawn svg')
    expect(complaints).toEqual([])
  }, 60_000)

  it('says what is wrong where the key is missing, a condition holds for nothing, or a pattern is none', async () => {
    const noKey = await open(served.address.replace(/key=.*/, ''))
    await noKey.page.waitForSelector('[role=alert]')
    expect(await noKey.page.textContent('[role=alert]')).toContain('with its key')
    const { page } = await open(`${served.address}&where=date%3D1900`)
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('[role=alert]')).toBe('No document meets these conditions.')
    await page.getByRole('button', { name: 'Show all documents' }).click()
    await page.waitForSelector('.document-filter')
    await page.getByRole('link', { name: 'Search' }).click()
    await page.getByLabel('Pattern').fill('[lemma=')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('[role=alert]')).not.toBe('')
  }, 60_000)
})

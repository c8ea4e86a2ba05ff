// How long a browser takes from being given a report to showing it and answering a click; the browser is started before.
import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [report = '', browserPath = ''] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] })
const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 } })
const page = await context.newPage()
await page.goto('about:blank')
const start = performance.now()
await page.goto(pathToFileURL(report).href)
await page.waitForSelector('main h1')
const views = page.locator('nav[aria-label="Views"] a')
const before = page.url()
await views.last().click()
await page.waitForURL((url) => url.href !== before)
const seconds = (performance.now() - start) / 1000
const counts = { bytes: statSync(report).size, views: await views.count() }
await browser.close()
process.stdout.write(JSON.stringify({ seconds, counts }))

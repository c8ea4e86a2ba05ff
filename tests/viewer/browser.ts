import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** The browser that the page is tried in; `CHROMIUM_PATH` names another one. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Without a browser the tests of the page are passed over, and say so. */
export const hasBrowser = existsSync(chromiumPath)
if (!hasBrowser) process.stderr.write(`No browser at ${chromiumPath}: the tests of the page are passed over.\n`)

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
}

/** A page that was opened, with all that it said and asked for. */
export interface Opened {
  readonly page: Page
  /** Errors and warnings of the console, and errors that nobody caught. */
  readonly complaints: string[]
  /** Addresses it asked for. */
  readonly requests: string[]
  readonly close: () => Promise<void>
}

/** Opens a report from its file, with the network cut off. */
export async function openReport(
  browser: Browser,
  file: string,
  hash = '',
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    dialog.dismiss()
  })
  await page.goto(pathToFileURL(file).href + hash)
  await page.waitForSelector('main h1')
  return { page, complaints, requests, close: () => context.close() }
}

/** Goes to another view of the same page. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, hash)
  await page.waitForFunction((to) => decodeURIComponent(location.hash) === decodeURIComponent(to), hash)
  await page.waitForTimeout(150)
}

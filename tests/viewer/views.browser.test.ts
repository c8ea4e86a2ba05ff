import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze } from '../../dist/index.js'
import { folderOf, readTable } from '../support/folders.js'
import { goTo, hasBrowser, openBrowser, openReport } from './browser.js'

const out = folderOf()
const report = join(out, 'report.html')
let browser: Browser

beforeAll(async () => {
  if (!hasBrowser) return
  const french =
    'Les normes du cyberespace sont discutées par les États dans le cadre des Nations unies, et le droit international s’y applique pleinement.'
  await analyze({
    inputs: ['corpus/documents', folderOf({ 'french.txt': `${french} ${french}`, 'empty.txt': '' })],
    lexicon: 'corpus/lexicons/cyber-diplomacy.yaml',
    out,
    jobs: 1,
    compare: 'issuer',
  })
  browser = await openBrowser()
}, 60_000)
afterAll(() => browser?.close())

const evidenceCount = (page: Page) => page.textContent('.evidence-count')
const evidenceTitle = (page: Page) => page.textContent('.evidence-head h2')

/** Clicks in the middle of the first mark that is there. */
async function clickMark(page: Page, selector: string): Promise<void> {
  const mark = page.locator(selector).first()
  await mark.scrollIntoViewIfNeeded()
  await mark.click({ force: true })
  await page.waitForSelector('.evidence-list li')
}

describe.skipIf(!hasBrowser)('an address that asks for what is not there', () => {
  it.each([
    ['#/nope', 'This report has no view “nope”.'],
    ['#/search', 'This report has no view “search”.'],
    ['#/documents/nope.md', 'This report has no document “nope.md”.'],
    ['#/concepts/nope', 'This report has no concept “nope”.'],
    ['#/tables/nope', 'This report has no table “nope”.'],
    ['#/trend?concept=nope', 'This report has no “nope” under “Concept”. Shown is '],
    ['#/cooccurrence?unit=window%3A30', 'This report has no “window:30” under “Within one”. Shown is sentence.'],
    ['#/documents?status=nope', 'This report has no “nope” under “Status”. Shown is all'],
    ['#/compare?groups=nope', 'This report has no “nope” under “Groups”. Shown is '],
    ['#/overview?e.concept=nope', 'This report has no concept “nope”.'],
    ['#/overview?e.concept=goal&e.field=issuer&e.value=nope', 'This report has no document with issuer “nope”.'],
    ['#/overview?e.concept=goal&e.beside=actor&e.unit=window%3A9', 'This report has no unit “window:9”.'],
  ])('is told so: %s', async (hash, said) => {
    const { page, complaints, close } = await openReport(browser, report, hash)
    await page.waitForSelector('[role=alert]')
    expect(await page.textContent('[role=alert]')).toContain(said)
    expect(complaints).toEqual([])
    await close()
  })
})

describe.skipIf(!hasBrowser)('a mark', () => {
  it('of a trend opens the sentences of its year alone', async () => {
    const { page, close } = await openReport(browser, report, '#/trend?concept=actor%2Fchina')
    await clickMark(page, '.trend .point.opens')
    const [, year = ''] = /, year (\d{4})$/.exec((await evidenceTitle(page)) ?? '') ?? []
    const [row] = readTable(out, 'trend').filter(({ period, concept }) => period === year && concept === 'actor/china')
    const frequency = Number(row?.frequency)
    expect(frequency).toBeGreaterThan(0)
    expect(await evidenceCount(page)).toMatch(new RegExp(`^${frequency} mentions?\\b`))
    await goTo(page, '#/figures')
    const figure = page.locator('.figure-section', { has: page.locator('button:text-is("trend.svg")') })
    const points = figure.locator('.mark-symbol path[aria-roledescription], .mark-symbol path')
    await points.first().waitFor()
    for (let at = 0; at < (await points.count()) && !page.url().includes('e.field'); at += 1)
      await points.nth(at).click({ force: true })
    expect(await evidenceTitle(page)).toMatch(/, year \d{4}$/)
    await close()
  })

  it('of a matrix of pairs opens the units with both', async () => {
    const { page, close } = await openReport(browser, report, '#/figures')
    const figure = page.locator('.figure-section', {
      has: page.locator('button:text-is("association-sentence.svg")'),
    })
    const cell = figure.locator('.mark-rect path').first()
    await cell.waitFor()
    await cell.click({ force: true })
    await page.waitForSelector('.evidence-list li')
    expect(await evidenceTitle(page)).toMatch(/ with .*, in one sentence$/)
    await close()
  })

  it('need not be clicked: by keyboard the numbers of the table under a figure open', async () => {
    const { page, close } = await openReport(browser, report, '#/figures')
    await page.waitForSelector('.drawn svg')
    const section = page.locator('.figure-section', { has: page.locator('button:text-is("trend.svg")') })
    await section.locator('summary').focus()
    await page.keyboard.press('Enter')
    await section.locator('.number').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForSelector('.evidence-list li')
    expect(await evidenceTitle(page)).toMatch(/, year \d{4}$/)
    await close()
  })
})

describe.skipIf(!hasBrowser)('a comparison', () => {
  it('offers every pair, and opens both sides of each, the others too', async () => {
    const { page, close } = await openReport(browser, report, '#/compare')
    const groups = [...new Set(readTable(out, 'keyness').map(({ group_a }) => group_a))]
    const options = await page.locator('main select').first().locator('option').allTextContents()
    expect(options).toEqual(groups.map((group) => `${group} against (others)`))
    await goTo(
      page,
      '#/compare?groups=United+States%0A(others)&e.concept=actor&e.field=issuer&e.value=United+States&e.other=1',
    )
    const [row] = readTable(out, 'keyness').filter(
      ({ group_a, kind, item }) => group_a === 'United States' && kind === 'concept' && item === 'actor',
    )
    await page.waitForSelector('.evidence-list li')
    expect(await evidenceTitle(page)).toBe('Actors, issuer other than United States')
    expect(await evidenceCount(page)).toContain(`${row?.frequency_b} mentions`)
    await page.keyboard.press('Escape')
    const number = page.locator('tr', { has: page.locator('a:text-is("Actors")') }).locator('.number')
    await number.last().click()
    expect(await evidenceTitle(page)).toBe('Actors, issuer other than United States')
    await close()
  })

  it('says why its columns are empty where a side is one document', async () => {
    const { page, close } = await openReport(browser, report, '#/compare?groups=Australia%0A(others)')
    expect(await page.textContent('.sides')).toContain('Australia: 1 document; (others): 38 documents.')
    expect(await page.textContent('.sides')).toContain('no test over documents and no interval is possible')
    await close()
  })
})

describe.skipIf(!hasBrowser)('the overview', () => {
  it('leads from a status to the documents that have it, and to no other', async () => {
    const { page, close } = await openReport(browser, report, '#/overview')
    await page
      .locator('tr', { has: page.locator('th:text-is("counted")') })
      .locator('a')
      .click()
    await page.waitForFunction(() => location.hash.includes('status=counted'))
    const counted = readTable(out, 'documents').filter(({ status }) => status === 'counted').length
    expect(await page.getByLabel('Status').inputValue()).toBe('counted')
    expect(await page.textContent('main [role=status]')).toContain(`${counted} of ${counted + 1} rows`)
    // "counted" is a part of "not-counted".
    expect(await page.locator('tbody td:last-child').allTextContents()).toEqual(
      Array.from({ length: counted }, () => 'counted'),
    )
    expect(await page.textContent('main .lead')).toContain('One file gave none')
    await close()
  })

  it('names the file under the title of a source', async () => {
    const { page, close } = await openReport(browser, report, '#/overview?e.concept=goal%2Fstandardization')
    await page.waitForSelector('.evidence-list li')
    const names = await page.locator('.evidence-list .file-name').allTextContents()
    expect(names.length).toBeGreaterThan(3)
    const known = new Set(readTable(out, 'documents').map(({ document }) => document))
    expect(names.filter((name) => !known.has(name))).toEqual([])
    await close()
  })
})

describe.skipIf(!hasBrowser)('the network', () => {
  it('sets no name over another one, and draws full only what stands together more often than by chance', async () => {
    const { page, close } = await openReport(browser, report, '#/cooccurrence?as=network&unit=document', {
      viewport: { width: 1440, height: 1000 },
    })
    const overlaps = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.network text')].map((text) => text.getBoundingClientRect())
      const meet = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3
      return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => meet(a, b))).length
    })
    expect(overlaps).toBe(0)
    const rows = new Map(
      readTable(out, 'cooccurrence')
        .filter(({ unit }) => unit === 'document')
        .map((row) => [`${row.concept_a} ${row.concept_b}`, row]),
    )
    const labels = new Map(readTable(out, 'concepts').map(({ concept, label }) => [label ?? '', concept ?? '']))
    const full = await page.locator('.network .edge.significant title').allTextContents()
    expect(full.length).toBeGreaterThan(2)
    for (const title of full) {
      const pair = title.slice(0, title.lastIndexOf(':'))
      const [a, b] = [...labels.keys()]
        .flatMap((label) => (pair.startsWith(`${label} and `) ? [[label, pair.slice(label.length + 5)]] : []))
        .find(([, other = '']) => labels.has(other)) ?? ['', '']
      const row = rows.get(`${labels.get(a ?? '')} ${labels.get(b ?? '')}`)
      expect([title, Number(row?.observed) > Number(row?.expected), Number(row?.q) < 0.05]).toEqual([title, true, true])
    }
    await close()
  })
})

describe.skipIf(!hasBrowser)('paper', () => {
  it('is light where the page was set to dark, figures and all, and keeps what was chosen', async () => {
    const { page, close } = await openReport(browser, report, '#/cooccurrence?unit=paragraph')
    await page.locator('.theme-switch input').nth(2).check({ force: true })
    const colours = () =>
      page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body)
        const link = document.querySelector('main .number')
        return [backgroundColor, color, link === null ? '' : getComputedStyle(link).color]
      })
    expect(await colours()).toEqual(['rgb(20, 23, 26)', 'rgb(230, 232, 234)', 'rgb(230, 232, 234)'])
    await page.emulateMedia({ media: 'print' })
    expect(await colours()).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)'])
    const unit = page.getByLabel('Within one')
    expect([await unit.isVisible(), await unit.inputValue()]).toEqual([true, 'paragraph'])
    const shapes = page.locator('fieldset', { has: page.locator('legend:text-is("Show")') }).locator('label')
    expect((await shapes.all()).length).toBe(3)
    const printed = await Promise.all((await shapes.all()).map((label) => label.isVisible()))
    expect(printed).toEqual([true, false, false])
    expect(await page.locator('main [role=status]').last().isVisible()).toBe(true)
    expect(await page.locator('main [role=status]').last().textContent()).toMatch(/^\d+ of \d+ rows, here 1 to 50$/)
    await goTo(page, '#/figures')
    await page.waitForSelector('.on-paper svg', { state: 'attached' })
    const drawn = page.locator('.drawn').first()
    expect(await drawn.locator('.on-screen').isVisible()).toBe(false)
    expect(await drawn.locator('.on-paper').isVisible()).toBe(true)
    const ground = await drawn.locator('.on-paper svg').evaluate((svg) => getComputedStyle(svg).backgroundColor)
    expect(ground).toBe('rgb(255, 255, 255)')
    await close()
  })

  it('is what a figure is handed out for, from a dark page too', async () => {
    const textOf = async (colorScheme: 'light' | 'dark') => {
      const { page, close } = await openReport(browser, report, '#/figures', { colorScheme })
      await page.waitForSelector('.drawn svg')
      if (colorScheme === 'dark') await page.waitForSelector('.on-paper svg', { state: 'attached' })
      const [svg] = await Promise.all([
        page.waitForEvent('download'),
        page.click('button:text-is("concept-rates.svg")'),
      ])
      const text = readFileSync(await svg.path(), 'utf8')
      await close()
      return text
    }
    const [light, dark] = [await textOf('light'), await textOf('dark')]
    const fills = (text: string) => [...new Set([...text.matchAll(/fill="([^"]+)"/g)].map(([, fill]) => fill))].sort()
    expect(fills(dark)).toEqual(fills(light))
    expect(dark).not.toContain('rgb(230, 232, 234)')
  })
})

describe.skipIf(!hasBrowser)('a narrow screen', () => {
  const narrow = { viewport: { width: 390, height: 844 } }

  it('has the name of the view that is open in sight', async () => {
    for (const view of ['overview', 'trend', 'methods']) {
      const { page, close } = await openReport(browser, report, `#/${view}`, narrow)
      const box = await page.locator('nav[aria-label=Views] [aria-current=page]').boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect(Math.floor((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual(390)
      await close()
    }
  })

  it('keeps the heads of the rates apart and whole', async () => {
    const { page, close } = await openReport(browser, report, '#/overview', narrow)
    const heads = await page.evaluate(() =>
      [...(document.querySelector('.rates thead tr')?.children ?? [])].map((head) => {
        const range = document.createRange()
        range.selectNodeContents(head)
        const { left, right } = range.getBoundingClientRect()
        return { left, right }
      }),
    )
    const shown = heads.filter(({ left, right }) => right > left)
    expect(shown).toHaveLength(4)
    shown.slice(1).forEach(({ left }, at) => {
      expect(left).toBeGreaterThan(shown[at]?.right ?? 0)
    })
    expect(shown.at(-1)?.right).toBeLessThanOrEqual(390)
    await close()
  })

  it('is not made wider by a group whose name has no place to break', async () => {
    const name = `The_${'very_'.repeat(14)}long_name`
    const said = 'speak of human rights, of the norms of responsible behaviour of states and of the United Nations'
    const inputs = folderOf(
      Object.fromEntries(
        [name, name, 'B', 'B'].map((issuer, number) => [
          `${number}.md`,
          `---\nissuer: ${issuer}\n---\n\nWe of text ${number} ${said}, and of matter ${number} besides.\n`,
        ]),
      ),
    )
    const folder = folderOf()
    const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
    await analyze({ inputs: [inputs], lexicon, out: folder, jobs: 1, compare: 'issuer' })
    for (const view of ['compare', 'concepts/norm?by=issuer', 'figures', 'documents/0.md']) {
      const { page, close } = await openReport(browser, join(folder, 'report.html'), `#/${view}`, narrow)
      await page.waitForTimeout(200)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      await close()
    }
  }, 60_000)
})

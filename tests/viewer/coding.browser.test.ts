import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyze, drawCodingSample, scoreCodes, writeCodingSample } from '../../dist/index.js'
import { readCodesFile } from '../../src/pipeline/validation/read-codes-file.js'
import { codingPage } from '../../src/report/coding-page.js'
import { csvTable } from '../../src/report/csv.js'
import { viewerBundle } from '../../src/report/page/viewer-bundle.js'
import { readCodes } from '../../src/validation/read-codes.js'
import {
  type Code,
  type CodingSheet,
  causes,
  codeColumns,
  codeRows,
  emptyCodes,
  sheetRows,
} from '../../src/validation/sheet.js'
import { folderOf } from '../support/folders.js'
import { hasBrowser, type Opened, openBrowser, openReport } from './browser.js'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const out = folderOf()
let browser: Browser

beforeAll(async () => {
  if (hasBrowser) browser = await openBrowser()
})
afterAll(() => browser?.close())

const sheetOf = (units: number, changes: Partial<CodingSheet> = {}): CodingSheet => ({
  sample: '0123456789abcdef',
  coder: 'coder-1',
  title: 'Cyber diplomacy',
  unit: 'sentence',
  concepts: [
    { id: 'goal/norms', label: 'Norms', definition: 'States speak of rules of behaviour in cyberspace.' },
    { id: 'goal/trade', label: 'Trade', definition: '' },
  ],
  units: Array.from({ length: units }, (_, place) => ({
    id: `u${String(place + 1).padStart(4, '0')}`,
    document: 'strategy-2017.md',
    page: place % 3 === 0 ? null : place,
    before: place === 0 ? '' : 'What stands before it.',
    text: `Sentence ${place + 1} speaks of norms and of trade.`,
    after: 'What stands behind it.',
  })),
  causes,
  ...changes,
})

const bundle = await viewerBundle('coding')

async function openSheet(sheet: CodingSheet, options: Parameters<typeof openReport>[3] = {}): Promise<Opened> {
  const file = join(folderOf({ 'sheet.html': codingPage(sheet, bundle) }), 'sheet.html')
  const opened = await openReport(browser, file, '', options)
  // Its file dialogues are handed over only from its next answer on.
  opened.page.on('filechooser', () => undefined)
  await opened.page.title()
  return opened
}

/** Presses a key that makes the page hand out a file, and returns its text and name. */
async function savedBy(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return textOf(download)
}

async function textOf(download: Download): Promise<{ readonly name: string; readonly text: string }> {
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

async function openByKey(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('o')])
  await chooser.setFiles(file)
}

async function codesIn(text: string): Promise<readonly Code[]> {
  const file = join(folderOf({ 'codes.csv': text }), 'codes.csv')
  return readCodes(await readCodesFile(file)).codes
}

const press = async (page: Page, keys: string) => {
  for (const key of keys.split(' ')) await page.keyboard.press(key)
}
const heading = (page: Page) => page.textContent('main h1')
const said = (page: Page) => page.textContent('.said')

describe.skipIf(!hasBrowser)('a coding page', () => {
  it('is coded by keyboard alone, closed, gone on with from the saved file, and gives the codes as they were judged', async () => {
    const sheet = sheetOf(20)
    const first = await openSheet(sheet)
    expect(await heading(first.page)).toBe('Unit 1 of 20')
    for (let unit = 0; unit < 12; unit += 1) await press(first.page, unit % 2 === 0 ? '1 0' : '0 ?')
    expect(await heading(first.page)).toBe('Unit 13 of 20')
    expect(await first.page.textContent('.progress p')).toBe('12 of 20 sentences coded')
    expect(await first.page.textContent('.progress p + p')).toBe('24 changes are not in a file yet.')
    const half = await savedBy(first.page, () => first.page.keyboard.press('s'))
    expect(half.name).toBe('coder-1-0123456789abcdef.csv')
    expect(await first.page.textContent('.progress p + p')).toBe('Nothing to be saved.')
    expect(first.complaints).toEqual([])
    expect(first.requests.filter((address) => !address.startsWith('blob:'))).toHaveLength(1)
    await first.close()

    const second = await openSheet(sheet)
    await openByKey(second.page, join(folderOf({ [half.name]: half.text }), half.name))
    await second.page.waitForFunction(() => document.querySelector('main h1')?.textContent === 'Unit 13 of 20')
    expect(await said(second.page)).toBe(`Opened ${half.name}: 24 judgements.`)
    for (let unit = 12; unit < 20; unit += 1) await press(second.page, unit % 2 === 0 ? '1 0' : '0 ?')
    expect(await said(second.page)).toContain('Every unit is coded.')
    const whole = await savedBy(second.page, () => second.page.keyboard.press('s'))
    await second.close()

    const expected = emptyCodes(sheet).map((code, row) => ({ ...code, code: (['1', '0', '0', '?'] as const)[row % 4] }))
    expect(await codesIn(whole.text)).toEqual(expected)
    expect(whole.text).toBe(`\ufeff${csvTable(codeColumns, codeRows(expected as Code[]))}`)
  })

  it('takes a cause and a note by keyboard, and undoes step by step', async () => {
    const { page, close } = await openSheet(sheetOf(3))
    await press(page, '1 c')
    await page.keyboard.type('neg')
    await press(page, 'Escape n')
    await page.keyboard.type('=1 or 0?, "said"')
    await press(page, 'Enter 1')
    expect(await heading(page)).toBe('Unit 2 of 3')
    await press(page, '? z')
    expect(await said(page)).toBe('Took back the code of unit 2.')
    const { text } = await savedBy(page, () => page.keyboard.press('Control+s'))
    const codes = (await codesIn(text)).filter(({ code }) => code !== '')
    expect(codes.map(({ unit, concept, code, cause, note }) => [unit, concept, code, cause, note])).toEqual([
      ['u0001', 'goal/norms', '1', '', ''],
      ['u0001', 'goal/trade', '1', 'negation', '=1 or 0?, "said"'],
    ])
    await press(page, 'z z z')
    expect(await heading(page)).toBe('Unit 1 of 3')
    expect(await page.inputValue('#note')).toBe('')
    expect(await page.inputValue('#cause')).toBe('')
    await press(page, 'z z')
    expect(await said(page)).toBe('There is nothing to take back.')
    expect(await page.textContent('.progress p')).toBe('0 of 3 sentences coded')
    await close()
  })

  it('goes to and fro by arrows, to the next uncoded unit, and stays where a coded unit is changed', async () => {
    const { page, close } = await openSheet(sheetOf(4))
    await press(page, '1 1 1 1 ArrowLeft ArrowLeft')
    expect(await heading(page)).toBe('Unit 1 of 4')
    await press(page, 'ArrowDown 0')
    expect(await heading(page)).toBe('Unit 1 of 4')
    expect(await said(page)).toBe('Unit 1, Trade: no.')
    await press(page, 'u')
    expect(await heading(page)).toBe('Unit 3 of 4')
    await press(page, 'ArrowRight u')
    expect(await heading(page)).toBe('Unit 3 of 4')
    await press(page, 'ArrowLeft Backspace')
    expect(await page.textContent('.progress p')).toBe('1 of 4 sentences coded')
    await close()
  })

  it('takes no single key where these are turned off, and is coded by its buttons', async () => {
    const { page, close } = await openSheet(sheetOf(2))
    await page.getByLabel('Single keys are commands').uncheck()
    await press(page, '1 1')
    expect(await page.textContent('.progress p')).toBe('0 of 2 sentences coded')
    for (const name of ['Norms', 'Trade']) {
      await page.getByRole('group', { name }).getByRole('button', { name: 'yes' }).focus()
      await page.keyboard.press('Space')
    }
    expect(await page.textContent('.progress p')).toBe('1 of 2 sentences coded')
    await close()
  })

  it('saves by itself as often as it is told', async () => {
    const { page, close } = await openSheet(sheetOf(30))
    await page.getByText('Settings').click()
    await page.getByLabel('Save the file by itself').selectOption('10')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    const { text } = await savedBy(page, async () => {
      for (let unit = 0; unit < 10; unit += 1) await press(page, '0 0')
    })
    expect((await codesIn(text)).filter(({ code }) => code === '0')).toHaveLength(20)
    expect(await said(page)).toMatch(/^Saved by itself after 10 units as coder-1-/)
    await close()
  })

  it('keeps a copy in the browser only where it is asked to, and removes it again', async () => {
    const { page, close } = await openSheet(sheetOf(3))
    const kept = () => page.evaluate(() => Object.keys(localStorage))
    await press(page, '1 1')
    expect(await kept()).toEqual([])
    await page.getByText('Settings').click()
    await page.getByLabel('Keep a copy in this browser too').check()
    await page.waitForFunction(() => localStorage.length === 1)
    const again = await page.context().newPage()
    await again.goto(page.url())
    await again.waitForSelector('main h1')
    expect(await heading(again)).toBe('Unit 2 of 3')
    expect(await said(again)).toBe('Went on from the copy in this browser: 2 judgements.')
    await again.getByText('Settings').click()
    await again.getByLabel('Keep a copy in this browser too').uncheck()
    await again.waitForFunction(() => localStorage.length === 0)
    await close()
  })

  it('opens a file that is dropped on it, a spreadsheet with semicolons too, and says what it replaces', async () => {
    const sheet = sheetOf(3)
    const { page, close } = await openSheet(sheet)
    const drop = (name: string, text: string) =>
      page.evaluate(
        ([fileName, content]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([content], fileName))
          dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
        },
        [name, text] as const,
      )
    await press(page, '0')
    await drop(
      'mine.csv',
      `sample;unit;concept;code\n${sheet.sample};u0001;goal/norms;1\n${sheet.sample};u0003;goal/trade;?\n`,
    )
    await page.waitForFunction(() => document.querySelector('.said')?.textContent?.startsWith('Opened'))
    expect(await said(page)).toBe(
      'Opened mine.csv: 2 judgements. 1 of them replaces what stood here; Undo brings that back.',
    )
    await press(page, 'z')
    expect(await said(page)).toBe('Took back the opened file.')
    expect(await page.locator('[aria-pressed=true]').textContent()).toBe('0 no')
    await close()
  })

  it.each([
    ['of another sample', (sheet: CodingSheet) => ({ ...sheet, sample: 'ffff' }), 'is of another sample (ffff)'],
    [
      'of another coder',
      (sheet: CodingSheet) => ({ ...sheet, coder: 'coder-2' }),
      "has codes of coder-2; this page is coder-1's",
    ],
    ['with other units', () => sheetOf(9), 'this sheet has no unit u0004'],
  ])('refuses a file %s', async (_, change, message) => {
    const sheet = sheetOf(3)
    const { page, close } = await openSheet(sheet)
    const other = change(sheet)
    const text = csvTable(codeColumns, codeRows(emptyCodes(other)))
    await openByKey(page, join(folderOf({ 'x.csv': text }), 'x.csv'))
    await page.waitForFunction(() => document.querySelector('.said')?.textContent !== '')
    expect(await said(page)).toContain(message)
    expect(await said(page)).toMatch(/^Not opened: x\.csv/)
    await close()
  })

  it.each([
    ['an empty file', '', 'is empty'],
    ['a table of something else', 'a,b\n1,2\n', 'has no column unit, concept, code'],
    [
      'an unknown code',
      'sample,unit,concept,code\n0123456789abcdef,u0001,goal/norms,yes\n',
      'x.csv:2: "yes" is no code',
    ],
    ['a broken row', 'sample,unit,concept,code\n"x\n', 'is no file of codes'],
  ])('refuses %s', async (_, text, message) => {
    const { page, close } = await openSheet(sheetOf(2))
    await openByKey(page, join(folderOf({ 'x.csv': text }), 'x.csv'))
    await page.waitForFunction(() => document.querySelector('.said')?.textContent !== '')
    expect(await said(page)).toContain(message)
    await close()
  })

  it('runs nothing of a sheet, and shows it as it stands', async () => {
    const trap = (ran: number) =>
      `</script><script>window.ran = ${ran}</script><img src=x onerror="window.ran = ${ran}">`
    const sheet = sheetOf(2, {
      title: trap(1),
      coder: trap(2),
      concepts: [{ id: trap(3), label: trap(4), definition: trap(5) }],
      units: [
        { id: 'u1', document: trap(6), page: 1, before: trap(7), text: trap(8), after: trap(9) },
        { id: 'u2', document: trap(6), page: 1, before: '', text: trap(8), after: '' },
      ],
    })
    const { page, complaints, requests, close } = await openSheet(sheet)
    expect(await page.textContent('.judged')).toBe(`To be judged: ${trap(8)}`)
    await page.locator('#note').fill(trap(10))
    const { name, text } = await savedBy(page, () => page.keyboard.press('Control+s'))
    expect(name).toMatch(/^[A-Za-z0-9._-]+\.csv$/)
    await press(page, 'Enter 1 ArrowLeft')
    const [code] = await codesIn(text)
    expect(code).toEqual({
      sample: sheet.sample,
      unit: 'u1',
      coder: trap(2),
      concept: trap(3),
      code: '',
      cause: '',
      note: trap(10),
    })
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
    expect(await page.locator('img').count()).toBe(0)
    expect(complaints).toEqual([])
    expect(requests.filter((address) => !address.startsWith('blob:'))).toHaveLength(1)
    await close()
  })

  it.each([
    ['light', 1440],
    ['dark', 1440],
    ['light', 390],
    ['dark', 390],
  ] as const)('keeps nobody out, %s and %i wide', async (colorScheme, width) => {
    const { page, close } = await openSheet(sheetOf(20), {
      colorScheme,
      bypassCSP: true,
      viewport: { width, height: 900 },
    })
    await press(page, '1 n')
    await page.keyboard.type('Said of another state.')
    await press(page, 'Escape 0 1 ArrowLeft ArrowUp')
    const closed = page.locator('.more:not([open]) summary')
    while ((await closed.count()) > 0) await closed.first().click()
    await page.evaluate(axe)
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }).axe.run()
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))}`)
    })
    expect(found).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await close()
  })

  it('is the same bytes twice', () => {
    expect(codingPage(sheetOf(5), bundle)).toBe(codingPage(sheetOf(5), bundle))
  })
})

describe.skipIf(!hasBrowser)('a sample of a run', () => {
  it('comes with a page for each coder, whose saved file scores', async () => {
    const lexicon = 'corpus/lexicons/cyber-diplomacy.yaml'
    await analyze({ inputs: ['corpus/documents'], lexicon, out, jobs: 1 })
    const sample = await drawCodingSample({ store: out, lexicon, units: 20, concepts: ['goal/standardization'] })
    const { folder, files } = await writeCodingSample(sample, join(out, 'validation'))
    expect(files).toContain('coder-1.html')
    const { page, complaints, close } = await openReport(browser, join(folder, 'coder-1.html'))
    const [sheet] = sample.sheets
    const units = sheet?.units.length ?? 0
    const says = (unit: string) => (/standard/i.test(unit) ? '1' : '0')
    for (let unit = 0; unit < units; unit += 1) {
      const text = (await page.textContent('.judged')) ?? ''
      await page.keyboard.press(says(text))
    }
    expect(await said(page)).toContain('Every unit is coded.')
    const saved = await savedBy(page, () => page.keyboard.press('s'))
    expect(complaints).toEqual([])
    await close()
    const filled = (sample.sheets[1]?.units ?? []).map(({ id, text }) => [
      sample.sample,
      id,
      'coder-2',
      'goal/standardization',
      says(text),
      '',
      '',
    ])
    writeFileSync(join(folder, saved.name), saved.text)
    writeFileSync(join(folder, 'two.csv'), csvTable(codeColumns, filled))
    const scored = await scoreCodes({ codes: [join(folder, saved.name), join(folder, 'two.csv')], draws: 200 })
    expect(scored.coders.map(({ coder, given, missing }) => [coder, given, missing])).toEqual([
      ['coder-1', units, 0],
      ['coder-2', units, 0],
    ])
    expect(scored.agreement[0]?.alpha).toBe(1)
    expect(sheetRows(sheet as CodingSheet)).toHaveLength(units)
  })
})

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

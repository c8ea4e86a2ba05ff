/**
 * Takes the pictures of the report page: the one in README.md at full size, and every view, light and dark, wide and narrow,
 * at half size, to be looked at when the page changes. Run by `npm run screenshot`.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { analyze } from '../../dist/index.js'

const folder = join(dirname(fileURLToPath(import.meta.url)), 'screenshots')
const root = fileURLToPath(new URL('../..', import.meta.url))

const views = {
  overview: '#/overview',
  evidence: '#/overview?e.concept=goal%2Fstandardization',
  concept: '#/concepts/goal/standardization',
  matrix: '#/cooccurrence?as=all&measure=npmi&unit=document',
  network: '#/cooccurrence?as=network&unit=document',
  documents: '#/documents',
  document: '#/documents/2017-china-international-strategy-of-cooperation-on-cyberspace.md',
  trend: '#/trend?concept=actor%2Fchina',
  terms: '#/terms?sort=documents&down=1',
  figures: '#/figures',
  methods: '#/methods',
}

const out = mkdtempSync(join(tmpdir(), 'tallyrand-'))
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  await analyze({
    inputs: [join(root, 'corpus', 'documents')],
    lexicon: join(root, 'corpus', 'lexicons', 'cyber-diplomacy.yaml'),
    out,
    jobs: 1,
  })
  const report = pathToFileURL(join(out, 'report.html')).href
  const take = async (view, name, colorScheme, width, height, deviceScaleFactor) => {
    const context = await browser.newContext({
      offline: true,
      colorScheme,
      viewport: { width, height },
      deviceScaleFactor,
    })
    const page = await context.newPage()
    await page.goto(report + view)
    await page.waitForSelector('main h1')
    await page.waitForTimeout(600)
    const isPicture = deviceScaleFactor === 1
    await page.screenshot(
      isPicture
        ? { path: join(folder, `${name}.png`) }
        : { path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 70 },
    )
    await context.close()
  }
  await take(views.evidence, 'readme', 'light', 1440, 900, 1)
  for (const [name, view] of Object.entries(views))
    for (const scheme of ['light', 'dark'])
      for (const [width, height] of [
        [1440, 1100],
        [390, 844],
      ])
        await take(view, `${name}-${scheme}-${width}`, scheme, width, height, width === 1440 ? 0.5 : 0.75)
  process.stdout.write(`Pictures are in ${folder}\n`)
} finally {
  await browser.close()
  rmSync(out, { recursive: true, force: true })
}

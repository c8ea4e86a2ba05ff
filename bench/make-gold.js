// Drafts and compiles gold for `npm run bench:reading`; `bench/README.md` says how it is made.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { draftPage } from './reading/draft.js'
import { compileDraft, goldFolder } from './reading/gold.js'

const [command, ...rest] = process.argv.slice(2)
if (command === 'draft' && rest.length === 2) {
  process.stdout.write(draftPage(rest[0] ?? '', Number(rest[1])))
} else if (command === 'compile' && rest.length > 0) {
  for (const path of rest) addToGold(compileDraft(readFileSync(path, 'utf8')))
} else {
  process.stderr.write('usage: make-gold.js draft FILE.pdf PAGE > DRAFT\n       make-gold.js compile DRAFT...\n')
  process.exitCode = 1
}

/** @param {ReturnType<typeof compileDraft>} compiled */
function addToGold({ file, page }) {
  const path = `${goldFolder}/${file.replace(/\.pdf$/, '')}.json`
  /** @type {import('./reading/gold.js').GoldDocument} */
  const gold = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { file, pages: [] }
  const pages = [...gold.pages.filter((known) => known.page !== page.page), page].sort((a, b) => a.page - b.page)
  writeFileSync(path, write({ file, pages }))
}

/** One line of the file for each line of a page. @param {import('./reading/gold.js').GoldDocument} gold */
function write({ file, pages }) {
  const written = pages.map(({ lines, ...about }) => {
    const head = JSON.stringify(about).slice(0, -1)
    return `${head},"lines":[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n]}`
  })
  return `{"file":${JSON.stringify(file)},"pages":[\n${written.join(',\n')}\n]}\n`
}

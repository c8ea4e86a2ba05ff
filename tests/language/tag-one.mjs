/**
 * Tags files one after another in this process and prints a digest of the tags of each: `tag-one.mjs BUILD FILE...`, where
 * BUILD is the folder of the built library. Paragraphs are lines.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [build, ...files] = process.argv.slice(2)
const { createTagger } = await import(pathToFileURL(`${build}/language/tag.js`).href)
const tagger = createTagger()
for (const file of files) {
  const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
  const paragraphs = []
  let start = 0
  for (const line of text.split('\n')) {
    paragraphs.push({ start, end: start + line.length, zone: 'body', page: 0 })
    start += line.length + 1
  }
  const tokens = tagger.tag({ text, paragraphs })
  const hash = createHash('sha256')
  for (let token = 0; token < tokens.count; token += 1) {
    const term = tokens.term[token]
    const { surface, pos, lemma } = tagger.terms
    hash.update(
      JSON.stringify([
        tokens.start[token],
        tokens.end[token],
        surface[term],
        pos[term],
        lemma[term],
        tokens.negated[token],
      ]),
    )
  }
  process.stdout.write(`${hash.digest('hex')} ${tokens.count}\n`)
}

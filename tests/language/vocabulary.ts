import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { splitTokens } from '../../src/language/tokenise.js'
import { filesBelow, textOf } from '../architecture/sources.js'

const require = createRequire(import.meta.url)
const strategies = '../shared/texts/cyber-strategies'

/** Every word that the language model knows or has an irregular form of, and every one of the texts at hand; in lower case. */
export function vocabulary(): string[] {
  const model = require('wink-eng-lite-web-model/dist/languages/cur/models/eng-core-web-model.json') as {
    features: { lexeme: { list: string[] } }
  }
  const irregular = ['adjective', 'noun', 'verb'].flatMap((part) =>
    Object.keys(require(`wink-eng-lite-web-model/dist/wn-${part}-exceptions.js`) as object),
  )
  const texts = filesBelow('corpus/documents').map(textOf)
  if (existsSync(strategies))
    for (const name of readdirSync(strategies).filter((each) => each.endsWith('.txt')))
      texts.push(readFileSync(`${strategies}/${name}`, 'utf8'))
  const words = texts.flatMap((text) => splitTokens(text).map(({ start, end }) => text.slice(start, end)))
  return [...new Set([...model.features.lexeme.list, ...irregular, ...words].map((word) => word.toLowerCase()))]
}

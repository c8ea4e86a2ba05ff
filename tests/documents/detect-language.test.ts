import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../src/documents/detect-language.js'
import { haveTexts, prose, readReal, texts } from './read.js'

const french =
  'Le gouvernement renforcera la sécurité des réseaux et des systèmes avec le concours de ses partenaires, et il protégera les droits de tous les citoyens dans le cyberespace comme ailleurs. '

describe('the language of a text', () => {
  it('is told from two sentences', async () => {
    expect(await detectLanguage(prose)).toEqual({ code: 'en', sure: true })
    expect(await detectLanguage(french)).toEqual({ code: 'fr', sure: true })
  })

  it('cannot be told from a few letters or figures', async () => {
    expect(await detectLanguage('12 34')).toEqual({ code: 'und', sure: false })
    expect(await detectLanguage('WIC 2017')).toEqual({ code: 'und', sure: false })
  })

  it('of a mixed text is that of most of it', async () => {
    expect((await detectLanguage(french.repeat(2) + prose.repeat(20))).code).toBe('en')
    expect((await detectLanguage(prose.repeat(2) + french.repeat(40))).code).toBe('fr')
  })

  it.skipIf(!haveTexts)('of national strategies is the one that their table says, but for Bosnian', async () => {
    const rows = readFileSync(`${texts}/cyber-strategies/metadata.csv`, 'utf8').trim().split(/\r?\n/)
    const names: Readonly<Record<string, string>> = { ALB: 'sq' }
    const wrong: string[] = []
    let told = 0
    for (const row of rows.slice(1)) {
      const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
      const file = (cells[0] ?? '').replaceAll('"', '')
      const language = cells.find((cell) => /^[A-Z]{2,3}$/.test(cell)) ?? ''
      if (language === '') continue
      const [document] = (await readReal(`cyber-strategies/${file}`)).documents
      if (document === undefined) continue
      told += 1
      if (document.language !== (names[language] ?? language.toLowerCase())) wrong.push(`${file} ${document.language}`)
    }
    expect(told).toBeGreaterThan(85)
    expect(wrong).toEqual(['BosniaHerzegovina_2014_akcioni_plan2014.txt hr'])
  })
})

import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countedByDefault, type ReadResult } from '../../src/documents/document.js'
import { codes, haveTexts, readReal, texts } from './read.js'

/**
 * What reading says of every real text that is not simply English and counted: language, counted or not, codes. The
 * files that are not listed are one English document that is counted, without a problem.
 */
const table: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  office: {
    'html5.html': 'en counted nearly-empty',
    'malformed_html5.html': 'en counted nearly-empty',
    'test.odt': 'en counted nearly-empty',
    'test1.rtf': 'en counted nearly-empty',
  },
  'oewg-2025': {
    'Argentina.txt': 'es not-counted not-english',
    'El_Salvador.txt': 'en counted language-unsure partly-not-english',
    'Nicaragua.txt': 'es not-counted not-english',
    'Niger.txt': 'fr not-counted not-english',
    'Russian_Federation.txt': 'en counted partly-not-english',
    'Switzerland.txt': 'en counted language-unsure partly-not-english',
    'Tunisia_Arab_Group.txt': 'ar not-counted not-english',
  },
  'cyber-strategies': {
    'Albania_2014_StrategjiaperMbrojtjenKibernetike.txt': 'sq not-counted extraction-debris not-english',
    'Australia_2016_Cyber-Strategy.txt': 'en counted extraction-debris',
    'Austria_2013_130415_strategie_cybersicherheit_en_web.txt': 'en counted extraction-debris',
    'Azerbaijan_2004_Orig.txt': 'az not-counted not-english',
    'BosniaHerzegovina_2014_akcioni_plan2014.txt': 'hr not-counted extraction-debris not-english',
    'Brazil_2008_Orig.txt': 'pt not-counted not-english',
    'Brazil_2008_Orig2.txt': 'pt not-counted not-english',
    'Brazil_2010_Orig_2_Guia_SICI.txt': 'pt not-counted not-english',
    'Brazil_2012_Orig3.txt': 'pt not-counted not-english',
    'Brazil_2012_Orig_EGTI_2013-2015_v1.txt': 'pt not-counted not-english',
    'Brunei_2010_unpan042980.txt': 'en counted extraction-debris',
    'CR_NCSS.txt': 'hr not-counted not-english',
    'Chile_NCSP (ENG).txt': 'en counted extraction-debris',
    'Colombia_2011_articles-3510_documento.txt': 'en counted partly-not-english',
    'Egypt_2012.txt': 'en counted extraction-debris',
    'Greek_National_Cyber_Strategy IN GREEK_ver 2.txt': 'el not-counted not-english',
    'Jamaica_2015_Jamaica National Cyber Security Strategy.txt': 'en counted extraction-debris',
    'Kenya_2014_GOK-national-cybersecurity-strategy.txt': 'en counted extraction-debris',
    'Korea_RepublicOf_2011_KOR_NCSS_2011.txt': 'none empty-file',
    'Latvia_2014_LVA_CSS_2014-2018.txt': 'en counted nearly-empty',
    'Luxembourg_2011_Orig_Fr_CSB_Strat__gie_final_20111122_.txt': 'fr not-counted not-english',
    'Mauritania_2011_Orig_FR_National Cyber Security Strategy - 2011 - FR.txt':
      'fr not-counted extraction-debris not-english',
    'Norway_2012_Cyber_Security_Strategy_Norway.txt': 'en counted extraction-debris',
    'Panama_2013_Orig_ESP_GacetaNo_27289a_20130517.txt': 'es not-counted not-english',
    'Romania_2013_Orig_Ro_StrategiaDeSecuritateCiberneticaARomaniei.txt': 'ro not-counted not-english',
    'Russia_2014_Orig_Draft_41d4b3dfbdb25cea8a73.txt': 'ru not-counted not-english',
    'Rwanda NCSS NICI_III.txt': 'en counted extraction-debris',
    'SEDEN IN SWEDISH-NCSS.txt': 'sv not-counted not-english',
    'Serbia_2010_Orig_Serb_strategija_razvoja_informacionog_drustva0288_cyr.txt':
      'sr not-counted extraction-debris not-english',
    'Singapore_2013_AnnexA.txt': 'en counted extraction-debris partly-not-english',
    'UK_2011_uk-cyber-security-strategy-final.txt': 'en counted extraction-debris',
    'UnitedStates_2003_cyberspace_strategy.txt': 'en counted extraction-debris',
    'Uruguay_2014_Orig_Esp_cons_min_827.txt': 'none empty-file',
    'singapore_2016_cybersecuritystrategy.txt': 'en counted extraction-debris',
  },
}

const documentsIn: Readonly<Record<string, number>> = { 'inaugCorpus.csv': 5, 'inaugural_sample.json': 3 }

const results = new Map<string, Promise<ReadResult>>()

function readOnce(path: string): Promise<ReadResult> {
  const known = results.get(path) ?? readReal(path)
  results.set(path, known)
  return known
}

describe.skipIf(!haveTexts)('every real text', () => {
  for (const [folder, expected] of Object.entries(table)) {
    it(`of ${folder} has the codes that it must have`, async () => {
      const found: Record<string, string> = {}
      const names = readdirSync(`${texts}/${folder}`).filter((name) => name !== 'metadata.csv')
      for (const name of names) {
        const start = performance.now()
        const result = await readOnce(`${folder}/${name}`)
        expect(performance.now() - start).toBeLessThan(30_000)
        expect([name, result.documents.length]).toEqual([name, documentsIn[name] ?? (result.documents[0] ? 1 : 0)])
        const [document] = result.documents
        const state =
          document === undefined ? 'none' : `${document.language} ${document.counted ? 'counted' : 'not-counted'}`
        const line = [state, ...new Set(codes(result))].join(' ')
        if (line !== 'en counted') found[name] = line
        for (const each of result.problems) {
          // A problem names its document where there is one, so that the two tables can be joined.
          expect(each.document).toBe(
            document === undefined || result.documents.length > 1 ? each.document : document.id,
          )
        }
      }
      expect(found).toEqual(expected)
      expect(names).toHaveLength({ office: 8, 'oewg-2025': 19, 'cyber-strategies': 96 }[folder] ?? 0)
    })
  }

  it('is words where it is counted: hardly a paragraph holds no word', async () => {
    let all = 0
    let meaningless = 0
    for (const name of readdirSync(`${texts}/cyber-strategies`)) {
      if (name === 'metadata.csv') continue
      for (const document of (await readOnce(`cyber-strategies/${name}`)).documents) {
        if (!document.counted) continue
        for (const { zone, start, end } of document.paragraphs) {
          if (!countedByDefault.includes(zone)) continue
          const text = document.text.slice(start, end)
          all += text.length
          if (!/\p{L}{2}/u.test(text) || /(?:\p{L} ){6}/u.test(text)) meaningless += text.length
        }
      }
    }
    expect(all).toBeGreaterThan(3_000_000)
    expect(meaningless / all).toBeLessThan(0.001)
  })
})

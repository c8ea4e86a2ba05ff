import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/documents/decode-text.js'
import { codes, prose, read } from './read.js'

/** Sentences of the same meaning, and encodings that they may have been written in. */
const sentences: Readonly<Record<string, readonly [text: string, encodings: string]>> = {
  Polish: [
    'Rząd będzie współpracował ze swoimi partnerami, aby wzmocnić bezpieczeństwo sieci i użytkowników. Każde ministerstwo odpowiada za własne systemy i co roku składa sprawozdanie.',
    'windows-1250 iso-8859-2 iso-8859-16 cp852 maccenteuro',
  ],
  Czech: [
    'Vláda bude spolupracovat se svými partnery na posílení bezpečnosti sítí a jejich uživatelů. Každé ministerstvo odpovídá za své systémy a každý rok předkládá zprávu, která je veřejná.',
    'windows-1250 iso-8859-2 cp852',
  ],
  Hungarian: [
    'A kormány együttműködik partnereivel a hálózatok biztonságának erősítése érdekében. Minden minisztérium felelős a saját rendszereiért, és évente jelentést készít a működésükről.',
    'windows-1250 iso-8859-2 cp852',
  ],
  German: [
    'Die Bundesregierung wird mit ihren Partnern zusammenarbeiten, um die Sicherheit der Netze zu stärken. Jedes Ministerium ist für seine Systeme zuständig und berichtet jährlich über die Maßnahmen für Österreich.',
    'windows-1252 iso-8859-1 cp850 cp437 macroman',
  ],
  Icelandic: [
    'Ríkisstjórnin mun vinna með samstarfsaðilum sínum að því að styrkja öryggi neta og þeirra sem nota þau. Hvert ráðuneyti ber ábyrgð á sínum kerfum.',
    'windows-1252 cp861',
  ],
  Turkish: [
    'Hükümet, ağların ve kullanıcıların güvenliğini güçlendirmek için ortaklarıyla birlikte çalışacaktır. Her bakanlık kendi sistemlerinden sorumludur ve yılda bir kez rapor verir.',
    'windows-1254 iso-8859-9 cp857',
  ],
  Lithuanian: [
    'Vyriausybė bendradarbiaus su savo partneriais, kad sustiprintų tinklų ir jų naudotojų saugumą. Kiekviena ministerija atsako už savo sistemas ir kasmet teikia ataskaitą.',
    'windows-1257 iso-8859-13 iso-8859-4 cp775',
  ],
  Ukrainian: [
    'Уряд співпрацюватиме зі своїми партнерами, щоб посилити безпеку мереж і тих, хто ними користується. Кожне міністерство відповідає за власні системи.',
    'windows-1251 koi8-u iso-8859-5',
  ],
  Bulgarian: [
    'Правителството ще работи със своите партньори за укрепване на сигурността на мрежите и на хората, които ги използват. Всяко министерство отговаря за своите системи.',
    'windows-1251 koi8-r iso-8859-5 cp866 maccyrillic',
  ],
  Hebrew: [
    'הממשלה תפעל יחד עם שותפיה כדי לחזק את ביטחון הרשתות ושל האנשים המשתמשים בהן. כל משרד אחראי על המערכות שלו ומדווח פעם בשנה.',
    'windows-1255 iso-8859-8',
  ],
  Thai: ['รัฐบาลจะทำงานร่วมกับพันธมิตรเพื่อเสริมสร้างความมั่นคงของเครือข่าย', 'windows-874'],
  Japanese: [
    '政府は、ネットワークとそれを利用する人々の安全を強化するために、パートナーと協力します。各省庁は、自らが運用するシステムに責任を持ち、年に一度報告します。',
    'shift_jis euc-jp',
  ],
  Chinese: [
    '政府将与合作伙伴共同努力，加强网络以及使用网络的人们的安全。各部委对自己运行的系统负责，每年向理事会报告一次。互联网应当是开放和自由的。',
    'gb18030',
  ],
  Korean: [
    '정부는 파트너와 협력하여 네트워크와 그것을 사용하는 사람들의 안보를 강화할 것이다. 각 부처는 자신이 운영하는 시스템에 대한 책임을 진다.',
    'euc-kr',
  ],
  English: [
    'The government of the country will work with its partners. China’s “norms” – a café.',
    'windows-1252 macroman',
  ],
}

const cases = Object.entries(sentences).flatMap(([name, [text, encodings]]) =>
  encodings.split(' ').map((encoding) => [name, encoding, text] as const),
)

describe('guessing an encoding', () => {
  it.each(cases)('reads %s in %s, and says that it guessed', async (_, encoding, text) => {
    const decoded = await decodeText(new Uint8Array(iconv.encode(text, encoding)))
    expect(decoded.text).toBe(text)
    expect(decoded).toMatchObject({ guessed: true, legible: true, errors: 0 })
    expect(decoded.confidence).toBeGreaterThan(0.6)
  })

  it('reads a table drawn with the lines of DOS', async () => {
    const table = `╔═══════╦══════════╗\r\n║ Goal  ║ Strategy ║\r\n╠═══════╬══════════╣\r\n║ norms ║ treaties ║\r\n╚═══════╩══════════╝\r\n${prose}`
    for (const encoding of ['cp437', 'cp850', 'cp866']) {
      const decoded = await decodeText(new Uint8Array(iconv.encode(table, encoding)))
      expect(decoded.text).toBe(table)
    }
  })

  it('names both encodings where they give other letters and neither is much likelier', async () => {
    const result = await read('a.txt', new Uint8Array(iconv.encode(`${prose} Numbers \u00a7 1 and \u00f3.`, 'cp850')))
    expect(codes(result)).toEqual(['encoding-unsure'])
    expect(result.problems[0]).toMatchObject({ severity: 'warning', document: 'a.txt' })
    expect(result.problems[0]?.message).toMatch(/confidence 0\.\d\d\) and [\w-]+ fit/)
  })

  it('says how sure it is', async () => {
    const result = await read('a.txt', new Uint8Array(iconv.encode(`${prose} China’s “norms”.`, 'windows-1252')))
    expect(codes(result)).toEqual(['encoding-guessed'])
    expect(result.problems[0]?.message).toContain('windows-1252 (confidence 1.00)')
  })

  it('gives no text where no encoding makes words of the bytes', async () => {
    let state = 1
    const bytes = Uint8Array.from({ length: 3000 }, () => {
      state = (state * 1103515245 + 12345) & 0x7fffffff
      return 160 + ((state >> 16) % 96)
    })
    const result = await read('a.txt', bytes)
    expect(codes(result)).toEqual(['undecodable'])
    expect(result.problems[0]?.severity).toBe('error')
    expect(result.documents).toEqual([])
  })

  it('believes a page before it guesses, but not one that calls plain bytes UTF-16', async () => {
    const [text] = sentences.Bulgarian ?? ['']
    const page = (charset: string): Uint8Array =>
      new Uint8Array(
        iconv.encode(`<html><head><meta charset="${charset}"></head><body>${text}</body></html>`, 'koi8-r'),
      )
    expect(await decodeText(page('koi8-r'))).toMatchObject({ encoding: 'koi8-r', guessed: false })
    expect(await decodeText(page('windows-1251'))).toMatchObject({ encoding: 'windows-1251', guessed: false })
    expect((await decodeText(page('utf-16'))).text).toContain(text)
  })

  it('reads Japanese that switches alphabets by escape sequences', async () => {
    const bytes = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])
    expect((await decodeText(bytes)).text).toBe('日本')
  })

  it('reads UTF-16 without a mark in a script without blanks', async () => {
    const text = '政府将与合作伙伴共同努力，加强网络安全。\n互联网应当是开放和自由的。\n'.repeat(5)
    for (const encoding of ['utf-16le', 'utf-16be']) {
      const decoded = await decodeText(new Uint8Array(iconv.encode(text, encoding, { addBOM: false })))
      expect(decoded).toMatchObject({ text, encoding })
    }
  })
})

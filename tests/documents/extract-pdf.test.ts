import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, paragraphs, prose, read, readReal } from './read.js'

/** A PDF of pages, each given by its content stream. */
function pdf(...contents: string[]): Uint8Array {
  const objects: string[] = []
  const kids = contents.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  objects.push('<< /Type /Catalog /Pages 2 0 R >>')
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`)
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  contents.forEach((content, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  })
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Uint8Array.from([...file].map((character) => character.charCodeAt(0)))
}

const line = (text: string, y: number, size = 11, x = 72): string => `BT /F1 ${size} Tf ${x} ${y} Td (${text}) Tj ET\n`

function page(number: number, lines: readonly string[]): string {
  const body = lines.map((text, index) => line(text, 700 - index * 13)).join('')
  return line('A STRATEGY FOR CYBERSPACE', 760, 8) + body + line(String(number), 30, 8, 300)
}

describe('PDF', () => {
  const document = pdf(
    line('The Place of Norms', 730, 24) +
      page(1, [
        'The authorities have a reliable picture of the condition of the',
        'vital functions of the society and they do what they can to secure',
        'them all, as well as the disturbances that are likely to',
      ]),
    page(2, [
      'affect their functioning in normal times. Each of the minis-',
      'tries is responsible for its own within the limits of the law.',
    ]) + line('1 The note of this page is set in small letters.', 60, 8),
    page(3, [
      'Every ministry reports to the council once a year, and the council',
      'reports to the parliament, which may ask for more of it.',
    ]),
  )

  it('joins lines to paragraphs over pages, and tells the title, running heads, page numbers and notes', async () => {
    const read3 = only(await read('a.pdf', document))
    expect(read3.pages).toBe(3)
    expect(paragraphs(read3, 'title')).toEqual(['The Place of Norms'])
    expect(paragraphs(read3, 'body')).toEqual([
      'The authorities have a reliable picture of the condition of the vital functions of the society and they do what they can to secure them all, as well as the disturbances that are likely to affect their functioning in normal times. Each of the ministries is responsible for its own within the limits of the law.',
      'Every ministry reports to the council once a year, and the council reports to the parliament, which may ask for more of it.',
    ])
    expect(paragraphs(read3, 'footnote')).toEqual(['1 The note of this page is set in small letters.'])
    expect(paragraphs(read3, 'running-head')).toHaveLength(6)
    expect(
      read3.paragraphs.filter((paragraph) => paragraph.zone === 'body').map((paragraph) => paragraph.page),
    ).toEqual([1, 3])
  })

  it('is known by its mark, behind some junk as well, and leaves the bytes as they were', async () => {
    const junk = Uint8Array.from([0, 1, 2, 0xff, ...document])
    const copy = junk.slice()
    expect(only(await read('a.dat', junk)).format).toBe('pdf')
    expect(junk).toEqual(copy)
  })

  it('gives the same result when it is read again', async () => {
    expect(await read('a.pdf', document)).toEqual(await read('a.pdf', document))
  })

  it('without a word on its pages is no document', async () => {
    const result = await read('a.pdf', pdf('', ''))
    expect(codes(result)).toEqual(['empty-file'])
    expect(result.documents).toEqual([])
  })

  it('that is damaged beyond reading says so', async () => {
    expect(codes(await read('a.pdf', `%PDF-1.4\n${prose}`))).toEqual(['damaged'])
  })
})

describe.skipIf(!haveTexts)('real PDFs', () => {
  it.each([
    ['encrypted_pw__issue3371', ['password-needed']],
    ['encrypted_pw__pr6531_1', ['password-needed']],
    ['scan_notext__issue7229', ['no-text-layer']],
    ['damaged__REDHAT-1531897-0', ['damaged']],
    ['damaged__poppler-395-0-fuzzed', ['damaged']],
  ])('that cannot be read are no documents: %s', async (name, expected) => {
    const result = await readReal(`pdf/${name}.pdf`)
    expect(codes(result)).toEqual(expected)
    expect(result.documents).toEqual([])
  })

  it('whose text layer spells no words are listed, not counted', async () => {
    const result = await readReal('pdf/no_tounicode__Belgium_2012_Orig_Fr_cybersecustra_fr.pdf')
    expect(codes(result)).toContain('meaningless-text')
    expect(only(result).counted).toBe(false)
  })

  it('with scanned pages name them', async () => {
    const result = await readReal('pdf/scan_mixed__A_79_944.en.pdf')
    expect(codes(result)).toEqual(['pages-without-text'])
  })

  it.each([
    ['runhead__National-Cybersecurity-Strategy-2023', 39, 14_764],
    ['footnotes__A_80_62.en', 19, 8862],
    ['encrypted_open__issue9972-1', 1, 335],
    ['textpair__UDHR_english', 2, 492],
    ['ocr_noisy__A_48_653.en', 10, 3455],
  ])('give as many words as another extractor sees, within a tenth: %s', async (name, pages, words) => {
    const document = only(await readReal(`pdf/${name}.pdf`))
    expect(document.pages).toBe(pages)
    const found = document.text.match(/\S+/g)?.length ?? 0
    expect(Math.abs(found - words) / words).toBeLessThan(0.1)
  })

  it('give their paragraphs whole', async () => {
    const document = only(await readReal('pdf/textpair__UDHR_english.pdf'))
    expect(paragraphs(document, 'body')).toContain(
      'No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, paragraphs, prose, read, readReal } from './read.js'
import { lines, show, stream, wrap, writeObjects, writePdf } from './write-pdf.js'

const words = 'The authorities have a reliable picture of the condition of the vital functions of the society. '

function page(content: string, xobjects = ''): string[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /mono 5 0 R >> /XObject << ${xobjects} >> >> >>`,
    stream(content),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ]
}

/** A form drawn in a form ten times over, so many levels deep. */
function nestedForms(levels: number, innermost: string): string[] {
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources'
  const outer = Array.from({ length: levels }, (_, level) =>
    stream('/X Do '.repeat(10), `${form} << /XObject << /X ${7 + level} 0 R >> >> `),
  )
  return [...outer, stream(innermost, `${form} << /Font << /mono 5 0 R >> >> `)]
}

describe('PDF', () => {
  const document = writePdf(lines(wrap(words.repeat(5).trim(), 70), { x: 72, y: 700 }))

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
    const result = await read('a.pdf', writePdf('', ''))
    expect(codes(result)).toEqual(['empty-file'])
    expect(result.documents).toEqual([])
  })

  it('that is damaged beyond reading says so', async () => {
    expect(codes(await read('a.pdf', `%PDF-1.4\n${prose}`))).toEqual(['damaged'])
  })

  it('one page of which is damaged keeps the others and names it', async () => {
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R 99 0 R] /Count 2 >>',
      ...page(show(lines(wrap(words.repeat(8).trim(), 70), { x: 72, y: 700 }))).slice(2),
    ]
    const result = await read('a.pdf', writeObjects(objects))
    expect(codes(result)).toEqual(['partly-damaged'])
    expect(result.problems[0]?.message).toContain('not page 2')
    expect(only(result).text).toContain('reliable picture')
  })

  it('leaves the arrays of the process as it found them', async () => {
    const { push } = Array.prototype
    await read('a.pdf', document)
    expect(Array.prototype.push).toBe(push)
  })
})

describe('a picture on a page', () => {
  const picture = (width: number): string => `q ${width} 0 0 700 10 10 cm /X Do Q`
  const image = stream(
    '\x00\xff',
    '/Type /XObject /Subtype /Image /Width 4 /Height 4 /ColorSpace /DeviceGray /BitsPerComponent 1 ',
  )

  it('without text is a scan', async () => {
    const result = await read('a.pdf', writeObjects([...page(picture(500), '/X 6 0 R'), image]))
    expect(codes(result)).toEqual(['no-text-layer'])
  })

  it('is none where it is a small ornament', async () => {
    const result = await read('a.pdf', writeObjects([...page(picture(5), '/X 6 0 R'), image]))
    expect(codes(result)).toEqual(['empty-file'])
  })
})

describe('a hostile PDF ends within seconds', () => {
  it('with a page tree that holds itself', async () => {
    const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
    const itself = writeObjects([catalog, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>'])
    expect(codes(await read('a.pdf', itself))).toEqual(['damaged'])
    const round = [
      catalog,
      '<< /Type /Pages /Kids [3 0 R] /Count 90000 >>',
      '<< /Type /Pages /Kids [2 0 R] /Count 90000 >>',
    ]
    expect(codes(await read('a.pdf', writeObjects(round)))).toEqual(['damaged'])
  }, 10_000)

  it('with more pages claimed than its bytes can hold', async () => {
    const objects = page(show([{ text: words, x: 72, y: 700 }]))
    objects[1] = '<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2000000000 >>'
    const result = await read('a.pdf', writeObjects(objects))
    expect(only(result).text).toContain('reliable picture')
  }, 10_000)

  it('with a form that draws itself', async () => {
    const form = stream(
      '/X Do /X Do',
      '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /X 6 0 R >> >> ',
    )
    expect(codes(await read('a.pdf', writeObjects([...page('/X Do', '/X 6 0 R'), form])))).toEqual(['empty-file'])
  }, 10_000)

  it('with forms in forms that draw a text a thousand million times', async () => {
    const bomb = [...page('/X Do', '/X 6 0 R'), ...nestedForms(9, show([{ text: 'Boom', x: 72, y: 700 }]))]
    expect(codes(await read('a.pdf', writeObjects(bomb)))).toEqual(['damaged'])
  }, 120_000)

  it('with forms in forms that draw a line a thousand million times', async () => {
    const bomb = [...page('/X Do', '/X 6 0 R'), ...nestedForms(9, '0 0 m 100 100 l S')]
    expect(codes(await read('a.pdf', writeObjects(bomb)))).toEqual(['damaged'])
  }, 120_000)
})

describe.skipIf(!haveTexts)('real PDFs', () => {
  it.each([
    ['damaged__REDHAT-1531897-0', ['damaged'], undefined],
    ['damaged__bad-PageLabels', ['nearly-empty'], true],
    ['damaged__issue9105_other', ['nearly-empty', 'language-unsure'], true],
    ['damaged__poppler-395-0-fuzzed', ['damaged'], undefined],
    ['damaged__poppler-85140-0', ['empty-file'], undefined],
    ['designed__USCYBERCOM_Vision_April_2018', [], true],
    ['encrypted_open__issue9972-1', [], true],
    ['encrypted_pw__issue3371', ['password-needed'], undefined],
    ['encrypted_pw__pr6531_1', ['password-needed'], undefined],
    ['footnotes__A_80_62.en', [], true],
    ['footnotes__A_AC.292_2025_INF_5.en', ['language-unsure', 'partly-not-english'], true],
    ['multicol__07_Transparency__03_ACM_Code_Ethics', [], true],
    ['multicol__08_US_Government__01_Executive_Order_14110', [], true],
    ['multicol__tracemonkey', [], true],
    ['no_tounicode__Belgium_2012_Orig_Fr_cybersecustra_fr', ['meaningless-text'], false],
    ['nonlatin__UDHR_chinese', ['not-english'], false],
    ['nonlatin__UDHR_russian', ['not-english'], false],
    ['ocr_noisy__A_48_653.en', [], true],
    ['runhead__National-Cyber-Strategy', [], true],
    ['runhead__National-Cybersecurity-Strategy-2023', [], true],
    ['scan_mixed__A_79_944.en', ['pages-without-text'], true],
    ['scan_notext__issue7229', ['no-text-layer'], undefined],
    ['textpair__UDHR_english', [], true],
  ])(
    'have their codes, and are counted or not: %s',
    async (name, expected, counted) => {
      const result = await readReal(`pdf/${name}.pdf`)
      expect(codes(result)).toEqual(expected)
      expect(result.documents.map((document) => document.counted)).toEqual(counted === undefined ? [] : [counted])
    },
    120_000,
  )

  it.each([
    ['encrypted_pw__issue3371', 'ELXRTQWS'],
    ['encrypted_pw__pr6531_1', 'asdfasdf'],
  ])('open with their password: %s', async (name, password) => {
    const right = await readReal(`pdf/${name}.pdf`, { password })
    expect(codes(right)).not.toContain('password-needed')
    expect(codes(right)).not.toContain('damaged')
    expect(codes(await readReal(`pdf/${name}.pdf`, { password: 'wrong' }))).toEqual(['password-needed'])
  })

  it('with scanned pages name them', async () => {
    const { problems } = await readReal('pdf/scan_mixed__A_79_944.en.pdf')
    expect(problems[0]?.message).toContain('pages 3 to 41')
  })

  it.each([
    ['runhead__National-Cybersecurity-Strategy-2023', 39, 14_764],
    ['footnotes__A_80_62.en', 19, 8862],
    ['multicol__tracemonkey', 14, 13_316],
    ['encrypted_open__issue9972-1', 1, 335],
    ['textpair__UDHR_english', 2, 492],
    ['ocr_noisy__A_48_653.en', 10, 3455],
  ])('give as many words as another extractor sees, within a tenth: %s', async (name, pages, expected) => {
    const document = only(await readReal(`pdf/${name}.pdf`))
    expect(document.pages).toBe(pages)
    const found = document.text.match(/\S+/g)?.length ?? 0
    expect(Math.abs(found - expected) / expected).toBeLessThan(0.1)
  })

  it.each([
    ['runhead__National-Cyber-Strategy', /national cyber ?strategy|^pillar \w+:|^\d+$/i],
    ['runhead__National-Cybersecurity-Strategy-2023', /^national cybersecurity ?strategy|^\d+$/i],
  ])('give sentences that running heads do not break: %s', async (name, head) => {
    const document = only(await readReal(`pdf/${name}.pdf`))
    const body = document.paragraphs.filter((paragraph) => paragraph.zone === 'body' && paragraph.page > 4)
    const texts = body.map((paragraph) => document.text.slice(paragraph.start, paragraph.end))
    expect(texts.filter((text) => head.test(text) && text.length < 60)).toEqual([])
    // A paragraph that begins in small letters would be the second half of one.
    expect(texts.filter((text) => /^\p{Ll}/u.test(text))).toEqual([])
    expect(texts.filter((text) => /\w(?:NATIONAL|PILLAR)|\bSTR ATEGY\b/.test(text))).toEqual([])
  })

  it('give their paragraphs whole', async () => {
    const document = only(await readReal('pdf/textpair__UDHR_english.pdf'))
    expect(paragraphs(document, 'body')).toContain(
      'No one shall be held in slavery or servitude; slavery and the slave trade shall be prohibited in all their forms.',
    )
  })
})

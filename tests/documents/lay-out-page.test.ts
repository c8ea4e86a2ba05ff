import { describe, expect, it } from 'vitest'
import { only, paragraphs, read } from './read.js'
import { lines, monoWidth, type Run, wrap, writePdf } from './write-pdf.js'

const story =
  'The strategy of the country sets out how its networks are kept open and secure for everybody who depends on them. ' +
  'Each ministry answers for the systems that it runs and it reports once a year on what it has done to protect them. ' +
  'The council weighs these reports against each other and tells the parliament which of the risks have become greater. ' +
  'Partners abroad are asked for their view before anything is decided that could touch the traffic which they carry. '
const other =
  'Norms of behaviour grow where states keep to them over years and where a breach is named by more than one of them. ' +
  'A rule that nobody follows is a wish and a rule that everybody follows needs no treaty to be a part of the law. ' +
  'Between these lies the work of diplomats who write down what most have come to expect from each other in peace. '
const third =
  'Training is the cheapest of all measures because people who know what they do make fewer mistakes than machines. ' +
  'Schools teach it to children and the public service teaches it to its own staff before they are given any access. '

/** A column of text: lines no longer than its width in points. */
function column(text: string, x: number, y: number, width: number, size = 8): Run[] {
  return lines(wrap(text.trim(), Math.floor(width / (size * monoWidth))), { x, y, size, pitch: 10 })
}

async function readPages(...pages: readonly (readonly Run[])[]): Promise<ReturnType<typeof only>> {
  return only(await read('a.pdf', writePdf(...pages)))
}

const body = (document: ReturnType<typeof only>): string[] => paragraphs(document, 'body')

describe('columns', () => {
  it('two are read one after the other, whatever the order in which they are drawn', async () => {
    const left = column(story, 60, 700, 230)
    const right = column(other, 320, 700, 230)
    const rows = left.flatMap((run, index) => [right[index], run].filter((each) => each !== undefined))
    expect(body(await readPages(rows))).toEqual([story.trim(), other.trim()])
  })

  it('three are read one after the other', async () => {
    const page = [...column(third, 410, 700, 150), ...column(story, 50, 700, 150), ...column(other, 230, 700, 150)]
    expect(body(await readPages(page))).toEqual([story.trim(), other.trim(), third.trim()])
  })

  it('a sentence goes on from the foot of one to the head of the next', async () => {
    const all = wrap(story.trim(), 40)
    const half = Math.ceil(all.length / 2) - 1
    const page = [
      ...lines(all.slice(0, half), { x: 60, y: 700, size: 8, pitch: 10 }),
      ...lines(all.slice(half), { x: 320, y: 700, size: 8, pitch: 10 }),
    ]
    expect(body(await readPages(page))).toEqual([story.trim()])
  })

  it('a corridor as wide as a letter parts them', async () => {
    const page = [...column(story, 60, 700, 230), ...column(other, 60 + 47 * 8 * monoWidth + 9, 700, 230)]
    expect(body(await readPages(page))).toEqual([story.trim(), other.trim()])
  })

  it('the short last line of wider columns is not taken by the columns below', async () => {
    const short = column(`${other}It ends here.`, 320, 740, 230)
    const long = column(story, 60, 740, 230)
    const height = 740 - Math.max(short.length, long.length) * 10 - 6
    const page = [
      ...long,
      ...short,
      ...column(story, 60, height, 150),
      ...column(other, 230, height, 150),
      ...column(third, 410, height, 150),
    ]
    expect(body(await readPages(page))).toEqual([
      story.trim(),
      `${other}It ends here.`,
      story.trim(),
      other.trim(),
      third.trim(),
    ])
  })

  it('a heading across them parts what stands above it from what stands below', async () => {
    const page = [
      ...column(story, 60, 740, 230),
      ...column(other, 320, 740, 230),
      {
        text: 'The second part of the report and its many recommendations',
        x: 60,
        y: 560,
        size: 14,
        font: 'monoBold' as const,
      },
      ...column(third, 60, 530, 230),
      ...column(story, 320, 530, 230),
    ]
    const document = await readPages(page)
    expect(paragraphs(document)).toEqual([
      story.trim(),
      other.trim(),
      'The second part of the report and its many recommendations',
      third.trim(),
      story.trim(),
    ])
  })

  it('a quotation pulled out between them interrupts neither', async () => {
    const narrow = column(story, 60, 700, 150)
    const page = [
      ...column(third, 60, 760, 235),
      ...narrow.map((run) => ({ ...run, y: run.y })),
      ...column(other, 60, 700 - narrow.length * 10, 235),
      ...column(third, 320, 760, 235),
      ...column(story, 405, 700, 150),
      ...column(other, 320, 700 - narrow.length * 10, 235),
      ...lines(['We will keep', 'the Internet', 'open to all.'], {
        x: 245,
        y: 640,
        size: 13,
        font: 'sansBold',
        pitch: 20,
      }),
    ]
    const document = await readPages(page)
    expect(document.text).toContain('We will keep the Internet open to all.')
    expect(document.text).toContain(story.trim())
    expect(document.text.split(other.trim())).toHaveLength(3)
  })

  it('numbers in the margin belong to the paragraphs beside them', async () => {
    const text = lines(wrap(story.trim(), 70), { x: 160, y: 700, size: 8, pitch: 10 })
    const again = lines(wrap(other.trim(), 70), { x: 160, y: 600, size: 8, pitch: 10 })
    const page = [
      { text: '1.1', x: 100, y: 696, size: 10 },
      ...text,
      { text: '1.2', x: 100, y: 596, size: 10 },
      ...again,
    ]
    expect(body(await readPages(page))).toEqual([`1.1 ${story.trim()}`, `1.2 ${other.trim()}`])
  })
})

describe('letters', () => {
  const sentence = wrap(story.trim(), 80)

  it('raised figures become superscripts and part from no word', async () => {
    const [first = '', ...rest] = sentence
    const page = [
      ...lines([first, ...rest], { x: 60, y: 700 }),
      { text: '12', x: 60 + first.length * 6, y: 704, size: 6 },
    ]
    expect(body(await readPages(page))[0]).toContain(`${first}¹² `)
  })

  it('printed twice to look bold are read once', async () => {
    const page = lines(sentence, { x: 60, y: 700 })
    const twice = page.flatMap((run) => [run, { ...run, x: run.x + 0.3 }])
    expect(body(await readPages(twice))).toEqual([story.trim()])
  })

  it('set apart are closed to words, by the gaps between them', async () => {
    const page = [
      { text: 'CYBER STRATEGY OF', x: 60, y: 740, size: 12, font: 'sansBold' as const, spacing: 3 },
      ...[...'NATIONAL'].map((text, index) => ({ text, x: 60 + index * 12, y: 720, size: 11 })),
      ...[...'PLANNING'].map((text, index) => ({ text, x: 180 + index * 12, y: 720, size: 11 })),
      ...lines(sentence, { x: 60, y: 680 }),
      ...lines(['The cyber strategy of the nation is a strategy of cyber policy.'], { x: 60, y: 600 }),
    ]
    const { text } = await readPages(page)
    expect(text).toContain('CYBER STRATEGY OF')
    expect(text).toContain('NATIONAL PLANNING')
  })

  it('broken by a wide pair are put together where the word stands elsewhere', async () => {
    const page = [
      { text: 'STR', x: 60, y: 740, size: 20, font: 'mono' as const },
      { text: 'ATEGY', x: 60 + 3 * 12 + 4, y: 740, size: 20, font: 'mono' as const },
      ...lines(sentence, { x: 60, y: 680 }),
      ...lines(['A strategy is no plan, and a plan is no strategy.'], { x: 60, y: 600 }),
    ]
    expect((await readPages(page)).text).toContain('STRATEGY')
  })

  it('that stand large at the start of a chapter belong to its first word', async () => {
    const [first = '', second = '', ...rest] = wrap(story.trim().slice(1), 80)
    const page = [
      { text: 'T', x: 60, y: 688, size: 30, font: 'mono' as const },
      ...lines([first, second], { x: 80, y: 700 }),
      ...lines(rest, { x: 60, y: 676 }),
    ]
    expect(body(await readPages(page))).toEqual([story.trim()])
  })

  it('on a page that is turned are read as they stand', async () => {
    const page = lines(sentence, { x: 60, y: 700 }).map(({ text, x, y }) => ({ text, x: 700 - y + 60, y: x, turn: 90 }))
    expect(body(await readPages(page))).toEqual([story.trim()])
  })

  it('turned against the text of a page are none of it', async () => {
    const page = [
      ...lines(sentence, { x: 60, y: 700 }),
      { text: 'printed on recycled paper', x: 590, y: 200, turn: 90 },
    ]
    const document = await readPages(page)
    expect(body(document)).toEqual([story.trim()])
    expect(paragraphs(document, 'table')).toEqual(['printed on recycled paper'])
  })
})

describe('tables', () => {
  const intro = lines(wrap(story.trim(), 80), { x: 60, y: 740 })

  it('have a block a row, and are no text', async () => {
    const cells = [
      ['Country', 'Year', 'Budget'],
      ['Norway', '2019', '120'],
      ['Sweden', '2020', '95'],
      ['Iceland', '2021', '8'],
    ]
    const table = cells.flatMap((row, line) =>
      row.map((text, cell) => ({ text, x: 80 + cell * 150, y: 640 - line * 14, size: 9 })),
    )
    const document = await readPages([...intro, ...table])
    expect(paragraphs(document, 'table')).toEqual(cells.map((row) => row.join(' | ')))
    expect(body(document)).toEqual([story.trim()])
  })

  it('of contents are told by their dots, or by page numbers in line', async () => {
    const dots = ['Introduction', 'Norms', 'Conclusion'].map((text, line) => ({
      text: `${text} ${'.'.repeat(60 - text.length)} ${line * 7 + 1}`,
      x: 60,
      y: 600 - line * 14,
    }))
    const numbers = ['First part', 'Second part', 'Third part', 'Fourth part'].flatMap((text, line) => [
      { text, x: 60, y: 500 - line * 14 },
      { text: String(line + 20), x: 500, y: 500 - line * 14 },
    ])
    const document = await readPages([...intro, ...dots, ...numbers])
    expect(paragraphs(document, 'contents').map((text) => text.replace(/ \.+/, ''))).toEqual([
      'Introduction 1',
      'Norms 8',
      'Conclusion 15',
      'First part 20',
      'Second part 21',
      'Third part 22',
      'Fourth part 23',
    ])
  })

  it('are not made of lines that are spread to both edges', async () => {
    const width = 40
    const justified = wrap(other.trim(), width).flatMap((text, line): Run[] => {
      const parts = text.split(' ')
      const spare = (width - text.length) / Math.max(1, parts.length - 1)
      let x = 60
      return parts.map((part) => {
        const run = { text: part, x, y: 600 - line * 12 }
        x += (part.length + 1 + spare) * 6
        return run
      })
    })
    expect(body(await readPages([...intro, ...justified]))).toHaveLength(2)
  })
})

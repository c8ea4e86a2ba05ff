import { describe, expect, it } from 'vitest'
import { only, paragraphs, read } from './read.js'
import { lines, type Run, wrap, writePdf } from './write-pdf.js'

const text =
  'The authorities have a reliable picture of the condition of the vital functions of the society and of the disturbances that threaten them, and they do what they can to secure each of these functions in normal times and in times of crisis alike. ' +
  'Every ministry reports to the council once a year, and the council reports to the parliament, which may ask for more of it whenever it sees a reason. '

function page(number: number, at: readonly string[], more: readonly Run[] = []): Run[] {
  const left = number % 2 === 0
  return [
    {
      text: left ? 'A STRATEGY FOR CYBERSPACE' : 'Chapter on Norms',
      x: left ? 60 : 400,
      y: 760,
      size: 8,
      font: 'sans',
    },
    ...lines(at, { x: 60, y: 720 }),
    ...more,
    { text: String(number), x: left ? 60 : 540, y: 30, size: 8, font: 'sans' },
  ]
}

async function readPages(...pages: readonly (readonly Run[])[]): Promise<ReturnType<typeof only>> {
  return only(await read('a.pdf', writePdf(...pages)))
}

/** A text over several pages: so many lines on each. */
function flow(whole: string, perPage: number): string[][] {
  const all = wrap(whole.trim(), 78)
  return Array.from({ length: Math.ceil(all.length / perPage) }, (_, index) =>
    all.slice(index * perPage, (index + 1) * perPage),
  )
}

const countries = ['Norway', 'Sweden', 'Iceland', 'Finland', 'Estonia', 'Denmark', 'Latvia']

describe('paragraphs', () => {
  it('run over pages, heads and notes: each is one, and begins on its first page', async () => {
    const pages = flow(text.repeat(4), 5).map((at, index) =>
      page(index + 2, at, [{ text: `${index + 1} See the report of ${countries[index]}.`, x: 60, y: 60, size: 7 }]),
    )
    const document = await readPages(...pages)
    expect(pages.length).toBeGreaterThan(3)
    expect(paragraphs(document, 'body')).toEqual([text.repeat(4).trim()])
    expect(document.paragraphs.find((paragraph) => paragraph.zone === 'body')?.page).toBe(1)
    expect(paragraphs(document, 'footnote')).toHaveLength(pages.length)
    expect(paragraphs(document, 'running-head')).toHaveLength(pages.length * 2)
  })

  it('end at more room, at an indent behind a full stop, and behind a short line', async () => {
    const first = wrap(text.trim(), 78)
    const height = first.length * 12
    const document = await readPages([
      ...lines(first, { x: 60, y: 740 }),
      ...lines(first, { x: 60, y: 740 - height - 10 }),
      ...lines([` ${first[0] ?? ''}`.trim()], { x: 84, y: 740 - height * 2 - 10 }),
      ...lines(first.slice(1), { x: 60, y: 740 - height * 2 - 22 }),
    ])
    expect(paragraphs(document, 'body')).toEqual([text.trim(), text.trim(), text.trim()])
  })

  it('join words broken at the end of a line, and keep true compounds', async () => {
    const document = await readPages(
      lines(
        [
          'The ministries are responsible for what they run, and each of the minis-',
          'tries reports on it. A cross-border matter is for all of them: of cross-',
          'border matters the council is told, and of Java-based and of Type-',
          'Script-based systems as well, since TypeScript is used in many places by now.',
        ],
        { x: 60, y: 700 },
      ),
    )
    expect(document.text).toContain('each of the ministries reports')
    expect(document.text).toContain('of cross-border matters')
    expect(document.text).toContain('of TypeScript-based systems')
  })

  it('keep the hyphens of an address that is broken', async () => {
    const document = await readPages(
      lines(
        [
          'The report is to be found under https://www.example.org/publications/cyber-',
          'norms/2021.pdf and nowhere else, as far as the council knows of it at this time.',
        ],
        { x: 60, y: 700 },
      ),
    )
    expect(document.text).toContain('https://www.example.org/publications/cyber-norms/2021.pdf')
  })

  it('begin at a bullet or a number', async () => {
    const document = await readPages([
      ...lines(wrap(text.trim(), 78), { x: 60, y: 740 }),
      ...lines(
        [
          '• keep the networks open',
          '• keep them secure',
          '1. First of all, the council meets.',
          '2. Then it decides.',
        ],
        {
          x: 60,
          y: 600,
        },
      ),
    ])
    expect(paragraphs(document, 'body').slice(1)).toEqual([
      '• keep the networks open',
      '• keep them secure',
      '1. First of all, the council meets.',
      '2. Then it decides.',
    ])
  })
})

describe('running heads', () => {
  it('are told on left and right pages, with what varies in them, and page numbers with them', async () => {
    const pages = flow(text.repeat(8), 4).map((at, index) => page(index + 1, at))
    const document = await readPages(...pages)
    expect(new Set(paragraphs(document, 'running-head').filter((head) => /\p{L}/u.test(head)))).toEqual(
      new Set(['A STRATEGY FOR CYBERSPACE', 'Chapter on Norms']),
    )
    expect(paragraphs(document, 'body').join(' ')).not.toMatch(/Chapter on Norms|STRATEGY/)
  })

  it('of a chapter of one page are told by their place', async () => {
    const pages = flow(text.repeat(10), 4).map((at, index) => page(index + 1, at))
    pages[4] = page(5, flow(text.repeat(10), 4)[4] ?? []).map((run) =>
      run.y === 760 ? { ...run, text: 'A chapter that is short' } : run,
    )
    expect(paragraphs(await readPages(...pages), 'running-head')).toContain('A chapter that is short')
  })

  it('are none of large letters that open a part each', async () => {
    const pages = flow(text.repeat(16), 4).map((at, index) => page(index + 1, at))
    for (const [index, numeral] of ['I', 'II', 'III'].entries()) {
      pages[index * 3] = [
        { text: `PART ${numeral}`, x: 60, y: 760, size: 24, font: 'sansBold' },
        ...lines(flow(text.repeat(16), 4)[index * 3] ?? [], { x: 60, y: 700 }),
      ]
    }
    const document = await readPages(...pages)
    expect(paragraphs(document, 'running-head')).not.toContain('PART II')
  })
})

describe('notes at the foot', () => {
  it('begin with a raised number in small letters, and go on over a page', async () => {
    const filled = wrap(text.repeat(2).trim(), 78)
    const note = (y: number, words: string, mark?: string): Run[] => [
      ...(mark === undefined ? [] : [{ text: mark, x: 60, y: y + 3, size: 5 }]),
      { text: words, x: mark === undefined ? 60 : 64, y, size: 7 },
    ]
    const document = await readPages(
      [...lines(filled, { x: 60, y: 720 }), ...note(70, 'The report of the council tells more, and', '7')],
      [
        ...lines(filled, { x: 60, y: 720 }),
        ...note(78, 'so does that of the parliament.'),
        ...note(70, 'As was said above in part two of it.', '8'),
      ],
    )
    expect(paragraphs(document, 'footnote')).toEqual([
      '⁷ The report of the council tells more, and so does that of the parliament.',
      '⁸ As was said above in part two of it.',
    ])
  })

  it('are no running heads where they repeat themselves: their numbers count notes, not pages', async () => {
    const filled = wrap(text.repeat(2).trim(), 78)
    const pages = [12, 15, 21, 22].map((number) => [
      ...lines(filled, { x: 60, y: 720 }),
      { text: `${number} Ibid., p. ${number * 3}.`, x: 60, y: 70, size: 7 },
    ])
    expect(paragraphs(await readPages(...pages), 'footnote')).toEqual([
      '12 Ibid., p. 36.',
      '15 Ibid., p. 45.',
      '21 Ibid., p. 63.',
      '22 Ibid., p. 66.',
    ])
  })

  it('of the size of the text are told by the room above them and by their mark', async () => {
    const document = await readPages([
      ...lines(wrap(text.repeat(2).trim(), 78), { x: 60, y: 740 }),
      { text: '2/ A statement was made by one of the delegations.', x: 84, y: 100 },
    ])
    expect(paragraphs(document, 'footnote')).toEqual(['2/ A statement was made by one of the delegations.'])
  })
})

describe('headings', () => {
  it('are large, or bold, or numbered and by themselves; what runs into its paragraph is none', async () => {
    const filled = wrap(text.trim(), 78)
    const at = (y: number): Run[] => lines(filled, { x: 60, y })
    const document = await readPages([
      { text: 'The Condition of the Networks', x: 60, y: 740, size: 20, font: 'bold' },
      ...at(700),
      { text: 'What was done so far', x: 60, y: 620, font: 'monoBold' },
      ...at(600),
      { text: 'ANNEX B: MEASURES', x: 60, y: 510 },
      ...at(480),
      { text: 'Work of the council.', x: 60, y: 400, font: 'monoBold' },
      { text: 'It meets once a year and tells the ministries what', x: 60 + 21 * 6, y: 400 },
      { text: 'it expects of them, which is a good deal, as they say themselves.', x: 60, y: 388 },
    ])
    expect(paragraphs(document, 'title', 'heading')).toEqual([
      'The Condition of the Networks',
      'What was done so far',
      'ANNEX B: MEASURES',
    ])
    expect(paragraphs(document, 'body').at(-1)).toBe(
      'Work of the council. It meets once a year and tells the ministries what it expects of them, which is a good deal, as they say themselves.',
    )
  })

  it('captions and the words of a figure are no text', async () => {
    const filled = wrap(text.trim(), 78)
    const document = await readPages([
      ...lines(filled, { x: 60, y: 740 }),
      { text: 'Budget', x: 120, y: 600, size: 7, font: 'sans' },
      { text: 'Staff', x: 300, y: 560, size: 7, font: 'sans' },
      { text: 'Figure 3. Budget and staff over the years.', x: 60, y: 520 },
      ...lines(filled, { x: 60, y: 480 }),
    ])
    expect(paragraphs(document, 'table')).toEqual(['Budget', 'Staff', 'Figure 3. Budget and staff over the years.'])
    expect(paragraphs(document, 'body')).toEqual([text.trim(), text.trim()])
  })
})

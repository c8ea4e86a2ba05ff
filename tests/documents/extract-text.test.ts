import { describe, expect, it } from 'vitest'
import { extractText } from '../../src/documents/extract-text.js'
import { only, paragraphs, prose, read } from './read.js'

const textOf = (source: string): string[] => extractText(source).blocks.map((block) => block.text)

describe('lines of a plain text', () => {
  it('that are broken at a column become paragraphs, which blank lines end', () => {
    const source =
      'Cyber security is not meant to be a legal concept the adoption of\nwhich would lead to granting new competences to authorities or\nother bodies.\n\nThe Strategy presents the vision and approach, and the guidelines\nof it.\n'
    expect(textOf(source)).toEqual([
      'Cyber security is not meant to be a legal concept the adoption of which would lead to granting new competences to authorities or other bodies.',
      'The Strategy presents the vision and approach, and the guidelines of it.',
    ])
  })

  it('that are not broken are paragraphs of their own', () => {
    const first = `The first paragraph ${'is long and goes on '.repeat(20)}here.`
    const second = `The second ${'one is of another length '.repeat(9)}too.`
    expect(textOf(`${first}\n${second}\nA third.`)).toEqual([first, second, 'A third.'])
  })

  it('end a paragraph where one ends a sentence and has room left', () => {
    const source =
      'We thank the President for the leadership that has been shown\nin these years.\nOur planet is heating up owing to the clear and imminent danger\nof climate change, and we must act now and together and in time\nfor all of us.'
    expect(textOf(source)).toHaveLength(2)
  })

  it('begin one at an indent after a full stop', () => {
    const source =
      'Mr. Kofi Annan, who has sought to make significant changes here.\n The message of the President begins here and it goes on for a\nlittle while, until it ends at the end of this short paragraph.'
    expect(textOf(source)).toHaveLength(2)
  })

  it('begin one at every bullet and number', () => {
    const source =
      'The vision of the strategy for the security of cyberspace is that:\n• it can secure its vital functions against threats in all of the\nsituations that may come;\n• citizens can use a safe domain.\n1. First, the government will see to it that all of this is done.\n2. Second, it reports.'
    expect(textOf(source)).toEqual([
      'The vision of the strategy for the security of cyberspace is that:',
      '• it can secure its vital functions against threats in all of the situations that may come;',
      '• citizens can use a safe domain.',
      '1. First, the government will see to it that all of this is done.',
      '2. Second, it reports.',
    ])
  })

  it('go on over a page, past its number and running head', () => {
    const page = (number: number, body: string): string => `${body}\n\n${number}\n\nA STRATEGY FOR CYBERSPACE`
    const source = [
      page(
        1,
        'The authorities have a reliable picture of the condition of all\nthe vital functions of the society and of the disturbances that',
      ),
      page(2, 'affect their functioning in normal times. Each of the ministries\nis responsible for its own.'),
      page(3, 'Within its sphere of responsibility every ministry must see to it\nthat the tasks are carried out.'),
    ].join('\f')
    const { blocks, pages } = extractText(source)
    expect(pages).toBe(3)
    expect(blocks[0]).toMatchObject({
      text: 'The authorities have a reliable picture of the condition of all the vital functions of the society and of the disturbances that affect their functioning in normal times. Each of the ministries is responsible for its own.',
      page: 1,
    })
    expect(blocks.filter((block) => block.kind === 'running-head')).toHaveLength(6)
    expect(blocks.at(-3)).toMatchObject({ page: 3, kind: 'paragraph' })
  })

  it('of a text set with a blank line after every line are joined all the same', () => {
    const lines = [
      'In the country the use of information and communication systems',
      'has been spreading rapidly, and they are playing important roles',
      'in all aspects of our lives. Public bodies, which provide services',
      'in critical sectors like energy, water, health and transportation',
      'have been using such systems heavily. These systems improve the',
      'quality and the speed of the services that are being provided to',
      'the people, and help the bodies to work more productively than in',
      'the past, and they contribute to the improvement of the standards',
      'of living. As public bodies use them at an increasing rate, it has',
      'become an important aspect of security to ensure their safety.',
    ]
    expect(textOf(lines.join('\n \n'))).toHaveLength(1)
  })

  it('with dots that lead to a page are contents, and rules without letters are furniture', () => {
    const kinds = extractText('1. INTRODUCTION ........................ 3\n\n* * *\n\nFOREWORD').blocks.map(
      (block) => block.kind,
    )
    expect(kinds).toEqual(['contents', 'running-head', 'heading'])
  })
})

describe('text from another extractor', () => {
  it('gives the bullets back to the items that follow them', async () => {
    const list = `${prose}\n\n• \n• \n\nto protect networks\nto share what is known\n\n${prose}`
    expect(paragraphs(only(await read('a.txt', list)))).toEqual([
      prose,
      '• to protect networks',
      '• to share what is known',
      prose,
    ])
  })

  it('leaves bullets out where nobody can tell which items they had', async () => {
    const list = `${prose}\n\n•\n•\n•\n\nto protect networks\nto share\n\n${prose}`
    expect(paragraphs(only(await read('a.txt', list))).join(' ')).not.toContain('•')
  })

  it('takes a page of titles below Contents for contents, whether or not the numbers stand beside them', async () => {
    const page =
      'CONTENTS\n\nForeword\n\n1. Goals\n\n2. Strategies\n\nA longer title that has no number beside it\n\n3 5 8\n\n12'
    const document = only(await read('a.txt', `Strategy\n\f${page}\n\f1. Goals\n\n${prose}\n\f${prose}`))
    expect(paragraphs(document, 'contents')).toEqual([
      'CONTENTS',
      'Foreword',
      '1. Goals',
      '2. Strategies',
      'A longer title that has no number beside it',
    ])
    expect(paragraphs(document, 'heading')).toEqual(['1. Goals'])
  })
})

describe('a running head', () => {
  it('that an extractor put into the middle of a page breaks no sentence', async () => {
    const head = (number: number): string => `NATIONAL STRATEGY FOR THE NET — OBJECTIVE ${number}`
    const page = (number: number): string => `${head(number)}\n\n${prose}\n\n${number}\n\f`
    const broken = `${prose} Since the attacks of that year the Go-\n\n${head(4)}\n\nvernment has set up a new council.\n\n4`
    const document = only(await read('a.txt', page(1) + page(2) + page(3) + broken))
    expect(paragraphs(document, 'running-head').filter((text) => text.startsWith('NATIONAL'))).toHaveLength(4)
    expect(document.text).toContain('of that year the Government has set up a new council.')
  })
})

describe('a heading in capitals', () => {
  it('that is broken in a narrow column is one heading', () => {
    const source = `${'to raise cyber capability in the region\n'.repeat(3)}\nCONTRIBUTE TO\nINTERNATIONAL\nCYBER SECURITY\n\nand to build trust there and elsewhere.`
    expect(textOf(source)).toContain('CONTRIBUTE TO INTERNATIONAL CYBER SECURITY')
  })
})

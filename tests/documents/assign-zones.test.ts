import { describe, expect, it } from 'vitest'
import { only, paragraphs, prose, read } from './read.js'

const zonesOf = async (text: string, path = 'a.txt'): Promise<[string, string][]> => {
  const document = only(await read(path, text))
  return document.paragraphs.map((paragraph) => [
    paragraph.zone,
    document.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 24)),
  ])
}

const entries = [
  'Barrinha, A. and Renard, T. (2017). Cyber-diplomacy: the making of an international society. Global Affairs, 3(4), 353-364.',
  'Segal, A. (2020). China’s Alternative Cyber Governance Regime. Council on Foreign Relations, March 13, 1-8.',
  'Doshi, R. (2020). The contest for the Fourth Industrial Revolution. Brookings, at: https://www.brookings.edu/testimonies/',
  'Losito, M. (2021). Great Power Internet Governance. Small Wars Journal, at: https://smallwarsjournal.com/jrnl/art/great',
]

describe('zones of a plain text', () => {
  it('run from the heading of a section to the next one', async () => {
    const text = `Norms in Cyberspace\n\nAbstract\n\n${prose}\n\nKeywords\n\nnorms, cyberspace, power\n\nIntroduction\n\n${prose}\n\nReferences\n\n${entries.join('\n\n')}`
    expect((await zonesOf(text)).map(([zone]) => zone)).toEqual([
      'title',
      'heading',
      'abstract',
      'keywords',
      'keywords',
      'heading',
      'body',
      'references',
      ...entries.map(() => 'references'),
    ])
  })

  it('tell a reference list without a heading by its shape, the entry without a number too', async () => {
    const numbered = entries
      .slice(0, 3)
      .map((entry, index) => `  ${index + 1}. ${entry}`)
      .join('\n')
    const document = only(await read('a.txt', `${prose}\n\n${prose} It ends here.\n\n${numbered}\n\n${entries[3]}`))
    expect(paragraphs(document, 'references')).toHaveLength(4)
    expect(paragraphs(document, 'body')).toHaveLength(2)
  })

  it('leave the numbered paragraphs of a resolution to the body', async () => {
    const resolution = `The General Assembly,\n\nRecalling its resolutions 53/70 of 4 December 1998 and 73/27 of 5 December 2018,\n\n${prose}\n\n1. Calls upon Member States to promote the consideration of threats in the field of information security, as in 2015;\n\n2. Recalls Security Council resolution 1540 (2004), in which States decided to take measures;\n\n3. Invites all Member States to inform the Secretary-General of their views (see A/65/201), pp. 6-12;\n\n4. Decides to convene the working group in 2019, with a view to making its work more inclusive.`
    expect(paragraphs(only(await read('a.txt', resolution)), 'references')).toEqual([])
  })

  it('leave a list of goals and paragraphs that cite to the body', async () => {
    const text = `${prose}\n\n1. To become a normative power by 2030.\n\n2. To set standards, as Segal (2017) argues in his study of the matter.\n\n3. To make intergovernmental agreements with its partners (Renard, 2020).`
    expect(paragraphs(only(await read('a.txt', text)), 'references')).toEqual([])
  })

  it('do not take what follows the word References for a list where no entry does', async () => {
    const document = only(await read('a.txt', `Report\n\nReferences\n\n${prose}\n\n${prose} And so on.`))
    expect(paragraphs(document, 'references')).toEqual([])
    expect(paragraphs(document, 'body')).toHaveLength(2)
  })

  it('end a reference list at an annex', async () => {
    const document = only(
      await read(
        'a.txt',
        `${prose}\n\nBibliography\n\n${entries.join('\n\n')}\n\nAnnex A\n\n${prose} This is the annex.`,
      ),
    )
    expect(paragraphs(document, 'references')).toHaveLength(5)
    expect(paragraphs(document, 'body')).toHaveLength(2)
  })

  it('make notes that mostly cite references, and leave other notes to the author', async () => {
    const cited = only(await read('a.txt', `${prose}\n\nNotes\n\n${entries.join('\n\n')}`))
    expect(paragraphs(cited, 'references')).toHaveLength(5)
    const said = only(
      await read(
        'a.txt',
        `${prose}\n\nNotes\n\n1. The council has changed its view on this since then.\n\n2. The figures are those of the ministry itself.`,
      ),
    )
    expect(paragraphs(said, 'references')).toEqual([])
  })

  it('know an abstract and keywords that bear their name in their own line', async () => {
    const zones = await zonesOf(`Abstract: ${prose}\n\nKeywords: norms; power; cyberspace\n\n${prose}`)
    expect(zones.map(([zone]) => zone)).toEqual(['abstract', 'keywords', 'body'])
  })
})

describe('zones of Markdown', () => {
  it('end a section at a heading of the same depth, not at a deeper one', async () => {
    const text = `# Title\n\n## Abstract\n\n${prose}\n\n### A part of it\n\nStill the abstract of it.\n\n## Body\n\n${prose}\n\n## References\n\n- ${entries.join('\n- ')}\n\n## Annex\n\n${prose}`
    const document = only(await read('a.md', text))
    expect(paragraphs(document, 'abstract')).toHaveLength(3)
    expect(paragraphs(document, 'references')).toEqual(['References', ...entries])
    expect(paragraphs(document, 'title')).toEqual(['Title'])
    expect(paragraphs(document, 'body')).toHaveLength(2)
  })
})

import { describe, expect, it } from 'vitest'
import { codes, only, paragraphs, prose, read } from './read.js'

const french =
  'Le gouvernement de la République renforcera la sécurité des réseaux et des systèmes, avec le concours de ses partenaires, et il protégera les droits de tous les citoyens dans le cyberespace comme ailleurs. Chaque ministère est responsable des systèmes dont il a la charge, et il rend compte au conseil une fois par an.'
const russian = 'Правительство будет работать вместе со своими партнёрами.'
const english = Array.from({ length: 6 }, (_, index) => `${prose} This is paragraph ${index}.`)

describe('an English document', () => {
  it('keeps paragraphs of 40 words or more in another language in a zone of their own, and says how many', async () => {
    const result = await read('a.txt', [...english, french].join('\n\n'))
    const document = only(result)
    expect(document).toMatchObject({ language: 'en', counted: true })
    expect(paragraphs(document, 'other-language')).toEqual([french])
    expect(codes(result)).toEqual(['partly-not-english'])
    expect(result.problems[0]).toMatchObject({ severity: 'note', document: 'a.txt' })
    expect(result.problems[0]?.message).toMatch(/^1 paragraphs with 5\d words .*\(fr\)/)
  })

  it('marks paragraphs in another script however short they are, and short ones between foreign ones', async () => {
    const text = [...english, russian, french, 'Le plan d’action', french].join('\n\n')
    const document = only(await read('a.txt', text))
    expect(paragraphs(document, 'other-language')).toEqual([russian, french, 'Le plan d’action', french])
  })

  it('keeps names, titles and short quotations in their place', async () => {
    const short = ['Ministère de l’Économie numérique', 'Carl Bildt, Stockholm', 'République française: Stratégie 2015']
    const document = only(await read('a.txt', [...english, ...short].join('\n\n')))
    expect(paragraphs(document, 'other-language')).toEqual([])
  })

  it('is not looked through where any language counts', async () => {
    const result = await read('a.txt', [...english, french].join('\n\n'), { anyLanguage: true })
    expect(paragraphs(only(result), 'other-language')).toEqual([])
    expect(codes(result)).toEqual([])
  })
})

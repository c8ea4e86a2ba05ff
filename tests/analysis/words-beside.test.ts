import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyze, contingencyTable, logDice, logLikelihood } from '../../dist/index.js'
import { openFrame } from '../../src/analysis/frame.js'
import { type WordsBeside, wordsBeside } from '../../src/analysis/words-beside.js'
import { openStore } from '../../src/store/store.js'
import { folderOf } from '../support/folders.js'

// Four sentences mention the concept, with 3 free words each; eight others have 4 words each.
const text = [
  ...Array.from({ length: 3 }, () => 'Sovereignty needs strong borders.'),
  'Sovereignty needs old borders.',
  ...Array.from({ length: 7 }, () => 'Children need good schools.'),
  'Markets need open borders.',
].join(' ')
const folder = folderOf({
  'texts/a.txt': text,
  'l.yaml': 'title: x\nconcepts:\n  top: { concepts: { sovereignty: { entries: [sovereignty] } } }\n',
})

describe('the words beside a concept', () => {
  let found: WordsBeside
  const of = (word: string) => found.words.find((each) => each.word === word)

  beforeAll(async () => {
    const out = join(folder, 'output')
    await analyze({ inputs: [join(folder, 'texts')], lexicon: join(folder, 'l.yaml'), out, jobs: 1 })
    const store = await openStore(join(out, 'corpus.duckdb'), { readOnly: true })
    try {
      const frame = await openFrame(store, ['body'])
      found = await wordsBeside(
        store,
        frame.concepts.findIndex(({ concept }) => concept === 'top'),
      )
    } finally {
      await store.close()
    }
  })

  it('are counted in its sentences, those of the concepts below it too, and in all others', () => {
    expect(found.sentences).toBe(4)
    expect(of('border')).toEqual({
      word: 'border',
      beside: 4,
      elsewhere: 1,
      g2: logLikelihood(contingencyTable(4, 5, 12, 12 + 32)),
      sentencesBeside: 4,
      sentences: 5,
      logDice: logDice(4, 4, 5),
    })
  })

  it('are none where they are too few or the mention itself, and have no keyness where they are more frequent elsewhere', () => {
    expect(of('old')).toBeUndefined()
    expect(of('sovereignty')).toBeUndefined()
    expect(of('school')).toBeUndefined()
    expect(of('strong')).toMatchObject({ beside: 3, elsewhere: 0, sentences: 3 })
    expect(of('need')).toMatchObject({ beside: 4, elsewhere: 8, sentences: 12 })
  })
})

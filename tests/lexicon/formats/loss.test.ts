import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dictionaryFormats, lossTable } from '../../../src/lexicon/convert.js'
import { LossList } from '../../../src/lexicon/formats/loss.js'

describe('losses', () => {
  it('stand in the order of the file, those without a line first', () => {
    const losses = new LossList()
    losses.add('note', 'third', { line: 9 })
    losses.add('case', 'second', { line: 2, concept: 'a', entry: 'US' })
    losses.add('forms', 'also second', { line: 2 })
    losses.add('heading', 'first')
    expect(losses.inOrder().map(({ what }) => what)).toEqual(['first', 'second', 'also second', 'third'])
    expect(losses.inOrder()[1]).toEqual({
      kind: 'case',
      effect: 'changed',
      line: 2,
      concept: 'a',
      entry: 'US',
      what: 'second',
    })
  })

  it('are explained in the page on formats, every kind and every format', () => {
    const page = readFileSync('src/lexicon/formats/README.md', 'utf8')
    for (const kind of Object.keys(lossTable)) expect(page).toContain(`\`${kind}\``)
    for (const [format, { extensions }] of Object.entries(dictionaryFormats)) {
      expect(page).toContain(`| \`${format}\` |`)
      for (const extension of extensions) expect(page).toContain(`\`${extension}\``)
    }
  })
})

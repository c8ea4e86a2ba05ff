import { describe, expect, it } from 'vitest'
import { blockColumns } from '../../src/report/blocks.js'
import { blocksMarkdown, escapeMarkdown } from '../../src/report/blocks-markdown.js'

describe('blocks as Markdown', () => {
  it('are headings, paragraphs, tables and quotes', () => {
    expect(
      blocksMarkdown([
        { kind: 'heading', level: 2, text: 'Company' },
        { kind: 'paragraph', text: 'Two words.' },
        {
          kind: 'table',
          columns: blockColumns(['word'], ['count']),
          rows: [
            ['a', '1'],
            ['b', '-'],
          ],
        },
        { kind: 'quotes', quotes: [{ place: 'Sentence 1', before: 'A ', match: 'norm', after: ' is.' }] },
      ]),
    ).toBe(
      '## Company\n\nTwo words.\n\n| word | count |\n| --- | ---: |\n| a | 1 |\n| b | - |\n\n- Sentence 1: A <mark>norm</mark> is.\n',
    )
  })

  it('lets no text be a mark, a link, a cell, a list or HTML', () => {
    expect(escapeMarkdown('<b>*x*</b> | [a](b) `c` #d ~e~ &amp; !f_g')).toBe(
      '\\<b\\>\\*x\\*\\</b\\> \\| \\[a\\](b) \\`c\\` \\#d \\~e\\~ \\&amp; \\!f\\_g',
    )
    expect(escapeMarkdown('a\n\n- b\n1. c')).toBe('a - b 1. c')
    expect(escapeMarkdown('- a')).toBe('\\- a')
    expect(escapeMarkdown('12. a')).toBe('12\\. a')
    expect(escapeMarkdown('--- a')).toBe('\\--- a')
    expect(escapeMarkdown('-0.5')).toBe('-0.5')
  })
})

import { describe, expect, it } from 'vitest'
import { blockColumns } from '../../src/report/blocks.js'
import { blocksPage } from '../../src/report/blocks-page.js'
import { escapeHtml } from '../../src/report/reading-page.js'

const hostile = `</td></title><script>alert(1)</script><img src=x onerror="alert(2)"> & 'quoted'`
const page = blocksPage(hostile, [
  { kind: 'heading', level: 1, text: hostile },
  { kind: 'paragraph', text: hostile },
  { kind: 'table', columns: blockColumns([hostile], ['count']), rows: [[hostile, '1']] },
  { kind: 'quotes', quotes: [{ place: hostile, before: hostile, match: hostile, after: hostile }] },
])

describe('blocks as a page', () => {
  it('let nothing of a text run or load', () => {
    expect(page).not.toMatch(/<(?:script|img|link|iframe)/)
    expect(page).not.toMatch(/<[^>]*onerror/)
    expect(page.split(escapeHtml(hostile)).length - 1).toBe(9)
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    )
  })

  it('set numbers to the right, name the columns and mark what matched', () => {
    expect(page).toContain('<th scope="col" class="number">count</th>')
    expect(page).toContain('<td class="number">1</td>')
    expect(page).toContain(`<mark>${escapeHtml(hostile)}</mark>`)
  })

  it('can be printed, and read by day and night', () => {
    expect(page).toContain('@media print')
    expect(page).toContain('prefers-color-scheme: dark')
  })
})

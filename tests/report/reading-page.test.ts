import { describe, expect, it } from 'vitest'
import { escapeHtml, readingPage } from '../../src/report/reading-page.js'

const hostile = `</p><script>alert(1)</script><img src=x onerror="alert(2)"> & 'quoted'`
const page = readingPage({
  title: hostile,
  counted: ['body'],
  problems: [{ severity: 'warning', code: 'ocr-noise', message: hostile }],
  documents: [
    {
      id: hostile,
      text: `${hostile}\nsecond line`,
      counted: true,
      metadata: { [hostile]: hostile },
      paragraphs: [
        { start: 0, end: hostile.length + 12, zone: 'body', page: 2 },
        { start: 0, end: 4, zone: 'references', page: 3 },
      ],
      scores: [
        { page: 2, words: 7, quality: 0.987 },
        { page: 3, words: 0, quality: null },
      ],
    },
  ],
})

describe('the page that shows a reading', () => {
  it('lets nothing of the file run, in the text, the names and the problems alike', () => {
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page).not.toMatch(/<[^>]*onerror/)
    expect(page.split(escapeHtml(hostile)).length - 1).toBe(7)
    expect(page).toContain("default-src 'none'")
  })

  it('names the zone and the page of every paragraph and sets back what is not counted', () => {
    expect(page).toContain('<h3 class="page">Page 2</h3>\n<div class="counted"><span class="zone">body</span>')
    expect(page).toContain('<h3 class="page">Page 3</h3>\n<div class="left-out"><span class="zone">references</span>')
    expect(page).toContain('<br>second line')
  })

  it('shows the score of each page, and nothing where there is none', () => {
    expect(page).toContain('<tr><td>2</td><td>7</td><td>0.99</td></tr><tr><td>3</td><td>0</td><td></td></tr>')
  })

  it('escapes what HTML reads', () => {
    expect(escapeHtml(`<a href="x">&'`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;')
  })
})

import { describe, expect, it } from 'vitest'
import { codes, haveTexts, only, paragraphs, prose, read, readReal } from './read.js'

describe('HTML', () => {
  it('gives title, author and date, and the text without scripts, styles and navigation', async () => {
    const page = `<!doctype html><html><head><title>Norms &amp; Power</title><meta name="author" content="Ministry"><meta property="article:published_time" content="2020-09-08T10:00:00Z"><style>p{}</style></head><body><nav><a href="/">Home</a></nav><h1>Norms &amp; Power</h1><p>${prose}</p><script>var x = "no"</script><h2>More</h2><ul><li>First <b>bold</b></li><li>Second</li></ul><table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table><p hidden>hidden</p><footer>Imprint</footer></body></html>`
    const document = only(await read('a.html', page))
    expect(document.metadata).toMatchObject({ title: 'Norms & Power', issuer: 'Ministry', date: '2020-09-08' })
    expect(
      document.paragraphs.map((paragraph) => [paragraph.zone, document.text.slice(paragraph.start, paragraph.end)]),
    ).toEqual([
      ['title', 'Norms & Power'],
      ['body', prose],
      ['heading', 'More'],
      ['body', 'First bold'],
      ['body', 'Second'],
      ['table', 'a | b'],
      ['table', 'c | d'],
    ])
  })

  it('is known by its first tags whatever the name, and the name alone does not make it', async () => {
    expect(only(await read('a.txt', `<html><body><p>${prose}</p></body></html>`)).format).toBe('html')
    expect(only(await read('a.html', `${prose} 1 < 2 and so on.`)).format).toBe('txt')
  })

  it('is read where tags are not closed, and takes what is marked as the main part', async () => {
    const document = only(
      await read(
        'a.html',
        `<div class=menu>Menu<div>Login</div></div><main><p>${prose}<p>Second &ldquo;one&rdquo;<br><br>third</main>`,
      ),
    )
    expect(paragraphs(document)).toEqual([prose, 'Second “one”', 'third'])
  })

  it('drops the marks of notes and keeps the notes in their zone', async () => {
    const document = only(
      await read(
        'a.html',
        `<body><p>${prose} Power<sup><a href="#fn1">[1]</a></sup> counts.</p><ol><li id="footnote-1"><p>The note. <a href="#r">↑</a></p></li></ol></body>`,
      ),
    )
    expect(paragraphs(document, 'body')).toEqual([`${prose} Power counts.`])
    expect(paragraphs(document, 'footnote')).toEqual(['The note.'])
  })

  it('nested beyond reason is read as the text between its tags, at once', async () => {
    const result = await read('a.html', `<html><body>${'<div>'.repeat(100_000)}${prose}`)
    expect(codes(result)).toEqual(['partly-damaged'])
    expect(only(result).text).toBe(prose)
  })

  it('leaves out the frame of a site: menus, banners, related links, imprint', async () => {
    const links = (name: string): string =>
      Array.from({ length: 12 }, (_, index) => `<li><a href="/${name}/${index}">${name} ${index}</a></li>`).join('')
    const article = Array.from({ length: 8 }, (_, index) => `<p>${prose} This is paragraph ${index}.</p>`).join('\n')
    const page = `<html><head><title>Norms</title></head><body><div id="cookie-banner" class="banner">We use cookies. <button>Accept</button></div><div class="menu"><ul>${links('Section')}</ul></div><div class="layout"><div class="sidebar"><h3>Related</h3><ul>${links('Related')}</ul></div><div class="content"><h1>Norms</h1>${article}</div></div><div class="footer"><ul>${links('Imprint')}</ul></div></body></html>`
    const document = only(await read('a.html', page))
    expect(paragraphs(document)).toHaveLength(9)
    expect(document.text).not.toMatch(/Section \d|Related|Imprint|cookies/)
  })

  it('of frames alone is empty', async () => {
    const result = await read(
      'a.html',
      '<html><frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset></html>',
    )
    expect(codes(result)).toEqual(['empty-file'])
  })

  it.skipIf(!haveTexts)('gives the same text for a page and its malformed twin', async () => {
    const good = only(await readReal('office/html5.html'))
    const bad = only(await readReal('office/malformed_html5.html'))
    expect(bad.text).toBe(good.text)
    expect(good.text).toBe('The quick brown fox\n\njumps over the lazy dog')
  })
})

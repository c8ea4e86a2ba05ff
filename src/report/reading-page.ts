/** A document as the page shows it; the shape of what the pipeline inspects. */
export interface ShownDocument {
  readonly id: string
  readonly text: string
  readonly counted: boolean
  readonly metadata: Readonly<Record<string, string>>
  readonly paragraphs: readonly {
    readonly start: number
    readonly end: number
    readonly zone: string
    readonly page: number
  }[]
  readonly scores: readonly { readonly page: number; readonly words: number; readonly quality: number | null }[]
}

/** What the page is about. */
export interface ShownReading {
  readonly title: string
  readonly documents: readonly ShownDocument[]
  readonly problems: readonly { readonly severity: string; readonly code: string; readonly message: string }[]
  /** Zones that are counted unless told otherwise. */
  readonly counted: readonly string[]
}

/**
 * One self-contained page that shows how a file was read: its paragraphs in reading order, each with its zone and page, those
 * not counted set back, the score of each page, and the problems. Nothing of the file can run in it.
 */
export function readingPage(reading: ShownReading): string {
  const documents = reading.documents.map((document) => documentSection(document, reading.counted)).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(reading.title)}: how it was read</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(reading.title)}</h1>
<p>The text in reading order. Each paragraph names its zone; what is not counted is set back.</p>
${problemList(reading.problems)}
${documents}
</main>
</body>
</html>
`
}

/** Text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text.replace(/[&<>"']/g, (character) => entities[character] as string)
}

function problemList(problems: ShownReading['problems']): string {
  if (problems.length === 0) return '<p>No problems.</p>'
  const items = problems.map(
    ({ severity, code, message }) => `<li><strong>${severity}</strong> ${code}: ${escapeHtml(message)}</li>`,
  )
  return `<h2>Problems</h2>\n<ul>\n${items.join('\n')}\n</ul>`
}

function documentSection(document: ShownDocument, counted: readonly string[]): string {
  let page = 0
  const paragraphs = document.paragraphs.map(({ start, end, zone, page: on }) => {
    const border = on > page ? `<h3 class="page">Page ${on}</h3>\n` : ''
    page = Math.max(page, on)
    const kept = document.counted && counted.includes(zone)
    const text = escapeHtml(document.text.slice(start, end)).replaceAll('\n', '<br>')
    return `${border}<div class="${kept ? 'counted' : 'left-out'}"><span class="zone">${zone}</span><p>${text}</p></div>`
  })
  const not = document.counted ? '' : ' <em>(not counted)</em>'
  return `<section>
<h2>${escapeHtml(document.id)}${not}</h2>
${metadataList(document.metadata)}
${pageTable(document.scores)}
${paragraphs.join('\n')}
</section>`
}

function metadataList(metadata: ShownDocument['metadata']): string {
  const entries = Object.entries(metadata)
  if (entries.length === 0) return ''
  return `<dl>${entries.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`
}

function pageTable(pages: ShownDocument['scores']): string {
  if (pages.length === 0) return ''
  const rows = pages.map(
    ({ page, words, quality }) =>
      `<tr><td>${page === 0 ? 'all' : page}</td><td>${words}</td><td>${quality === null ? '' : quality.toFixed(2)}</td></tr>`,
  )
  return `<details><summary>Scores of the pages</summary><table><thead><tr><th>page</th><th>words</th><th>quality (0 to 1)</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>`
}

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --quiet: #6a737d; --line: #d9dee3; --zone: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #14171a; --quiet: #98a1aa; --line: #343a40; --zone: #7cb7ff; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 Georgia, 'Times New Roman', serif; }
main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3, .zone, table, dl, summary { font-family: system-ui, sans-serif; }
.page { margin: 2rem 0 .5rem; padding-top: .25rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .8rem; font-weight: 600; }
div.counted, div.left-out { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; }
div p { margin: .3rem 0; }
.zone { color: var(--zone); font-size: .75rem; padding-top: .55rem; text-align: right; }
.left-out { color: var(--quiet); font-size: .9em; }
.left-out .zone { color: var(--quiet); }
table { border-collapse: collapse; font-size: .85rem; }
td, th { text-align: right; padding: .1rem .8rem; border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .85rem; }
dt { color: var(--quiet); } dd { margin: 0; }
@media (max-width: 40rem) { div.counted, div.left-out { grid-template-columns: 1fr; gap: 0; } .zone { text-align: left; } }
`

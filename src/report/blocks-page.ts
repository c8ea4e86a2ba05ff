import type { Block } from './blocks.js'
import { escapeHtml } from './reading-page.js'

/** Blocks as one self-contained page for a browser or a printer: nothing is loaded, and nothing of a text can run in it. */
export function blocksPage(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${blocks.map(htmlOf).join('\n')}
</main>
</body>
</html>
`
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${escapeHtml(block.text)}</p>`
    case 'table': {
      const cell = (tag: 'td' | 'th', text: string, column: number) => {
        const look = block.columns[column]?.isNumber === true ? ' class="number"' : ''
        return `<${tag}${tag === 'th' ? ' scope="col"' : ''}${look}>${escapeHtml(text)}</${tag}>`
      }
      const head = block.columns.map(({ name }, column) => cell('th', name, column)).join('')
      const body = block.rows.map((row) => `<tr>${row.map((text, column) => cell('td', text, column)).join('')}</tr>`)
      // A wide table scrolls in a frame of its own, and the keyboard has to reach it.
      return `<div class="table" tabindex="0"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`
    }
    case 'quotes':
      return `<ul>\n${block.quotes
        .map(
          ({ place, before, match, after }) =>
            `<li><span class="place">${escapeHtml(place)}</span> ${escapeHtml(before)}<mark>${escapeHtml(match)}</mark>${escapeHtml(after)}</li>`,
        )
        .join('\n')}\n</ul>`
  }
}

const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --quiet: #57606a; --line: #d9dee3; --mark: #fff1b8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #14171a; --quiet: #a3acb5; --line: #343a40; --mark: #5c4b00; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 Georgia, 'Times New Roman', serif; }
main { max-width: 54rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2, h3, .place, table { font-family: system-ui, sans-serif; }
h2 { margin-top: 2.2rem; padding-top: .4rem; border-top: 1px solid var(--line); }
h3 { font-size: 1rem; margin-bottom: .2rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
td, th { text-align: left; padding: .15rem .9rem .15rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
ul { padding-left: 1.1rem; margin: .2rem 0 1rem; }
li { margin: .3rem 0; }
.place { color: var(--quiet); font-size: .75rem; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #444; --line: #bbb; --mark: #eee; }
  main { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  .table { overflow: visible; }
  h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; } thead { display: table-header-group; }
  mark { font-weight: bold; }
}
`

import { createHash } from 'node:crypto'
import { escapeHtml } from '../reading-page.js'

/** What a page is put together from. */
export interface PageParts {
  readonly title: string
  /** One line for readers whose browser shows no script. */
  readonly summary: string
  /** Embedded blocks by name; see `embed`. */
  readonly blocks: Readonly<Record<string, string>>
  readonly script: string
  readonly style: string
}

/**
 * One page that needs nothing else: no file, no network. Nothing in it runs but the one script, which is named by its hash, and
 * the blocks of data cannot end early: they are base64.
 */
export function buildPage({ title, summary, blocks, script, style }: PageParts): string {
  const safeScript = script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const data = Object.entries(blocks).map(
    ([name, text]) => `<script type="application/octet-stream" id="data-${escapeHtml(name)}">${text}</script>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(safeScript, style)}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript><p>${escapeHtml(summary)} This page needs JavaScript; it loads nothing from anywhere.</p></noscript></div>
${data.join('\n')}
<script type="module">${safeScript}</script>
</body>
</html>
`
}

function contentPolicy(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    // No text can be turned into markup, whatever the script does.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

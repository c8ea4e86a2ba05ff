/** What the page of a server may do: run its one script and ask this server, and nothing else. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data: blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No text can be turned into markup, whatever the script does.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** The page before its data have come. It holds nothing of the corpus: that is for those who know the key. */
export const livePage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Tallyrand</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/viewer.css">
<script type="module" src="/viewer.js"></script>
</head>
<body data-source="server">
<div id="page"><noscript><p>This page needs JavaScript; it loads nothing but from this server.</p></noscript></div>
</body>
</html>
`

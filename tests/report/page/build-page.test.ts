import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildPage } from '../../../src/report/page/build-page.js'
import { embed } from '../../../src/report/page/embed.js'

const parts = { title: 'T', summary: 'S.', blocks: {}, script: 'run()', style: 'a{}' }

describe('the page', () => {
  it('names its one script and its one style by their hashes and lets nothing else run or load', () => {
    const page = buildPage({ ...parts, script: 'const a = "</script><!--"' })
    const [, script = ''] = /<script type="module">([\s\S]*?)<\/script>/.exec(page) ?? []
    const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
    expect(page).toContain(`default-src 'none'; script-src '${hash(script)}'; style-src '${hash('a{}')}'`)
    expect(page).toContain("connect-src 'none'")
    expect(page).toContain("require-trusted-types-for 'script'")
    expect(page).not.toContain('unsafe')
    expect(page.match(/<\/script>/g)).toHaveLength(1)
    expect(page).not.toContain('<!--')
  })

  it('escapes its title and its summary', () => {
    const page = buildPage({ ...parts, title: '</title><script>1</script>', summary: '<img src=x onerror=1>' })
    expect(page).toContain('<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt;</title>')
    expect(page).not.toContain('<img')
  })

  it('holds data that cannot end early', () => {
    const block = embed({ text: '</script><script>alert(1)</script>'.repeat(3) })
    expect(block).toMatch(/^[A-Za-z0-9+/]+=*$/)
    expect(buildPage({ ...parts, blocks: { core: block } })).toContain(`id="data-core">${block}</script>`)
  })
})

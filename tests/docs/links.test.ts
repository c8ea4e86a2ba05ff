import { existsSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root, textOf } from '../architecture/sources.js'
import { anchorsOf, linksOf, pages } from './pages.js'

/** Where a link of a page leads: a file of the package, and a heading in it. */
function targetOf(page: string, link: string): { path: string; anchor: string } {
  const [file = '', anchor = ''] = link.split('#')
  return { path: file === '' ? page : posix.join(posix.dirname(page), decodeURI(file)), anchor }
}

describe('the documents', () => {
  it.each(pages.filter((page) => linksOf(page).length > 0))('%s links to files and headings that are there', (page) => {
    const broken = linksOf(page).filter((link) => {
      const { path, anchor } = targetOf(page, link)
      if (path.startsWith('..') || !existsSync(join(root, path))) return true
      return anchor !== '' && !(path.endsWith('.md') && anchorsOf(textOf(path)).has(anchor))
    })
    expect(broken).toEqual([])
  })

  it('are all reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const page of reached) {
      for (const link of linksOf(page)) {
        const { path } = targetOf(page, link)
        if (path.endsWith('.md') && statSync(join(root, path)).isFile()) reached.add(path)
      }
    }
    const ownPages = pages.filter((page) => !/^(?:tests\/|corpus\/documents\/(?!README))/.test(page))
    expect(ownPages.filter((page) => !reached.has(page))).toEqual([])
  })

  it('have headings that are named as GitHub names them', () => {
    const text =
      '# `analyze`: a *run*\n\n## Tables\n\n```sh\n# none\n```\n\n### Tables\n\n### [p](a.md) & q_documents\n'
    expect([...anchorsOf(text)]).toEqual(['analyze-a-run', 'tables', 'tables-1', 'p--q_documents'])
  })
})

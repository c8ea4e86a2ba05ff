import type { CodingSheet } from '../validation/sheet.js'
import { buildPage } from './page/build-page.js'
import { embed } from './page/embed.js'

/**
 * One self-contained page on which a coder judges the units of a sheet by keyboard, keeps what was judged in a file of codes
 * and goes on from such a file. Nothing of it leaves the machine, and nothing of the units can run in it. The same sheet
 * gives the same bytes.
 *
 * @param bundle the program of the page, `viewerBundle('coding')`
 */
export function codingPage(sheet: CodingSheet, bundle: { readonly script: string; readonly style: string }): string {
  return buildPage({
    title: `Coding: ${sheet.title} \u2013 ${sheet.coder}`,
    summary: `${sheet.units.length} units to be judged by ${sheet.coder}.`,
    blocks: { sheet: embed(sheet) },
    ...bundle,
  })
}

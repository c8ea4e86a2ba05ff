import { readFile } from 'node:fs/promises'

/**
 * A page's program as it was built: one script and one style sheet. Found from the sources and from the built package alike.
 *
 * @param page the report with its views, or the page on which a coder judges units
 */
export async function viewerBundle(
  page: 'viewer' | 'coding' = 'viewer',
): Promise<{ readonly script: string; readonly style: string }> {
  const file = (name: string) =>
    readFile(new URL(`../../../dist/viewer/${name}`, import.meta.url), 'utf8').catch(() => {
      throw new Error(`A part of the page is missing (dist/viewer/${name}): build the package with npm run build.`)
    })
  const [script, style] = await Promise.all([file(`${page}.js`), file(`${page}.css`)])
  return { script, style }
}

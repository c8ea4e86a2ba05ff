import { readFile } from 'node:fs/promises'

/** The viewer as it was built: one script and one style sheet. Found from the sources and from the built package alike. */
export async function viewerBundle(): Promise<{ readonly script: string; readonly style: string }> {
  const file = (name: string) =>
    readFile(new URL(`../../../dist/viewer/${name}`, import.meta.url), 'utf8').catch(() => {
      throw new Error(
        `The viewer of the report page is missing (dist/viewer/${name}): build the package with npm run build.`,
      )
    })
  const [script, style] = await Promise.all([file('viewer.js'), file('viewer.css')])
  return { script, style }
}

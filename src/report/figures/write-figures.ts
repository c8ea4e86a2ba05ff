import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFolder } from '../replace-folder.js'
import type { Tables } from './figure.js'
import { figuresOf } from './figures.js'

/** Writes every figure of a run as `<folder>/<name>.svg`, its specification beside it as `<name>.vl.json`. Returns their names. */
export async function writeFigures(folder: string, tables: Tables): Promise<string[]> {
  // Vega is large: only who draws needs it.
  const { drawSvg } = await import('./draw-svg.js')
  const figures = figuresOf(tables)
  await replaceFolder(folder, isFigure, async (temporary) => {
    for (const figure of figures) {
      await writeFile(join(temporary, `${figure.name}.svg`), await drawSvg(figure))
      const specification = { ...figure.specification, description: figure.description }
      await writeFile(join(temporary, `${figure.name}.vl.json`), `${JSON.stringify(specification, undefined, 1)}\n`)
    }
  })
  return figures.map(({ name }) => name)
}

/** Names of figures, whichever units and kinds there are. */
const figureName =
  /^(?:concept-rates|entry-shares|dispersion|document-profiles|trend|similarity|(?:goal-strategy|association|network|keyness)-[a-z0-9-]+)$/

function isFigure(file: string): boolean {
  return figureName.test(file.replace(/\.(?:svg|vl\.json)$/, '')) && /\.(?:svg|vl\.json)$/.test(file)
}

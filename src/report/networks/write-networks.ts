import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unitName } from '../figures/wording.js'
import { replaceFolder } from '../replace-folder.js'
import { gexf } from './gexf.js'
import { graphml } from './graphml.js'
import type { Network } from './network.js'
import { vosviewerJson } from './vosviewer.js'

/** Writes the network of each unit into a folder, in the formats of Gephi and its kin and of VOSviewer. Returns their names. */
export async function writeNetworks(folder: string, networks: readonly Network[]): Promise<string[]> {
  const named = networks.map((network) => ({ network, name: `cooccurrence-${unitName(network.unit)}` }))
  await replaceFolder(folder, isNetwork, async (temporary) => {
    for (const { network, name } of named) {
      await writeFile(join(temporary, `${name}.graphml`), graphml(network))
      await writeFile(join(temporary, `${name}.gexf`), gexf(network))
      await writeFile(join(temporary, `${name}.vosviewer.json`), vosviewerJson(network))
    }
  })
  return named.map(({ name }) => name)
}

function isNetwork(file: string): boolean {
  return /^cooccurrence-[a-z0-9-]+\.(?:graphml|gexf|vosviewer\.json)$/.test(file)
}

import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { gexf } from '../../../src/report/networks/gexf.js'
import { graphml } from '../../../src/report/networks/graphml.js'
import { networksOf } from '../../../src/report/networks/network.js'
import { vosviewerJson } from '../../../src/report/networks/vosviewer.js'
import { writeNetworks } from '../../../src/report/networks/write-networks.js'
import { folderOf } from '../../support/folders.js'
import { tablesOf } from '../figures/tables.js'
import { friends } from './tables.js'

const python = '/usr/bin/python3'
const hasNetworkx = spawnSync(python, ['-c', 'import networkx']).status === 0
const networks = networksOf(friends)

/** What networkx reads: type of graph, nodes and edges with their attributes. */
const reader = `
import json, sys, networkx
kind, path = sys.argv[1:]
graph = networkx.read_gexf(path) if kind == 'gexf' else networkx.read_graphml(path)
print(json.dumps({
  'directed': graph.is_directed(), 'many': graph.is_multigraph(),
  'nodes': [[node, data] for node, data in graph.nodes(data=True)],
  'edges': [[sorted([a, b]), data] for a, b, data in graph.edges(data=True)],
}))`

interface Read {
  readonly directed: boolean
  readonly many: boolean
  readonly nodes: readonly (readonly [string, Record<string, unknown> & { readonly viz?: unknown }])[]
  readonly edges: readonly (readonly [readonly [string, string], Record<string, unknown>])[]
}

function readByNetworkx(kind: 'gexf' | 'graphml', path: string): Read {
  return JSON.parse(execFileSync(python, ['-c', reader, kind, path], { encoding: 'utf8' })) as Read
}

describe('the files of a network', () => {
  const folder = folderOf()

  beforeAll(() => writeNetworks(folder, networks))

  it('are three for each unit', () => {
    expect(readdirSync(folder).sort()).toEqual(
      ['sentence', 'window-20'].flatMap((unit) =>
        ['gexf', 'graphml', 'vosviewer.json'].map((format) => `cooccurrence-${unit}.${format}`),
      ),
    )
  })

  it('are well-formed XML without a date', () => {
    for (const name of readdirSync(folder).filter((each) => !each.endsWith('.json'))) {
      const text = readFileSync(join(folder, name), 'utf8')
      const faults: string[] = []
      const parser = new SaxesParser({ xmlns: true })
      parser.on('error', ({ message }) => faults.push(message))
      parser.write(text).close()
      expect(faults, name).toEqual([])
      expect(text).not.toMatch(/20\d\d-\d\d|date/i)
    }
  })

  it('take away those of a unit that is no longer asked for, and nothing else', async () => {
    const other = folderOf({ 'cooccurrence-document.gexf': 'old', 'mine.gexf': 'kept' })
    const sentences = friends.get('cooccurrence')
    if (sentences === undefined) throw new Error('no pairs')
    const fewer = new Map(friends)
    fewer.set('cooccurrence', { ...sentences, rows: sentences.rows.filter(([unit]) => unit === 'sentence') })
    await writeNetworks(other, networksOf(fewer))
    expect(readdirSync(other).sort()).toEqual([
      ...['cooccurrence-sentence.gexf', 'cooccurrence-sentence.graphml', 'cooccurrence-sentence.vosviewer.json'],
      'mine.gexf',
    ])
  })

  it('hold no character that XML forbids', () => {
    const tables = tablesOf({
      concepts: ['concept label frequency per_million documents', ['x', 'bell \u0007 and half \ud83d', 2, 20, 1]],
      cooccurrence: [
        'unit concept_a concept_b observed expected npmi log_dice g2 q',
        ['sentence', '', '', 1, 1, 0, 0, 0, 1],
      ],
    })
    for (const network of networksOf(tables)) {
      for (const text of [gexf(network), graphml(network)]) {
        expect(text).toContain('bell  and half ')
        for (const forbidden of ['\u0007', '\ud83d']) expect(text.includes(forbidden)).toBe(false)
      }
    }
  })
})

describe('a network for VOSviewer', () => {
  it('has the attributes of its format and no others', () => {
    const [network] = networks
    if (network === undefined) throw new Error('no network')
    const { network: written } = JSON.parse(vosviewerJson(network)) as {
      network: Record<'items' | 'links' | 'clusters', Record<string, unknown>[]>
    }
    expect(Object.keys(written)).toEqual(['items', 'links', 'clusters'])
    expect(written.items.map(({ id, label }) => [id, label])).toEqual(
      network.nodes.map(({ concept, label }) => [concept, label]),
    )
    expect(written.items[0]).toEqual({
      id: 'a/one',
      label: 'One',
      x: expect.any(Number),
      y: expect.any(Number),
      cluster: 1,
      weights: { Mentions: 30, Documents: 3, Links: 3, 'Total link strength': 16 },
      scores: { 'Mentions per million words': 315 },
    })
    expect(written.items.at(-1)).not.toHaveProperty('cluster')
    expect(written.links).toEqual(
      network.edges.map(({ source, target, weight }) => ({ source_id: source, target_id: target, strength: weight })),
    )
    expect(written.clusters).toEqual([
      { cluster: 1, label: 'Community 1' },
      { cluster: 2, label: 'Community 2' },
    ])
  })
})

if (!hasNetworkx)
  process.stderr.write('networkx is not installed: whether it reads GEXF and GraphML is not shown here.\n')

describe.skipIf(!hasNetworkx)('networkx, a reader that is not ours', () => {
  it.each(
    networks.flatMap((network) => (['gexf', 'graphml'] as const).map((kind) => [kind, network.unit, network] as const)),
  )('reads the %s of %s with every node, edge and attribute', (kind, _unit, network) => {
    const path = join(folderOf(), `network.${kind}`)
    writeFileSync(path, kind === 'gexf' ? gexf(network) : graphml(network))
    const read = readByNetworkx(kind, path)
    expect([read.directed, read.many]).toEqual([false, false])
    const nodes = network.nodes.map((node) => [
      node.concept,
      {
        ...{ label: node.label, group: node.group, mentions: node.frequency, documents: node.documents },
        ...{ per_million: node.perMillion, degree: node.degree, weighted_degree: node.weightedDegree },
        ...(node.community === null ? {} : { community: node.community }),
        x: node.x,
        y: node.y,
      },
    ])
    expect(
      read.nodes.map(([concept, { viz, size: _size, ...data }]) => {
        const place = viz === undefined ? {} : (viz as { position: { x: number; y: number; z?: number } }).position
        const { z: _z, ...flat } = place as { z?: number }
        return [concept, { ...data, ...flat }]
      }),
    ).toEqual(nodes)
    const edges = network.edges.map(({ source, target, logDice, ...edge }) => [
      [source, target],
      { ...edge, log_dice: logDice },
    ])
    expect(read.edges.map(([ends, { id: _id, ...data }]) => [ends, data])).toEqual(edges)
  })
})

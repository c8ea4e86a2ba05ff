import { SaxesParser } from 'saxes'
import { deepestCategory } from './nest-by-indent.js'
import type { Reading } from './reading.js'

/** An element of the file with its attributes, as Yoshikoder and Lexicoder 2 build their dictionaries. */
export interface XmlNode {
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  /** `cnode` elements directly below it. */
  readonly categories: XmlNode[]
  /** `pnode` elements directly below it. */
  readonly patterns: XmlNode[]
}

/**
 * Reads `<dictionary>` with `<cnode>` and `<pnode>` elements in it. Nothing outside the file is read, and no entity but
 * XML's own five and characters by number is replaced, so that no file can grow on reading.
 */
export function readCategoryXml(text: string, reading: Reading): XmlNode {
  const parser = new SaxesParser()
  const open: { readonly name: string; readonly node: XmlNode | null }[] = []
  let root: XmlNode | null = null
  parser.on('error', (error) => {
    const what = error.message.replace(/^(?:[^:\s]*:)?\d+:\d+: /, '').replace(/\.$/, '')
    reading.fail(
      parser.line,
      `this is no well-formed XML (${what})`,
      'save it again with the tool it comes from',
      parser.column,
    )
  })
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.findLast(({ node }) => node !== null)?.node ?? null
    const node: XmlNode = { attributes, line: parser.line, categories: [], patterns: [] }
    const isKnown = name === 'dictionary' ? root === null : (name === 'cnode' || name === 'pnode') && parent !== null
    if (name === 'dictionary' && root === null) root = node
    else if (name === 'cnode') parent?.categories.push(node)
    else if (name === 'pnode') parent?.patterns.push(node)
    if (!isKnown) reading.losses.add('column', `\`<${name}>\` is no part of a dictionary`, { line: parser.line })
    if (open.length > deepestCategory + 1)
      reading.fail(parser.line, `categories stand more than ${deepestCategory} deep in one another`, 'use fewer levels')
    open.push({ name, node: isKnown && name !== 'pnode' ? node : null })
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  return root ?? reading.fail(1, 'the file holds no `<dictionary>`', 'is this the right format?')
}

/** Tells of the attributes of an element that mean nothing to us. */
export function refuseAttributes(node: XmlNode, known: readonly string[], reading: Reading): void {
  for (const [name, value] of Object.entries(node.attributes))
    if (!known.includes(name) && value.trim() !== '')
      reading.losses.add('column', `its \`${name}\` of \`${value}\` is not known`, {
        line: node.line,
        ...(node.attributes.name === undefined ? {} : { concept: node.attributes.name }),
      })
}

/** A text as the value of an attribute. */
export function xmlAttribute(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll(/[\t\n\r]/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML can hold no control characters.
      .replaceAll(/[\u0000-\u001f\ufffe\uffff]/g, '')
  )
}

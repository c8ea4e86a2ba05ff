import type { DomElement } from './walk-html.js'

/** XML that would cost more to read than it can be worth, or that is none. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

const deepest = 1000
/** An element of a tree takes one or two kilobytes. */
const mostElements = 200_000

/**
 * Parses a short piece of XML, such as the properties of a document, to a tree. Entities are never looked up and never expanded, but for the five of XML itself and
 * character references: whatever a document type declares is passed over.
 *
 * @returns its root element
 * @throws {XmlError} where elements are nested too deeply or are too many, or where there is no element
 */
export async function parseXml(bytes: Uint8Array): Promise<DomElement> {
  const source = decodeXml(bytes)
  checkShape(source, mostElements)
  const { DOMParser } = await import('linkedom')
  const root = new DOMParser().parseFromString(source, 'text/xml').documentElement as unknown as DomElement | null
  if (root === null) throw new XmlError('there is no element in it')
  return root
}

/** XML is UTF-8 unless it has a mark or says otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const head = String.fromCharCode(...bytes.subarray(0, 200))
  const declared = /^[^<]{0,3}<\?xml[^>]{0,150}encoding\s*=\s*["']([\w:-]+)/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(/^utf-?16/i.test(declared) ? 'utf-8' : declared).decode(bytes)
  } catch {
    return new TextDecoder('utf-8').decode(bytes)
  }
}

/**
 * Refuses what would take a parser minutes or gigabytes.
 *
 * @param most elements allowed; without it only their depth is looked at
 * @throws {XmlError}
 */
export function checkShape(source: string, most = Number.POSITIVE_INFINITY): void {
  let depth = 0
  let elements = 0
  let end = -1
  for (let at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if (next === 0x2f) {
      depth -= 1
      continue
    }
    // Declarations, comments and instructions.
    if (next === 0x21 || next === 0x3f) continue
    elements += 1
    if (end < at) end = source.indexOf('>', at)
    if (end < 0) return
    if (source.charCodeAt(end - 1) !== 0x2f) depth += 1
    if (depth > deepest) throw new XmlError(`its elements are nested more than ${deepest} deep`)
    if (elements > most) throw new XmlError(`it has more than ${most} elements`)
  }
}

/** The children of an element that are elements. */
export function* childElements(parent: DomElement): Generator<DomElement> {
  for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 1) yield child as DomElement
  }
}

/** The text of the first element of a name below an element, without blanks around it; empty where there is none. */
export function textOf(root: DomElement, name: string): string {
  return root.getElementsByTagName(name)[0]?.textContent?.trim() ?? ''
}

import { parseRtf } from './parse-rtf.js'
import { characters, charsets, droppedGroups, listMarks, properties, readAlthoughMarked } from './rtf-words.js'

/** Who is told what an RTF file holds, in its order. */
export interface RtfListener {
  text(text: string): void
  /** A control word that is about paragraphs, notes or tables (`par`, `pard`, `s`, `cell`, `row`, ...). */
  word(word: string, number: number | undefined): void
  /** The paragraph has the mark of a list. */
  listMark(): void
  startNote(): void
  endNote(): void
}

/** What an RTF file says of itself besides its text. */
export interface RtfFacts {
  /** Names of the styles of paragraphs, in lower case, by their numbers. */
  readonly styles: ReadonlyMap<number, string>
  readonly metadata: Readonly<Record<string, string>>
  /** What is wrong with it, in sentences. */
  readonly faults: readonly string[]
}

/** Turns bytes into text by the name of a code page, and throws where it does not know it. */
export type DecodeBytes = (bytes: Uint8Array, encoding: string) => string

type Destination = 'body' | 'fonts' | 'stylesheet' | 'info' | 'property' | 'dropped'

/** What a group hands down to the groups inside it and takes away with its end. */
interface Group {
  readonly destination: Destination
  /** Code page of its bytes. */
  readonly encoding: string
  /** Bytes that follow each `\u` for programs that cannot read it. */
  readonly unicodeSkip: number
  /** Deleted by a tracked change. */
  readonly deleted: boolean
  readonly hidden: boolean
}

/** Groups nested deeper than this are no document. */
const deepest = 10_000
const longestName = 1000

/**
 * Reads an RTF file from its first byte to its last and tells the listener what is text. Fonts, styles and properties are
 * taken in on the way; what is no text of the document is passed over.
 */
export function readRtf(bytes: Uint8Array, decode: DecodeBytes, listener: RtfListener): RtfFacts {
  const styles = new Map<number, string>()
  const fonts = new Map<number, string>()
  const metadata: Record<string, string> = {}
  const faults: string[] = []
  const groups: Group[] = []
  let group: Group = { destination: 'body', encoding: 'windows-1252', unicodeSkip: 1, deleted: false, hidden: false }
  let ansi = group.encoding
  let waiting: number[] = []
  let toSkip = 0
  let noteAt = 0
  let font = 0
  let style = 0
  let stylesheetAt = -1
  let property = ''
  let name = ''
  /** The next word is the first of its group. */
  let first = false
  let marked = false

  const write = (text: string): void => {
    if (group.destination === 'body') {
      if (!group.deleted && !group.hidden) listener.text(text)
    } else if ((group.destination === 'stylesheet' || group.destination === 'property') && name.length < longestName) {
      name += text
    }
  }

  /** A character may be made of two bytes, so they are decoded when all are there. */
  const flush = (): void => {
    if (waiting.length === 0) return
    const raw = Uint8Array.from(waiting)
    waiting = []
    if (group.destination === 'dropped') return
    try {
      write(decode(raw, group.encoding))
    } catch {
      write(decode(raw, 'windows-1252'))
    }
  }

  const endGroup = (): void => {
    if (group.destination === 'stylesheet' && groups.length === stylesheetAt + 1) {
      styles.set(style, name.replace(/;\s*$/, '').trim().toLowerCase())
    } else if (group.destination === 'property' && groups.at(-1)?.destination === 'info' && name.trim() !== '') {
      metadata[property] = name.trim()
    }
    if (noteAt > 0 && groups.length === noteAt) {
      listener.endNote()
      noteAt = 0
    }
    const before = groups.pop()
    if (before !== undefined) group = before
    else if (!faults.includes(unbalanced)) faults.push(unbalanced)
  }

  /** What a group is, by its first word; false where the word says something else. */
  const beginsGroup = (word: string): boolean => {
    const { destination } = group
    if (destination === 'dropped') return true
    const become = (next: Destination): true => {
      group = { ...group, destination: next }
      return true
    }
    if (destination === 'stylesheet' || destination === 'fonts') return marked ? become('dropped') : false
    if (destination === 'info') {
      property = properties.get(word) ?? ''
      name = ''
      return become(property === '' ? 'dropped' : 'property')
    }
    if (word === 'fonttbl') return become('fonts')
    if (word === 'stylesheet') {
      stylesheetAt = groups.length
      return become('stylesheet')
    }
    if (word === 'info') return become('info')
    if (listMarks.has(word)) {
      listener.listMark()
      return become('dropped')
    }
    // Of a text in two versions the second, in Unicode, is read.
    if (word === 'upr') return become('dropped')
    if (word === 'footnote') {
      if (noteAt === 0) {
        listener.startNote()
        noteAt = groups.length
      }
      return true
    }
    if (droppedGroups.has(word) || (marked && !readAlthoughMarked.has(word))) return become('dropped')
    return marked
  }

  const define = (word: string, number = 0): void => {
    if (group.destination === 'fonts') {
      const encoding = word === 'fcharset' ? charsets.get(number) : word === 'cpg' ? `cp${number}` : undefined
      if (word === 'f') font = number
      // Character set 0 is that of the whole text, 1 says nothing.
      else if (encoding !== undefined && number > 1) fonts.set(font, encoding)
    } else if (group.destination === 'stylesheet' && word === 's') style = number
    else if (group.destination === 'property' && property === 'created') {
      if (word === 'yr') name = String(number)
      else if (word === 'mo' || word === 'dy') name += `-${String(number).padStart(2, '0')}`
    }
  }

  const useAnsi = (encoding: string): void => {
    ansi = encoding === 'cp1252' || encoding === 'cp65001' ? 'windows-1252' : encoding
    group = { ...group, encoding: ansi }
  }

  const obey = (word: string, number: number | undefined): void => {
    if (group.destination === 'dropped') return
    if (group.destination !== 'body') define(word, number)
    const character = characters.get(word)
    if (character !== undefined) write(character)
    else if (word === 'u') {
      write(String.fromCharCode(((number ?? 0) + 65_536) % 65_536))
      toSkip = group.unicodeSkip
    } else if (word === 'uc') group = { ...group, unicodeSkip: Math.min(Math.max(number ?? 1, 0), 10) }
    else if (word === 'ansicpg') useAnsi(`cp${number ?? 1252}`)
    else if (word === 'mac') useAnsi('macroman')
    else if (word === 'pc') useAnsi('cp437')
    else if (word === 'pca') useAnsi('cp850')
    else if (group.destination !== 'body') return
    else if (word === 'f') group = { ...group, encoding: fonts.get(number ?? 0) ?? ansi }
    else if (word === 'plain') group = { ...group, deleted: false, hidden: false }
    else if (word === 'deleted') group = { ...group, deleted: number !== 0 }
    else if (word === 'v') group = { ...group, hidden: number !== 0 }
    else listener.word(word, number)
  }

  for (const token of parseRtf(bytes)) {
    if (token.kind === 'text') {
      first = false
      if (group.destination === 'dropped') continue
      for (let at = token.start; at < token.end; at += 1) {
        if (toSkip > 0) toSkip -= 1
        else waiting.push(bytes[at] ?? 0)
      }
      continue
    }
    if (token.kind === 'control' && token.word === "'") {
      first = false
      if (toSkip > 0) toSkip -= 1
      else waiting.push(token.number ?? 0x3f)
      continue
    }
    flush()
    if (token.kind === 'open') {
      if (groups.length >= deepest) {
        faults.push(`Its groups are nested more than ${deepest} deep; the rest was not read.`)
        break
      }
      groups.push(group)
      if (group.destination === 'stylesheet' && groups.length === stylesheetAt + 1) {
        name = ''
        style = 0
      }
      first = true
      marked = false
      toSkip = 0
    } else if (token.kind === 'close') {
      endGroup()
      first = false
      toSkip = 0
    } else if (token.word === '*') marked = true
    else if (toSkip > 0 && token.word !== 'u') toSkip -= 1
    else {
      // Of `{\upr{...}{\*\ud{...}}}` the inner group is read though the outer one is not.
      if (marked && token.word === 'ud') group = { ...group, destination: 'body' }
      else if (!((first || marked) && beginsGroup(token.word))) obey(token.word, token.number)
      first = false
      marked = false
    }
  }
  flush()
  if (groups.length > 0 && faults.length === 0)
    faults.push(`It ends inside ${groups.length} open groups: it is cut off.`)
  if (noteAt > 0) listener.endNote()
  return { styles, metadata, faults }
}

const unbalanced = 'It closes more groups than it opens.'

import { isMap, isScalar } from 'yaml'
import type { FormatDefinition } from './formats/format.js'
import { formats } from './formats/formats.js'
import { type Loss, LossList } from './formats/loss.js'
import { Reading } from './formats/reading.js'
import { sayLexicon } from './formats/say-lexicon.js'
import { writeLexicon } from './formats/write-lexicon.js'
import type { Lexicon } from './lexicon.js'
import { FaultList } from './lexicon-error.js'
import { parseLexicon } from './parse-lexicon.js'
import { readYaml } from './read-yaml.js'

export { decodeDictionary } from './formats/decode-dictionary.js'
export { type Loss, type LossEffect, type LossKind, lossTable } from './formats/loss.js'

/** A dictionary format of another tool, or CSV. */
export type DictionaryFormat = keyof typeof formats

/** Every format with the tool it belongs to and the ends of its file names, the one to write first. */
export const dictionaryFormats: Readonly<
  Record<DictionaryFormat, { readonly tool: string; readonly extensions: readonly string[] }>
> = formats

/** No dictionary is longer, in characters: a lexicon cannot be either. */
const mostCharacters = 5_000_000

/** A dictionary as a lexicon. */
export interface ImportedLexicon {
  /** The lexicon as the text of a YAML file, ending with a line feed. */
  readonly yaml: string
  /** The same, parsed. */
  readonly lexicon: Lexicon
  /** Entries in the file, one for each category that a word stands in; what is not in the lexicon is among the losses. */
  readonly entriesRead: number
  /** What the file says and the lexicon does not, in the order of the file. */
  readonly losses: readonly Loss[]
}

/** A lexicon as another tool's dictionary. */
export interface ExportedDictionary {
  /** The text of the file, to be written as UTF-8. */
  readonly text: string
  /** What the lexicon says and the file does not, in the order of the lexicon's file. */
  readonly losses: readonly Loss[]
}

/**
 * Tells the format of a file: by its first element where it is XML, `lexicon` for one of our own, in YAML of any style or JSON,
 * by what it holds, and else by its name; `null` where none of it says anything.
 */
export function recogniseFormat(name: string, text: string): DictionaryFormat | 'lexicon' | null {
  const head = text.slice(0, 4096)
  const style = /<dictionary\b[^>]{0,200}\bstyle\s*=\s*["']([^"']*)/.exec(head)?.[1]
  if (style !== undefined) return style.toLowerCase() === 'lexicoder' ? 'lexicoder2' : 'yoshikoder'
  const end = name.toLowerCase()
  for (const [format, { extensions }] of Object.entries(dictionaryFormats))
    if (extensions.some((extension) => end.endsWith(extension)))
      return format === 'quanteda' && isLexicon(text) ? 'lexicon' : (format as DictionaryFormat)
  return isLexicon(text) ? 'lexicon' : null
}

/** True for a map with a text as title and a map of concepts, and for what was to be one but for a slip in its YAML. */
function isLexicon(text: string): boolean {
  const source = text.replace(/^\ufeff/, '')
  const faults = new FaultList(source)
  const root = readYaml(source, faults)
  if (faults.count > 0)
    return /^["']?title["']?\s*:/m.test(source) && /^["']?concepts["']?\s*:\s*(?:#.*)?$/m.test(source)
  const fields = new Map(
    isMap(root) ? root.items.map(({ key, value }) => [isScalar(key) ? key.value : null, value]) : [],
  )
  return isScalar(fields.get('title')) && isMap(fields.get('concepts'))
}

/**
 * Reads another tool's dictionary as a lexicon.
 *
 * @param text the file, decoded; see `decodeDictionary`
 * @param file its name, for messages and, where the file has no title, for the title
 * @throws LexiconError where the file is not of this format or holds nothing that could be an entry
 */
export function importDictionary(text: string, format: DictionaryFormat, file: string): ImportedLexicon {
  const definition: FormatDefinition = formats[format]
  const source = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const faults = new FaultList(source)
  const reading = new Reading(file, faults, new LossList())
  if (source.length > mostCharacters)
    reading.fail(1, `the file has more than ${mostCharacters} characters`, 'take the categories that you need')
  const dictionary = definition.read(source, reading)
  faults.throwIfAny(file)
  const base = file.slice(file.search(/[^/\\]*$/))
  const head = {
    title: dictionary.title ?? (base.replace(/\.[^.]*$/, '') || base),
    match: definition.match,
    comment: `From ${base.replaceAll(/\s+/g, ' ')}, a dictionary of ${definition.tool}.`,
  }
  const yaml = writeLexicon(dictionary, head, reading)
  return {
    yaml,
    lexicon: parseLexicon(yaml, `${file} as a lexicon`),
    entriesRead: reading.entries,
    losses: reading.losses.inOrder(),
  }
}

/** Writes a lexicon as another tool's dictionary. */
export function exportDictionary(lexicon: Lexicon, format: DictionaryFormat): ExportedDictionary {
  const definition: FormatDefinition = formats[format]
  const losses = new LossList()
  const dictionary = sayLexicon(lexicon, definition.tool, definition.powers, losses)
  const text = definition.write(dictionary, losses)
  return { text, losses: losses.inOrder() }
}

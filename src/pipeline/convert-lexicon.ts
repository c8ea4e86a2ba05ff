import { readFile, realpath, stat, writeFile } from 'node:fs/promises'
import {
  type DictionaryFormat,
  decodeDictionary,
  dictionaryFormats,
  exportDictionary,
  type ImportedLexicon,
  importDictionary,
  type Loss,
  recogniseFormat,
} from '../lexicon/convert.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import { parseLexicon } from '../lexicon/parse-lexicon.js'
import { UsageError } from '../problems/problem.js'
import { writeWhole } from '../report/write-table.js'

/** A lexicon of ours, or a dictionary of another tool. */
export type LexiconFormat = DictionaryFormat | 'lexicon'

/** What a caller of {@link convertLexicon} may say. */
export interface ConvertOptions {
  /** Format of the file to read. Default: by its name and content. */
  readonly from?: string
  /** Format of the file to write. Default: by its name. */
  readonly to?: string
  /** Replace the file to write where it is there already. Default: false. */
  readonly force?: boolean
}

/** What a conversion did. */
export interface ConvertedLexicon {
  readonly from: LexiconFormat
  readonly to: LexiconFormat
  /** Concepts and entries of the lexicon between the two files. */
  readonly concepts: number
  readonly entries: number
  /** What the file that was read says and the one that was written does not. */
  readonly losses: readonly Loss[]
}

const formatNames: readonly string[] = ['lexicon', ...Object.keys(dictionaryFormats)]

/**
 * Converts the file `input` into the file `output`, over a lexicon of ours. A loss on the way out of a dictionary that was
 * itself converted names no line: it stands in no file.
 *
 * @throws {UsageError} where a format is not known, `input` cannot be read, or `output` is there and `force` is not given.
 */
export async function convertLexicon(
  input: string,
  output: string,
  options: ConvertOptions = {},
): Promise<ConvertedLexicon> {
  const text = decodeDictionary(await bytesOf(input))
  const from = named('from', options.from) ?? recogniseFormat(input, text)
  if (from === null) throw unrecognised(input, 'from')
  const to = named('to', options.to) ?? formatToWrite(output, from)
  if (from === 'lexicon' && to === 'lexicon')
    throw new UsageError(`${input} is a lexicon of Tallyrand already. Name the format to write with --to.`)
  await checkTarget(input, output, options.force === true)
  const { lexicon, yaml, losses } = read(text, from, input)
  const exported = to === 'lexicon' ? { text: yaml, losses: [] } : exportDictionary(lexicon, to)
  const outLosses = from === 'lexicon' ? exported.losses : exported.losses.map((loss) => ({ ...loss, line: null }))
  await write(output, exported.text)
  return {
    from,
    to,
    concepts: lexicon.concepts.length,
    entries: lexicon.entries.length,
    losses: [...losses, ...outLosses],
  }
}

function read(
  text: string,
  from: LexiconFormat,
  file: string,
): Pick<ImportedLexicon, 'yaml' | 'losses'> & { lexicon: Lexicon } {
  if (from === 'lexicon') return { lexicon: parseLexicon(text, file), yaml: text, losses: [] }
  return importDictionary(text, from, file)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') throw new UsageError(`${file}: there is no such file. Check the spelling.`)
    if (code === 'EISDIR') throw new UsageError(`${file} is a folder. Name the file to convert.`)
    throw new UsageError(`${file} could not be read (${code}).`)
  }
}

function named(option: 'from' | 'to', format: string | undefined): LexiconFormat | undefined {
  if (format === undefined || formatNames.includes(format)) return format as LexiconFormat | undefined
  throw new UsageError(`"${format}" is no format of a lexicon. Use with --${option} one of: ${formatNames.join(', ')}.`)
}

/** The format that a name asks for; an end that quanteda and we share stands for the one that is not there yet. */
function formatToWrite(output: string, from: LexiconFormat): LexiconFormat {
  const format = recogniseFormat(output, '')
  if (format === null) throw unrecognised(output, 'to')
  return format === 'quanteda' && from !== 'lexicon' ? 'lexicon' : format
}

function unrecognised(file: string, option: 'from' | 'to'): UsageError {
  return new UsageError(
    `${file}: its name does not tell its format. Name it with --${option}: ${formatNames.join(', ')}.`,
  )
}

async function checkTarget(input: string, output: string, force: boolean): Promise<void> {
  const there = await stat(output).catch(() => undefined)
  if (there === undefined) return
  if (there.isDirectory()) throw new UsageError(`${output} is a folder. Name the file to write.`)
  if ((await realpath(input)) === (await realpath(output)))
    throw new UsageError(`${output} is the file to read, too. Choose another name for the new one.`)
  if (!force) throw new UsageError(`${output} is there already. Choose another name, or replace it with --force.`)
}

async function write(output: string, text: string): Promise<void> {
  try {
    await writeWhole(output, (temporary) => writeFile(temporary, text))
  } catch (error) {
    throw new UsageError(`${output} could not be written (${codeOf(error)}). Choose another name.`)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

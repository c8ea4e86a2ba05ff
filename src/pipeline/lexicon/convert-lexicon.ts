import { readFile, realpath, stat, writeFile } from 'node:fs/promises'
import type { DictionaryFormat, Loss } from '../../lexicon/convert.js'
import { decodeLexicon } from '../../lexicon/decode-lexicon.js'
import { parseLexicon } from '../../lexicon/parse-lexicon.js'
import { UsageError } from '../../problems/problem.js'
import { writeWhole } from '../../report/write-table.js'

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
  const { decodeDictionary, dictionaryFormats, exportDictionary, importDictionary, recogniseFormat } = await import(
    '../../lexicon/convert.js'
  )
  const formats = ['lexicon', ...Object.keys(dictionaryFormats)]
  const bytes = await bytesOf(input)
  const text = decodeDictionary(bytes)
  const from = named('from', options.from, formats) ?? recogniseFormat(input, text)
  if (from === null) throw unrecognised(input, 'from', formats)
  const to = named('to', options.to, formats) ?? formatToWrite(recogniseFormat(output, ''), from)
  if (to === null) throw unrecognised(output, 'to', formats)
  if (from === 'lexicon' && to === 'lexicon')
    throw new UsageError(`${input} is a lexicon of Tallyrand already. Name the format to write with --to.`)
  await checkTarget(input, output, options.force === true)
  const { lexicon, yaml, losses } =
    from === 'lexicon'
      ? { lexicon: parseLexicon(decodeLexicon(bytes, input), input), yaml: text, losses: [] }
      : importDictionary(text, from, input)
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

function named(
  option: 'from' | 'to',
  format: string | undefined,
  formats: readonly string[],
): LexiconFormat | undefined {
  if (format === undefined || formats.includes(format)) return format as LexiconFormat | undefined
  throw new UsageError(`"${format}" is no format of a lexicon. Use with --${option} one of: ${formats.join(', ')}.`)
}

/** The format that a name asks for; an end that quanteda and we share stands for the one that is not there yet. */
function formatToWrite(format: LexiconFormat | null, from: LexiconFormat): LexiconFormat | null {
  return format === 'quanteda' && from !== 'lexicon' ? 'lexicon' : format
}

function unrecognised(file: string, option: 'from' | 'to', formats: readonly string[]): UsageError {
  return new UsageError(`${file}: its name does not tell its format. Name it with --${option}: ${formats.join(', ')}.`)
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

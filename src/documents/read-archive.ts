import { Inflate } from 'fflate'

/** A file in a zip archive, as the archive's directory lists it. */
export interface Entry {
  /** With `/` between folders, as it is written there otherwise. */
  readonly name: string
  /** Bytes in the archive, and bytes when unpacked; both may be lies. */
  readonly packed: number
  readonly size: number
  readonly encrypted: boolean
  /** A symbolic link: its content is a path. */
  readonly link: boolean
  /** 0 stored, 8 deflated; nothing else is unpacked. */
  readonly method: number
  /** Where its header stands in the archive. */
  readonly offset: number
}

/** What is wrong with an archive or one entry of it, in words for a message. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError'
}

/** Unpacking would give more bytes than are allowed. */
export class ArchiveTooLarge extends ArchiveError {}

const endOfDirectory = 0x06054b50
const endOfDirectory64 = 0x06064b50
const directoryRecord = 0x02014b50
const fileHeader = 0x04034b50
const escaped = 0xffffffff
const most = 65_536

/**
 * Lists the files of a zip archive by its directory, folders left out. Read here rather than by the library, which
 * believes what a directory says of the size of its files: {@link unpack} does not.
 *
 * @throws {ArchiveError} where there is no sound directory
 */
export function listEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, start } = findDirectory(view)
  const entries: Entry[] = []
  let at = start
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryRecord) {
      throw new ArchiveError(`its directory breaks off after ${number} of ${count} files`)
    }
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const raw = bytes.subarray(at + 46, at + 46 + nameLength)
    const long = longSizes(view, at, at + 46 + nameLength, extraLength)
    const name = decodeName(raw, (flags & 0x800) !== 0)
    if (!name.endsWith('/')) {
      const encrypted = (flags & 1) !== 0
      const link = view.getUint16(at + 4, true) >> 8 === 3 && (view.getUint16(at + 40, true) & 0xf000) === 0xa000
      entries.push({ name, encrypted, link, method: view.getUint16(at + 10, true), ...long })
    }
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

function findDirectory(view: DataView): { count: number; start: number } {
  // A comment of up to 64 KiB may follow the record that ends the archive.
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== endOfDirectory) continue
    let count = view.getUint16(at + 10, true)
    let start = view.getUint32(at + 16, true)
    if ((count === 0xffff || start === escaped) && at >= 20) {
      const record = Number(view.getBigUint64(at - 12, true))
      if (record + 56 <= view.byteLength && view.getUint32(record, true) === endOfDirectory64) {
        count = Number(view.getBigUint64(record + 32, true))
        start = Number(view.getBigUint64(record + 48, true))
      }
    }
    if (count > most) throw new ArchiveError(`it says that it holds ${count} files, more than ${most}`)
    return { count, start }
  }
  throw new ArchiveError('it has no directory: it is cut off or damaged')
}

/** Sizes and place of a file; where they do not fit into 32 bits they stand in an extra field, in this order. */
function longSizes(
  view: DataView,
  record: number,
  extra: number,
  extraLength: number,
): Pick<Entry, 'packed' | 'size' | 'offset'> {
  let size = view.getUint32(record + 24, true)
  let packed = view.getUint32(record + 20, true)
  let offset = view.getUint32(record + 42, true)
  const end = Math.min(extra + extraLength, view.byteLength)
  for (let at = extra; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = (value: number): number => {
      if (value !== escaped || field + 8 > end) return value
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    size = next(size)
    packed = next(packed)
    offset = next(offset)
  }
  return { size, packed, offset }
}

function decodeName(raw: Uint8Array, utf8: boolean): string {
  let name: string
  try {
    // Most programs write UTF-8 whether or not they say so.
    name = new TextDecoder('utf-8', { fatal: !utf8 }).decode(raw)
  } catch {
    name = Array.from(raw, (byte) => String.fromCharCode(byte)).join('')
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  return name.replace(/[\u0000-\u001f\u007f]/g, '').replaceAll('\\', '/')
}

const chunk = 65_536

/**
 * Unpacks one entry and stops as soon as there are more bytes than the directory says or than are allowed.
 *
 * @throws {ArchiveTooLarge} for more than `limit` bytes
 * @throws {ArchiveError} where the entry is encrypted, packed in an unknown way, or not what the directory says
 */
export function unpack(bytes: Uint8Array, entry: Entry, limit: number): Uint8Array {
  if (entry.encrypted) throw new ArchiveError(`${entry.name} is encrypted`)
  if (entry.size > limit)
    throw new ArchiveTooLarge(`${entry.name} unpacks to ${entry.size} bytes, more than the limit of ${limit}`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { offset } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== fileHeader) {
    throw new ArchiveError(`${entry.name} does not stand where the directory says`)
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw new ArchiveError(`${entry.name} is cut off`)
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new ArchiveError(`${entry.name} is packed by method ${entry.method}, which is not read`)
  const whole = new Uint8Array(entry.size)
  let length = 0
  const inflate = new Inflate((part) => {
    if (length + part.length > entry.size) throw new ArchiveError(`the size of ${entry.name} in the archive is wrong`)
    whole.set(part, length)
    length += part.length
  })
  try {
    for (let at = 0; at < packed.length || at === 0; at += chunk) {
      inflate.push(packed.subarray(at, at + chunk), at + chunk >= packed.length)
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError(`${entry.name} is damaged`)
  }
  if (length !== entry.size) throw new ArchiveError(`${entry.name} is cut off`)
  return whole
}

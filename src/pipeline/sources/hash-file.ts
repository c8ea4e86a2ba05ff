import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** SHA-256 of the bytes of a file, and how many they are; `undefined` where it cannot be read. */
export async function hashFile(file: string): Promise<{ sha256: string; bytes: number } | undefined> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 2 ** 18 }),
      async function* count(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          yield chunk
        }
      },
      hash,
    )
  } catch {
    return undefined
  }
  return { sha256: hash.digest('hex'), bytes }
}

import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const pieceBytes = 2 ** 18

/** SHA-256 of the bytes of a file, and how many they are; `undefined` where it cannot be read. */
export async function hashFile(file: string): Promise<{ sha256: string; bytes: number } | undefined> {
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const hash = createHash('sha256')
    // No larger than the file: thousands of small ones would leave a heap of pieces to sweep.
    const piece = Buffer.allocUnsafe(Math.min(pieceBytes, Math.max(1, (await handle.stat()).size)))
    let bytes = 0
    for (;;) {
      const { bytesRead } = await handle.read(piece)
      if (bytesRead === 0) break
      hash.update(piece.subarray(0, bytesRead))
      bytes += bytesRead
    }
    return { sha256: hash.digest('hex'), bytes }
  } catch {
    return undefined
  } finally {
    await handle.close()
  }
}

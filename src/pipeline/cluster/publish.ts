import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A name in `folder` that no other attempt uses. What a killed attempt leaves there ends in `.unfinished`. */
export function unfinished(folder: string): string {
  return join(folder, `.${randomUUID()}.unfinished`)
}

/**
 * Gives a file that was written under another name in the same folder its own: first its bytes are made to last, then its
 * name. Whoever sees the name sees the whole file, whatever dies in between; a second attempt with the same bytes changes nothing.
 */
export async function publish(temporary: string, path: string): Promise<void> {
  await synchronise(temporary)
  await rename(temporary, path)
  await synchronise(dirname(path))
}

/** Publishes a text, or the bytes of one. */
export async function publishText(path: string, text: string | Uint8Array): Promise<void> {
  const temporary = unfinished(dirname(path))
  try {
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(text)
    } finally {
      await file.close()
    }
    await publish(temporary, path)
  } finally {
    await rm(temporary, { force: true })
  }
}

async function synchronise(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } catch (error) {
    // Some systems have no sync of a folder; there the name lasts when the system says so.
    if (!['EINVAL', 'EPERM', 'EISDIR', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await file.close()
  }
}

import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Fills a folder with what `write` writes, each file whole under its name. Files of an earlier run that this one has not written are
 * taken away: a figure of other numbers must not stand among these. Whatever else lies in the folder stays.
 *
 * @param isOurs whether a run may have written a file of this name
 */
export async function replaceFolder(
  folder: string,
  isOurs: (name: string) => boolean,
  write: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = join(folder, '.unfinished')
  await rm(temporary, { recursive: true, force: true })
  await mkdir(temporary, { recursive: true })
  try {
    await write(temporary)
    const written = await readdir(temporary)
    for (const name of written) await rename(join(temporary, name), join(folder, name))
    for (const name of await readdir(folder))
      if (isOurs(name) && !written.includes(name)) await rm(join(folder, name), { force: true })
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

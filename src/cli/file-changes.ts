import { type FSWatcher, statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Tells when a file has been saved. */
export interface FileChanges {
  /** Waits for the next change; one that came since the last call ends it at once. Ends, too, when `signal` does. */
  next(signal: AbortSignal): Promise<void>
  close(): void
}

/** How a file is watched, in milliseconds. */
export interface WatchTimes {
  /** A change counts once the file has stood still for so long: editors write in several steps. */
  readonly still: number
  /** The file is looked at so often where no event comes: on network drives, behind links. */
  readonly poll: number
}

/** Watches a file that may be replaced, removed and made again. */
export function watchFile(path: string, { still, poll }: WatchTimes = { still: 100, poll: 1000 }): FileChanges {
  let seen = signatureOf(path)
  let isChanged = false
  let settling: NodeJS.Timeout | undefined
  let wake = () => {}
  const look = () => {
    const present = signatureOf(path)
    if (present === seen) return
    seen = present
    clearTimeout(settling)
    settling = setTimeout(() => {
      // A file that changed again is looked at again; one that is gone is waited for.
      look()
      if (signatureOf(path) !== seen || seen === missing) return
      isChanged = true
      wake()
    }, still)
  }
  const timer = setInterval(look, poll)
  const watcher = eventsBeside(path, look)
  return {
    async next(signal) {
      if (!isChanged && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
          signal.addEventListener('abort', () => resolve(), { once: true })
        })
      }
      isChanged = false
    },
    close() {
      clearInterval(timer)
      clearTimeout(settling)
      watcher?.close()
    },
  }
}

const missing = ''

/** What differs once a file has been written. */
function signatureOf(path: string): string {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false })
  return status === undefined ? missing : `${status.ino} ${status.size} ${status.mtimeNs}`
}

/** Listens to the folder: editors put a new file in the place of the old one, which a watch on the file itself would lose. */
function eventsBeside(path: string, look: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) look()
    })
    // From here on the file is only looked at.
    watcher.on('error', () => watcher.close())
    return watcher
  } catch {
    return undefined
  }
}

/** What opening one more file costs, in bytes that could have been read. */
const bytesPerFile = 4096

/**
 * Cuts files, in their order, into tasks of about equal size: no task is larger than `perTaskBytes` by more than one file.
 *
 * @param perTaskBytes at least 1
 */
export function cutTasks<File extends { readonly bytes: number }>(
  files: readonly File[],
  perTaskBytes: number,
): File[][] {
  const cost = ({ bytes }: File) => bytes + bytesPerFile
  const total = files.reduce((sum, file) => sum + cost(file), 0)
  const share = total / Math.max(1, Math.ceil(total / perTaskBytes))
  const tasks: File[][] = []
  let before = 0
  let current = -1
  for (const file of files) {
    const place = Math.floor(before / share)
    if (place !== current) tasks.push([])
    current = place
    tasks.at(-1)?.push(file)
    before += cost(file)
  }
  return tasks
}

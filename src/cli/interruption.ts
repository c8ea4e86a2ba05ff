/** What a shell expects of a process that a signal has ended: 128 and the number of the signal. */
const exitCodeOf: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143 }

/**
 * Does work that Ctrl-C or a termination signal can stop between two steps; a second signal ends the process at once. Returns the
 * exit status of the work, or that of the signal.
 *
 * @param stopping is called at the first signal
 * @param stopped is called when the work has stopped for it
 */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
  stopping: () => void,
  stopped: () => void,
): Promise<number> {
  const stop = new AbortController()
  let exitCode = 0
  const interrupted = (signal: NodeJS.Signals) => {
    const status = exitCodeOf[signal] ?? 1
    if (stop.signal.aborted) process.exit(status)
    exitCode = status
    stop.abort()
    stopping()
  }
  process.on('SIGINT', interrupted)
  process.on('SIGTERM', interrupted)
  try {
    return await work(stop.signal)
  } catch (error) {
    if (!stop.signal.aborted) throw error
    stopped()
    return exitCode
  } finally {
    process.off('SIGINT', interrupted)
    process.off('SIGTERM', interrupted)
  }
}

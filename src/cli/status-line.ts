import type { Progress } from '../index.js'
import { count, countOf } from './numbers.js'

/** Makes the line that shows how far a run is; it measures speed and time left itself. */
export function statusLine(now: () => number = () => performance.now()): (progress: Progress) => string {
  const begun = now()
  return (progress) => {
    switch (progress.stage) {
      case 'read': {
        const { files, allFiles, bytes, allBytes, tokens, problems } = progress
        const seconds = (now() - begun) / 1000
        if (bytes === 0) return `reading ${countOf(allFiles, 'file')} ...`
        const left = (seconds * (allBytes - bytes)) / bytes
        const speed = `${count(Math.round(tokens / Math.max(seconds, 0.001) / 1000))} k tokens/s`
        return `reading: ${count(files)} of ${countOf(allFiles, 'file')}, ${speed}, ${duration(left)} left, ${countOf(problems, 'problem')}`
      }
      case 'merge':
        return `merging: ${count(progress.parts)} of ${countOf(progress.allParts, 'part')}, ${countOf(progress.tokens, 'token')}`
      case 'match':
        return `matching: ${countOf(progress.tokens, 'token')}`
      case 'table':
        return `writing table ${progress.name}`
      case 'figures':
        return 'drawing figures and networks'
      case 'page':
        return 'writing the report page'
    }
  }
}

/** Seconds, rounded up, in minutes where they are many. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

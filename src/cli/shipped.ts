import { fileURLToPath } from 'node:url'

/** The path of what comes with the package, by its place in `corpus/`. */
export function shipped(path: string): string {
  return fileURLToPath(new URL(`../../corpus/${path}`, import.meta.url))
}

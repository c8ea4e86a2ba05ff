import { fileURLToPath } from 'node:url'

/** The path of what comes with the package, by its place in `corpus/`. */
export function shipped(path: string): string {
  return fileURLToPath(new URL(`../../corpus/${path}`, import.meta.url))
}

/** The lexicon that is asked about: the file, else that of the store, else the one that comes with the package. */
export function lexiconOrStore(
  file: string | undefined,
  store: string | undefined,
): { readonly lexicon?: string; readonly store?: string } {
  if (store === undefined) return { lexicon: file ?? shipped('lexicons/cyber-diplomacy.yaml') }
  return file === undefined ? { store } : { lexicon: file, store }
}

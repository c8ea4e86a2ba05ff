import type { CodingSheet } from '../../validation/sheet.js'
import type { Judgements } from './judgements.js'
import { readSaved, savedText } from './saved-file.js'

const nameOf = ({ sample, coder }: CodingSheet) => `tallyrand-coding-${sample}-${coder}`

/** The copy that the browser keeps, where the coder asked for one before. */
export function browserCopy(sheet: CodingSheet): Judgements | undefined {
  try {
    const text = localStorage.getItem(nameOf(sheet))
    return text === null ? undefined : readSaved(sheet, 'the copy in this browser', text)
  } catch {
    return undefined
  }
}

/** Keeps a copy in the browser. Returns false where it lets a file keep nothing. */
export function keepBrowserCopy(sheet: CodingSheet, judgements: Judgements): boolean {
  try {
    localStorage.setItem(nameOf(sheet), savedText(sheet, judgements))
    return true
  } catch {
    return false
  }
}

/** Removes it. */
export function removeBrowserCopy(sheet: CodingSheet): void {
  try {
    localStorage.removeItem(nameOf(sheet))
  } catch {
    return
  }
}

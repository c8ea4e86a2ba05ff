import { type Problem, problem } from '../problems/problem.js'

/** What was met with on the pages of a file. */
export interface PageFindings {
  /** Letters on all pages together. */
  readonly letters: number
  /** Pages that could not be read. */
  readonly broken: readonly number[]
  /** Pages that are pictures without text. */
  readonly scanned: readonly number[]
  /** How many pages the file says it has. */
  readonly claimed: number
  /** The page at which reading was given up, where it was. */
  readonly unread: number | undefined
}

/** The problems of a paged document: pages that are damaged, and pages that are pictures. */
export function describePageProblems(path: string, findings: PageFindings): Problem[] {
  const { letters, broken, scanned, claimed, unread } = findings
  const problems: Problem[] = []
  const gaveUp = unread === undefined ? '' : ` It claims ${claimed} pages; from page ${unread} on none was tried.`
  if ((broken.length > 0 || unread !== undefined) && letters === 0) {
    problems.push(problem('damaged', path, `No page of the PDF could be read.${gaveUp} Download it again.`))
  } else if (broken.length > 0 || unread !== undefined) {
    const which = broken.length > 0 ? `The others were read, but not ${list(broken)}.` : 'Only some pages were read.'
    problems.push(problem('partly-damaged', path, `${which}${gaveUp}`))
  } else if (letters === 0 && scanned.length > 0) {
    const message = 'No page has text on it: they are pictures. Run OCR on the file first.'
    problems.push(problem('no-text-layer', path, message))
  } else if (letters === 0) {
    problems.push(problem('empty-file', path, 'The PDF has neither text nor pictures on its pages: it may be damaged.'))
  }
  if (letters > 0 && scanned.length > 0) {
    problems.push(problem('pages-without-text', path, `Pictures and no text: ${list(scanned)}. Run OCR on the file.`))
  }
  return problems
}

/** `page 3`, `pages 3, 5 to 9`. */
function list(pages: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const page of pages) {
    const range = ranges[ranges.length - 1]
    if (range !== undefined && range[1] === page - 1) range[1] = page
    else ranges.push([page, page])
  }
  const named = ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`))
  return `page${pages.length > 1 ? 's' : ''} ${named.join(', ')}`
}

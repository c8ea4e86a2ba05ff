import { useReport } from '../report.js'
import { hrefTo } from '../route.js'
import { patternOfTerm } from '../term-pattern.js'

/** A lemma, of one part of speech or of all; over a store it leads to the places where it stands. */
export function Term({ term, pos }: { readonly term: string; readonly pos?: string }) {
  const { data } = useReport()
  if (data.live === undefined) return <>{term}</>
  return <a href={hrefTo('search', '', { pattern: patternOfTerm(term, pos) })}>{term}</a>
}

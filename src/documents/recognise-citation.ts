/** A year in brackets that says when a work appeared: `(2017)`, `(March 2020)`, `(2021, May 3)`, `(2019a)`, `(n.d.)`. */
const datedInBrackets = /\((?:\p{Lu}\p{Ll}+\.? )?(?:(?:1[89]|20)\d\d[a-z]?(?:,? [^)]{1,20})?|n\.d\.|forthcoming)\)/u
const anyYear = /\b(?:1[89]|20)\d\d[a-z]?\b/
const resolution = /\b(?:resolutions?|decisions?|A\/RES\/|S\/RES\/)[^()]*$/i
const numbering = /^(?:\[\d{1,3}\]|\d{1,3}[.)]?|\(\d{1,3}\)|[•*–-])\s+/
const surnameAndInitial =
  /^\p{Lu}[\p{L}\p{M}'’ -]{1,40}, (?:\p{Lu}\.|(?:\p{Lu}\p{Ll}+\.?)(?= (?:and|&|\p{Lu}\.)|[.,(]))/u
const initialAndSurname = /^(?:\p{Lu}\.[ -]?){1,3}\p{Lu}[\p{L}\p{M}'’-]+,/u
const reference = /\bhttps?:\/\/|\bwww\.|\bdoi:? ?10\.|\b10\.\d{4,9}\/\S/i
const retrieval = /\b(?:retrieved|accessed|available) (?:on|from|at|\d)|\b[Aa]t: ?https?:/
const pages = /\bpp?\. ?\d|\b\d+ ?\(\d+(?:[-–]\d+)?\)[.,:;]? ?\d+|\bvol(?:ume)?\.? ?\d|\bno\. ?\d|\b\d+[-–]\d+\.?$/i
const publication =
  /\b(?:Press|Journal|Review|Quarterly|Proceedings|Publish(?:er|ers|ing)|Verlag|Routledge|Springer|Elsevier|Working Paper|eds?\.|Thesis|Dissertation)\b/

/**
 * How much a paragraph looks like an entry of a reference list: 0 not at all, from {@link certain} on it is taken for
 * one even where no heading announces a list.
 */
export function citationScore(paragraph: string): number {
  const entry = paragraph.replace(numbering, '')
  if (entry.length > 700 || entry.length < 15 || !/^["“'‘]?[\p{Lu}\p{N}]/u.test(entry)) {
    return reference.test(entry) && entry.length < 300 ? 1 : 0
  }
  let score = 0
  const dated = datedInBrackets.exec(entry)
  if (dated !== null && dated.index < 200 && !resolution.test(entry.slice(0, dated.index))) {
    // A sentence that cites (`Segal (2017) argues`) goes on with a verb, an entry with a full stop.
    score += /^\s*[.,:“"]/.test(entry.slice(dated.index + dated[0].length)) ? 2 : 1
  } else if (anyYear.test(entry)) score += 1
  if (surnameAndInitial.test(entry) || initialAndSurname.test(entry)) score += 2
  if (reference.test(entry)) score += 1
  if (retrieval.test(entry)) score += 1
  if (pages.test(entry)) score += 1
  if (publication.test(entry)) score += 1
  if (score > 0 && /^\[\d{1,3}\]\s/.test(paragraph)) score += 1
  return score
}

/** Score of a paragraph that can be nothing but an entry of a reference list. */
export const certain = 3

/** Score from which a paragraph under a heading such as References is an entry. */
export const likely = 1

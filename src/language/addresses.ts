import { isWordEnd } from './characters.js'

/** What an address may hold: no white space as the scanner knows it, no bracket or quote that goes around addresses. */
const inAddress = '[^\\s\\u0085\\u180e\\u200b-\\u200d\\u2060<>"“”«»]'
const webAddress = new RegExp(`(?:https?://|ftp://|www\\.)${inAddress}+`, 'iy')
const objectIdentifier = new RegExp(`10\\.\\d{4,9}/${inAddress}+`, 'y')
const behindHost = new RegExp(`[:/?#]${inAddress}*`, 'y')
/** A bare host is told from a missing space after a full stop by its lower case and a known last label. */
const lastLabels: ReadonlySet<string> = new Set(
  'com org net gov edu int mil info eu cn ru uk us de fr ir io jp au ca ch nl htm html pdf'.split(' '),
)
const longestLastLabel = 4
/** Labels have a greatest length, so that a hostile text does not make the engine try all of it. */
const mailAddress = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63}(?!\p{L})/uy
const trailing = new Set(".,;:!?'’)]}*")
/** Longest mail address worth looking for, in characters before its `@`. */
const mailReach = 64

/** Position of the next `@` from `from`; `to` where there is none. */
export function findAt(text: string, from: number, to: number): number {
  let position = from
  while (position < to && text.charCodeAt(position) !== 64) position += 1
  return position
}

/** End of the mail address that begins at `begin`; 0 where there is none. `nextAt` is the next `@` of the text. */
export function mailEnd(text: string, begin: number, to: number, nextAt: number): number {
  if (nextAt <= begin || nextAt >= to || nextAt - begin > mailReach) return 0
  return matchEnd(mailAddress, text, begin, to)
}

/** End of the web address or digital object identifier that begins at `begin`; 0 where there is none. */
export function webEnd(text: string, begin: number, to: number): number {
  const first = text.charCodeAt(begin) | 32
  if (first === 104 || first === 102 || first === 119) {
    const end = matchEnd(webAddress, text, begin, to)
    return end > 0 ? trimmed(text, begin, end) : 0
  }
  if (first === 49) {
    const end = matchEnd(objectIdentifier, text, begin, to)
    return end > 0 ? trimmed(text, begin, end) : 0
  }
  return 0
}

/** End of the labels of a host, joined by full stops, that begin at `begin`. */
export function pastLabels(text: string, begin: number, to: number): number {
  let position = begin
  while (position < to) {
    const unit = text.charCodeAt(position)
    const isJoint = unit === 46 && position > begin && position + 1 < to && isOfLabel(text.charCodeAt(position + 1))
    if (!isOfLabel(unit) && !(unit === 45 && position > begin) && !isJoint) break
    position += 1
  }
  return position
}

function isOfLabel(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
}

/** End of the bare host whose labels are `[begin, labels)`, with what follows it; 0 where no label is a known last one. */
export function hostEnd(text: string, begin: number, labels: number, to: number): number {
  for (let stop = labels - 1; stop > begin; stop -= 1) {
    if (text.charCodeAt(stop) !== 46) continue
    let end = stop + 1
    while (end < labels && end - stop <= longestLastLabel + 1 && isOfLabel(text.charCodeAt(end))) end += 1
    if (!isWordEnd(text, end, to) || !lastLabels.has(text.slice(stop + 1, end))) continue
    const behind = matchEnd(behindHost, text, end, to)
    return behind > 0 ? trimmed(text, begin, behind) : end
  }
  return 0
}

/** An address does not take the punctuation of its sentence with it, nor a bracket that it did not open. */
function trimmed(text: string, begin: number, end: number): number {
  let last = end
  while (last > begin && trailing.has(text.charAt(last - 1))) last -= 1
  const closes = last < end && text.charAt(last) === ')' && text.slice(begin, last).includes('(')
  return closes ? last + 1 : last
}

/** End of what `pattern` matches at `begin`; 0 where it matches nothing that ends by `to`. */
export function matchEnd(pattern: RegExp, text: string, begin: number, to: number): number {
  pattern.lastIndex = begin
  return pattern.test(text) && pattern.lastIndex <= to ? pattern.lastIndex : 0
}

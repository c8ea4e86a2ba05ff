import { compoundParts } from './compounds.js'
import { type TokenKind, tokenKinds } from './tokens.js'

/**
 * What wink is given in place of a token of ours. wink splits and caches by what it has read before, so it is handed
 * only forms that it cannot take apart and always sorts into the same category: plain letters, one figure, one mark.
 * The tag of such a form depends on its sentence alone.
 */
export interface WinkForm {
  /** Empty where wink does not see the token at all (citation marks). */
  readonly form: string
  /** What stands before the part of a compound that wink sees, for the lemma: `cyber-` of `cyber-superpowers`. */
  readonly prefix: string
}

/** Letters that are one of the English alphabet under their accents. */
const plainLetters = /^[A-Za-zÀ-ÅÇ-ÏÑ-ÖÙ-Ýà-åç-ïñ-öù-ýÿ]+$/
const regularCase = /^(?:\P{Lu}+|\p{Lu}\P{Lu}*|\p{Lu}+)$/u
/**
 * wink numbers the patterns of capitals it meets (`XxxX`) and has room for 16,384; beyond, they run over into its other
 * facts on a word. All patterns of words this long are fewer.
 */
const longestIrregular = 12
const marksKnownToWink = new Set('‘’`“”"[](){}….,!;?/:-–—¿¡~@#%^+=*|<>&§©±÷×°'.split(''))
const nameForm = 'Xname'
const nounForm = 'xthing'
const ordinal = /^\d*(?:1st|2nd|3rd|\dth)$/i
/** No word of a language is longer; wink would keep it in its vocabulary for ever. */
const longestWord = 64

/** The form of a token; depends on its characters alone. */
export function winkForm(surface: string, kind: number): WinkForm {
  const name = tokenKinds[kind] as TokenKind
  switch (name) {
    case 'word':
      return wordForm(surface)
    case 'clitic':
      return whole(cliticForm(surface.replace(/['’ʼ＇]/u, "'").toLowerCase()))
    case 'number':
      return whole('7')
    case 'url':
    case 'email':
      return whole(nameForm)
    case 'citation':
      return whole('')
    default:
      return whole(marksKnownToWink.has(surface) ? surface : surface === "'" ? "'" : '*')
  }
}

function wordForm(surface: string): WinkForm {
  if (surface.length > longestWord) return whole(nounForm)
  const parts = compoundParts(surface)
  if (parts.length === 1) return whole(simpleForm(surface))
  // A compound behaves like its last part: cyber-superpowers are superpowers.
  const head = parts[parts.length - 1] as { start: number; end: number }
  return { form: simpleForm(surface.slice(head.start, head.end)), prefix: surface.slice(0, head.start).toLowerCase() }
}

/** wink knows the scope of `not`, but not that of `n't` on its own. */
function cliticForm(clitic: string): string {
  return clitic === "n't" ? 'not' : clitic
}

function simpleForm(word: string): string {
  if (plainLetters.test(word)) return word.length <= longestIrregular || regularCase.test(word) ? word : nameForm
  if (/^\p{L}(?:\.\p{L})*\.?$/u.test(word) && word.includes('.')) return abbreviationForm(word)
  if (ordinal.test(word)) return 'first'
  const folded = word.normalize('NFD').replace(/\p{M}/gu, '')
  if (plainLetters.test(folded) && folded !== word) return simpleForm(folded)
  return /^[\p{Lu}\p{N}]/u.test(word) ? nameForm : nounForm
}

/** wink takes full stops for the end of a sentence or not depending on its list, so it never sees them. */
function abbreviationForm(word: string): string {
  const lower = word.toLowerCase()
  if (lower === 'e.g.' || lower === 'i.e.' || lower === 'e.g' || lower === 'i.e') return 'namely'
  if (lower === 'a.m.' || lower === 'p.m.') return 'noon'
  return nameForm
}

function whole(form: string): WinkForm {
  return { form, prefix: '' }
}

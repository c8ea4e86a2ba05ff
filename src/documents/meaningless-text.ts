/** Too short to judge. */
const leastCharacters = 200

/**
 * Whether a text spells no words: the left-over of fonts that do not say which letters they draw. In any language most
 * visible characters of a text are letters, and in one of the Latin alphabet most words have a vowel and are of one case.
 */
export function isMeaningless(text: string): boolean {
  const sample =
    text.length <= 40_000 ? text : text.slice(0, 20_000) + text.slice(Math.floor(text.length / 2)).slice(0, 20_000)
  const visible = sample.match(/[^\s\d]/g)?.length ?? 0
  if (visible < leastCharacters) return false
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const strange = sample.match(/[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0
  if (letters * 2 < visible || strange * 5 > visible) return true
  const words = sample.match(/[A-Za-z\u00c0-\u024f]{3,}/g) ?? []
  if (words.join('').length * 2 < letters) return false
  const likely = words.filter(
    (word) =>
      /[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ]/i.test(word) &&
      !/[a-zß-ÿ][A-ZÀ-Þ]+[a-zß-ÿ]/.test(word) &&
      !/[bcdfghjklmnpqrstvwxz]{6}/i.test(word),
  )
  return likely.length * 2 < words.length
}

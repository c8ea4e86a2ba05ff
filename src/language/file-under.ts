/** Appends a value to the list that a map has under a key. */
export function fileUnder<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const filed = map.get(key)
  if (filed === undefined) map.set(key, [value])
  else filed.push(value)
}

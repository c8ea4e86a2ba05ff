/** English of a given number of sentences that speaks of a goal and a strategy in each of them. */
export function textOf(sentences: number): string {
  const lines = Array.from(
    { length: sentences },
    (_, number) => `In year ${number} the government said that normative power grows within the United Nations.`,
  )
  return `${lines.join(' ')}\n`
}

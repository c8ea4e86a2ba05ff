/** What a key makes the page do. */
export type Command =
  | { readonly kind: 'code'; readonly code: '1' | '0' | '?' | '' }
  | { readonly kind: 'unit'; readonly by: number }
  | { readonly kind: 'concept'; readonly by: number }
  | { readonly kind: 'next open' | 'cause' | 'note' | 'undo' | 'save' | 'open' }

const commands: Readonly<Record<string, Command>> = {
  '1': { kind: 'code', code: '1' },
  '0': { kind: 'code', code: '0' },
  '?': { kind: 'code', code: '?' },
  Backspace: { kind: 'code', code: '' },
  Delete: { kind: 'code', code: '' },
  ArrowLeft: { kind: 'unit', by: -1 },
  ArrowRight: { kind: 'unit', by: 1 },
  ArrowUp: { kind: 'concept', by: -1 },
  ArrowDown: { kind: 'concept', by: 1 },
  u: { kind: 'next open' },
  c: { kind: 'cause' },
  n: { kind: 'note' },
  z: { kind: 'undo' },
  s: { kind: 'save' },
  o: { kind: 'open' },
}

/** The keys in the words of the page, in the order in which a coder needs them. */
export const keyList: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['1'], 'the concept is there'],
  [['0'], 'it is not'],
  [['?'], 'undecided'],
  [['\u232b'], 'take the code away'],
  [['\u2190', '\u2192'], 'previous, next unit'],
  [['\u2191', '\u2193'], 'concept above, below'],
  [['U'], 'next uncoded unit'],
  [['C'], 'cause (Esc: back)'],
  [['N'], 'note (Enter: back)'],
  [['Z'], 'undo'],
  [['S'], 'save the file'],
  [['O'], 'open a saved file'],
]

/** True where a key press belongs to the field that is written in or chosen from. */
export function isInField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type=checkbox]), select, textarea')
}

/**
 * What a key press asks for. Letters and figures that stand alone ask for nothing where the coder has turned them off;
 * undoing and saving have their usual keys besides.
 */
export function commandOf(event: KeyboardEvent, hasKeys: boolean): Command | undefined {
  if (event.altKey) return undefined
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 's') return commands.s
    return event.key === 'z' && !isInField(event.target) ? commands.z : undefined
  }
  if (!hasKeys || isInField(event.target)) return undefined
  return commands[event.key.length === 1 ? event.key.toLowerCase() : event.key]
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the package. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Files below a folder of the package as paths with `/`, sorted; folders of these names are left out. */
export function filesBelow(folder: string, leftOut: readonly string[] = []): string[] {
  const found: string[] = []
  const visit = (directory: string) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name)
      if (entry.isDirectory()) {
        if (!leftOut.includes(entry.name)) visit(path)
      } else if (entry.isFile()) {
        found.push(relative(root, path).split(sep).join('/'))
      }
    }
  }
  visit(join(root, folder))
  return found.sort()
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** A piece of TypeScript: a word, the value of a string literal, or a mark. Comments, templates' texts and patterns are none. */
export interface Piece {
  readonly kind: 'word' | 'string' | 'mark'
  readonly text: string
}

const keywordsBeforePatterns = new Set(
  'return typeof case in of delete void throw new else do await yield instanceof'.split(' '),
)
const lexeme =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"|[\p{L}\p{N}_$#]+|[\s\S]/uy
const pattern = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y

/** Takes TypeScript apart as far as imports and names need it. */
export function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  const read = (expression: RegExp): string => {
    expression.lastIndex = position
    const text = expression.exec(source)?.[0] ?? ''
    position += text.length
    return text
  }
  const template = () => {
    position += 1
    while (position < source.length && source[position] !== '`') {
      if (source[position] === '\\') position += 2
      else if (source.startsWith('${', position)) {
        position += 2
        code('}')
      } else position += 1
    }
    position += 1
  }
  const code = (closing: string) => {
    let depth = 0
    while (position < source.length) {
      const next = source[position] as string
      if (next === '`') {
        template()
        pieces.push({ kind: 'mark', text: '`' })
        continue
      }
      if (next === closing && depth === 0) {
        position += 1
        return
      }
      if (next === '{') depth += 1
      if (next === '}') depth -= 1
      if (next === '/' && !/^\/[/*]/.test(source.slice(position, position + 2)) && beginsPattern(pieces.at(-1))) {
        if (read(pattern) !== '') {
          pieces.push({ kind: 'mark', text: '/' })
          continue
        }
      }
      const text = read(lexeme)
      if (/^(?:\s|\/\/|\/\*)/.test(text)) continue
      if (/^['"]./s.test(text)) pieces.push({ kind: 'string', text: text.slice(1, -1) })
      else pieces.push({ kind: /^[\p{L}\p{N}_$#]/u.test(text) ? 'word' : 'mark', text })
    }
  }
  code('')
  return pieces
}

function beginsPattern(before: Piece | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'word') return keywordsBeforePatterns.has(before.text)
  return before.kind === 'mark' && !/^[)\]}`/]$/.test(before.text)
}

/** An import or re-export of a file. */
export interface Import {
  /** As written, or `?` where it is no literal. */
  readonly target: string
  /** True where nothing is left of it at run time. */
  readonly isType: boolean
  /** What is taken by name, types too, under the names it has where it comes from. */
  readonly names: readonly string[]
}

/** Every import of a source: static, dynamic, for its effects, of types, and by re-export. */
export function importsOf(pieces: readonly Piece[]): Import[] {
  const imports: Import[] = []
  const at = (index: number): Piece => pieces[index] ?? { kind: 'mark', text: '' }
  pieces.forEach((piece, index) => {
    if (piece.kind !== 'word' || at(index - 1).text === '.') return
    const next = at(index + 1)
    if ((piece.text === 'import' || piece.text === 'require') && next.text === '(' && next.kind === 'mark') {
      const isLiteral = at(index + 2).kind === 'string' && /^[),]$/.test(at(index + 3).text)
      imports.push({ target: isLiteral ? at(index + 2).text : '?', isType: false, names: [] })
    }
    if (piece.text === 'import' && next.kind === 'string') imports.push({ target: next.text, isType: false, names: [] })
    if (piece.text === 'from' && next.kind === 'string') {
      const clause = clauseBefore(pieces, index)
      const names = namesIn(clause).map((name) => name.replace(/^type (?=\S)/, '').replace(/ as .*/, ''))
      imports.push({ target: next.text, isType: isTypeOnly(clause), names })
    }
  })
  return imports
}

/** The words and marks between `import` or `export` and the `from` at `index`. */
function clauseBefore(pieces: readonly Piece[], index: number): string[] {
  let begin = index - 1
  while (begin >= 0 && !/^(?:import|export)$/.test(pieces[begin]?.text ?? '')) begin -= 1
  return pieces.slice(begin + 1, index).map(({ text }) => text)
}

/** What a clause has between its braces, each with its `type` and its `as`. */
function namesIn(clause: readonly string[]): string[] {
  const open = clause.indexOf('{')
  if (open < 0) return []
  const names = clause
    .slice(open + 1, clause.lastIndexOf('}'))
    .join(' ')
    .split(' , ')
  return names.map((name) => name.replace(/[ ,]+$/, '')).filter((name) => name !== '')
}

/** True where a clause names types only. */
function isTypeOnly(clause: readonly string[]): boolean {
  if (clause[0] === 'type') return true
  if (clause[0] !== '{') return false
  const listed = namesIn(clause)
  return listed.length > 0 && listed.every((name) => /^type \S/.test(name))
}

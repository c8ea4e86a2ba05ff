import type { PlacedLine } from './lay-out-page.js'

/** How a document is set: what is usual in it, against which headings, notes and paragraphs stand out. */
export interface Setting {
  /** Size of the letters in which most of it is set. */
  readonly bodySize: number
  /** Usual distance of the baselines of two lines of a paragraph, for letters of a size, in points. */
  pitchOf(size: number): number
  /** Whether a line is set in another face than the text round it: bold where the font says so. */
  isEmphasised(line: PlacedLine): boolean
  /** Whether a line is set in a font and size of the body. */
  isBody(line: PlacedLine): boolean
  /** Whether paragraphs begin with an indent. */
  readonly indented: boolean
}

const bold = /bold|black|heavy|demi|semib|(?:^|[-,+])medi\b/i

/** Measures the setting of a document on its lines. */
export function describeSetting(lines: readonly PlacedLine[], fontNames: ReadonlyMap<string, string>): Setting {
  const text = lines.filter((line) => line.kind === 'text')
  const bodySize = mostLetters(text, (line) => Math.round(line.size * 2) / 2) ?? 0
  const pitches = pitchesOf(text)
  const usual = pitches.get(Math.round(bodySize * 2)) ?? bodySize * 1.2
  const bodyFonts = withSameFace(bodyFontsOf(text, bodySize), fontNames)
  const bodyIsBold = [...bodyFonts].some((font) => bold.test(fontNames.get(font) ?? ''))
  const name = (font: string): string | undefined => fontNames.get(font)
  return {
    bodySize,
    pitchOf: (size) => pitches.get(Math.round(size * 2)) ?? (bodySize > 0 ? (usual / bodySize) * size : size * 1.2),
    isEmphasised: (line) => {
      if (!line.whole) return false
      const known = name(line.font)
      if (known !== undefined) return !bodyIsBold && bold.test(known)
      return !bodyFonts.has(line.font)
    },
    isBody: (line) => Math.abs(line.size - bodySize) <= 0.6 && bodyFonts.has(line.font),
    indented: isIndented(text, bodySize),
  }
}

function mostLetters<Key extends number | string>(
  lines: readonly PlacedLine[],
  keyOf: (line: PlacedLine) => Key,
): Key | undefined {
  const letters = new Map<Key, number>()
  for (const line of lines) letters.set(keyOf(line), (letters.get(keyOf(line)) ?? 0) + line.text.length)
  const [most] = [...letters].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return most?.[0]
}

/** The most frequent distance of two lines, for each size of letters in half points. */
function pitchesOf(lines: readonly PlacedLine[]): Map<number, number> {
  const counts = new Map<number, Map<number, number>>()
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || next.page !== line.page || next.column !== line.column) return
    if (Math.abs(next.size - line.size) > 0.3) return
    const pitch = Math.round((line.y - next.y) * 4) / 4
    if (pitch < line.size * 0.8 || pitch > line.size * 3) return
    const size = Math.round(line.size * 2)
    const ofSize = counts.get(size) ?? new Map<number, number>()
    counts.set(size, ofSize)
    // Lines that go on in small letters are of one paragraph: they tell the pitch best.
    const weight = /^\p{Ll}/u.test(next.text) ? 3 : 1
    ofSize.set(pitch, (ofSize.get(pitch) ?? 0) + weight)
  })
  return new Map(
    [...counts].flatMap(([size, ofSize]) => {
      const [usual] = [...ofSize].sort(([a, m], [b, n]) => n - m || a - b)
      return usual === undefined || usual[1] < 6 ? [] : [[size, usual[0]] as const]
    }),
  )
}

/** The fonts of the text: on each page the one of most letters of the body's size. */
function bodyFontsOf(lines: readonly PlacedLine[], bodySize: number): ReadonlySet<string> {
  const byPage = new Map<number, PlacedLine[]>()
  for (const line of lines) {
    if (Math.abs(line.size - bodySize) > 0.6) continue
    const page = byPage.get(line.page)
    if (page === undefined) byPage.set(line.page, [line])
    else page.push(line)
  }
  const fonts = new Set<string>()
  for (const page of byPage.values()) {
    const letters = page.reduce((sum, line) => sum + line.text.length, 0)
    const most = mostLetters(page, (line) => line.font)
    if (most !== undefined && letters > 600) fonts.add(most)
  }
  const overall = mostLetters([...byPage.values()].flat(), (line) => line.font)
  if (overall !== undefined) fonts.add(overall)
  return fonts
}

/** A face may be in a file as several fonts: those of one name are one. */
function withSameFace(fonts: ReadonlySet<string>, names: ReadonlyMap<string, string>): ReadonlySet<string> {
  const faceOf = (font: string): string | undefined => names.get(font)?.replace(/^[A-Z]{6}\+/, '')
  const faces = new Set([...fonts].flatMap((font) => faceOf(font) ?? []))
  return new Set([...fonts, ...[...names.keys()].filter((font) => faces.has(faceOf(font) ?? ''))])
}

/** A good part of the lines begin to the right of the lines above and below them. */
function isIndented(lines: readonly PlacedLine[], bodySize: number): boolean {
  let indents = 0
  let text = 0
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const after = lines[index + 1]
    if (before === undefined || after === undefined || Math.abs(line.size - bodySize) > 0.6) return
    if (before.column !== after.column || before.page !== after.page || line.page !== before.page) return
    text += 1
    const indent = line.x - after.x
    const touching = before.y - line.y < line.size * 1.5
    if (touching && indent > line.size * 0.7 && indent < line.size * 6 && Math.abs(before.x - after.x) < 1) indents += 1
  })
  return indents > 3 && indents * 40 > text
}

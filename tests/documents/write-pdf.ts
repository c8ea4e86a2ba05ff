/** The fonts of a written PDF, under the names by which a run asks for them. */
const fonts = {
  roman: 'Times-Roman',
  bold: 'Times-Bold',
  italic: 'Times-Italic',
  sans: 'Helvetica',
  sansBold: 'Helvetica-Bold',
  /** Every letter is 0.6 of the size wide: the width of a line is known. */
  mono: 'Courier',
  monoBold: 'Courier-Bold',
} as const

export type Font = keyof typeof fonts

/** Text at a place: points from the left lower corner of a page of 612 by 792. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly font?: Font
  /** Points between the letters. */
  readonly spacing?: number
  /** Degrees against the clock. */
  readonly turn?: number
}

/** Width of a letter of `mono`, in parts of its size. */
export const monoWidth = 0.6

/** The content stream of a page that shows text at places. */
export function show(runs: readonly Run[]): string {
  return runs
    .map(({ text, x, y, size = 10, font = 'mono', spacing = 0, turn = 0 }) => {
      const cos = Math.cos((turn * Math.PI) / 180)
      const sin = Math.sin((turn * Math.PI) / 180)
      const matrix = [cos, sin, -sin, cos, x, y].map((number) => number.toFixed(4)).join(' ')
      return `BT /${font} ${size} Tf ${spacing} Tc ${matrix} Tm (${toBytes(text)}) Tj ET`
    })
    .join('\n')
}

/** Letters beyond ASCII in the encoding of Windows. */
function toBytes(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '–': '\x96',
    '—': '\x97',
    '’': '\x92',
    '“': '\x93',
    '”': '\x94',
    '•': '\x95',
  }
  return text.replace(/[–—’“”•]/g, (mark) => marks[mark] ?? mark).replace(/[\\()]/g, '\\$&')
}

/** Bytes of a PDF whose objects are given, the first of them its catalog; strings are written as Latin-1. */
export function writeObjects(objects: readonly string[], trailer = ''): Uint8Array {
  const parts = ['%PDF-1.4\n']
  let length = parts[0]?.length ?? 0
  const offsets = objects.map((object, index) => {
    const offset = length
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`
    parts.push(part)
    length += part.length
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
  )
  const file = parts.join('')
  const bytes = new Uint8Array(file.length)
  for (let index = 0; index < file.length; index += 1) bytes[index] = file.charCodeAt(index)
  return bytes
}

/** A content stream as an object. */
export function stream(content: string, entries = ''): string {
  return `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`
}

/** Bytes of a PDF of pages, each given by its content stream, or by its runs of text. */
export function writePdf(...pages: readonly (string | readonly Run[])[]): Uint8Array {
  const names = Object.entries(fonts)
  const first = 3 + names.length
  const resources = `<< /Font << ${names.map(([name], index) => `/${name} ${3 + index} 0 R`).join(' ')} >> >>`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${first + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...names.map(([, name]) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`),
  ]
  pages.forEach((page, index) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${first + index * 2 + 1} 0 R /Resources ${resources} >>`,
      stream(typeof page === 'string' ? page : show(page)),
    )
  })
  return writeObjects(objects)
}

/** Lines of text below each other. */
export function lines(
  texts: readonly string[],
  place: {
    readonly x: number
    readonly y: number
    readonly size?: number
    readonly font?: Font
    readonly pitch?: number
  },
): Run[] {
  const { x, y, size = 10, font = 'mono', pitch = size * 1.2 } = place
  return texts.map((text, index) => ({ text, x, y: y - index * pitch, size, font }))
}

/** Breaks a text into lines of no more than so many letters. */
export function wrap(text: string, most: number): string[] {
  const broken: string[] = []
  for (const word of text.split(' ')) {
    const last = broken[broken.length - 1]
    if (last !== undefined && last.length + 1 + word.length <= most) broken[broken.length - 1] = `${last} ${word}`
    else broken.push(word)
  }
  return broken
}

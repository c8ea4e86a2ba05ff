import type { Row } from '../analysis/result-table.js'
import { csvHeader, csvRows } from '../report/csv.js'
import type { PageTable } from '../report/page/contract.js'

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A table as CSV: the bytes that `tables/` holds, by the same writer. */
export function downloadCsv(table: PageTable): void {
  const rows = (table.cells[0] ?? []).map((_, row): Row => table.cells.map((column) => column[row] ?? null))
  const text = csvHeader(table.columns) + csvRows(table.columns, rows)
  download(`${table.name}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }))
}

/** An SVG element as a file of its own, with the styles that it has from the page written into it. */
export function downloadSvg(name: string, figure: SVGSVGElement): void {
  download(`${name}.svg`, new Blob([svgText(figure)], { type: 'image/svg+xml' }))
}

/** The same as a picture on white paper, twice as many points wide as on the page. */
export async function downloadPng(name: string, figure: SVGSVGElement): Promise<void> {
  const { width, height } = sizeOf(figure)
  const picture = new Image()
  const address = URL.createObjectURL(new Blob([svgText(figure)], { type: 'image/svg+xml' }))
  picture.src = address
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  const context = canvas.getContext('2d')
  if (context !== null) {
    context.fillStyle = '#ffffff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    canvas.toBlob((blob) => {
      if (blob !== null) download(`${name}.png`, blob)
    }, 'image/png')
  }
  URL.revokeObjectURL(address)
}

const styled = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'opacity'],
  ...['font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline'],
]

function svgText(figure: SVGSVGElement): string {
  const copy = figure.cloneNode(true) as SVGSVGElement
  const originals = [figure, ...figure.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((element, index) => {
    const style = getComputedStyle(element)
    const target = copies[index]
    for (const property of styled) {
      const value = style.getPropertyValue(property)
      if (value !== '') target?.setAttribute(property, value)
    }
    for (const attribute of ['class', 'tabindex', 'role', 'aria-label']) target?.removeAttribute(attribute)
  })
  const { width, height } = sizeOf(figure)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return new XMLSerializer().serializeToString(copy)
}

function sizeOf(figure: SVGSVGElement): { readonly width: number; readonly height: number } {
  const { width, height } = figure.viewBox.baseVal
  if (width > 0 && height > 0) return { width, height }
  const box = figure.getBoundingClientRect()
  return { width: Math.round(box.width), height: Math.round(box.height) }
}

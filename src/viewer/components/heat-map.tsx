import { useRef, useState } from 'preact/hooks'
import type { EvidenceQuery } from '../../report/page/contract.js'
import { useReport } from '../report.js'

/** One cell of a matrix. */
export interface HeatCell {
  /** What stands in it. */
  readonly text: string
  /** The same in full, for those who do not see the matrix, and when pointed at. */
  readonly description: string
  /** How strong its colour is, -1 to 1; below 0 the other colour. `null` for no colour. */
  readonly strength: number | null
  readonly significant: boolean
  readonly evidence: EvidenceQuery | undefined
}

/**
 * A matrix as a table whose cells are coloured: colour and number say the same. One stop for the Tab key; arrows go from cell to cell,
 * Enter opens the sentences.
 */
export function HeatMap({
  caption,
  rows,
  columns,
  cell,
  rowHead,
  dense = false,
}: {
  readonly caption: string
  readonly rows: readonly { readonly id: string; readonly label: string }[]
  readonly columns: readonly { readonly id: string; readonly label: string }[]
  readonly cell: (row: number, column: number) => HeatCell
  readonly rowHead: string
  readonly dense?: boolean
}) {
  const { openEvidence } = useReport()
  const [active, setActive] = useState<readonly [number, number]>([0, dense ? 1 : 0])
  const [reading, setReading] = useState('')
  const body = useRef<HTMLTableSectionElement>(null)
  const goTo = (row: number, column: number) => {
    const to = [clamp(row, rows.length), clamp(column, columns.length)] as const
    setActive(to)
    body.current?.querySelector<HTMLElement>(`[data-cell="${to[0]} ${to[1]}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    goTo(row + step[0], column + step[1])
  }
  return (
    <section class={dense ? 'scroll heat dense' : 'scroll heat'} aria-label={caption}>
      <table>
        <caption class="hidden">{caption}. Arrow keys go from cell to cell, Enter opens its sentences.</caption>
        <thead>
          <tr>
            <th scope="col" class="corner">
              {rowHead}
            </th>
            {columns.map(({ id, label }) => (
              <th scope="col" key={id} class="column-head">
                <span>{label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(({ id, label }, row) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {columns.map((column, at) => {
                const { text, description, strength, significant, evidence } = cell(row, at)
                const tone = strength === null ? '' : strength < 0 ? ' below' : ' above'
                return (
                  <td key={column.id}>
                    <button
                      type="button"
                      data-cell={`${row} ${at}`}
                      class={`cell${tone}${significant ? ' significant' : ''}${Math.abs(strength ?? 0) > 0.8 ? ' strong' : ''}`}
                      style={{ '--strength': `${Math.round(Math.abs(strength ?? 0) * 100)}%` }}
                      title={description}
                      aria-label={description}
                      aria-disabled={evidence === undefined}
                      tabIndex={active[0] === row && active[1] === at ? 0 : -1}
                      onFocus={() => {
                        setActive([row, at])
                        setReading(description)
                      }}
                      onMouseEnter={() => setReading(description)}
                      onKeyDown={(event) => onKeyDown(event, row, at)}
                      onClick={() => (evidence === undefined ? undefined : openEvidence(evidence))}
                    >
                      {dense && text.length > 3 ? '' : text}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {dense ? (
        <p class="reading">{reading || 'Point at a cell, or go there with the arrow keys, to read it.'}</p>
      ) : null}
    </section>
  )
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value))
}

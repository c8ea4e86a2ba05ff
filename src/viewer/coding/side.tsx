import type { CodingSheet } from '../../validation/sheet.js'
import type { Command } from './keys.js'

/** Whose sheet it is, how far it is, and what can be done with it. */
export function Side({
  sheet,
  coded,
  unsaved,
  canUndo,
  carryOut,
}: {
  readonly sheet: CodingSheet
  readonly coded: number
  readonly unsaved: number
  readonly canUndo: boolean
  readonly carryOut: (command: Command) => void
}) {
  const total = sheet.units.length
  return (
    <header class="side">
      <p class="brand">
        <span class="brand-name">{sheet.title}</span>
        <span class="brand-title">
          {sheet.coder}, sample <code>{sheet.sample}</code>
        </span>
      </p>
      <div class="progress">
        <progress max={Math.max(1, total)} value={coded} aria-label="Coded units" />
        <p>
          <strong>{coded}</strong> of {total} {sheet.unit}s coded
        </p>
        <p class={unsaved === 0 ? 'quiet' : 'unsaved'}>{savedState(unsaved)}</p>
      </div>
      <p class="actions">
        <button type="button" class="main-action" onClick={() => carryOut({ kind: 'save' })}>
          Save file
        </button>
        <button type="button" onClick={() => carryOut({ kind: 'open' })}>
          Open file
        </button>
        <button type="button" onClick={() => carryOut({ kind: 'next open' })}>
          Next uncoded
        </button>
        <button type="button" disabled={!canUndo} onClick={() => carryOut({ kind: 'undo' })}>
          Undo
        </button>
      </p>
    </header>
  )
}

function savedState(unsaved: number): string {
  if (unsaved === 0) return 'Nothing to be saved.'
  return `${unsaved} ${unsaved === 1 ? 'change is' : 'changes are'} not in a file yet.`
}

import type { CauseId, CodeValue, CodingSheet } from '../../validation/sheet.js'
import { isCoded, type Judgement, type Judgements, keyOf, nextOpenUnit, notJudged, openConcepts } from './judgements.js'

/** One judgement before and after a change. */
interface Change {
  readonly key: string
  readonly before: Judgement
  readonly after: Judgement
}

/** What is taken back at once, and where the coder was. */
interface Step {
  readonly changes: readonly Change[]
  readonly unit: number
  readonly concept: number
  /** What was changed; changes of one kind to one judgement in a row, as letters of a note, are one step. */
  readonly kind: 'code' | 'cause' | 'note' | 'file'
}

/** Where a coder is, and what was judged so far. */
export interface Coding {
  readonly sheet: CodingSheet
  readonly judgements: Judgements
  /** Places in the sheet, from 0. */
  readonly unit: number
  readonly concept: number
  readonly steps: readonly Step[]
  /** Changes ever made, those taken back too. */
  readonly changes: number
  /** How many of them the last saved file holds. */
  readonly savedChanges: number
  /** What happened last, for the status line. */
  readonly said: string
}

/** What a coder can do. */
export type Act =
  | { readonly do: 'code'; readonly code: CodeValue; readonly goOn: boolean; readonly concept?: number }
  | { readonly do: 'cause'; readonly cause: CauseId | '' }
  | { readonly do: 'note'; readonly note: string }
  | { readonly do: 'undo' }
  | { readonly do: 'unit'; readonly by: number }
  | { readonly do: 'concept'; readonly to: number }
  | { readonly do: 'next open' }
  | { readonly do: 'open'; readonly judgements: Judgements; readonly from: string }
  | { readonly do: 'saved'; readonly said: string }
  | { readonly do: 'say'; readonly said: string }

/** A sheet as it is begun, at the first unit that is not coded. */
export function begun(sheet: CodingSheet, judgements: Judgements = new Map()): Coding {
  const unit = nextOpenUnit(sheet, judgements, sheet.units.length - 1) ?? 0
  const coding = { sheet, judgements, unit, concept: 0, steps: [], changes: 0, savedChanges: 0, said: '' }
  return { ...coding, concept: openConcepts(sheet, judgements, unit)[0] ?? 0 }
}

/** What becomes of the coding when something is done; a pure function. */
export function afterAct(coding: Coding, act: Act): Coding {
  switch (act.do) {
    case 'code':
      return coded(coding, act.code, act.goOn, act.concept ?? coding.concept)
    case 'cause':
      return changed(coding, 'cause', { cause: act.cause })
    case 'note':
      return changed(coding, 'note', { note: act.note })
    case 'undo':
      return undone(coding)
    case 'unit':
      return atUnit(coding, Math.min(coding.sheet.units.length - 1, Math.max(0, coding.unit + act.by)))
    case 'concept':
      return { ...coding, concept: Math.min(coding.sheet.concepts.length - 1, Math.max(0, act.to)) }
    case 'next open': {
      const next = nextOpenUnit(coding.sheet, coding.judgements, coding.unit)
      return next === undefined ? { ...coding, said: allCoded } : atUnit(coding, next)
    }
    case 'open':
      return opened(coding, act.judgements, act.from)
    case 'saved':
      return { ...coding, savedChanges: coding.changes, said: act.said }
    case 'say':
      return { ...coding, said: act.said }
  }
}

/** The judgement in hand. */
export function inHand({ sheet, judgements, unit, concept }: Coding): Judgement {
  return judgements.get(keyOf(sheet.units[unit]?.id ?? '', sheet.concepts[concept]?.id ?? '')) ?? notJudged
}

/** Code as a word. */
export const codeNames: Readonly<Record<CodeValue, string>> = {
  '1': 'yes',
  '0': 'no',
  '?': 'undecided',
  '': 'not coded',
}

const allCoded = 'Every unit is coded. Save the file and hand it in.'

function atUnit(coding: Coding, unit: number): Coding {
  if (unit === coding.unit) return coding
  return { ...coding, unit, concept: openConcepts(coding.sheet, coding.judgements, unit)[0] ?? 0, said: '' }
}

function coded(coding: Coding, code: CodeValue, goOn: boolean, concept: number): Coding {
  const { sheet, unit } = coding
  const wasCoded = isCoded(sheet, coding.judgements, unit)
  const after = changed({ ...coding, concept }, 'code', { code })
  const said = `Unit ${unit + 1}, ${sheet.concepts[concept]?.label ?? ''}: ${codeNames[code]}.`
  const open = openConcepts(sheet, after.judgements, unit)
  const [nextConcept] = [...open.filter((place) => place > concept), ...open]
  if (code !== '' && nextConcept !== undefined) return { ...after, concept: nextConcept, said }
  // Who comes back to a unit to change it stays there.
  if (code === '' || wasCoded) return { ...after, said }
  const next = nextOpenUnit(sheet, after.judgements, unit)
  if (next === undefined) return { ...after, said: `${said} ${allCoded}` }
  return goOn ? { ...atUnit(after, next), said } : { ...after, said }
}

function changed(coding: Coding, kind: Step['kind'], part: Partial<Judgement>): Coding {
  const { sheet, judgements, unit, concept, steps } = coding
  const key = keyOf(sheet.units[unit]?.id ?? '', sheet.concepts[concept]?.id ?? '')
  const before = judgements.get(key) ?? notJudged
  const after = { ...before, ...part }
  if (after.code === before.code && after.cause === before.cause && after.note === before.note) return coding
  const last = steps.at(-1)
  const [lastChange] = last?.changes ?? []
  const goesOn = kind !== 'code' && last?.kind === kind && lastChange?.key === key
  const step: Step = { changes: [{ key, before: goesOn ? lastChange.before : before, after }], unit, concept, kind }
  return {
    ...coding,
    judgements: new Map(judgements).set(key, after),
    steps: [...(goesOn ? steps.slice(0, -1) : steps), step],
    changes: coding.changes + 1,
  }
}

function undone(coding: Coding): Coding {
  const step = coding.steps.at(-1)
  if (step === undefined) return { ...coding, said: 'There is nothing to take back.' }
  const judgements = new Map(coding.judgements)
  for (const { key, before } of step.changes) judgements.set(key, before)
  const what = { code: 'the code', cause: 'the cause', note: 'the note', file: 'the opened file' }[step.kind]
  return {
    ...coding,
    judgements,
    unit: step.unit,
    concept: step.concept,
    steps: coding.steps.slice(0, -1),
    changes: coding.changes + 1,
    said: `Took back ${what}${step.kind === 'file' ? '' : ` of unit ${step.unit + 1}`}.`,
  }
}

/** Lays the judgements of a file over those that are there; what the file leaves empty stays. */
function opened(coding: Coding, judgements: Judgements, from: string): Coding {
  const { sheet, unit, concept, steps } = coding
  const isUntouched = coding.changes === coding.savedChanges
  const differing = [...judgements].flatMap(([key, after]): Change[] => {
    const before = coding.judgements.get(key) ?? notJudged
    const same = before.code === after.code && before.cause === after.cause && before.note === after.note
    return same ? [] : [{ key, before, after }]
  })
  const replaced = differing.filter(({ before }) => before.code !== '').length
  const all = new Map(coding.judgements)
  for (const { key, after } of differing) all.set(key, after)
  const others =
    replaced === 0
      ? ''
      : ` ${replaced} of them ${replaced === 1 ? 'replaces' : 'replace'} what stood here; Undo brings that back.`
  const changes = differing.length === 0 ? coding.changes : coding.changes + 1
  return {
    ...begun(sheet, all),
    steps: differing.length === 0 ? steps : [...steps, { changes: differing, unit, concept, kind: 'file' }],
    changes,
    savedChanges: isUntouched ? changes : coding.savedChanges,
    said: `Opened ${from}: ${judgements.size} judgements.${others}`,
  }
}

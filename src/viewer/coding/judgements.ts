import type { CauseId, Code, CodeValue, CodingSheet } from '../../validation/sheet.js'

/** What was said of one concept in one unit. */
export interface Judgement {
  readonly code: CodeValue
  readonly cause: CauseId | ''
  readonly note: string
}

/** Judgements by {@link keyOf}; what is not there has not been judged. */
export type Judgements = ReadonlyMap<string, Judgement>

export const notJudged: Judgement = { code: '', cause: '', note: '' }

export function keyOf(unit: string, concept: string): string {
  return `${unit}\n${concept}`
}

/** Concepts of a unit that have no code, by their places in the sheet. */
export function openConcepts(sheet: CodingSheet, judgements: Judgements, unit: number): number[] {
  const id = sheet.units[unit]?.id ?? ''
  return sheet.concepts.flatMap((concept, place) =>
    (judgements.get(keyOf(id, concept.id)) ?? notJudged).code === '' ? [place] : [],
  )
}

/** True where every concept of a unit has a code. */
export function isCoded(sheet: CodingSheet, judgements: Judgements, unit: number): boolean {
  return openConcepts(sheet, judgements, unit).length === 0
}

/** The units in which every concept has a code. */
export function countCoded(sheet: CodingSheet, judgements: Judgements): number {
  return sheet.units.filter((_, unit) => isCoded(sheet, judgements, unit)).length
}

/** The next unit behind `from` that is not coded, from the first on behind the last; `undefined` where all are. */
export function nextOpenUnit(sheet: CodingSheet, judgements: Judgements, from: number): number | undefined {
  const { length } = sheet.units
  for (let step = 1; step <= length; step += 1) {
    const unit = (from + step) % length
    if (!isCoded(sheet, judgements, unit)) return unit
  }
  return undefined
}

/** All judgements of a sheet as codes, in the order of the sheet, the empty ones too. */
export function codesOf({ sample, coder, concepts, units }: CodingSheet, judgements: Judgements): Code[] {
  return units.flatMap((unit) =>
    concepts.map((concept) => ({
      ...{ sample, unit: unit.id, coder, concept: concept.id },
      ...(judgements.get(keyOf(unit.id, concept.id)) ?? notJudged),
    })),
  )
}

/** Judgements that codes hold, without the empty ones. */
export function judgementsIn(codes: readonly Code[]): Judgements {
  return new Map(
    codes
      .filter(({ code, cause, note }) => code !== '' || cause !== '' || note !== '')
      .map(({ unit, concept, code, cause, note }) => [keyOf(unit, concept), { code, cause, note }]),
  )
}

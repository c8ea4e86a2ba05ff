import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CodingSheet, causes, codeValues } from '../../src/validation/sheet.js'
import { type Act, afterAct, begun, type Coding } from '../../src/viewer/coding/coding.js'
import { codesOf, countCoded, judgementsIn } from '../../src/viewer/coding/judgements.js'
import { readSaved, savedText } from '../../src/viewer/coding/saved-file.js'

const sheet: CodingSheet = {
  ...{ sample: 'abc', coder: 'coder-1', title: 'T', unit: 'sentence', causes },
  concepts: ['a', 'b'].map((id) => ({ id, label: id.toUpperCase(), definition: '' })),
  units: ['u1', 'u2', 'u3'].map((id) => ({ id, document: 'd', page: null, before: '', text: id, after: '' })),
}

const causeIds = causes.map(({ id }) => id)
const note = fc.string({ maxLength: 6 })
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('code' as const), code: fc.constantFrom(...codeValues), goOn: fc.boolean() }),
  fc.record({ do: fc.constant('cause' as const), cause: fc.constantFrom('' as const, ...causeIds) }),
  fc.record({ do: fc.constant('note' as const), note }),
  fc.record({ do: fc.constant('unit' as const), by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ do: fc.constant('concept' as const), to: fc.integer({ min: -1, max: 3 }) }),
  fc.constant({ do: 'next open' as const }),
  fc.constant({ do: 'undo' as const }),
  fc.record({
    do: fc.constant('open' as const),
    from: fc.constant('f.csv'),
    judgements: fc
      .dictionary(fc.constantFrom('u1\na', 'u2\nb', 'u3\na'), fc.constantFrom('1' as const, '0' as const))
      .map(
        (codes) => new Map(Object.entries(codes).map(([key, code]) => [key, { code, cause: '' as const, note: '' }])),
      ),
  }),
)
const done = (acts: readonly Act[], from: Coding = begun(sheet)) => acts.reduce(afterAct, from)
const code = (value: '1' | '0' | '?'): Act => ({ do: 'code', code: value, goOn: true })

describe('coding', () => {
  it('goes from concept to concept and from unit to unit, and back to what was left out', () => {
    const after = done([code('1'), code('0'), { do: 'unit', by: 1 }, code('1'), code('1')])
    expect([after.unit, after.concept]).toEqual([1, 0])
    expect(countCoded(sheet, after.judgements)).toBe(2)
    expect(done([code('?'), code('?')], after).said).toBe(
      'Unit 2, B: undecided. Every unit is coded. Save the file and hand it in.',
    )
  })

  it('takes the letters of a note back at once', () => {
    const typed = done([code('1'), ...['n', 'no', 'not'].map((text): Act => ({ do: 'note', note: text }))])
    expect(typed.steps).toHaveLength(2)
    expect(codesOf(sheet, afterAct(typed, { do: 'undo' }).judgements)[1]?.note).toBe('')
  })

  it('is where it began, whatever was done, when all of it is taken back', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const after = done(acts)
        const back = after.steps.reduce((coding) => afterAct(coding, { do: 'undo' }), after)
        expect(codesOf(sheet, back.judgements)).toEqual(codesOf(sheet, new Map()))
        expect(back.steps).toEqual([])
      }),
    )
  })

  it('never leaves the sheet', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const { unit, concept } = done(acts)
        expect(sheet.units[unit]).toBeDefined()
        expect(sheet.concepts[concept]).toBeDefined()
      }),
    )
  })

  it('knows whether its changes are in a file', () => {
    const saved = done([code('1'), { do: 'saved', said: 'Saved.' }])
    expect(saved.changes - saved.savedChanges).toBe(0)
    expect(done([{ do: 'unit', by: 1 }], saved).changes).toBe(saved.changes)
    expect(done([code('1')], saved).changes - saved.savedChanges).toBe(1)
    const judgements = judgementsIn(codesOf(sheet, saved.judgements))
    const opened = done([{ do: 'open', judgements, from: 'f.csv' }])
    expect(opened.changes - opened.savedChanges).toBe(0)
    const openedLate = done([{ do: 'unit', by: 2 }, code('0'), { do: 'open', judgements, from: 'f.csv' }])
    expect(openedLate.changes - openedLate.savedChanges).toBeGreaterThan(0)
  })

  it('reads its own file back, whatever stands in a note', () => {
    const parts = { code: fc.constantFrom(...codeValues), cause: fc.constantFrom('' as const, ...causeIds) }
    // A note that begins as the guard against running cells does cannot be told from a guarded one.
    const isGuardLike = (written: string) => /^'[=+\-@]/.test(written)
    const text = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((written) => written.trim())
      .filter((written) => !isGuardLike(written))
    fc.assert(
      fc.property(fc.array(fc.record({ ...parts, note: text }), { minLength: 6, maxLength: 6 }), (judged) => {
        const codes = codesOf(sheet, new Map()).map((empty, row) => ({ ...empty, ...judged[row] }))
        const judgements = judgementsIn(codes)
        expect(readSaved(sheet, 'f.csv', savedText(sheet, judgements))).toEqual(judgements)
      }),
    )
  })
})

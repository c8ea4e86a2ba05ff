import type { CauseId, CodingSheet, SheetUnit } from '../../validation/sheet.js'
import { type Act, type Coding, codeNames } from './coding.js'
import { type Judgement, keyOf, notJudged } from './judgements.js'

const choices = ['1', '0', '?'] as const

/** The concepts to be judged in a unit; the one in hand with its definition, cause and note. */
export function ConceptList({
  coding,
  unit,
  goOn,
  act,
}: {
  readonly coding: Coding
  readonly unit: SheetUnit
  readonly goOn: boolean
  readonly act: (act: Act) => void
}) {
  const { sheet, judgements } = coding
  return (
    <section aria-label="Is it there?">
      <ol class="concepts">
        {sheet.concepts.map((concept, place) => {
          const judgement = judgements.get(keyOf(unit.id, concept.id)) ?? notJudged
          const isInHand = place === coding.concept
          return (
            <li key={concept.id} class={isInHand ? 'in-hand' : ''} aria-current={isInHand ? 'true' : undefined}>
              <div class="judging">
                <button type="button" class="concept" onClick={() => act({ do: 'concept', to: place })}>
                  {concept.label}
                </button>
                {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not lay out its legend beside its buttons */}
                <div class="codes" role="group" aria-label={concept.label}>
                  {choices.map((code) => (
                    <button
                      key={code}
                      type="button"
                      aria-pressed={judgement.code === code}
                      onClick={() =>
                        act({ do: 'code', code: judgement.code === code ? '' : code, goOn, concept: place })
                      }
                    >
                      <kbd>{code}</kbd> {codeNames[code]}
                    </button>
                  ))}
                </div>
              </div>
              {isInHand ? (
                <InHand sheet={sheet} definition={concept.definition} judgement={judgement} act={act} />
              ) : (
                <Remarks sheet={sheet} judgement={judgement} />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function InHand({
  sheet,
  definition,
  judgement,
  act,
}: {
  readonly sheet: CodingSheet
  readonly definition: string
  readonly judgement: Judgement
  readonly act: (act: Act) => void
}) {
  return (
    <>
      <p class="definition">{definition === '' ? 'The lexicon gives no definition.' : definition}</p>
      <div class="remarks">
        <label class="field">
          <span>
            What may mislead here <kbd>C</kbd>
          </span>
          <select
            id="cause"
            value={judgement.cause}
            onChange={(event) => act({ do: 'cause', cause: event.currentTarget.value as CauseId | '' })}
          >
            <option value="">nothing</option>
            {sheet.causes.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>
            Note <kbd>N</kbd>
          </span>
          <input
            id="note"
            type="text"
            autocomplete="off"
            value={judgement.note}
            onInput={(event) => act({ do: 'note', note: event.currentTarget.value })}
          />
        </label>
      </div>
    </>
  )
}

function Remarks({ sheet, judgement }: { readonly sheet: CodingSheet; readonly judgement: Judgement }) {
  const cause = sheet.causes.find(({ id }) => id === judgement.cause)?.label ?? ''
  const remarks = [cause, judgement.note].filter((remark) => remark !== '')
  return remarks.length === 0 ? null : <p class="remark">{remarks.join('; ')}</p>
}

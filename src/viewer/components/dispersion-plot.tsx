import { formatCount } from '../../report/page/format-number.js'
import type { DocumentMentions } from '../data.js'
import { useReport } from '../report.js'
import { hrefTo } from '../route.js'

const width = 1000
const rowHeight = 26

/** Where in a text each concept stands, from its beginning to its end. */
export function DispersionPlot({
  marks,
  characters,
  complete,
  document,
}: {
  readonly marks: DocumentMentions['marks']
  readonly characters: number
  readonly complete: boolean
  readonly document: string
}) {
  const { data, labelOf, openEvidence } = useReport()
  const byConcept = new Map<string, DocumentMentions['marks'][number][]>()
  for (const mark of marks) byConcept.set(mark.concept, [...(byConcept.get(mark.concept) ?? []), mark])
  const concepts = data.core.lexicon.concepts.filter(({ id }) => byConcept.has(id))
  if (concepts.length === 0) return <p class="note">No concept of the lexicon stands in this document.</p>
  const x = (at: number) => (width * at) / Math.max(1, characters)
  return (
    <>
      <table class="dispersion">
        <caption class="hidden">Places of each concept in the text, from beginning to end</caption>
        <tbody>
          {concepts.map(({ id }) => {
            const found = byConcept.get(id) ?? []
            return (
              <tr key={id}>
                <th scope="row">
                  <button type="button" class="number" onClick={() => openEvidence({ concept: id, document })}>
                    {labelOf(id)} <small>{formatCount(found.length)}</small>
                  </button>
                </th>
                <td>
                  <span class="hidden">{describePlaces(found, characters)}</span>
                  <svg viewBox={`0 0 ${width} ${rowHeight}`} preserveAspectRatio="none" aria-hidden="true">
                    <line class="base" x1={0} x2={width} y1={rowHeight / 2} y2={rowHeight / 2} />
                    {found.map(({ start, end, negated }) => (
                      // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the number beside it opens the same places
                      <rect
                        key={`${start} ${end}`}
                        class={negated ? 'place negated' : 'place'}
                        x={x(start)}
                        y={4}
                        width={Math.max(3, x(end - start))}
                        height={rowHeight - 8}
                        onClick={() => {
                          location.hash = hrefTo('documents', document, { at: String(start) })
                        }}
                      />
                    ))}
                  </svg>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="note">
        From the beginning of the text on the left to its end on the right, {formatCount(characters)} characters.
        {complete ? '' : ' Only the mentions that this page holds are drawn.'}
      </p>
    </>
  )
}

function describePlaces(marks: DocumentMentions['marks'], characters: number): string {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (const { start } of marks) {
    const tenth = Math.min(9, Math.floor((10 * start) / Math.max(1, characters)))
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  return `mentions in each tenth of the text: ${tenths.join(', ')}`
}

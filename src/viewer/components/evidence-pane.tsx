import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { EvidenceQuery } from '../../report/page/contract.js'
import { formatCount } from '../../report/page/format-number.js'
import { plural, unitPlural } from '../../report/page/nouns.js'
import type { Evidence, EvidenceItem, EvidenceSentence } from '../data.js'
import { describeQuery } from '../describe-query.js'
import { type Report, useLoaded, useReport } from '../report.js'
import { formatRoute, hrefTo } from '../route.js'
import { MarkedText } from './marked-text.js'

const itemsAtATime = 50

/** The sentences behind a number, beside the view it stands in. */
export function EvidencePane({ query, close }: { readonly query: EvidenceQuery; readonly close: () => void }) {
  const report = useReport()
  const key = JSON.stringify(query)
  const unknown = unknownIn(query, report)
  const evidence = useLoaded(async () => (unknown === undefined ? report.data.evidence(query) : undefined), key)
  const [limit, setLimit] = useState(itemsAtATime)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setLimit(itemsAtATime)
    heading.current?.focus()
  }, [key])
  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close()
    }
    addEventListener('keydown', closeOnEscape)
    return () => removeEventListener('keydown', closeOnEscape)
  }, [close])
  return (
    <aside class="evidence" aria-label="Evidence">
      <div class="evidence-head">
        <div>
          <p class="kicker">Evidence</p>
          <h2 tabIndex={-1} ref={heading}>
            {describeQuery(query, report.labelOf)}
          </h2>
        </div>
        <button type="button" class="plain close" onClick={close}>
          Close
        </button>
      </div>
      {unknown === undefined ? (
        <p class="evidence-count" role="status">
          {evidence === undefined ? 'Looking it up \u2026' : sayHowMany(evidence, report.data.evidenceSummary.seed)}
        </p>
      ) : (
        <p role="alert" class="evidence-count">
          This report has no {unknown}.
        </p>
      )}
      {evidence === undefined ? null : (
        <>
          <Pairing query={query} />
          <ol class="evidence-list">
            {evidence.items.slice(0, limit).map((item) => (
              <Item key={`${item.document} ${item.sentences[0]?.at}`} item={item} />
            ))}
          </ol>
          {evidence.items.length > limit ? <p class="note">The first {formatCount(limit)} are listed.</p> : null}
          {evidence.items.length > limit ? (
            <button type="button" onClick={() => setLimit(limit + itemsAtATime)}>
              Show {formatCount(Math.min(itemsAtATime, evidence.items.length - limit))} more of{' '}
              {formatCount(evidence.items.length)}
            </button>
          ) : null}
          {evidence.choice === 'all' || report.data.live !== undefined ? null : <Elsewhere />}
        </>
      )}
    </aside>
  )
}

function sayHowMany({ total, shown, choice, counted, items }: Evidence, seed: number): string {
  const things = (count: number) => (counted === 'mention' ? plural(count, 'mention') : unitPlural(counted, count))
  const inSentences =
    counted === 'mention' && items.length !== shown
      ? ` in ${formatCount(items.length)} ${plural(items.length, 'sentence')}`
      : ''
  if (total === undefined)
    return `Showing ${formatCount(shown)} ${things(shown)}${inSentences} that this page holds, a part of all; how many there are is not in this page.`
  if (choice === 'sample')
    return `Showing ${formatCount(shown)} of ${formatCount(total)} ${things(total)}, a fixed sample (seed ${seed}).`
  if (choice === 'part')
    return `Showing ${formatCount(shown)} of ${formatCount(total)} ${things(total)}: those that this page holds.`
  const documents = new Set(items.map(({ document }) => document)).size
  return `${formatCount(total)} ${things(total)}${inSentences}, ${formatCount(documents)} ${plural(documents, 'document')}.`
}

/** What an address names that the report does not have. */
function unknownIn(query: EvidenceQuery, report: Report): string | undefined {
  const { core } = report.data
  const { concept, beside, unit, document, field: name, value } = query
  for (const id of [concept, beside])
    if (id !== undefined && !report.concepts.has(id)) return `concept \u201c${id}\u201d`
  if (unit !== undefined && !core.units.some((each) => each === unit)) return `unit \u201c${unit}\u201d`
  if (document !== undefined && report.rowOf(document) === undefined) return `document \u201c${document}\u201d`
  const field = core.fields.find((each) => each.name === name)
  if (name !== undefined && field === undefined) return `field \u201c${name}\u201d`
  if (value !== undefined && field !== undefined && !field.values.includes(value))
    return `document with ${field.name} \u201c${value}\u201d`
  return undefined
}

function Elsewhere() {
  return (
    <p class="note">
      The corpus is too large for one page. Every mention stands in <code>tables/mentions.csv</code> and in the store{' '}
      <code>corpus.duckdb</code>; <code>tallyrand kwic</code> shows every place of an entry.
    </p>
  )
}

/** Which colour stands for which of two concepts. */
function Pairing({ query }: { readonly query: EvidenceQuery }) {
  const { labelOf } = useReport()
  if (query.concept === undefined || query.beside === undefined) return null
  return (
    <p class="legend">
      <mark class="role-0">{labelOf(query.concept)}</mark> <mark class="role-1">{labelOf(query.beside)}</mark>
    </p>
  )
}

function Item({ item }: { readonly item: EvidenceItem }): JSX.Element {
  const { titleOf, documents } = useReport()
  const first = item.sentences[0]
  return (
    <li>
      {item.sentences.map((sentence) => (
        <blockquote key={sentence.at}>
          <MarkedText text={sentence.text} marks={sentence.marks} />
        </blockquote>
      ))}
      {first === undefined ? null : (
        <p class="where">
          <Where
            item={item}
            sentence={first}
            title={titleOf(item.document)}
            id={documents.text(item.document, 'document')}
          />
        </p>
      )}
    </li>
  )
}

function Where({
  item,
  sentence,
  title,
  id,
}: {
  readonly item: EvidenceItem
  readonly sentence: EvidenceSentence
  readonly title: string
  readonly id: string
}) {
  const { route, documents } = useReport()
  const origin = [documents.text(item.document, 'issuer'), documents.text(item.document, 'date')]
  const place = [
    ...origin,
    sentence.page > 0 ? `page ${sentence.page}` : '',
    `paragraph ${formatCount(sentence.paragraph)}`,
    sentence.zone === 'body' ? '' : sentence.zone,
    sentence.marks.some(({ negated }) => negated) ? 'negated' : '',
  ].filter((part) => part !== '')
  const settings = { at: String(sentence.at), from: formatRoute(route).slice(2) }
  return (
    <>
      <a class="to-document" href={hrefTo('documents', id, settings)}>
        {title}
      </a>
      {title === id ? null : <small class="file-name">{id}</small>}
      <span>
        {place.join(', ')}
        {item.readable ? '' : ' (text not in this page)'}
      </span>
    </>
  )
}

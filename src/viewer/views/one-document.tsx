import { useEffect, useState } from 'preact/hooks'
import { formatCount } from '../../report/page/format-number.js'
import type { TableReader } from '../../report/page/read-table.js'
import { DispersionPlot } from '../components/dispersion-plot.js'
import { Heading } from '../components/heading.js'
import { MarkedText } from '../components/marked-text.js'
import { RateBars, type RateRow } from '../components/rate-bars.js'
import { holdsDocument } from '../cut-tables.js'
import type { DocumentMentions, DocumentText, Mark } from '../data.js'
import { useLoaded, useReport } from '../report.js'
import { hrefOf, hrefTo } from '../route.js'

/** A document: what it is, what it speaks of and where, and its text with the mentions marked. */
export function OneDocument({ row }: { readonly row: number }) {
  const { documents, data, route, titleOf } = useReport()
  const id = documents.text(row, 'document')
  const text = useLoaded(async () => ({ text: await data.document(row) }), String(row))
  const mentions = useLoaded(() => data.mentions(row), String(row))
  const from = route.settings.get('from')
  const facts: [string, string][] = [
    ['Issuer', documents.text(row, 'issuer')],
    ['Date', documents.text(row, 'date')],
    ['File', documents.text(row, 'path')],
    ['Format', documents.text(row, 'format')],
    ['Pages', documents.text(row, 'pages')],
    ['Words', formatCount(documents.number(row, 'words') ?? 0)],
    ['Sentences', formatCount(documents.number(row, 'sentences') ?? 0)],
    ['Status', documents.text(row, 'status')],
  ]
  return (
    <article>
      <p class="crumbs">
        {from === undefined ? null : (
          <>
            <a class="back" href={`#/${from}`}>
              ← Back
            </a>{' '}
          </>
        )}
        <a href={hrefOf('documents')}>Documents</a>
      </p>
      <Heading title={titleOf(row)}>
        <dl class="facts">
          {facts
            .filter(([, value]) => value !== '')
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </Heading>
      <section>
        <h2>What it speaks of</h2>
        <Profile row={row} mentions={mentions} />
      </section>
      {mentions === undefined ? null : (
        <section>
          <h2>Where it speaks of it</h2>
          <DispersionPlot
            marks={mentions.marks}
            characters={documents.number(row, 'characters') ?? 1}
            complete={mentions.complete}
            document={id}
          />
        </section>
      )}
      <section>
        <h2>Its text</h2>
        {text === undefined || mentions === undefined ? (
          <p role="status">Unpacking the text …</p>
        ) : text.text === undefined ? (
          <NoText id={id} />
        ) : (
          <MarkedDocument text={text.text} mentions={mentions} />
        )}
      </section>
    </article>
  )
}

/** How often it mentions each concept: from the table or, where its rows are not here, from the mentions, where these are. */
function Profile({ row, mentions }: { readonly row: number; readonly mentions: DocumentMentions | undefined }) {
  const report = useReport()
  const id = report.documents.text(row, 'document')
  const table = report.tableOf('document_concepts')
  const counts =
    table !== undefined && holdsDocument(table, row, report.rowOf)
      ? countsOfTable(table, id)
      : mentions?.complete === true
        ? countsOfMarks(mentions.marks)
        : undefined
  if (counts === undefined)
    return mentions === undefined ? null : (
      <p class="note">
        The counts of this document are not in this page, which would have grown too large. They are in{' '}
        <code>tables/document_concepts.csv</code>; <code>tallyrand serve</code> shows them.
      </p>
    )
  if (counts.size === 0) return <p class="note">No concept of the lexicon stands in what was counted of it.</p>
  const words = report.documents.number(row, 'words') ?? 0
  const rows = report.data.core.lexicon.concepts.flatMap(({ id: concept }): RateRow[] => {
    const count = counts.get(concept)
    if (count === undefined) return []
    return [
      {
        label: report.labelOf(concept),
        href: hrefTo('concepts', concept),
        depth: concept.split('/').length - 1,
        count,
        rate: words === 0 ? null : (1e6 * count) / words,
        low: null,
        high: null,
        documents: null,
        evidence: { concept, document: id },
      },
    ]
  })
  return <RateBars caption={`Concepts in ${report.titleOf(row)}`} head="Concept" rows={rows} />
}

function countsOfTable(table: TableReader, document: string): ReadonlyMap<string, number> {
  const rows = table.where((row) => table.text(row, 'document') === document)
  return new Map(rows.map((row) => [table.text(row, 'concept'), table.number(row, 'frequency') ?? 0]))
}

/** A concept counts what those below it count, as in the table. */
function countsOfMarks(marks: DocumentMentions['marks']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { concept } of marks) {
    const path = concept.split('/')
    for (let depth = 1; depth <= path.length; depth += 1) {
      const above = path.slice(0, depth).join('/')
      counts.set(above, (counts.get(above) ?? 0) + 1)
    }
  }
  return counts
}

function NoText({ id }: { readonly id: string }) {
  const { data } = useReport()
  return (
    <p class="note">
      The text of this document is not in this page, which would have grown too large;{' '}
      {data.evidenceSummary.complete
        ? 'the sentences behind its numbers are'
        : 'some of the sentences behind its numbers are'}
      . To search all texts use <code>tallyrand kwic STORE PATTERN --where 'document={id}'</code>; the store{' '}
      <code>corpus.duckdb</code> holds the whole text.
    </p>
  )
}

const paragraphsAtATime = 400

/** The marks with one for what a search has found, which need be no mention. */
function withFound(marks: readonly Mark[], start: number | undefined, end: number): readonly Mark[] {
  if (start === undefined || !(end > start)) return marks
  const found: Mark = { start, end, concept: '', entry: '', negated: false, role: 1 }
  return [...marks, found].sort((a, b) => a.start - b.start || a.end - b.end)
}

function MarkedDocument({ text, mentions }: { readonly text: DocumentText; readonly mentions: DocumentMentions }) {
  const { route, data } = useReport()
  const at = route.settings.get('at')
  const target = at === undefined ? undefined : Number(at)
  const aimed =
    target === undefined ? -1 : text.paragraphs.findIndex(({ start, end }) => start <= target && target < end)
  const [limit, setLimit] = useState(paragraphsAtATime)
  const shown = text.paragraphs.slice(0, Math.max(limit, aimed + 20))
  useEffect(() => {
    if (target === undefined) return
    const mark = document.getElementById('target')
    mark?.scrollIntoView({ block: 'center' })
    mark?.focus({ preventScroll: true })
  }, [target])
  let page = 0
  let next = 0
  const marks = withFound(mentions.marks, target, Number(route.settings.get('to')))
  return (
    <div class="text" lang="en">
      {shown.map(({ start, end, zone, page: onPage }) => {
        const isNewPage = onPage > 0 && onPage !== page
        page = onPage
        while (next < marks.length && (marks[next]?.end ?? 0) <= start) next += 1
        const here: Mark[] = []
        for (let index = next; index < marks.length && (marks[index]?.start ?? end) < end; index += 1)
          here.push(marks[index] as Mark)
        const isCounted = data.core.countedZones.includes(zone)
        return (
          <div key={start} class={isCounted ? `paragraph zone-${zone}` : `paragraph zone-${zone} set-back`}>
            {isNewPage ? <span class="page-mark">page {onPage}</span> : null}
            {zone === 'body' ? null : <span class="zone">{isCounted ? zone : `${zone}, not counted`}</span>}
            <p>
              <MarkedText text={text.text.slice(start, end)} marks={here} from={start} target={target} />
            </p>
          </div>
        )
      })}
      {shown.length < text.paragraphs.length ? (
        <p class="note">
          The first {formatCount(shown.length)} of {formatCount(text.paragraphs.length)} paragraphs.
        </p>
      ) : null}
      {shown.length < text.paragraphs.length ? (
        <button type="button" onClick={() => setLimit(shown.length + paragraphsAtATime)}>
          Show more: {formatCount(text.paragraphs.length - shown.length)} paragraphs are left
        </button>
      ) : null}
    </div>
  )
}

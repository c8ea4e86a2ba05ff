import { formatCount, formatNumber } from '../../report/page/format-number.js'
import { Heading } from '../components/heading.js'
import { Count } from '../components/number.js'
import { RateBars } from '../components/rate-bars.js'
import { conceptRows } from '../concept-rows.js'
import { useReport } from '../report.js'
import { hrefTo } from '../route.js'
import { ByGroup, Company, Entries, InDocuments, Influence } from './concept-sections.js'

/** One concept of the lexicon, with all that was counted of it. */
export function OneConcept({ id }: { readonly id: string }) {
  const report = useReport()
  const concept = report.concepts.get(id)
  const table = report.tableOf('concepts')
  const [row] = table?.where((at) => table.text(at, 'concept') === id) ?? []
  const above = id.split('/').slice(0, -1)
  const children = report.childrenOf(id)
  return (
    <article>
      <p class="crumbs">
        <a href={hrefTo('concepts', '')}>Concepts</a>
        {above.map((_, index) => {
          const parent = above.slice(0, index + 1).join('/')
          return (
            <span key={parent}>
              {' / '}
              <a href={hrefTo('concepts', parent)}>{report.labelOf(parent)}</a>
            </span>
          )
        })}
      </p>
      <Heading title={concept?.label ?? id}>
        {concept?.definition == null ? (
          <p>The lexicon gives no definition.</p>
        ) : (
          <p class="definition">{concept.definition}</p>
        )}
        {concept?.source == null ? null : <p class="source">Source of the definition: {concept.source}</p>}
      </Heading>
      {table === undefined || row === undefined ? null : (
        <dl class="key-figures">
          <div>
            <dt>Mentions</dt>
            <dd>
              <Count value={table.number(row, 'frequency') ?? 0} evidence={{ concept: id }} />
            </dd>
          </div>
          {keyFigure(
            'Per million words',
            table.number(row, 'per_million'),
            table.number(row, 'ci_low'),
            table.number(row, 'ci_high'),
          )}
          <div>
            <dt>Documents</dt>
            <dd>
              {formatCount(table.number(row, 'documents') ?? 0)}
              <small> of {formatCount(report.data.core.totals.counted)}</small>
            </dd>
          </div>
          <div>
            <dt>Negated</dt>
            <dd>
              <Count value={table.number(row, 'negated') ?? 0} evidence={{ concept: id, negated: true }} />
            </dd>
          </div>
          {rankFigure(table.number(row, 'rank'), table.number(row, 'rank_low'), table.number(row, 'rank_high'))}
          {keyFigure('DPnorm, 0 even to 1 in one place', table.number(row, 'dp_norm'), null, null)}
        </dl>
      )}
      {children.length === 0 ? null : (
        <section>
          <h2>Below it</h2>
          <RateBars
            caption={`Concepts below ${concept?.label}`}
            head="Concept"
            rows={conceptRows(
              report,
              children.map((child) => child.id),
            )}
          />
        </section>
      )}
      <Entries id={id} />
      <Influence id={id} />
      <ByGroup id={id} />
      <Company id={id} />
      <InDocuments id={id} />
    </article>
  )
}

function keyFigure(label: string, value: number | null, low: number | null, high: number | null) {
  if (value === null) return null
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {formatNumber(value)}
        {low === null ? null : (
          <small>
            {' '}
            95% {high === null ? `from ${formatNumber(low)}` : `${formatNumber(low)}–${formatNumber(high)}`}
          </small>
        )}
      </dd>
    </div>
  )
}

function rankFigure(rank: number | null, low: number | null, high: number | null) {
  if (rank === null) return null
  return (
    <div>
      <dt>Rank among those beside it</dt>
      <dd>
        {rank}
        {low === null || high === null || low === high ? null : (
          <small>
            {' '}
            95% {low} to {high}
          </small>
        )}
      </dd>
    </div>
  )
}

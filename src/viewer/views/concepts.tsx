import { formatCount, formatNumber, formatShare } from '../../report/page/format-number.js'
import { Selection } from '../components/choice.js'
import { DataTable, TableDownload } from '../components/data-table.js'
import { Heading } from '../components/heading.js'
import { Count } from '../components/number.js'
import { RateBars } from '../components/rate-bars.js'
import { conceptRows } from '../concept-rows.js'
import { unitName } from '../describe-query.js'
import { groupRows } from '../group-rows.js'
import { namedColumns } from '../named-columns.js'
import { useReport } from '../report.js'
import { hrefTo } from '../route.js'

/** The lexicon with its counts, or one concept of it. */
export function Concepts() {
  const report = useReport()
  const concept = report.concepts.get(report.route.subject)
  return concept === undefined ? <Tree /> : <OneConcept id={concept.id} />
}

function Tree() {
  const report = useReport()
  const { concepts, title, version } = report.data.core.lexicon
  const table = report.tableOf('concepts')
  return (
    <>
      <Heading title="Concepts">
        <p>
          The lexicon “{title}”{version === null ? '' : `, version ${version}`}, with what it finds. A concept counts
          its own mentions and those of the concepts below it.
        </p>
      </Heading>
      {table === undefined ? null : <TableDownload table={table} />}
      <RateBars
        caption="Concepts of the lexicon"
        head="Concept"
        rows={conceptRows(
          report,
          concepts.map(({ id }) => id),
          (id) => id.split('/').length - 1,
        )}
      />
    </>
  )
}

function OneConcept({ id }: { readonly id: string }) {
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
        {low === null || high === null ? null : (
          <small>
            {' '}
            95% {formatNumber(low)}–{formatNumber(high)}
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

function Entries({ id }: { readonly id: string }) {
  const table = useReport().tableOf('entries')
  if (table === undefined) return null
  const rows = table.where((row) => table.text(row, 'concept') === id)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>Its entries</h2>
      <p class="note">
        What each entry of the lexicon brings in; the shares are of the mentions this concept has of its own.
      </p>
      <DataTable
        table={table}
        rows={rows}
        prefix="entries."
        caption="Entries"
        columns={[
          { name: 'entry', label: 'Entry', show: (row) => <code class="entry">{table.text(row, 'entry')}</code> },
          {
            name: 'frequency',
            label: 'Mentions',
            show: (row) => (
              <Count
                value={table.number(row, 'frequency') ?? 0}
                evidence={{ concept: id, entry: table.text(row, 'entry') }}
              />
            ),
          },
          { name: 'documents', label: 'Documents' },
          {
            name: 'share',
            label: 'Share',
            show: (row) => {
              const share = table.number(row, 'share')
              return share === null ? '–' : <ShareBar share={share} />
            },
          },
        ]}
      />
    </section>
  )
}

function ShareBar({ share }: { readonly share: number }) {
  return (
    <span class="share">
      <span class="share-bar" aria-hidden="true" style={{ width: `${(share * 64).toFixed(1)}px` }} />
      {formatShare(share)}
    </span>
  )
}

/** What leaving out an entry does, and the words beside the concept; shown where the run has computed them. */
function Influence({ id }: { readonly id: string }) {
  const { tableOf } = useReport()
  return (
    <>
      {detailTables.map(({ name, title, note, most, owner }) => {
        const table = tableOf(name)
        const rows = table?.where((row) => owner.some((column) => table.text(row, column) === id)) ?? []
        if (table === undefined || rows.length === 0) return null
        return (
          <section key={name}>
            <h2>{title}</h2>
            <p class="note">{note}</p>
            <DataTable
              table={table}
              rows={rows}
              prefix={`${name}.`}
              most={most}
              caption={title}
              columns={namedColumns(table, owner.length === 1 ? owner : [])}
            />
          </section>
        )
      })}
    </>
  )
}

const detailTables = [
  {
    name: 'influence',
    title: 'What hangs on one entry',
    note: 'The rank of the concept among those beside it, with each entry and without it.',
    most: 'frequency',
    owner: ['concept'],
  },
  {
    name: 'influence_edges',
    title: 'Pairs that hang on one entry',
    note: 'Units with both concepts, with each entry and without it.',
    most: 'observed',
    owner: ['concept_a', 'concept_b'],
  },
  {
    name: 'concept_terms',
    title: 'Words beside it',
    note: 'Words that stand with the concept more often than chance would have it; its own words are left out.',
    most: 'g2',
    owner: ['concept'],
  },
] as const

function ByGroup({ id }: { readonly id: string }) {
  const report = useReport()
  const { fields } = report.data.core
  const field = fields.find(({ name }) => name === report.route.settings.get('by')) ?? fields[0]
  if (field === undefined) return null
  return (
    <section>
      <h2>By group</h2>
      <div class="tools">
        <Selection name="by" label="Group by" value={field.name} options={fields.map(({ name }) => [name, name])} />
      </div>
      <RateBars
        caption={`${report.labelOf(id)} by ${field.name}`}
        head={field.name}
        rows={groupRows(report, id, field)}
      />
      <p class="note">
        Sums over the documents of each group, without intervals: a group of few documents may owe its rate to one of
        them.
      </p>
    </section>
  )
}

function Company({ id }: { readonly id: string }) {
  const report = useReport()
  const table = report.tableOf('cooccurrence')
  const { units } = report.data.core
  const unit = units.find((name) => name === report.route.settings.get('unit')) ?? units[0]
  if (table === undefined || unit === undefined) return null
  const rows = table.where(
    (row) =>
      table.text(row, 'unit') === unit && (table.text(row, 'concept_a') === id || table.text(row, 'concept_b') === id),
  )
  const other = (row: number) =>
    table.text(row, 'concept_a') === id ? table.text(row, 'concept_b') : table.text(row, 'concept_a')
  return (
    <section>
      <h2>The company it keeps</h2>
      <div class="tools">
        <Selection name="unit" label="Within one" value={unit} options={units.map((name) => [name, unitName(name)])} />
      </div>
      <DataTable
        table={table}
        rows={rows}
        prefix="company."
        most="g2"
        caption={`Concepts that stand with ${report.labelOf(id)} in one ${unitName(unit)}`}
        columns={[
          {
            name: 'concept_b',
            label: 'Concept',
            show: (row) => <a href={hrefTo('concepts', other(row))}>{report.labelOf(other(row))}</a>,
          },
          {
            name: 'observed',
            label: 'Together',
            show: (row) => (
              <Count value={table.number(row, 'observed') ?? 0} evidence={{ concept: id, beside: other(row), unit }} />
            ),
          },
          { name: 'expected', label: 'Expected' },
          { name: 'npmi', label: 'NPMI' },
          { name: 'log_dice', label: 'logDice' },
          { name: 'g2', label: 'G²' },
          { name: 'q', label: 'q' },
        ]}
      />
    </section>
  )
}

function InDocuments({ id }: { readonly id: string }) {
  const { tableOf, titleOf, rowOf } = useReport()
  const table = tableOf('document_concepts')
  if (table === undefined) return null
  const rows = table.where((row) => table.text(row, 'concept') === id)
  return (
    <section>
      <h2>In which documents</h2>
      <DataTable
        table={table}
        rows={rows}
        prefix="in."
        most="frequency"
        search={['document']}
        caption="Documents"
        columns={[
          {
            name: 'document',
            label: 'Document',
            show: (row) => {
              const document = table.text(row, 'document')
              const at = rowOf(document)
              return <a href={hrefTo('documents', document)}>{at === undefined ? document : titleOf(at)}</a>
            },
          },
          {
            name: 'frequency',
            label: 'Mentions',
            show: (row) => (
              <Count
                value={table.number(row, 'frequency') ?? 0}
                evidence={{ concept: id, document: table.text(row, 'document') }}
              />
            ),
          },
          { name: 'per_million', label: 'Per million words' },
        ]}
      />
    </section>
  )
}

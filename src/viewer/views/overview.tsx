import type { PageCore } from '../../report/page/contract.js'
import { formatCount, formatShare } from '../../report/page/format-number.js'
import { countOf, unitName } from '../../report/page/nouns.js'
import { Choice } from '../components/choice.js'
import { TableDownload } from '../components/data-table.js'
import { FindingText } from '../components/finding-text.js'
import { Heading } from '../components/heading.js'
import { GoalMatrix, MatrixLegend } from '../components/pair-matrix.js'
import { RateBars, rateScale } from '../components/rate-bars.js'
import { Scroll } from '../components/scroll.js'
import { conceptRows } from '../concept-rows.js'
import { measureOf, measures } from '../measures.js'
import { useReport } from '../report.js'
import { hrefOf, hrefTo } from '../route.js'

/** What was read and what was found, on one page. */
export function Overview() {
  const { data } = useReport()
  const { totals, lexicon } = data.core
  return (
    <>
      <Heading kicker="Report" title={data.core.title}>
        <p>
          {totals.documents === 1 && totals.counted === 1
            ? 'One document'
            : `${formatCount(totals.counted)} of ${formatCount(totals.documents)} documents counted`}
          , {countOf(totals.sentences, 'sentence')}, {countOf(totals.words, 'word')};{' '}
          <a href={hrefOf('concepts')}>{countOf(totals.mentions, 'mention')}</a> of{' '}
          {countOf(lexicon.concepts.length, 'concept')}.
        </p>
      </Heading>
      <Validation />
      <Findings />
      <Groups />
      <Matrix />
      <WhatWasRead />
    </>
  )
}

function Validation() {
  const { title, version } = useReport().data.core.lexicon
  const { status, text, concepts, cautions, accepted } = useReport().data.core.validity
  const named = `“${title}”${version === null ? '' : `, version ${version}`}`
  if (status === 'not-validated') {
    return (
      <p class="caution">
        <strong>Not validated on this corpus.</strong> Nobody has yet compared what the lexicon {named} finds here with
        what human coders find. Every count of mentions and of pairs below opens to its sentences: read them before you
        publish it.
      </p>
    )
  }
  return (
    <div class={status === 'validated' && cautions.length === 0 ? 'validated' : 'caution'}>
      <p>
        <strong>{validityTitles[status]}</strong> The lexicon {named}: {text}.
      </p>
      {cautions.map((caution) => (
        <p key={caution}>{caution}</p>
      ))}
      {accepted.length === 0 ? null : <p>Accepted although unreliable: {accepted.join(', ')}.</p>}
      {concepts.length === 0 ? null : <Measured concepts={concepts} />}
    </div>
  )
}

type Validity = PageCore['validity']

const validityTitles: Readonly<Record<Exclude<Validity['status'], 'not-validated'>, string>> = {
  validated: 'Validated on this corpus.',
  incomplete: 'The validation is incomplete.',
  stale: 'The validation is stale.',
}

function Measured({ concepts }: Pick<Validity, 'concepts'>) {
  const caption = 'How well the lexicon fits what people found, by concept'
  const shown = (value: number | null) => (value === null ? '–' : value.toFixed(2))
  return (
    <div class="data-table">
      <Scroll label={caption}>
        <table>
          <caption class="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Concept</th>
              {['alpha', 'precision', 'recall', 'F1', '95 %'].map((name) => (
                <th key={name} scope="col" class="figure-column">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {concepts.map(({ concept, alpha, precision, recall, f1, f1Low, f1High }) => (
              <tr key={concept}>
                <th scope="row">{concept}</th>
                {[alpha, precision, recall, f1].map((value, index) => (
                  <td key={String(index)} class="figure-column">
                    {shown(value)}
                  </td>
                ))}
                <td class="figure-column">
                  {f1Low === null || f1High === null ? '–' : `${shown(f1Low)} to ${shown(f1High)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  )
}

function Findings() {
  const { findings } = useReport().data.core
  if (findings.length === 0) return null
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">What the counts say</h2>
      <ol class="findings">
        {findings.map(({ sentence, hedge }, index) => (
          <li key={String(index)}>
            <p>
              <FindingText parts={sentence} />
            </p>
            {hedge.length === 0 ? null : (
              <p class="hedge">
                <FindingText parts={hedge} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Groups() {
  const report = useReport()
  const { matrix } = report.data.core.lexicon
  const groups = (matrix === null ? [null] : [matrix.rows, matrix.columns]).map((group) => ({
    label: group === null ? 'Concepts' : report.labelOf(group),
    rows: conceptRows(
      report,
      report.childrenOf(group).map(({ id }) => id),
    ).sort((a, b) => b.count - a.count),
  }))
  const all = groups.flatMap(({ rows }) => rows)
  const most = rateScale(all)
  const isOpen = all.some(({ low, high }) => low !== null && high === null)
  const { counted } = report.data.core.totals
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">How often</h2>
      <div class="stacked-rates">
        {groups.map(({ label, rows }, index) => (
          <RateBars
            key={label}
            caption={label}
            head={label}
            rows={rows}
            tone={index === 0 ? 'first' : 'second'}
            most={most}
          />
        ))}
      </div>
      <p class="note">
        Mentions per million words of the counted zones, all on one scale.{' '}
        {counted === 1
          ? 'The intervals are those within the one document: they take each word for independent of the others and are too narrow. '
          : isOpen
            ? 'Where an interval has no upper end, too few documents hold the concept to set one. '
            : ''}
        <a href={hrefOf('concepts')}>All concepts</a>
      </p>
    </section>
  )
}

function Matrix() {
  const { tableOf, data, route } = useReport()
  const table = tableOf('goal_strategy')
  const { units } = data.core
  const unit = units.find((name) => name === route.settings.get('unit')) ?? units[0]
  if (table === undefined || unit === undefined) return null
  const measure = measureOf(route.settings.get('measure'), table)
  return (
    <section aria-labelledby="matrix">
      <h2 id="matrix">Together with what</h2>
      <div class="tools">
        <Choice name="unit" label="Within one" value={unit} options={units.map((name) => [name, unitName(name)])} />
        <Choice
          name="measure"
          label="Measure"
          value={measure.column}
          options={measures.filter(({ column }) => table.has(column)).map(({ column, label }) => [column, label])}
        />
        <TableDownload table={table} />
      </div>
      <GoalMatrix unit={unit} measure={measure} />
      <MatrixLegend measure={measure} />
    </section>
  )
}

function WhatWasRead() {
  const { data } = useReport()
  const { statuses, unread } = data.core
  const characters = data.core.zones.reduce((sum, zone) => sum + zone.characters, 0)
  return (
    <section aria-labelledby="read">
      <h2 id="read">What was read</h2>
      <div class="pair-of-parts">
        <table class="small-table">
          <caption>Zones of the texts</caption>
          <thead>
            <tr>
              <th scope="col">Zone</th>
              <th scope="col" class="figure-column">
                Paragraphs
              </th>
              <th scope="col" class="figure-column">
                Characters
              </th>
              <th scope="col">Counted</th>
            </tr>
          </thead>
          <tbody>
            {data.core.zones.map(({ zone, paragraphs, characters: size, counted }) => (
              <tr key={zone} class={counted ? '' : 'set-back'}>
                <th scope="row">{zone}</th>
                <td class="figure-column">{formatCount(paragraphs)}</td>
                <td class="figure-column">
                  {formatCount(size)} <small>{formatShare(size / Math.max(1, characters))}</small>
                </td>
                <td>{counted ? 'yes' : 'left out'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div>
          <table class="small-table">
            <caption>Documents</caption>
            <thead>
              <tr>
                <th scope="col">Status</th>
                <th scope="col" class="figure-column">
                  Documents
                </th>
              </tr>
            </thead>
            <tbody>
              {statuses.map(({ status, documents }) => (
                <tr key={status}>
                  <th scope="row">{status}</th>
                  <td class="figure-column">
                    <a href={hrefTo('documents', '', { status })}>{formatCount(documents)}</a>
                  </td>
                </tr>
              ))}
              {unread === 0 ? null : (
                <tr>
                  <th scope="row">files without a document</th>
                  <td class="figure-column">
                    <a href={hrefTo('methods', '', { severity: 'error' })}>{formatCount(unread)}</a>
                  </td>
                </tr>
              )}
            </tbody>
          </table>
          <Problems problems={data.core.problems} />
        </div>
      </div>
    </section>
  )
}

function Problems({ problems }: Pick<PageCore, 'problems'>) {
  if (problems.length === 0) return <p class="note">No problems.</p>
  return (
    <table class="small-table">
      <caption>Problems</caption>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Code</th>
          <th scope="col" class="figure-column">
            Times
          </th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ severity, code, times }) => (
          <tr key={code}>
            <td class={`severity ${severity}`}>{severity}</td>
            <th scope="row">
              <a href={hrefTo('methods', '', { code })}>{code}</a>
            </th>
            <td class="figure-column">{formatCount(times)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

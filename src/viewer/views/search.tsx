import { useEffect, useState } from 'preact/hooks'
import { formatCount } from '../../report/page/format-number.js'
import type { LiveSearch } from '../../report/page/live.js'
import { Heading } from '../components/heading.js'
import { useLoaded, useReport } from '../report.js'
import { formatRoute, hrefTo } from '../route.js'

const linesAtFirst = 100
const mostLines = 1000

/** Keeps the space before a match at its end where the line is set to be cut at its beginning. */
const leftToRight = '\u200e'

/** Every place where a pattern matches in the texts, in its surroundings. */
export function Search() {
  const { route, set, data } = useReport()
  const pattern = route.settings.get('pattern') ?? ''
  const sort = route.settings.get('sort') ?? 'document'
  const limit = route.settings.get('lines') === 'more' ? mostLines : linesAtFirst
  const [typed, setTyped] = useState(pattern)
  useEffect(() => setTyped(pattern), [pattern])
  const found = useLoaded(
    async (): Promise<LiveSearch | string | null> => {
      if (pattern === '' || data.live === undefined) return null
      return data.live
        .search(pattern, sort, limit)
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    },
    JSON.stringify([pattern, sort, limit]),
  )
  const fields = (data.live?.fields ?? []).map(({ name }) => name).filter((name) => name !== 'document')
  return (
    <>
      <Heading title="Search">
        <p>
          A pattern is written as an entry of a lexicon is: words match all their forms, <code>"words in quotes"</code>{' '}
          only this form, <code>*</code> and <code>?</code> stand for letters, and <code>[lemma="shape"]</code> is a
          query over tokens.
        </p>
      </Heading>
      <form
        class="search-form"
        aria-label="Search the texts"
        onSubmit={(event) => {
          event.preventDefault()
          set({ pattern: typed.trim(), lines: '' })
        }}
      >
        <label class="field">
          <span>Pattern</span>
          <input
            type="search"
            value={typed}
            maxLength={1000}
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>Order</span>
          <select onChange={(event) => set({ sort: event.currentTarget.value }, 'replace')}>
            {['document', 'left', 'right', ...fields].map((name) => (
              <option key={name} value={name} selected={name === sort}>
                {name === 'left' ? 'words before' : name === 'right' ? 'words behind' : name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">Search</button>
      </form>
      {pattern === '' ? null : found === undefined || found === null ? (
        <p role="status">Searching …</p>
      ) : typeof found === 'string' ? (
        <p role="alert" class="note">
          {found}
        </p>
      ) : (
        <Lines found={found} more={limit < mostLines ? () => set({ lines: 'more' }, 'replace') : undefined} />
      )}
    </>
  )
}

function Lines({ found, more }: { readonly found: LiveSearch; readonly more: (() => void) | undefined }) {
  const { route } = useReport()
  const { matches, documents, searched, lines } = found
  const from = formatRoute(route).slice(2)
  return (
    <>
      <p role="status" class="search-count">
        {matches === 0
          ? `Nothing found in ${formatCount(searched)} documents.`
          : `${formatCount(matches)} ${matches === 1 ? 'match' : 'matches'} in ${formatCount(documents)} of ${formatCount(searched)} documents${lines.length < matches ? `; showing the first ${formatCount(lines.length)}` : ''}.`}
      </p>
      <ol class="concordance" lang="en">
        {lines.map((line) => (
          <li key={`${line.document} ${line.start} ${line.end}`}>
            <p>
              <span class="left">
                <bdi dir="ltr">
                  {line.left}
                  {leftToRight}
                </bdi>
              </span>
              <mark class="role-1">{line.match}</mark>
              <span class="right">{line.right}</span>
            </p>
            <p class="where">
              <a href={hrefTo('documents', line.document, { at: String(line.start), to: String(line.end), from })}>
                {line.title ?? line.document}
              </a>{' '}
              {line.title === null ? null : <small>{line.document}, </small>}
              {[
                line.issuer ?? '',
                line.date ?? '',
                line.page === null ? '' : `page ${line.page}`,
                `sentence ${formatCount(line.sentence)}`,
                line.zone === 'body' ? '' : line.zone,
                line.negated ? 'negated' : '',
              ]
                .filter((part) => part !== '')
                .join(', ')}
            </p>
          </li>
        ))}
      </ol>
      {more !== undefined && lines.length < matches ? (
        <button type="button" onClick={more}>
          Show up to {formatCount(mostLines)}
        </button>
      ) : null}
    </>
  )
}

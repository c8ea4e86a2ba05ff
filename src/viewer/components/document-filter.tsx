import { useState } from 'preact/hooks'
import { formatCount } from '../../report/page/format-number.js'
import type { LiveActions } from '../data.js'
import { openWith } from '../live-data.js'
import { useReport } from '../report.js'

const operators = ['=', '!=', '>=', '<=', '>', '<', '~'] as const

/** Which documents the page speaks of; other conditions make all of it anew. */
export function DocumentFilter({ live }: { readonly live: LiveActions }) {
  const { data } = useReport()
  const { where, fields, documents } = live
  const [field, setField] = useState(fields.some(({ name }) => name === 'date') ? 'date' : (fields[0]?.name ?? ''))
  const [operator, setOperator] = useState<string>('=')
  const [value, setValue] = useState('')
  const values = fields.find(({ name }) => name === field)?.values ?? []
  const count = data.core.totals.documents
  return (
    <section class="document-filter" aria-label="Choice of documents">
      <p role="status">
        {where.length === 0 ? (
          `All ${formatCount(documents)} documents.`
        ) : (
          <>
            <strong>
              {formatCount(count)} of {formatCount(documents)} documents
            </strong>
            {', those with '}
            {where.map((condition, index) => (
              <span key={condition} class="condition">
                {condition}
                <button
                  type="button"
                  class="plain"
                  aria-label={`Take away ${condition}`}
                  onClick={() => openWith(where.filter((_, at) => at !== index))}
                >
                  ×
                </button>
              </span>
            ))}
            Every table is that of an analysis of these alone.
          </>
        )}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (value.trim() !== '') openWith([...where, `${field}${operator}${value.trim()}`])
        }}
      >
        <label class="field">
          <span>Only where</span>
          <select onChange={(event) => setField(event.currentTarget.value)}>
            {fields.map(({ name }) => (
              <option key={name} value={name} selected={name === field}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="hidden">Comparison</span>
          <select onChange={(event) => setOperator(event.currentTarget.value)}>
            {operators.map((each) => (
              <option key={each} value={each} selected={each === operator}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="hidden">Value</span>
          <input
            type="text"
            value={value}
            list="filter-values"
            placeholder="value, such as 2015"
            onInput={(event) => setValue(event.currentTarget.value)}
          />
        </label>
        <datalist id="filter-values">
          {values.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <button type="submit">Count these alone</button>
      </form>
    </section>
  )
}

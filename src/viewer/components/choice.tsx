import { useReport } from '../report.js'

/** One of a few: a row of switches that keeps its state in the address. */
export function Choice({
  name,
  label,
  options,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly value: string
}) {
  const { set } = useReport()
  return (
    <fieldset class="switch">
      <legend>{label}</legend>
      {options.map(([option, text]) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            value={option}
            checked={option === value}
            onChange={() => set({ [name]: option }, 'replace')}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One of many: a list to choose from that keeps its state in the address. */
export function Selection({
  name,
  label,
  options,
  value,
}: {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly value: string
}) {
  const { set } = useReport()
  return (
    <label class="field">
      <span>{label}</span>
      <select onChange={(event) => set({ [name]: event.currentTarget.value }, 'replace')}>
        {options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

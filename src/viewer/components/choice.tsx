import { useReport } from '../report.js'

interface ChoiceProps {
  /** Of the setting in the address. */
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly value: string
}

/** One of a few: a row of switches that keeps its state in the address. */
export function Choice({ name, label, options, value }: ChoiceProps) {
  const { set } = useReport()
  return (
    <>
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
      <Stale name={name} label={label} options={options} value={value} />
    </>
  )
}

/** One of many: a list to choose from that keeps its state in the address. */
export function Selection({ name, label, options, value }: ChoiceProps) {
  const { set } = useReport()
  return (
    <>
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
      <Stale name={name} label={label} options={options} value={value} />
    </>
  )
}

/** Says where the address asks for something that is not among what can be chosen. */
function Stale({ name, label, options, value }: ChoiceProps) {
  const asked = useReport().route.settings.get(name) ?? ''
  if (asked === '' || options.some(([option]) => option === asked)) return null
  const shown = options.find(([option]) => option === value)?.[1] ?? value
  return (
    <p role="alert" class="note stale">
      This report has no “{asked}” under “{label}”. Shown is {shown}.
    </p>
  )
}

import { keyList } from './keys.js'

/** How a coder wants the page to behave. */
export interface Settings {
  /** Goes to the next uncoded unit when a unit is coded. */
  readonly goOn: boolean
  /** Single letters and figures are commands. */
  readonly hasKeys: boolean
  /** Units after which the file is saved without being asked; 0 is never. */
  readonly saveEvery: number
  /** A copy in the browser besides. */
  readonly keepsCopy: boolean
}

/** The keys, how the page behaves, and what becomes of what is coded. */
export function KeysAndSettings({
  unitKind,
  settings,
  setSettings,
}: {
  readonly unitKind: string
  readonly settings: Settings
  readonly setSettings: (settings: Settings) => void
}) {
  return (
    <footer class="foot">
      <details class="more" open={matchMedia('(min-width: 56rem)').matches}>
        <summary>Keys</summary>
        <dl class="keys">
          {keyList.map(([keys, what]) => (
            <div key={what}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <Check
          label="Single keys are commands"
          checked={settings.hasKeys}
          onChange={(hasKeys) => setSettings({ ...settings, hasKeys })}
        />
      </details>
      <details class="more">
        <summary>Settings</summary>
        <Check
          label={`Go on to the next uncoded ${unitKind} when one is coded`}
          checked={settings.goOn}
          onChange={(goOn) => setSettings({ ...settings, goOn })}
        />
        <label class="field">
          <span>Save the file by itself</span>
          <select
            value={String(settings.saveEvery)}
            onChange={(event) => setSettings({ ...settings, saveEvery: Number(event.currentTarget.value) })}
          >
            <option value="10">every 10 units</option>
            <option value="25">every 25 units</option>
            <option value="100">every 100 units</option>
            <option value="0">never</option>
          </select>
        </label>
        <Check
          label="Keep a copy in this browser too"
          checked={settings.keepsCopy}
          onChange={(keepsCopy) => setSettings({ ...settings, keepsCopy })}
        />
        <p class="quiet">
          The copy stays in the storage of this browser on this computer; who uses it can read it, and clearing the
          browser's data removes it. Unticking removes it too. The saved file is what counts.
        </p>
      </details>
      <p class="quiet">
        Nothing leaves this computer: the page loads nothing and sends nothing. Saving puts a file among your downloads;
        open or drop the latest one here to go on, and hand it in at the end.
      </p>
    </footer>
  )
}

function Check({
  label,
  checked,
  onChange,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}

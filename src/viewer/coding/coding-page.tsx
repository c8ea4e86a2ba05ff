import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { CodingSheet } from '../../validation/sheet.js'
import { download } from '../download.js'
import { browserCopy, keepBrowserCopy, removeBrowserCopy } from './browser-copy.js'
import { type Act, afterAct, begun, type Coding } from './coding.js'
import { ConceptList } from './concept-list.js'
import { countCoded } from './judgements.js'
import { type Command, commandOf, isInField } from './keys.js'
import { readSaved, savedName, savedText } from './saved-file.js'
import { KeysAndSettings, type Settings } from './settings.js'
import { Side } from './side.js'
import { Unit } from './unit.js'

/** The page on which a coder judges units, one at a time. */
export function CodingPage({ sheet }: { readonly sheet: CodingSheet }) {
  const [coding, act] = useReducer<Coding, Act, CodingSheet>(afterAct, sheet, begin)
  const [settings, setSettings] = useState<Settings>(() => ({
    ...{ goOn: true, hasKeys: true, saveEvery: 25, keepsCopy: browserCopy(sheet) !== undefined },
  }))
  const heading = useRef<HTMLHeadingElement>(null)
  const file = useRef<HTMLInputElement>(null)
  const coded = countCoded(sheet, coding.judgements)
  const codedAtSave = useRef(coded)
  const unsaved = coding.changes - coding.savedChanges

  const save = (by: 'coder' | 'page') => {
    const name = savedName(sheet)
    download(name, new Blob([savedText(sheet, coding.judgements)], { type: 'text/csv;charset=utf-8' }))
    codedAtSave.current = coded
    const itself = by === 'page' ? `Saved by itself after ${settings.saveEvery} units` : 'Saved'
    act({ do: 'saved', said: `${itself} as ${name}, among your downloads.` })
  }
  const open = async (opened: File) => {
    try {
      act({ do: 'open', judgements: readSaved(sheet, opened.name, await opened.text()), from: opened.name })
    } catch (error) {
      act({ do: 'say', said: `Not opened: ${error instanceof Error ? error.message : String(error)}` })
    }
  }
  const carryOut = (command: Command) => {
    if (command.kind === 'code') act({ do: 'code', code: command.code, goOn: settings.goOn })
    else if (command.kind === 'unit') act({ do: 'unit', by: command.by })
    else if (command.kind === 'concept') act({ do: 'concept', to: coding.concept + command.by })
    else if (command.kind === 'next open') act({ do: 'next open' })
    else if (command.kind === 'undo') act({ do: 'undo' })
    else if (command.kind === 'save') save('coder')
    else if (command.kind === 'open') file.current?.click()
    else document.getElementById(command.kind)?.focus()
  }

  // With the page that is shown, not after it: no key press may meet what stood before, or nobody.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isInField(event.target) && (event.key === 'Escape' || (event.key === 'Enter' && isNote(event.target)))) {
        heading.current?.focus({ preventScroll: true })
        return
      }
      const command = commandOf(event, settings.hasKeys)
      if (command === undefined) return
      event.preventDefault()
      carryOut(command)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  useLayoutEffect(() => {
    const onDrag = (event: DragEvent) => event.preventDefault()
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      const [dropped] = event.dataTransfer?.files ?? []
      if (dropped !== undefined) void open(dropped)
    }
    addEventListener('dragover', onDrag)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragover', onDrag)
      removeEventListener('drop', onDrop)
    }
  })
  useLayoutEffect(() => {
    if (settings.saveEvery > 0 && unsaved > 0 && coded - codedAtSave.current >= settings.saveEvery) save('page')
  }, [coded])
  useEffect(() => {
    if (!settings.keepsCopy) removeBrowserCopy(sheet)
    else if (!keepBrowserCopy(sheet, coding.judgements)) {
      setSettings({ ...settings, keepsCopy: false })
      act({ do: 'say', said: 'This browser lets no file keep a copy. Save the file instead.' })
    }
  }, [coding.judgements, settings.keepsCopy])
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault()
    if (unsaved > 0) addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [unsaved > 0])
  const shownUnit = useRef(-1)
  useLayoutEffect(() => {
    if (shownUnit.current === coding.unit) {
      document.querySelector('.in-hand')?.scrollIntoView({ block: 'nearest' })
      return
    }
    shownUnit.current = coding.unit
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [coding.unit, coding.concept])

  const unit = sheet.units[coding.unit]
  return (
    <div class="coding">
      <Side sheet={sheet} coded={coded} unsaved={unsaved} canUndo={coding.steps.length > 0} carryOut={carryOut} />
      <main>
        {unit === undefined ? (
          <h1>This sheet has no units.</h1>
        ) : (
          <>
            <Unit sheet={sheet} unit={unit} place={coding.unit} heading={heading} act={act} />
            <ConceptList coding={coding} unit={unit} goOn={settings.goOn} act={act} />
          </>
        )}
        <p class="said" role="status">
          {coding.said}
        </p>
      </main>
      <KeysAndSettings unitKind={sheet.unit} settings={settings} setSettings={setSettings} />
      <input
        ref={file}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (chosen !== undefined) void open(chosen)
        }}
      />
    </div>
  )
}

function begin(sheet: CodingSheet): Coding {
  const copy = browserCopy(sheet)
  if (copy === undefined) return begun(sheet)
  const coding = begun(sheet, copy)
  return copy.size === 0
    ? coding
    : { ...coding, said: `Went on from the copy in this browser: ${copy.size} judgements.` }
}

function isNote(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.id === 'note'
}

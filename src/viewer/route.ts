import { useEffect, useState } from 'preact/hooks'
import type { EvidenceQuery } from '../report/page/contract.js'

/** Where the reader is: all of it stands behind the `#` of the address, so that a view can be cited. */
export interface Route {
  /** The view, and what it is about: `concepts`, `goal/normative-power`. */
  readonly view: string
  readonly subject: string
  /** Switches and filters of the view. */
  readonly settings: ReadonlyMap<string, string>
  /** The evidence that is open beside the view. */
  readonly evidence: EvidenceQuery | undefined
}

const evidenceFlags = ['other', 'negated'] as const
const evidenceKeys = ['concept', 'entry', 'beside', 'unit', 'document', 'field', 'value'] as const

/** Reads the part of an address from `#` on. */
export function parseRoute(hash: string): Route {
  const [path = '', search = ''] = splitOnce(hash.replace(/^#?\/?/, ''), '?')
  const [view, subject] = splitOnce(path, '/')
  const settings = new Map<string, string>()
  const evidence: Record<string, string | boolean> = {}
  for (const [key, value] of new URLSearchParams(search)) {
    const name = key.startsWith('e.') ? key.slice(2) : undefined
    if (name === undefined) settings.set(key, value)
    else if (evidenceFlags.some((known) => known === name)) evidence[name] = value === '1'
    else if (evidenceKeys.some((known) => known === name)) evidence[name] = value
  }
  return {
    view: view === '' ? 'overview' : view,
    subject: subject.split('/').map(decode).join('/'),
    settings,
    evidence: Object.keys(evidence).length === 0 ? undefined : evidence,
  }
}

/** Writes a route as the part of an address from `#` on. */
export function formatRoute({ view, subject, settings, evidence }: Route): string {
  const parameters = new URLSearchParams([...settings].filter(([, value]) => value !== ''))
  for (const key of evidenceKeys) if (evidence?.[key] !== undefined) parameters.set(`e.${key}`, evidence[key])
  for (const key of evidenceFlags)
    if (evidence?.[key] !== undefined) parameters.set(`e.${key}`, evidence[key] ? '1' : '0')
  const path = [view, ...(subject === '' ? [] : subject.split('/'))].map(encodeURIComponent).join('/')
  const search = parameters.toString()
  return `#/${path}${search === '' ? '' : `?${search}`}`
}

/** The address of a view that is named as in a finding: `concepts/goal/x` or `cooccurrence?unit=sentence`. */
export function hrefOf(view: string): string {
  return formatRoute(parseRoute(view))
}

/** The address of a subject of a view, such as a document; its slashes are kept apart from those of the address. */
export function hrefTo(view: string, subject: string, settings: Readonly<Record<string, string>> = {}): string {
  return formatRoute({ view, subject, settings: new Map(Object.entries(settings)), evidence: undefined })
}

/** The route of the address, now and whenever it changes. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const changed = () => setHash(location.hash)
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return parseRoute(hash)
}

/** Goes to a route; `replace` leaves no step to come back to, as for a slider. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = formatRoute(route)
  if (how === 'push') location.hash = hash
  else {
    history.replaceState(history.state, '', hash)
    dispatchEvent(new HashChangeEvent('hashchange'))
  }
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { EvidenceQuery } from '../report/page/contract.js'
import { DocumentFilter } from './components/document-filter.js'
import { EvidencePane } from './components/evidence-pane.js'
import { Missing } from './components/missing.js'
import { type FixedReport, type Report, ReportContext } from './report.js'
import { formatRoute, go, hrefOf, type Route, useRoute } from './route.js'
import { applyTheme, storedTheme, type Theme } from './theme.js'
import { views } from './views/views.js'

/** The page: the way around, the view, and beside it the evidence of the number that was opened. */
export function App({ report }: { readonly report: FixedReport }) {
  const route = useRoute()
  const opener = useRef<{ readonly element: Element | null; readonly view: string }>({ element: null, view: '' })
  const shared = useMemo((): Report => {
    const openEvidence = (evidence: EvidenceQuery) => {
      opener.current = { element: document.activeElement, view: `${route.view}/${route.subject}` }
      go({ ...route, evidence })
    }
    const set: Report['set'] = (settings, how = 'push') =>
      go({ ...route, settings: new Map([...route.settings, ...Object.entries(settings)]) }, how)
    return { ...report, route, openEvidence, set }
  }, [report, formatRoute(route)])
  const shown = views.filter(({ isThere }) => isThere(report))
  const view = shown.find(({ name }) => name === route.view)
  const close = () => {
    go({ ...route, evidence: undefined })
    const { element, view: openedIn } = opener.current
    if (openedIn === `${route.view}/${route.subject}` && element instanceof HTMLElement)
      requestAnimationFrame(() => element.focus())
  }
  const place = `${route.view}/${route.subject}`
  useArrival(place, view?.title ?? 'Not in this report', report.data.core.title, route)
  return (
    <ReportContext.Provider value={shared}>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <div class={route.evidence === undefined ? 'page' : 'page with-evidence'}>
        <Navigation route={route} title={report.data.core.title} current={view?.name}>
          {shown.map(({ name, title }) => (
            <li key={name}>
              <a href={hrefOf(name)} aria-current={view?.name === name ? 'page' : undefined}>
                {title}
              </a>
            </li>
          ))}
        </Navigation>
        <main id="main" tabIndex={-1}>
          {report.data.live === undefined ? null : <DocumentFilter live={report.data.live} />}
          {view === undefined ? (
            <Missing what="view" name={route.view} instead={['overview', 'The overview']} />
          ) : (
            <view.Component key={place} />
          )}
          <footer class="colophon">
            Tallyrand {report.data.core.versions.tallyrand}.{' '}
            {report.data.live === undefined
              ? 'This page holds all it shows and loads nothing.'
              : 'This page asks the store on this machine and nothing else.'}{' '}
            Plan <code>{(report.data.core.fingerprints.plan ?? '').slice(0, 12)}</code>, corpus{' '}
            <code>{(report.data.core.fingerprints.corpus ?? '').slice(0, 12)}</code>.
          </footer>
        </main>
        {route.evidence === undefined ? null : <EvidencePane query={route.evidence} close={close} />}
      </div>
    </ReportContext.Provider>
  )
}

/** On the way to another view: its name in the title, its beginning in sight, the keyboard at its heading. */
function useArrival(place: string, viewTitle: string, title: string, route: Route) {
  const isFirst = useRef(true)
  useEffect(() => {
    document.title = `${viewTitle} \u2013 ${title}`
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    if (route.settings.has('at') || route.evidence !== undefined) return
    scrollTo(0, 0)
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [place])
}

function Navigation({
  route,
  title,
  current,
  children,
}: {
  readonly route: Route
  readonly title: string
  /** Name of the view that is shown. */
  readonly current: string | undefined
  readonly children: ComponentChildren
}) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a narrow screen the names of the views scroll sideways: the one that is shown is among those in sight.
    const strip = list.current
    const link = strip?.querySelector<HTMLElement>('[aria-current="page"]')
    if (strip == null || link == null) return
    strip.scrollLeft = link.offsetLeft - strip.offsetLeft - (strip.clientWidth - link.offsetWidth) / 2
  }, [current])
  return (
    <header class="side">
      <p class="brand">
        <a href={hrefOf('overview')} aria-current={route.view === 'overview' ? 'page' : undefined}>
          <span class="brand-name">Tallyrand</span>
          <span class="brand-title">{title}</span>
        </a>
      </p>
      <nav aria-label="Views" ref={list}>
        <ul>{children}</ul>
      </nav>
      <ThemeSwitch />
    </header>
  )
}

const themes: readonly (readonly [Theme, string])[] = [
  ['system', 'Auto'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(storedTheme())
  return (
    <fieldset class="switch theme-switch">
      <legend class="hidden">Colours</legend>
      {themes.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="theme"
            checked={theme === value}
            onChange={() => {
              applyTheme(value)
              setTheme(value)
              dispatchEvent(new Event('themechange'))
            }}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

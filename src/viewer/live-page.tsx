import { useEffect, useState } from 'preact/hooks'
import { App } from './app.js'
import { conditionsOfAddress, liveData, openWith } from './live-data.js'
import { type FixedReport, fixedReport, useLoaded } from './report.js'

/** The page of a server: waits for its data, and says why where they do not come. */
export function LivePage() {
  const where = conditionsOfAddress()
  const fault = useFault()
  const loaded = useLoaded(
    () =>
      liveData(where).then(
        (data): FixedReport | string => fixedReport(data),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    JSON.stringify(where),
  )
  if (loaded === undefined)
    return (
      <p class="live-notice" role="status">
        Counting the documents{where.length === 0 ? '' : ` with ${where.join(', ')}`} …
      </p>
    )
  if (typeof loaded !== 'string')
    return (
      <>
        {fault === '' ? null : (
          <p class="live-fault" role="alert">
            {fault}
          </p>
        )}
        <App report={loaded} />
      </>
    )
  return (
    <main class="live-notice">
      <h1>There is nothing to show</h1>
      <p role="alert">{loaded}</p>
      {where.length === 0 ? null : (
        <button type="button" onClick={() => openWith([])}>
          Show all documents
        </button>
      )}
    </main>
  )
}

/** What went wrong with a question that nobody waits for any more. */
function useFault(): string {
  const [fault, setFault] = useState('')
  useEffect(() => {
    const failed = (event: PromiseRejectionEvent) =>
      setFault(event.reason instanceof Error ? event.reason.message : String(event.reason))
    addEventListener('unhandledrejection', failed)
    return () => removeEventListener('unhandledrejection', failed)
  }, [])
  return fault
}

import { serve } from '../serve/serve.js'
import { interruptible } from './interruption.js'
import type { Printer } from './print.js'

/** The flags of `tallyrand serve`, as typed. */
export interface ServeFlags {
  readonly port: number
  readonly lexicon?: string
}

/** Runs `tallyrand serve` until Ctrl-C. Returns the exit status, 0. */
export async function runServe(store: string, { port, lexicon }: ServeFlags, printer: Printer): Promise<number> {
  const served = await serve({ store, port, ...(lexicon === undefined ? {} : { lexicon }) })
  printer.line(`The page of ${store} is at\n\n  ${served.address}\n`)
  printer.note('Only this machine can reach it, and only with the key in the address. Ctrl-C ends.')
  const nothing = () => undefined
  return interruptible(
    async (signal) => {
      served.ready.then(
        () => printer.note('The whole corpus is laid out: the page opens at once.'),
        (error: unknown) => printer.note(`The corpus could not be laid out: ${error}`),
      )
      await new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      await served.close()
      return 0
    },
    nothing,
    nothing,
  )
}

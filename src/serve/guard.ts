import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is refused, with the status that says so. */
export interface Refusal {
  readonly status: 401 | 403
  readonly reason: string
}

/**
 * Refuses what does not come from the page itself.
 *
 * - `Host` must name this server: a page elsewhere whose name was pointed at this machine (DNS rebinding) has its own name there.
 * - `Origin`, where there is one, must be this server's.
 * - `Sec-Fetch-Site`, where a browser says it, must not be that of another page for anything but opening the page.
 */
export function refusalOf(headers: IncomingHttpHeaders, port: number): Refusal | undefined {
  const hosts = ['127.0.0.1', 'localhost'].flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])])
  if (!hosts.includes(headers.host ?? ''))
    return { status: 403, reason: 'This server answers only to its own address.' }
  if (headers.origin !== undefined && !hosts.some((host) => headers.origin === `http://${host}`))
    return { status: 403, reason: 'This server answers only to its own page.' }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && headers['sec-fetch-mode'] !== 'navigate')
    return { status: 403, reason: 'This server answers only to its own page.' }
  return undefined
}

/** Refuses who does not know the word in the address that was printed: other users of this machine reach its ports too. */
export function keyRefusal(headers: IncomingHttpHeaders, key: string): Refusal | undefined {
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${key}`)
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return undefined
  return { status: 401, reason: 'Open the whole address that "tallyrand serve" printed, with its key.' }
}

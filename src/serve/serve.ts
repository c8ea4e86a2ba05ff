import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { UsageError } from '../problems/problem.js'
import type { LiveCalls, LiveError } from '../report/page/live.js'
import { viewerBundle } from '../report/page/viewer-bundle.js'
import { type Corpus, openCorpus } from './corpus.js'
import { keyRefusal, refusalOf } from './guard.js'
import { livePage, pagePolicy } from './live-page.js'
import { readAsk } from './read-ask.js'

/** What to serve, and where. */
export interface ServeOptions {
  /** Folder of the results of a run, or the file of its store. */
  readonly store: string
  /** File of the lexicon that the store was counted with. Default: the one that the store keeps. */
  readonly lexicon?: string
  /** Port on 127.0.0.1, from 0 to 65535; 0 takes a free one. */
  readonly port: number
}

/** A server that runs. */
export interface Served {
  /** Address of the page, with the key that its questions need. */
  readonly address: string
  /** Settles when the whole corpus is laid out and the first question need not wait. */
  readonly ready: Promise<void>
  /** Ends all connections, waits for the question at hand, and gives up the store. */
  readonly close: () => Promise<void>
}

/** Bytes of a posted question. */
const mostBytes = 16 * 1024

/**
 * Serves the report page of a store on this machine alone, over the store itself: with search and with tables of any choice of documents.
 *
 * @throws {UsageError} where there is no finished run, its lexicon is another one, or the port is taken.
 */
export async function serve({ store, lexicon, port }: ServeOptions): Promise<Served> {
  const { script, style } = await viewerBundle()
  const corpus = await openCorpus(store, lexicon)
  const key = randomBytes(16).toString('hex')
  const files = new Map<string, ServedFile>([
    ['/', { type: 'text/html; charset=utf-8', body: livePage }],
    ['/viewer.js', { type: 'text/javascript; charset=utf-8', body: script }],
    ['/viewer.css', { type: 'text/css; charset=utf-8', body: style }],
  ])
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 })
  server.maxConnections = 100
  server.on('request', (request, response) => {
    answer({ request, response, files, corpus, key, port: portOf(server) }).catch((error: unknown) => {
      // A question that failed is answered; what is left is a reader that has gone.
      response.destroy(error instanceof Error ? error : undefined)
    })
  })
  try {
    await listen(server, port)
  } catch (error) {
    await corpus.close()
    throw error
  }
  const ready = corpus.warm()
  // Whoever asks next is told what went wrong.
  ready.catch(() => undefined)
  return {
    address: `http://127.0.0.1:${portOf(server)}/?key=${key}`,
    ready,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
      await corpus.close()
    },
  }
}

interface ServedFile {
  readonly type: string
  readonly body: string
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** All that can be had by its address: nothing is looked up anywhere else. */
  readonly files: ReadonlyMap<string, ServedFile>
  readonly corpus: Corpus
  readonly key: string
  readonly port: number
}

async function answer({ request, response, files, corpus, key, port }: Exchange): Promise<void> {
  const { headers, method = '', url = '' } = request
  const [path = ''] = url.split('?', 1)
  const refusal = refusalOf(headers, port)
  if (refusal !== undefined) return fail(response, refusal.status, refusal.reason)
  const file = files.get(path)
  if (file !== undefined) {
    if (method !== 'GET' && method !== 'HEAD') return fail(response, 405, 'Get this address.', { allow: 'GET, HEAD' })
    return send(response, 200, file.type, file.body, {}, method === 'HEAD')
  }
  const call = Object.keys(readAsk).find((known): known is keyof LiveCalls => known === path)
  if (call === undefined) return fail(response, 404, 'There is nothing at this address.')
  if (method !== 'POST') return fail(response, 405, 'Post to this address.', { allow: 'POST' })
  const unknown = keyRefusal(headers, key)
  if (unknown !== undefined) return fail(response, unknown.status, unknown.reason)
  if (!/^application\/json(?:;|$)/.test(headers['content-type'] ?? '')) return fail(response, 415, 'Post JSON.')
  const body = await bodyOf(request)
  if (body === undefined)
    return fail(response, 413, `A question has at most ${mostBytes} bytes.`, { connection: 'close' })
  try {
    return send(response, 200, json, await answerTo(corpus, call, body))
  } catch (error) {
    if (error instanceof UsageError || error instanceof SyntaxError) return fail(response, 400, error.message)
    return fail(response, 500, `The question could not be answered: ${error instanceof Error ? error.message : error}`)
  }
}

function answerTo<Call extends keyof LiveCalls>(corpus: Corpus, call: Call, body: string): Promise<string> {
  return corpus.answer[call](readAsk[call](JSON.parse(body)))
}

/** The body of a request as text; `undefined` where it is too long. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const json = 'application/json; charset=utf-8'

function fail(response: ServerResponse, status: number, error: string, more: Record<string, string> = {}): void {
  const body: LiveError = { error }
  send(response, status, json, JSON.stringify(body), more)
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
  more: Record<string, string> = {},
  isHead = false,
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    ...more,
  })
  response.end(isHead ? undefined : body)
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? -1
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE' || error.code === 'EACCES'
          ? new UsageError(
              `Port ${port} ${error.code === 'EACCES' ? 'may not be used' : 'is in use by another program'}. Choose another one with --port, or --port 0 for any that is free.`,
            )
          : error,
      )
    })
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve)
  })
}

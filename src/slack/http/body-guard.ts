/**
 * Bounds what is kept of requests before their signature is known to be right: Bolt reads a body whole first. Without
 * the headers of a signature, or with one that is dated ahead, which Bolt would take, no body is read; and those that are
 * read have so many bytes together. Where they are full, the body that has kept us waiting longest gives its place up:
 * Slack sends a whole one at once.
 */
import { runProgressPath } from '../runs/run-callback.ts'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'

export type BodyLimits = {
  /** Bytes of one body. */
  readonly maxBody: number
  /** Bytes of all bodies that are being read or answered, the small ones not counted. */
  readonly maxTogether: number
  /** A body up to this many bytes is a small one; small ones have as much room again, which large ones cannot take. */
  readonly small: number
}

const defaultLimits: BodyLimits = { maxBody: 2 ** 20, maxTogether: 2 ** 25, small: 2 ** 15 }

/** How long a client may take for its headers and its body, milliseconds, as options of Node's server. */
export const serverTimeouts = { headersTimeout: 5000, requestTimeout: 10_000, connectionsCheckingInterval: 2000 }

/** Puts the guard before whatever listens to the server's requests now; `unguarded` paths guard themselves. */
export function guardBodies(server: Server, unguarded: ReadonlySet<string> = new Set(), limits = defaultLimits): void {
  const listeners = server.listeners('request')
  const small: BodyPool = { bytes: 0, reading: new Set() }
  const large: BodyPool = { bytes: 0, reading: new Set() }
  server.removeAllListeners('request')
  const guarded: RequestListener = (request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    if (request.method !== 'POST' || unguarded.has(path)) return pass(request, response)
    const isProgress = path === runProgressPath && request.headers.authorization !== undefined
    if (request.headers['x-slack-signature'] === undefined && !isProgress) return refuse(response, 401)
    if (isAhead(request)) return refuse(response, 401)
    const bytes = declaredBytes(request, limits)
    if (bytes > (isProgress ? limits.small : limits.maxBody)) return refuse(response, 413)
    const pool = bytes <= limits.small ? small : large
    if (!makeRoom(pool, limits.maxTogether - bytes)) return refuse(response, 503)
    const body = { request, bytes }
    pool.bytes += bytes
    pool.reading.add(body)
    response.once('close', () => release(pool, body))
    pass(request, response)
  }
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    for (const listener of listeners) Reflect.apply(listener, server, [request, response])
  }
  server.on('request', guarded)
}

type Body = { readonly request: IncomingMessage; readonly bytes: number }
/** The oldest first. */
type BodyPool = { bytes: number; readonly reading: Set<Body> }

function release(pool: BodyPool, body: Body): void {
  if (pool.reading.delete(body)) pool.bytes -= body.bytes
}

/** Until no more than `most` bytes are taken; false where all that are left have arrived and are being answered. */
function makeRoom(pool: BodyPool, most: number): boolean {
  for (const body of pool.reading) {
    if (pool.bytes <= most) break
    if (body.request.complete) continue
    release(pool, body)
    body.request.destroy()
  }
  return pool.bytes <= most
}

/** Seconds by which the clock of Slack may be ahead of ours: as many as a request may be old. */
const maxAheadSeconds = 300

const isAhead = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + maxAheadSeconds

/** What says nothing of its length can be as long as any. */
function declaredBytes({ headers }: IncomingMessage, { maxBody }: BodyLimits): number {
  const length = headers['content-length']
  return length === undefined ? maxBody : Number(length)
}

/** The rest of the body is not waited for. */
function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end(() => response.socket?.destroy())
}

/** The one function that calls out for prices: with a time limit, a size limit, and patience where a server asks for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FeedFacts } from '../../catalog/feed.ts'
import type { Get, HttpRequest } from './feed.ts'

/** A request that did not bring its answer; the message says what happened, without the query and without keys. */
export class FetchFailed extends Error {
  override readonly name = 'FetchFailed'
}

/** Answers that ask to come again later. */
const later = new Set([429, 502, 503, 504])
const attempts = 3

export type Patience = {
  /** Milliseconds before an attempt is repeated, where the server does not say. */
  readonly pause: number
}

/** Requests of one feed under its limits; `signal` ends them all. */
export function fetcher(
  { timeout, largest }: Pick<FeedFacts, 'timeout' | 'largest'>,
  signal: AbortSignal,
  { pause }: Patience = { pause: 3000 },
): Get {
  return async (_name, request) => {
    for (let attempt = 1; ; attempt += 1) {
      const within = AbortSignal.any([signal, AbortSignal.timeout(timeout.base * 1000)])
      const response = await send(request, within, timeout.base)
      if (response.ok) return await bodyOf(response, request, largest.base, within, timeout.base)
      await response.body?.cancel()
      if (!later.has(response.status) || attempt === attempts) {
        throw new FetchFailed(`${hostOf(request)} answered ${response.status}`)
      }
      await sleep(waitOf(response, pause), undefined, { signal }).catch((error: unknown) => {
        throw failure(error, request, timeout.base)
      })
    }
  }
}

async function send(request: HttpRequest, signal: AbortSignal, seconds: number): Promise<Response> {
  const { url, method = 'GET', headers = {}, body } = request
  try {
    return await fetch(url, {
      method,
      headers: { accept: '*/*', 'user-agent': 'gpucost', ...headers },
      signal,
      ...(body === undefined ? {} : { body }),
    })
  } catch (error) {
    throw failure(error, request, seconds)
  }
}

/** Reads piece by piece, so that an endless answer is cut off and not kept. */
async function bodyOf(
  response: Response,
  request: HttpRequest,
  largest: number,
  signal: AbortSignal,
  seconds: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of response.body ?? []) {
      signal.throwIfAborted()
      size += piece.byteLength
      if (size > largest) throw new FetchFailed(`${hostOf(request)} sent more than ${Math.round(largest / 1e6)} MB`)
      pieces.push(piece)
    }
  } catch (error) {
    throw failure(error, request, seconds)
  }
  return new Uint8Array(Buffer.concat(pieces))
}

function failure(error: unknown, request: HttpRequest, seconds: number): Error {
  if (error instanceof FetchFailed) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError') return new FetchFailed(`${hostOf(request)} did not answer within ${seconds} s`)
  if (name === 'AbortError') return new FetchFailed('given up before it answered')
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new FetchFailed(`${hostOf(request)} cannot be reached${code === '' ? '' : ` (${code})`}`)
}

/** Milliseconds to wait: `Retry-After` where it says seconds, at most half a minute; else `pause`. */
export function waitOf({ headers }: Pick<Response, 'headers'>, pause: number): number {
  const asked = Number(headers.get('retry-after'))
  return asked > 0 ? Math.min(asked, 30) * 1000 : pause
}

const hostOf = ({ url }: HttpRequest): string => new URL(url).host

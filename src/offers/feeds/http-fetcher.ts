/** The one function that calls out for prices: with a time limit, a size limit, and patience where a server asks for it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FeedFacts } from '../../catalog/price-feed.ts'
import type { Fetcher, HttpRequest } from './feed.ts'

/** A request that did not bring its answer; the message says what happened, without the query and without keys. */
export class FetchError extends Error {
  override readonly name = 'FetchError'
}

/** Answers that ask to come again later. */
const retryableStatuses = new Set([429, 502, 503, 504])
const maxAttempts = 3

export type RetryOptions = {
  /** Milliseconds before an attempt is repeated, where the server does not say. */
  readonly retryDelay: number
}

/** Requests of one feed under its limits; `signal` ends them all. */
export function createFetcher(
  { timeout, largest }: Pick<FeedFacts, 'timeout' | 'largest'>,
  signal: AbortSignal,
  { retryDelay }: RetryOptions = { retryDelay: 3000 },
): Fetcher {
  return async (_name, request) => {
    for (let attempt = 1; ; attempt += 1) {
      const requestSignal = AbortSignal.any([signal, AbortSignal.timeout(timeout.base * 1000)])
      const response = await send(request, requestSignal, timeout.base)
      // Only where redirects are not followed.
      if (response.status >= 300 && response.status < 400) {
        throw new FetchError(`${hostOf(request)} redirects elsewhere, where its key is not sent`)
      }
      if (response.ok) return await readBody(response, request, largest.base, requestSignal, timeout.base)
      await response.body?.cancel()
      if (!retryableStatuses.has(response.status) || attempt === maxAttempts) {
        throw new FetchError(`${hostOf(request)} answered ${response.status}`)
      }
      await sleep(retryDelayOf(response, retryDelay), undefined, { signal }).catch((error: unknown) => {
        throw fetchErrorFrom(error, request, timeout.base)
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
      // `fetch` takes headers along to wherever it is sent, keys too.
      redirect: request.headers === undefined ? 'follow' : 'manual',
      ...(body === undefined ? {} : { body }),
    })
  } catch (error) {
    throw fetchErrorFrom(error, request, seconds)
  }
}

/** Reads piece by piece, so that an endless answer is cut off and not kept. */
async function readBody(
  response: Response,
  request: HttpRequest,
  maxBytes: number,
  signal: AbortSignal,
  seconds: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      signal.throwIfAborted()
      size += chunk.byteLength
      if (size > maxBytes) throw new FetchError(`${hostOf(request)} sent more than ${Math.round(maxBytes / 1e6)} MB`)
      chunks.push(chunk)
    }
  } catch (error) {
    throw fetchErrorFrom(error, request, seconds)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

function fetchErrorFrom(error: unknown, request: HttpRequest, seconds: number): Error {
  if (error instanceof FetchError) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError') return new FetchError(`${hostOf(request)} did not answer within ${seconds} s`)
  if (name === 'AbortError') return new FetchError('given up before it answered')
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return new FetchError(`${hostOf(request)} cannot be reached${code === '' ? '' : ` (${code})`}`)
}

/** Milliseconds to wait: `Retry-After` where it says seconds, at most half a minute; else `retryDelay`. */
export function retryDelayOf({ headers }: Pick<Response, 'headers'>, retryDelay: number): number {
  const retryAfter = Number(headers.get('retry-after'))
  return retryAfter > 0 ? Math.min(retryAfter, 30) * 1000 : retryDelay
}

const hostOf = ({ url }: HttpRequest): string => new URL(url).host

/**
 * How Slack is called: each call has a time limit, waits when Slack asks it to and makes no other call wait, is tried
 * again only where that cannot do something twice, and is not made for a delivery that another process has taken over.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { currentScope } from '../request-scope.ts'
import { noTracing, type Tracing } from '../observability/tracing.ts'
import { NotSent, sendIf } from './conditional-send.ts'
import { isUnreached } from './slack-errors.ts'

export type FetchFunction = typeof globalThis.fetch

/** Longest wait for one answer, in milliseconds. */
const callTimeoutMs = 10_000
/** Longest wait that Slack can ask for before the call is given up. */
const maxWaitMs = 60_000
/** A trigger lives for three seconds: a form that opens later cannot open. */
const maxFormWaitMs = 2000
/** Waits for one call. */
const maxWaits = 5
/** Tries of one call, and the milliseconds before the second. */
const maxTries = 3
const firstPauseMs = 250

/** Calls that change nothing, or the same thing again: a second one does no harm. */
const idempotentMethods =
  /^(?:auth\.test|apps\.connections\.open|(?:conversations|users|team|bots)\.(?:info|list|history|replies|open)|chat\.(?:update|delete|getPermalink|postEphemeral)|views\.(?:publish|update))$/

/** One for the whole app: who must wait is known in one place. `onWait` hears each wait, in milliseconds. */
export function slackFetch(
  apiUrl: string,
  onWait: (method: string, milliseconds: number) => void,
  tracing: Tracing = noTracing,
): FetchFunction {
  /** Until when calls of a kind must wait, by the monotonic clock: one that is set back would make them wait for it. */
  const waits = new Map<string, number>()

  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const method = url.startsWith(apiUrl) ? (url.slice(apiUrl.length).split('?')[0] ?? '') : 'response'
    const channel = method === 'chat.postMessage' ? channelOf(init?.body) : ''
    const caller = `${new Headers(init?.headers).get('authorization') ?? ''} ${channel}`
    return callWithRateLimits(method, `${method} ${caller}`, () =>
      tracing.inSpan('slack', { method }, async () => {
        const response = await callOnce(input, init)
        tracing.annotate({ status: response.status })
        return response
      }),
    )
  }

  /** Waits as long as Slack asks, and calls again: a call that was limited did nothing. */
  async function callWithRateLimits(method: string, kind: string, call: () => Promise<Response>): Promise<Response> {
    const limit = method.startsWith('views.') && method !== 'views.publish' ? maxFormWaitMs : maxWaitMs
    for (let waited = 0; ; waited += 1) {
      await waitUntil(waits.get(kind), limit, kind, method)
      const response = await callWithRetries(method, call)
      if (response.status !== 429) return response
      const milliseconds = retryAfterMs(response)
      if (waited === maxWaits || milliseconds > limit) return limitedResponse(response, milliseconds)
      waits.set(kind, performance.now() + milliseconds)
    }
  }

  async function waitUntil(time: number | undefined, limit: number, kind: string, method: string): Promise<void> {
    if (time === undefined) return
    const milliseconds = time - performance.now()
    if (milliseconds <= 0) {
      waits.delete(kind)
      return
    }
    onWait(method, milliseconds)
    await sleep(Math.min(milliseconds, limit))
  }
}

/** Tries again what never reached Slack, and what may reach it twice. */
async function callWithRetries(method: string, call: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const mayTryAgain = tries < maxTries
    try {
      const response = await call()
      if (response.status < 500 || !mayTryAgain || !idempotentMethods.test(method)) return response
      await response.body?.cancel()
    } catch (error) {
      if (!mayTryAgain || !(isUnreached(error) || idempotentMethods.test(method))) throw error
    }
    await sleep(firstPauseMs * 2 ** (tries - 1) * (1 + Math.random()))
  }
}

async function callOnce(input: Parameters<FetchFunction>[0], init: Parameters<FetchFunction>[1]): Promise<Response> {
  const lease = currentScope()?.lease
  const limits = () => init?.signal ?? AbortSignal.timeout(callTimeoutMs)
  if (lease === undefined) return fetch(input, { ...init, signal: limits() })
  for (;;) {
    // After every wait: the process can have stood still meanwhile.
    await lease.ensure()
    try {
      return await sendIf(lease.isFresh, (stopped) =>
        fetch(input, { ...init, signal: AbortSignal.any([stopped, limits()]) }),
      )
    } catch (error) {
      // It stood still even then: it is asked once more.
      if (!(error instanceof NotSent)) throw error
    }
  }
}

/** With the seconds in the header that the library expects, also where Slack's own say nothing. */
function limitedResponse(response: Response, milliseconds: number): Response {
  const headers = new Headers(response.headers)
  headers.set('retry-after', String(Math.max(1, Math.ceil(milliseconds / 1000))))
  return new Response(response.body, { status: response.status, headers })
}

/** Milliseconds; one second where Slack does not say. */
function retryAfterMs(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 1)
  return (Number.isFinite(seconds) && seconds >= 0 ? seconds : 1) * 1000
}

/** Looked for alone: reading a whole message of blocks for it would cost more than the call. */
function channelOf(body: unknown): string {
  return typeof body === 'string' ? (/(?:^|&)channel=([^&]*)/.exec(body)?.[1] ?? '') : ''
}

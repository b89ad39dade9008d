/**
 * How Slack is called: each call has a time limit, waits when Slack asks it to and makes no other call wait, is tried
 * again only where that cannot do something twice, and posts of one channel keep their order and their pace.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isUnreached } from './refusals.ts'
import { type Pace, paceOf } from './pace.ts'

export type Fetch = typeof globalThis.fetch

/** Longest wait for one answer, in milliseconds. */
const patience = 10_000
/** Longest wait that Slack can ask for before the call is given up. */
const longestWait = 60_000
/** A trigger lives for three seconds: a form that opens later cannot open. */
const longestWaitForForm = 2000
/** Waits for one call. */
const mostWaits = 5
/** Tries of one call, and the milliseconds before the second. */
const mostTries = 3
const firstPause = 250

/** Calls that change nothing, or the same thing again: a second one does no harm. */
const harmless =
  /^(?:auth\.test|apps\.connections\.open|(?:conversations|users|team|bots)\.(?:info|list|history|replies|open)|chat\.(?:update|delete|getPermalink|postEphemeral)|views\.(?:publish|update))$/

/** One for the whole app: who must wait is known in one place. `onWait` hears each wait, in milliseconds. */
export function slackFetch(
  apiUrl: string,
  onWait: (method: string, milliseconds: number) => void,
  channels: Pace = paceOf(),
): Fetch {
  /** Until when calls of a kind must wait: milliseconds since 1970. */
  const waits = new Map<string, number>()

  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input)
    const method = url.startsWith(apiUrl) ? (url.slice(apiUrl.length).split('?')[0] ?? '') : 'response'
    const channel = method === 'chat.postMessage' ? channelOf(init?.body) : ''
    const who = `${new Headers(init?.headers).get('authorization') ?? ''} ${channel}`
    const call = () => patiently(method, `${method} ${who}`, () => once(input, init))
    return method === 'chat.postMessage' ? channels.inTurn(who, call) : call()
  }

  /** Waits as long as Slack asks, and calls again: a call that was limited did nothing. */
  async function patiently(method: string, kind: string, call: () => Promise<Response>): Promise<Response> {
    const limit = method.startsWith('views.') && method !== 'views.publish' ? longestWaitForForm : longestWait
    for (let waited = 0; ; waited += 1) {
      await until(waits.get(kind), limit, kind, method)
      const response = await persistently(method, call)
      if (response.status !== 429 || waited === mostWaits) return response
      const milliseconds = retryAfter(response)
      if (milliseconds > limit) return response
      waits.set(kind, Date.now() + milliseconds)
    }
  }

  async function until(time: number | undefined, limit: number, kind: string, method: string): Promise<void> {
    if (time === undefined) return
    const milliseconds = time - Date.now()
    if (milliseconds <= 0) {
      waits.delete(kind)
      return
    }
    onWait(method, milliseconds)
    await sleep(Math.min(milliseconds, limit))
  }
}

/** Tries again what never reached Slack, and what may reach it twice. */
async function persistently(method: string, call: () => Promise<Response>): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const mayTryAgain = tries < mostTries
    try {
      const response = await call()
      if (response.status < 500 || !mayTryAgain || !harmless.test(method)) return response
      await response.body?.cancel()
    } catch (error) {
      if (!mayTryAgain || !(isUnreached(error) || harmless.test(method))) throw error
    }
    await sleep(firstPause * 2 ** (tries - 1) * (1 + Math.random()))
  }
}

async function once(input: Parameters<Fetch>[0], init: Parameters<Fetch>[1]): Promise<Response> {
  return fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(patience) })
}

/** Milliseconds; one second where Slack does not say. */
function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 1)
  return (Number.isFinite(seconds) && seconds >= 0 ? seconds : 1) * 1000
}

/** Looked for alone: reading a whole message of blocks for it would cost more than the call. */
function channelOf(body: unknown): string {
  return typeof body === 'string' ? (/(?:^|&)channel=([^&]*)/.exec(body)?.[1] ?? '') : ''
}

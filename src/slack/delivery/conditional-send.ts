/**
 * The last question before a call leaves this process. Between asking and the first byte lie rounds of the event loop,
 * in which a connection is opened and a process can be stopped for as long as it pleases others; here nothing lies
 * between: a request is told of, by Node's `fetch` itself, in the very step that writes it to its socket
 * (`undici:client:sendHeaders`, https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md).
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'

type Check = () => void

/** Nothing of the request has left the process. */
export class NotSent extends Error {
  override readonly name = 'NotSent'
}

const checkOfCall = new AsyncLocalStorage<Check>()
const checkOfRequest = new WeakMap<object, Check>()

subscribe('undici:request:create', (message) => {
  const check = checkOfCall.getStore()
  const request = requestIn(message)
  if (check !== undefined && request !== null) checkOfRequest.set(request, check)
})
subscribe('undici:client:sendHeaders', (message) => {
  const request = requestIn(message)
  if (request !== null) checkOfRequest.get(request)?.()
})

function requestIn(message: unknown): object | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null
  return typeof message.request === 'object' ? message.request : null
}

/** Calls `send`, whose request is not sent where `mayLeave` is false as its first byte would leave. Throws `NotSent` then. */
export function sendIf(mayLeave: () => boolean, send: (stopped: AbortSignal) => Promise<Response>): Promise<Response> {
  const stop = new AbortController()
  const check = () => {
    if (!mayLeave()) stop.abort(new NotSent('the lease could have ended before the call left'))
  }
  return checkOfCall.run(check, () => send(stop.signal))
}

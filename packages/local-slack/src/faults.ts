/** Faults on demand: what the next requests of a kind meet instead of a proper answer. */

export type Fault =
  /** Slack says no: status 200 with `ok: false`. */
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Status 200 with a body that is not JSON. */
  | { readonly kind: 'garbage' }
  /** The connection is closed; nothing was done. */
  | { readonly kind: 'dropped' }
  /** The request is carried out, and the connection is closed before the answer. */
  | { readonly kind: 'unheard' }
  /** No answer ever comes. `isDone`: the request was carried out all the same. */
  | { readonly kind: 'silent'; readonly isDone: boolean }
  /** The proper answer, late. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** This answer; nothing was done. A string is sent as it stands. */
  | ({ readonly kind: 'answered' } & CannedAnswer)

export type CannedAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object | string
}

/** What goes over the wire. */
export type WireReply = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export type FaultQueue = {
  /** Later faults of the same target wait until the earlier ones are used up. */
  readonly add: (target: string, fault: Fault, times: number) => void
  /** Drops the faults that are waiting, and answers with this one for good; null: properly again. */
  readonly replace: (target: string, fault: Fault | null) => void
  /** The fault of this request; undefined: it is answered properly. */
  readonly take: (target: string) => Fault | undefined
}

/** A queue of faults for each target, empty to begin with; `take` uses one up. */
export function createFaultQueue(): FaultQueue {
  const queues = new Map<string, { readonly fault: Fault; left: number }[]>()
  return {
    add: (target, fault, times) => {
      queues.set(target, [...(queues.get(target) ?? []), { fault, left: times }])
    },
    replace: (target, fault) => void queues.set(target, fault === null ? [] : [{ fault, left: Infinity }]),
    take: (target) => {
      const queue = queues.get(target) ?? []
      const [first] = queue
      if (first === undefined) return undefined
      first.left -= 1
      if (first.left <= 0) queue.shift()
      return first.fault
    },
  }
}

/** `run` carries the request out. `drop`: close the connection without an answer; `hang`: keep it open without one. */
export async function replyWith(fault: Fault | undefined, run: () => WireReply): Promise<WireReply | 'drop' | 'hang'> {
  switch (fault?.kind) {
    case undefined:
      return run()
    case 'refused':
      return jsonReply(200, { ok: false, error: fault.error })
    case 'status':
      return jsonReply(
        fault.status,
        { ok: false },
        fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
      )
    case 'garbage':
      return textReply(200, '<html>not an API</html>', { 'content-type': 'text/html' })
    case 'dropped':
      return 'drop'
    case 'unheard':
      run()
      return 'drop'
    case 'silent':
      if (fault.isDone) run()
      return 'hang'
    case 'slow':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      return run()
    case 'answered': {
      const { status = 200, headers = {}, body = {} } = fault
      return typeof body === 'string' ? textReply(status, body, headers) : jsonReply(status, body, headers)
    }
  }
}

/** A reply with a JSON body. */
export const jsonReply = (status: number, body: object, headers: WireReply['headers'] = {}): WireReply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
})

/** A reply with a plain text body. */
export const textReply = (status: number, body: string, headers: WireReply['headers'] = {}): WireReply => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
})

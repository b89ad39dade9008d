/** Requests and answers between the app and the local Slack, for the developer panel of the page. */
import { type JsonObject, asString } from '../json.ts'

export type Exchange = {
  readonly id: number
  /** ISO time. */
  readonly at: string
  readonly direction: 'to app' | 'from app'
  /** A command, an event, `chat.postMessage`, … */
  readonly what: string
  readonly isGood: boolean
  /** The outcome: `ok`, `invalid_blocks`, `200`. */
  readonly outcome: string
  readonly milliseconds: number
  readonly sent: unknown
  readonly answered: unknown
}

export type ExchangeLog = {
  readonly record: (exchange: Omit<Exchange, 'id' | 'at'>) => void
  /** Something that came with an acknowledgement and that Slack refuses. */
  readonly recordRefusal: (what: string, sent: unknown, error: JsonObject) => void
  /** The latest last. */
  readonly entries: () => readonly Exchange[]
  /** Returns the function that unsubscribes. */
  readonly subscribe: (listener: (exchange: Exchange) => void) => () => void
}

/** `length`: how many are kept. */
export function createExchangeLog(length: number): ExchangeLog {
  const entries: Exchange[] = []
  const listeners = new Set<(exchange: Exchange) => void>()
  let lastId = 0
  const record: ExchangeLog['record'] = (exchange) => {
    lastId += 1
    const entry = { ...exchange, id: lastId, at: new Date().toISOString() }
    entries.push(entry)
    if (entries.length > length) entries.shift()
    for (const listener of listeners) listener(entry)
  }
  return {
    record,
    recordRefusal: (what, sent, error) => {
      const outcome = asString(error['error'])
      record({ direction: 'from app', what, isGood: false, outcome, milliseconds: 0, sent, answered: error })
    },
    entries: () => entries,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

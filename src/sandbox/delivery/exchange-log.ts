/** What went back and forth between the app and the local Slack, kept for whoever wants to look behind the messages. */

import { type JsonObject, asString } from '../json.ts'

export type Exchange = {
  readonly id: number
  /** ISO time. */
  readonly at: string
  readonly direction: 'to app' | 'from app'
  /** `/gpucost`, `chat.postMessage`, … */
  readonly what: string
  readonly isGood: boolean
  /** In a word: `ok`, `invalid_blocks`, `200`. */
  readonly said: string
  readonly milliseconds: number
  readonly sent: unknown
  readonly answered: unknown
}

export type ExchangeLog = {
  readonly record: (exchange: Omit<Exchange, 'id' | 'at'>) => void
  /** What came with an acknowledgement, and Slack would not take. */
  readonly recordRefusal: (what: string, sent: unknown, error: JsonObject) => void
  /** The latest last. */
  readonly entries: () => readonly Exchange[]
  /** Returns how to stop listening. */
  readonly subscribe: (listener: (exchange: Exchange) => void) => () => void
}

const maxEntries = 200

export function createExchangeLog(): ExchangeLog {
  const entries: Exchange[] = []
  const listeners = new Set<(exchange: Exchange) => void>()
  let lastId = 0
  const record: ExchangeLog['record'] = (exchange) => {
    lastId += 1
    const entry = { ...exchange, id: lastId, at: new Date().toISOString() }
    entries.push(entry)
    if (entries.length > maxEntries) entries.shift()
    for (const listener of listeners) listener(entry)
  }
  return {
    record,
    recordRefusal: (what, sent, error) => {
      record({
        direction: 'from app',
        what,
        isGood: false,
        said: asString(error['error']),
        milliseconds: 0,
        sent,
        answered: error,
      })
    },
    entries: () => entries,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

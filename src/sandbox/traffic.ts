/** What went back and forth between the app and the local Slack, kept for whoever wants to look behind the messages. */

import { type Json, textOf } from './json.ts'

export type Exchange = {
  readonly id: number
  /** ISO time. */
  readonly at: string
  readonly way: 'to app' | 'from app'
  /** `/gpucost`, `chat.postMessage`, … */
  readonly what: string
  readonly isGood: boolean
  /** In a word: `ok`, `invalid_blocks`, `200`. */
  readonly said: string
  readonly milliseconds: number
  readonly sent: unknown
  readonly answered: unknown
}

export type Traffic = {
  readonly note: (exchange: Omit<Exchange, 'id' | 'at'>) => void
  /** What came with an acknowledgement, and Slack would not take. */
  readonly refuse: (what: string, sent: unknown, fault: Json) => void
  /** The latest last. */
  readonly all: () => readonly Exchange[]
  /** Returns how to stop listening. */
  readonly listen: (hear: (exchange: Exchange) => void) => () => void
}

const most = 200

export function noteTraffic(): Traffic {
  const kept: Exchange[] = []
  const listeners = new Set<(exchange: Exchange) => void>()
  let last = 0
  const note: Traffic['note'] = (exchange) => {
    last += 1
    const noted = { ...exchange, id: last, at: new Date().toISOString() }
    kept.push(noted)
    if (kept.length > most) kept.shift()
    for (const hear of listeners) hear(noted)
  }
  return {
    note,
    refuse: (what, sent, fault) => {
      note({
        way: 'from app',
        what,
        isGood: false,
        said: textOf(fault['error']),
        milliseconds: 0,
        sent,
        answered: fault,
      })
    },
    all: () => kept,
    listen: (hear) => {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

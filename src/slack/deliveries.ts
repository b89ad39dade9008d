/**
 * Slack delivers again what it believes lost, sometimes under a new id, and a person may press twice.
 * What was taken once is remembered for a day, so that it is answered once.
 */
import type { AllMiddlewareArgs, AnyMiddlewareArgs } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import * as z from 'zod'

/** True the first time a key is seen. */
export type Deliveries = { readonly isFirst: (key: string) => boolean }

const day = 24 * 60 * 60 * 1000
const remembered = 50_000

/** Remembers in this process only. */
export function rememberDeliveries(): Deliveries {
  const seen = new LRUCache<string, true>({ max: remembered, ttl: day })
  const isFirst = (key: string) => {
    if (seen.has(key)) return false
    seen.set(key, true)
    return true
  }
  return { isFirst }
}

/** One message of one channel: a mention can arrive under several event ids. */
export function messageKey(team: string | undefined, channel: string, ts: string): string {
  return `message ${team ?? ''} ${channel} ${ts}`
}

// What is not a string is no key: a payload of an unknown shape is let through, never lost.
const key = z.string().optional().catch(undefined)
const identified = z.object({ event_id: key, trigger_id: key })

/** Drops what was delivered before; acknowledges it, so that Slack does not deliver it a third time. */
export function onlyOnce({ isFirst }: Deliveries): (args: AnyMiddlewareArgs & AllMiddlewareArgs) => Promise<void> {
  return async (args) => {
    const { event_id: event, trigger_id: trigger } = identified.parse(args.body)
    const delivery = event ?? trigger
    if (delivery === undefined || isFirst(delivery)) return args.next()
    if ('ack' in args && args.ack !== undefined) await args.ack()
  }
}

/** What the model of inbox, lease, pace and post is made of, and what must never be. */
import type { DeliveryRow, PostRow } from '../../src/store/tables.ts'

/** Where a replica is with the delivery. */
export type LeasePlace =
  | 'idle'
  | 'taken over'
  | 'begun'
  | 'waiting for its pace'
  | 'unsure'
  | 'about to send'
  | 'sent'
  | 'unconfirmed'
  | 'posted'

export type Replica = {
  readonly holder: string
  /** The lease under which it works on the delivery, or did last. */
  readonly lease: string
  readonly place: LeasePlace
  /** When the store was last asked and said that it holds the delivery: true seconds. */
  readonly confirmedAt: number
  /** By how many seconds its wall clock is off. */
  readonly skew: number
  /** When its message left; null: none is under way. */
  readonly inFlightSince: number | null
}

export type LeaseState = {
  /** Seconds of true time, which is the database's. */
  readonly now: number
  readonly replicas: readonly [Replica, Replica]
  /** Messages that people see. */
  readonly seen: number
  /** Its channel must wait for its pace: the delivery is set aside meanwhile. */
  readonly isPaced: boolean
  /** Attempts that came to nothing while a message was worked on or sent. */
  readonly spent: number
  readonly rows: { readonly deliveries: readonly DeliveryRow[]; readonly posts: readonly PostRow[] }
  /** Faults that may still happen. */
  readonly faults: Readonly<Record<ModelFault, number>>
}

export type ModelFault = 'death' | 'loss' | 'limit' | 'step'

/** What is tried out: the code as it is, or with one of its precautions taken away. */
export type Variant = {
  /** The lease is checked between the wait for its pace and the sending. */
  readonly isGuarded: boolean
  /** Leases are counted by the database's clock. */
  readonly hasOneClock: boolean
  /** Each lease is another one, also of the same replica. */
  readonly hasNamedLeases: boolean
  /** What waits for its pace is set aside. */
  readonly setsAside: boolean
}

/** Where it is at no attempt. */
export const atNoAttempt: ReadonlySet<LeasePlace> = new Set(['idle', 'taken over', 'waiting for its pace'])
/** What waits for its pace counts no attempt, however often a process dies or stands still meanwhile. */
export function countsTooMuch({ isPaced, spent, replicas, rows }: LeaseState): boolean {
  const [row] = rows.deliveries
  if (!isPaced || row === undefined || row.state === 'answered') return false
  return row.attempts > spent + replicas.filter(({ place }) => !atNoAttempt.has(place)).length
}

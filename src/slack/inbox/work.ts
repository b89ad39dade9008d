/** A delivery that is being worked on. */
import type { InboxDelivery } from '../../store/inbox.ts'
import type { LeaseGuard } from '../lease-guard.ts'
import type { Envelope } from './envelope.ts'

export type WorkInProgress = {
  readonly delivery: InboxDelivery
  readonly lease: LeaseGuard
  readonly ended: Promise<void>
}

/** A delivery that is being worked on. */
export type Work = {
  readonly delivery: InboxDelivery
  readonly envelope: Envelope
  readonly isSuspect: boolean
  /** When the store was asked for it, monotonic. */
  readonly askedAt: number
  /** Called when its turn has come: which attempt it is; null where another process has it. */
  readonly begin: () => Promise<number | null>
}

/** Whether this process still holds a delivery, asked again before anything is sent for it. */

/** Another process has taken over what this one was working on. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

/** True also where a library has wrapped it, as the Web API's client does with what `fetch` throws. */
export function isLeaseLost(error: unknown): boolean {
  if (error instanceof LeaseLost) return true
  return error instanceof Error && 'original' in error && error.original instanceof LeaseLost
}

export type LeaseGuard = {
  /** The lease by its name in the store. */
  readonly holder: string
  /** The store was asked at `askedAt` (milliseconds, monotonic) and said that it is held. */
  readonly confirm: (askedAt: number) => void
  /** The store said that it is held no more. */
  readonly lose: () => void
  /** Whether the store has said that it is held no more. */
  readonly isLost: () => boolean
  /** Whether the store said of the last half lease that it is held. */
  readonly isFresh: () => boolean
  /** Returns at once where that is so, and asks otherwise. Throws `LeaseLost`. */
  readonly ensure: () => Promise<void>
}

export type LeaseGuardOptions = {
  readonly holder: string
  readonly leaseSeconds: number
  /** Asks the store, and renews the lease. */
  readonly renew: () => Promise<boolean>
  /** When the store was asked last. */
  readonly askedAt: number
  /** Milliseconds by a clock that nobody steps, and that goes on while the process is stopped. */
  readonly monotonic?: () => number
  /**
   * Milliseconds of the wall clock. The monotonic one may stand still while a whole machine is suspended; where the two
   * disagree, the store is asked once too often.
   */
  readonly wall?: () => number
}

/**
 * A lease lasts from the moment at which the store wrote it, which lies after the asking, so the half that has passed
 * since the asking is at most half of it: the other half is left for what is sent to arrive.
 */
export function createLeaseGuard({
  holder,
  leaseSeconds,
  renew,
  askedAt,
  monotonic = () => performance.now(),
  wall = Date.now,
}: LeaseGuardOptions): LeaseGuard {
  const halfLease = (leaseSeconds * 1000) / 2
  let confirmedAt = askedAt
  let isLost = false
  /** What the wall clock showed when the monotonic one showed nothing. */
  const wallOffset = () => wall() - monotonic()
  let confirmedOffset = wallOffset()
  const isFresh = () => !isLost && monotonic() - confirmedAt + Math.abs(wallOffset() - confirmedOffset) <= halfLease
  return {
    holder,
    isFresh,
    isLost: () => isLost,
    confirm: (at) => {
      if (at <= confirmedAt) return
      confirmedAt = at
      confirmedOffset = wallOffset()
    },
    lose: () => {
      isLost = true
    },
    ensure: async () => {
      // The process can stand still while it asks, too.
      while (!isLost && !isFresh()) {
        const asked = monotonic()
        const askedOffset = wallOffset()
        if (!(await renew())) isLost = true
        else if (asked >= confirmedAt) {
          confirmedAt = asked
          confirmedOffset = askedOffset
        }
      }
      if (isLost) throw new LeaseLost('another process has taken over what this one was working on')
    },
  }
}

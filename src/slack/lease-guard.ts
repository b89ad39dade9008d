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
  /** The store was asked at `askedAt` (milliseconds, monotonic) and said that it is held. */
  readonly confirm: (askedAt: number) => void
  /** The store said that it is held no more. */
  readonly lose: () => void
  /** Returns at once where that is known of the last half lease, and asks otherwise. Throws `LeaseLost`. */
  readonly ensure: () => Promise<void>
}

export type LeaseGuardOptions = {
  readonly leaseSeconds: number
  /** Asks the store, and renews the lease. */
  readonly renew: () => Promise<boolean>
  /** When the store was asked last. */
  readonly askedAt: number
  /** Milliseconds by a clock that nobody steps, and that goes on while the process is stopped. */
  readonly monotonic?: () => number
}

/**
 * A lease lasts from the moment at which the store wrote it, which lies after the asking, so the half that has passed
 * since the asking is at most half of it: the other half is left for what is sent to arrive.
 */
export function createLeaseGuard({
  leaseSeconds,
  renew,
  askedAt,
  monotonic = () => performance.now(),
}: LeaseGuardOptions): LeaseGuard {
  const halfLease = (leaseSeconds * 1000) / 2
  let confirmedAt = askedAt
  let isLost = false
  return {
    confirm: (at) => {
      confirmedAt = Math.max(confirmedAt, at)
    },
    lose: () => {
      isLost = true
    },
    ensure: async () => {
      // The process can stand still while it asks, too.
      while (!isLost && monotonic() - confirmedAt > halfLease) {
        const asked = monotonic()
        if (await renew()) confirmedAt = Math.max(confirmedAt, asked)
        else isLost = true
      }
      if (isLost) throw new LeaseLost('another process has taken over what this one was working on')
    },
  }
}

/** Attempts that a process may not outlive before the delivery is given up: it may be what brings them down. */
export const maxAttempts = 5
/**
 * Milliseconds after which what was taken over is not answered any more: nobody waits for it, and in a back-up that was
 * restored it stands as open though it was answered.
 */
export const maxAge = 2 * 3_600_000

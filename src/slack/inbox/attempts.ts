/** Attempts at a delivery before it is given up: the first, and four more within six minutes. */
export const maxAttempts = 5
/**
 * Milliseconds after which what was taken over is not answered any more: nobody waits for it, and in a back-up that was
 * restored it stands as open though it was answered. Five attempts take at most three quarters of an hour.
 */
export const maxAge = 2 * 3_600_000

/** Attempts at a delivery before it is given up: the first, and four more within six minutes. */
export const maxAttempts = 5

/** Noting what arrives must not fail for a connection that broke while nobody used it. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Tries of noting a delivery, and the milliseconds between two. */
const maxTries = 5
const retryPauseMs = 30

/** Connections that broke while nobody used them are noticed only now, one at a try, and new ones take their place. */
export async function withRetries<T>(record: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await record()
    } catch (error) {
      if (tries === maxTries) throw error
      await sleep(retryPauseMs)
    }
  }
}

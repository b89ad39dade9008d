/**
 * Closing a server whose clients keep connections open. Node ends those that are idle after a request, but not those
 * that never asked anything: a client that connects ahead would hold the process up until it is killed.
 */
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds without a request after which nobody is about to ask any more. */
const quietPeriodMs = 100
const pollMs = 20

/** Counts requests from now on. The function that comes back waits for them while `stop` closes the server. */
export function gracefulShutdown(server: Server): (stop: () => Promise<void>) => Promise<void> {
  let openRequests = 0
  server.on('request', (_, response) => {
    openRequests += 1
    response.once('close', () => (openRequests -= 1))
  })
  return async (stop) => {
    const stopped = stop()
    for (let quietFor = 0; quietFor < quietPeriodMs; quietFor = openRequests === 0 ? quietFor + pollMs : 0)
      await sleep(pollMs)
    server.closeAllConnections()
    await stopped
  }
}

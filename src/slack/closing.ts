/**
 * Closing a server whose clients keep connections open. Node ends those that are idle after a request, but not those
 * that never asked anything: a client that connects ahead would hold the process up until it is killed.
 */
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds without a request after which nobody is about to ask any more. */
const quiet = 100
const step = 20

/** Counts requests from now on. The function that comes back waits for them while `stop` closes the server. */
export function closing(server: Server): (stop: () => Promise<void>) => Promise<void> {
  let asked = 0
  server.on('request', (_, response) => {
    asked += 1
    response.once('close', () => (asked -= 1))
  })
  return async (stop) => {
    const stopped = stop()
    for (let silent = 0; silent < quiet; silent = asked === 0 ? silent + step : 0) await sleep(step)
    server.closeAllConnections()
    await stopped
  }
}

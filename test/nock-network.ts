/**
 * nock, where a test asks for it. It replaces the network of its thread, and test files share threads: left in place,
 * it would carry (and cut) the requests of whichever file comes next.
 */
import nock from 'nock'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'

// Being imported is enough for it to begin.
nock.restore()

/** In this file or `describe`, nothing leaves the process but to the hosts `reachable`. */
export function useNock(allowedHosts?: string): void {
  beforeAll(() => nock.activate())
  beforeEach(() => {
    nock.disableNetConnect()
    if (allowedHosts !== undefined) nock.enableNetConnect(allowedHosts)
  })
  afterEach(() => {
    nock.cleanAll()
  })
  afterAll(() => {
    nock.enableNetConnect()
    nock.restore()
  })
}

/** A Slack that takes everything at once and remembers when: it costs the machine little, so that the app has it. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type StubSlack = {
  readonly apiUrl: string
  /** Milliseconds of `performance.now()` at which something was posted in a channel, by channel. */
  readonly posted: ReadonlyMap<string, readonly number[]>
  readonly close: () => Promise<void>
}

export async function openStubSlack(): Promise<StubSlack> {
  const posted = new Map<string, number[]>()
  let serial = 0

  async function handleRequest(request: IncomingMessage): Promise<object> {
    const body = await text(request)
    if (request.url?.endsWith('/auth.test') === true) {
      return { ok: true, team_id: 'T0FAKE', user_id: 'U0BOT', bot_id: 'B0BOT' }
    }
    const channel = /(?:^|&)channel=(\w+)/.exec(body)?.[1] ?? request.url?.split('/').at(-1) ?? ''
    posted.set(channel, [...(posted.get(channel) ?? []), performance.now()])
    serial += 1
    return { ok: true, channel, ts: `1780000000.${String(serial).padStart(6, '0')}` }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = JSON.stringify(await handleRequest(request))
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })()
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it listens on a port
  const { port } = server.address() as AddressInfo
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posted,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

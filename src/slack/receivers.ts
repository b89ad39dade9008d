/** How Slack reaches the app: over HTTP, where Slack calls us, or by Socket Mode, where we call Slack. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Settings, Transport } from '../settings.ts'
import { closing } from './closing.ts'
import { boltLog } from './log.ts'
import { type Route } from './routes.ts'
import type { Services } from './services.ts'
import type { ClientOptions } from './web-client.ts'

/** A receiver, and how to open and close it together with the addresses for health and metrics. */
export type Entrance = {
  readonly receiver: Receiver
  /** Returns the address that answers. Throws where the port is taken or Slack refuses. */
  readonly open: (port: number) => Promise<string>
  readonly close: () => Promise<void>
}

type Needed = { readonly services: Services; readonly table: readonly Route[]; readonly clientOptions: ClientOptions }

/** `table`: the addresses that are not Slack's own. */
export function entrance(settings: Settings, transport: Exclude<Transport, null>, needed: Needed): Entrance {
  return transport === 'http' ? overHttp(settings, needed) : bySocket(settings, needed)
}

/** Slack's payloads are a few hundred kilobytes at most; Bolt would take 4 MiB. */
const largestBody = 2 ** 20

function overHttp(settings: Settings, { services, table }: Needed): Entrance {
  const receiver = new HTTPReceiver({
    signingSecret: settings.SLACK_SIGNING_SECRET ?? '',
    customRoutes: [...table],
    logger: boltLog(services.log),
    bodyLimit: largestBody,
  })
  let close: () => Promise<void> = () => receiver.stop()
  return {
    receiver,
    open: async (port) => {
      const server = await receiver.start(placeOf(port, settings))
      const closed = closing(server)
      close = () => closed(() => receiver.stop())
      return addressOf(server)
    },
    close: () => close(),
  }
}

function bySocket(settings: Settings, { services: { health, log }, table, clientOptions }: Needed): Entrance {
  const receiver = new SocketModeReceiver({
    appToken: settings.SLACK_APP_TOKEN ?? '',
    logger: boltLog(log),
    clientPingTimeout: 2000,
    // Losing the connection must not end the process: asking for a new one is tried for an hour.
    installerOptions: {
      clientOptions: { ...clientOptions(), retryConfig: { retries: 120, maxTimeout: 30_000 } },
    },
  })
  receiver.client.on('connected', () => health.report('socket', null))
  for (const state of ['reconnecting', 'disconnected', 'close']) {
    receiver.client.on(state, () => health.report('socket', 'The Socket Mode connection is down; reconnecting.'))
  }
  const server = healthServer(table)
  const closed = closing(server)
  return {
    receiver,
    open: async (port) => {
      await listening(server, placeOf(port, settings))
      try {
        await receiver.start()
      } catch (error) {
        server.close()
        throw error
      }
      return addressOf(server)
    },
    close: async () => {
      await receiver.client.disconnect()
      await closed(() => new Promise<void>((resolve) => server.close(() => resolve())))
    },
  }
}

/** The same addresses as over HTTP, where no receiver serves them. */
function healthServer(table: readonly Route[]): Server {
  return createServer((request, response) => {
    const path = request.url?.split('?')[0]
    const route = table.find((route) => route.path === path && route.method.includes(request.method ?? ''))
    if (route === undefined) response.writeHead(404).end()
    else route.handler(request, response)
  })
}

const placeOf = (port: number, { HOST: host }: Settings) => (host === undefined ? { port } : { port, host })

async function listening(server: Server, place: ReturnType<typeof placeOf>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(place, resolve)
  })
}

function addressOf(server: { address: () => AddressInfo | string | null }): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return `http://localhost:${address.port}`
}

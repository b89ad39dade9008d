/** How Slack reaches the app: over HTTP, where Slack calls us, or by Socket Mode, where we call Slack. */
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt'
import type { Settings, Transport } from '../../settings.ts'
import { guardBodies, serverTimeouts } from './body-guard.ts'
import { gracefulShutdown } from './graceful-shutdown.ts'
import { boltLogger } from '../observability/log.ts'
import { type HttpRoute } from './health-routes.ts'
import { addressOf, createRouteServer, startListening } from './route-server.ts'
import type { Services } from '../services.ts'
import type { ClientOptions } from '../delivery/web-client.ts'

/** A receiver, and how to open and close it together with the addresses for health and metrics. */
export type ReceiverHandle = {
  readonly receiver: Receiver
  /** Returns the address that answers. Throws where the port is taken or Slack refuses. */
  readonly open: (port: number) => Promise<string>
  readonly close: () => Promise<void>
}

type ReceiverDependencies = {
  readonly services: Services
  readonly routes: readonly HttpRoute[]
  readonly clientOptions: ClientOptions
}

/** `routes`: the addresses that are not Slack's own. */
export function createReceiver(
  settings: Settings,
  transport: Exclude<Transport, null>,
  dependencies: ReceiverDependencies,
): ReceiverHandle {
  return transport === 'http' ? httpReceiver(settings, dependencies) : socketModeReceiver(settings, dependencies)
}

/** Slack's payloads are a few hundred kilobytes at most; Bolt would take 4 MiB. */
const maxBodyBytes = 2 ** 20

function httpReceiver(settings: Settings, { services, routes }: ReceiverDependencies): ReceiverHandle {
  const receiver = new HTTPReceiver({
    signingSecret: settings.SLACK_SIGNING_SECRET ?? '',
    customRoutes: [...routes],
    logger: boltLogger(services.log),
    bodyLimit: maxBodyBytes,
  })
  let close: () => Promise<void> = () => receiver.stop()
  return {
    receiver,
    open: async (port) => {
      const server = await receiver.start(listenOptions(port, settings), serverTimeouts)
      guardBodies(server, ownPaths(routes))
      const shutDown = gracefulShutdown(server)
      close = () => shutDown(() => receiver.stop())
      return addressOf(server)
    },
    close: () => close(),
  }
}

function socketModeReceiver(
  settings: Settings,
  { services: { health, log }, routes, clientOptions }: ReceiverDependencies,
): ReceiverHandle {
  const receiver = new SocketModeReceiver({
    appToken: settings.SLACK_APP_TOKEN ?? '',
    logger: boltLogger(log),
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
  // The same addresses as over HTTP, where no receiver serves them.
  const server = createRouteServer(routes)
  const shutDown = gracefulShutdown(server)
  return {
    receiver,
    open: async (port) => {
      await startListening(server, listenOptions(port, settings))
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
      await shutDown(() => new Promise<void>((resolve) => server.close(() => resolve())))
    },
  }
}

/** Addresses whose requests Slack does not sign. */
const ownPaths = (routes: readonly HttpRoute[]): ReadonlySet<string> =>
  new Set(routes.flatMap(({ path, guardsItself = false }) => (guardsItself ? [path] : [])))

const listenOptions = (port: number, { HOST: host }: Settings) => (host === undefined ? { port } : { port, host })

/** Starts a local Slack on a port of this machine. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createSocketMode, type SocketMode } from './delivery/socket-mode.ts'
import { createLocalSlack, type LocalSlack, type LocalSlackOptions } from './local-slack.ts'
import { createLocalSlackServer, type MountedRoute } from './server.ts'

export type { LocalSlackOptions } from './local-slack.ts'

export type RunningLocalSlack = LocalSlack & {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string
  /** For the `slackApiUrl` of Bolt's client options. */
  readonly apiUrl: string
  /** The page. Its address holds a key: whoever has it may use the page. */
  readonly pageUrl: string
  readonly socket: SocketMode
  /** Serves routes of the app, such as its health, beside the page. */
  readonly mount: (routes: readonly MountedRoute[]) => void
  readonly close: () => Promise<void>
}

/** The port belongs to another process. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

const loopback = '127.0.0.1'

/** `port` 0 takes a free one. Nothing listens beyond this machine. Throws `PortTaken`. */
export async function startLocalSlack(options: LocalSlackOptions, port = 0): Promise<RunningLocalSlack> {
  let origin = ''
  let routes: readonly MountedRoute[] = []
  const pageKey = randomBytes(12).toString('base64url')
  const slack = createLocalSlack(options, () => origin)
  const server = createLocalSlackServer(() => ({ slack, pageKey, routes }))
  const socket = createSocketMode(server, slack.socketAddress, options.workspace.app)
  origin = `http://${loopback}:${await listenOn(server, port)}`
  return {
    ...slack,
    origin,
    apiUrl: `${origin}/api/`,
    pageUrl: `${origin}/${pageKey}/`,
    socket,
    mount: (mounted) => {
      routes = mounted
    },
    close: async () => {
      socket.cut()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, loopback)
  try {
    await once(server, 'listening')
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? new PortTaken(`port ${port} is taken`, { cause: error }) : error
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

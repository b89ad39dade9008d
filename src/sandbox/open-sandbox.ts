/** A Slack to try the app in, without a workspace: the real app, its store, and a local Slack that it talks to. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from '../settings.ts'
import { startSlackApp } from '../slack/app.ts'
import { CannotStart } from '../slack/cannot-start.ts'
import { openServices } from '../slack/open-services.ts'
import { healthRoutes } from '../slack/http/health-routes.ts'
import type { SlackDependencies } from '../slack/services.ts'
import { createRequestSender } from './delivery/request-sender.ts'
import { createLocalSlack } from './local-slack.ts'
import { createDemoWorkspace } from './workspace/demo-workspace.ts'
import { createLocalSlackServer, type ServerContext } from './server.ts'

export type Sandbox = {
  /** Of the page; whoever has it may use it. */
  readonly address: string
  /** Finishes what was acknowledged, and forgets everything. */
  readonly stop: () => Promise<void>
}

const loopback = '127.0.0.1'

/** `port` 0 takes a free one. Nothing listens beyond this machine. Throws `CannotStart`. */
export async function openSandbox(
  settings: Settings,
  dependencies: SlackDependencies,
  today: () => string,
  port: number,
): Promise<Sandbox> {
  const key = randomBytes(12).toString('base64url')
  let origin = ''
  const slack = createLocalSlack(createDemoWorkspace(), () => origin)
  let serverContext: ServerContext = { slack, key, routes: [] }
  const server = createLocalSlackServer(() => serverContext)
  origin = `http://${loopback}:${await listenOn(server, port)}`

  const folder = mkdtempSync(join(tmpdir(), 'gpucost-sandbox-'))
  // Whatever database is named: nothing that is tried out here belongs in it.
  const { DATABASE_URL: _, ...rest } = settings
  const appSettings = {
    ...rest,
    HOST: loopback,
    PORT: 0,
    DATA_DIR: folder,
    SLACK_API_URL: `${origin}/api/`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    // Whoever tries it may try every setting.
    OWNERS: settings.OWNERS ?? ['U0ANN'],
  }
  const services = await openServices(appSettings, dependencies, today)
  const app = await startSlackApp(appSettings, 'http', services)
  slack.connectApp(createRequestSender(`http://${loopback}:${new URL(app.address).port}`, slack.signingSecret))
  serverContext = { slack, key, routes: healthRoutes(services) }

  return {
    address: `${origin}/${key}/`,
    stop: async () => {
      await app.stop()
      await services.store.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function listenOn(server: Server, port: number): Promise<number> {
  server.listen(port, loopback)
  try {
    await once(server, 'listening')
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    if (isTaken) throw new CannotStart(`PORT ${port} is taken: set it to another port, or leave it out for a free one.`)
    throw error
  }
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

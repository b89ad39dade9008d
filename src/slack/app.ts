/** The Slack app: Bolt with our listeners, opened for one workspace. */
import type { App } from '@slack/bolt'
import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api'
import type { Settings, Transport } from '../settings.ts'
import { listenForAppHome } from './app-home.ts'
import { listenForCommand } from './command.ts'
import { onlyOnce } from './deliveries.ts'
import { listenForDirectMessages } from './direct-message.ts'
import { handleFailures } from './failure.ts'
import { boltLog, withoutSecrets } from './log.ts'
import { listenForMentions } from './mention.ts'
import { listenForMessageShortcut } from './message-shortcut.ts'
import { listenForNewEstimate } from './new-estimate.ts'
import { entrance } from './receivers.ts'
import type { Services } from './services.ts'
import { listenForRevokedTokens } from './tokens-revoked.ts'
import { TrackedApp } from './tracked-app.ts'
import { listenForUninstall } from './uninstalled.ts'
import { webClientOptions } from './web-client.ts'

export type SlackApp = {
  /** Where it answers. */
  readonly address: string
  /** Takes nothing new, finishes what was acknowledged, then resolves. */
  readonly stop: () => Promise<void>
}

/** Why the app could not start, in one readable line. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const listeners = [
  listenForCommand,
  listenForMentions,
  listenForDirectMessages,
  listenForMessageShortcut,
  listenForNewEstimate,
  listenForAppHome,
  listenForUninstall,
  listenForRevokedTokens,
]

/** Registers every listener; manifest.json declares the same ones. */
export function listenToSlack(app: App, services: Services): void {
  for (const listen of listeners) listen(app, services)
}

/** Checks the token, registers every listener and opens. Throws `CannotStart`. */
export async function startSlackApp(
  settings: Settings,
  transport: Exclude<Transport, null>,
  services: Services,
): Promise<SlackApp> {
  const { receiver, open, close } = entrance(settings, transport, services)
  const app = new TrackedApp(
    {
      token: settings.SLACK_BOT_TOKEN ?? '',
      receiver,
      logger: boltLog(services.log),
      clientOptions: webClientOptions(settings),
      convoStore: false,
      extendedErrorHandler: true,
      // The token is checked once, by init below; after that every request is authorized from memory.
      deferInitialization: true,
    },
    services.metrics.acknowledged,
  )
  app.use(onlyOnce(services.deliveries))
  handleFailures(app, services)
  listenToSlack(app, services)
  services.health.report('start', 'Starting.')
  const address = await opened(app, () => open(settings.PORT), settings)
  services.health.report('start', null)
  const stop = async () => {
    services.health.report('stop', 'Stopping.')
    await close()
    await app.drained()
  }
  let stopped: Promise<void> | undefined
  return { address, stop: () => (stopped ??= stop()) }
}

async function opened(app: TrackedApp, open: () => Promise<string>, settings: Settings): Promise<string> {
  try {
    await app.init()
  } catch (error) {
    throw new CannotStart(reason(error, 'SLACK_BOT_TOKEN', settings), { cause: error })
  }
  try {
    return await open()
  } catch (error) {
    throw new CannotStart(reason(error, 'SLACK_APP_TOKEN', settings), { cause: error })
  }
}

/** One line: the variable to look at, and what to do. */
function reason(error: unknown, token: string, { PORT, SLACK_API_URL }: Settings): string {
  if (error instanceof WebAPIPlatformError) {
    return `${token} was refused by Slack ("${error.data.error}"): copy it again from the settings of the app.`
  }
  if (error instanceof WebAPIRequestError) return `SLACK_API_URL ${SLACK_API_URL} cannot be reached.`
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `PORT ${PORT} is taken: set it to another port, or to 0 for a free one.`
  }
  return error instanceof Error ? withoutSecrets(error.message) : 'the app could not start.'
}

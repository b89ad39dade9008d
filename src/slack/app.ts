/** The Slack app: Bolt with our listeners, opened for one workspace or for many. */
import { WebAPIPlatformError, WebAPIRequestError, WebClient } from '@slack/web-api'
import type { Settings, Transport } from '../settings.ts'
import { CannotStart } from './cannot-start.ts'
import { type ClientFor, digestJobs } from './digest.ts'
import { DurableApp } from './durable-app.ts'
import { handleFailures } from './failure.ts'
import { sweep } from './farewell.ts'
import { listenToSlack } from './listeners.ts'
import { boltLog, withoutSecrets } from './log.ts'
import { installationRoutes } from './oauth.ts'
import { entrance } from './receivers.ts'
import { retention } from './retention.ts'
import { routes } from './routes.ts'
import { type JobKind, keepSchedule } from './schedule.ts'
import type { Services } from './services.ts'
import { watchInbox } from './watch.ts'
import { clientOptionsFor } from './web-client.ts'

export type SlackApp = {
  /** Where it answers. */
  readonly address: string
  /** Takes nothing new, finishes what was acknowledged, then resolves. */
  readonly stop: () => Promise<void>
}

/** What comes round by the calendar, and posts nothing. */
const jobs = [retention, sweep]

/** Checks the token, registers every listener and opens. Throws `CannotStart`. */
export async function startSlackApp(
  settings: Settings,
  transport: Exclude<Transport, null>,
  services: Services,
  alsoDue: readonly JobKind[] = [],
): Promise<SlackApp> {
  const { tenancy, health, log } = services
  const clientOptions = clientOptionsFor(settings, services)
  const table = [
    ...routes(services),
    ...(tenancy === null ? [] : installationRoutes(settings, clientOptions(), { tenancy, log })),
  ]
  const { receiver, open, close } = entrance(settings, transport, { services, table, clientOptions })
  const app = new DurableApp(
    {
      ...(tenancy === null ? { token: settings.SLACK_BOT_TOKEN ?? '' } : { authorize: tenancy.authorize }),
      receiver,
      logger: boltLog(log),
      clientOptions: clientOptions(),
      convoStore: false,
      extendedErrorHandler: true,
      // The token is checked once, by init below; after that every request is authorized from memory.
      deferInitialization: true,
    },
    services,
  )
  handleFailures(app, services)
  listenToSlack(app, services)
  health.report('start', 'Starting.')
  await tenancy?.refresh()
  const address = await opened(app, () => open(settings.PORT), settings)
  const watch = watchInbox(app, services)
  const clientFor: ClientFor = async (team) => {
    const token = await tokenOf(team, settings, services)
    return token === null ? null : new WebClient(token, clientOptions())
  }
  const schedule = keepSchedule([...jobs, ...alsoDue, ...digestJobs(clientFor)], services)
  health.report('start', null)
  const stop = async () => {
    health.report('stop', 'Stopping.')
    watch.takeNoMore()
    await close()
    await app.drained()
    watch.stop()
    await schedule.stop()
  }
  let stopped: Promise<void> | undefined
  return { address, stop: () => (stopped ??= stop()) }
}

/** The token of a workspace, to speak without being asked; null: it is no longer installed there. */
async function tokenOf(team: string, settings: Settings, { tenancy, store }: Services): Promise<string | null> {
  if (tenancy === null) return settings.SLACK_BOT_TOKEN ?? null
  const enterpriseId = (await store.of(team).workspace.enterprise()) ?? undefined
  const source = { teamId: team, enterpriseId, isEnterpriseInstall: false } as const
  const result = await tenancy.authorize(source).catch(() => null)
  return result?.botToken ?? null
}

async function opened(app: DurableApp, open: () => Promise<string>, settings: Settings): Promise<string> {
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

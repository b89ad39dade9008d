/** The Slack app: Bolt with our listeners, opened for one workspace or for many. */
import { WebAPIPlatformError, WebAPIRequestError, WebClient } from '@slack/web-api'
import type { Settings, Transport } from '../settings.ts'
import { StartupError } from './startup-error.ts'
import { type ClientProvider, digestJobs } from './jobs/weekly-digest.ts'
import { DurableApp } from './inbox/durable-app.ts'
import { registerErrorHandler } from './inbox/error-handler.ts'
import { cleanupJob } from './install/uninstall-cleanup.ts'
import { registerListeners } from './listeners/register-listeners.ts'
import { boltLogger, redactSecrets } from './observability/log.ts'
import { installationRoutes } from './install/oauth-routes.ts'
import { createReceiver } from './http/receivers.ts'
import { retentionJob } from './jobs/retention.ts'
import { healthRoutes, type HttpRoute, metricsRoute } from './http/health-routes.ts'
import { openMetricsServer } from './http/metrics-server.ts'
import { watchJob } from './jobs/watches.ts'
import { decisionJob } from './approvals/announce-decision.ts'
import { noticeJob } from './authority/announce-change.ts'
import { repricingJobs } from './jobs/weekly-repricing.ts'
import { runCardJob } from './jobs/run-cards.ts'
import { runProgressRoute } from './runs/progress-route.ts'
import { type JobDefinition, startScheduler } from './jobs/scheduler.ts'
import type { Services } from './services.ts'
import { startLeaseRenewal } from './inbox/lease-renewal.ts'
import { clientOptionsFor } from './delivery/web-client.ts'

export type SlackApp = {
  /** Where it answers. */
  readonly address: string
  /** Where its metrics answer. */
  readonly metricsAddress: string
  /** Takes nothing new, finishes what was acknowledged, then resolves. */
  readonly stop: () => Promise<void>
}

/** What comes round by the calendar, and posts nothing. */
const scheduledJobs = [retentionJob, cleanupJob]

/** Checks the token, registers every listener and opens. Throws `StartupError`. */
export async function startSlackApp(
  settings: Settings,
  transport: Exclude<Transport, null>,
  services: Services,
  moreJobs: readonly JobDefinition[] = [],
  moreRoutes: readonly HttpRoute[] = [],
): Promise<SlackApp> {
  const { authorizer, health, log } = services
  const clientOptions = clientOptionsFor(settings, services)
  const routes = [
    ...healthRoutes(services),
    runProgressRoute(services),
    ...moreRoutes,
    ...(settings.METRICS_ADDRESS === undefined ? [metricsRoute(services)] : []),
    ...(authorizer === null ? [] : installationRoutes(settings, clientOptions(), { authorizer, log })),
  ]
  const { receiver, open, close } = createReceiver(settings, transport, { services, routes, clientOptions })
  const app = new DurableApp(
    {
      ...(authorizer === null ? { token: settings.SLACK_BOT_TOKEN ?? '' } : { authorize: authorizer.authorize }),
      receiver,
      logger: boltLogger(log),
      clientOptions: clientOptions(),
      convoStore: false,
      extendedErrorHandler: true,
      // The token is checked once, by init below; after that every request is authorized from memory.
      deferInitialization: true,
    },
    services,
  )
  registerErrorHandler(app, services)
  registerListeners(app, services)
  health.report('start', 'Starting.')
  await authorizer?.refresh()
  const metricsServer =
    settings.METRICS_ADDRESS === undefined ? null : await openMetricsServer(settings.METRICS_ADDRESS, services)
  const address = await initAndOpen(app, () => open(settings.PORT), settings)
  const leaseRenewal = startLeaseRenewal(app, services)
  const clientFor: ClientProvider = async (team) => {
    const token = await botTokenOf(team, settings, services)
    return token === null ? null : new WebClient(token, clientOptions())
  }
  const scheduler = startScheduler(
    [
      ...scheduledJobs,
      ...moreJobs,
      ...digestJobs(clientFor),
      runCardJob(clientFor),
      watchJob(clientFor),
      noticeJob(clientFor),
      decisionJob(clientFor),
      ...repricingJobs(clientFor),
    ],
    services,
  )
  health.report('start', null)
  const stop = async () => {
    health.report('stop', 'Stopping.')
    leaseRenewal.stopTakingOver()
    await close()
    await app.drained()
    leaseRenewal.stop()
    await scheduler.stop()
    metricsServer?.close()
  }
  let stopped: Promise<void> | undefined
  return { address, metricsAddress: metricsServer?.address ?? address, stop: () => (stopped ??= stop()) }
}

/** The token of a workspace, to speak without being asked; null: it is no longer installed there. */
async function botTokenOf(team: string, settings: Settings, { authorizer, store }: Services): Promise<string | null> {
  if (authorizer === null) return settings.SLACK_BOT_TOKEN ?? null
  const enterpriseId = (await store.of(team).workspace.enterprise()) ?? undefined
  const source = { teamId: team, enterpriseId, isEnterpriseInstall: false } as const
  const result = await authorizer.authorize(source).catch(() => null)
  return result?.botToken ?? null
}

async function initAndOpen(app: DurableApp, open: () => Promise<string>, settings: Settings): Promise<string> {
  try {
    await app.init()
  } catch (error) {
    throw new StartupError(startupProblem(error, 'SLACK_BOT_TOKEN', settings), { cause: error })
  }
  try {
    return await open()
  } catch (error) {
    throw new StartupError(startupProblem(error, 'SLACK_APP_TOKEN', settings), { cause: error })
  }
}

/** One line: the variable to look at, and what to do. */
function startupProblem(error: unknown, token: string, { PORT, SLACK_API_URL }: Settings): string {
  if (error instanceof WebAPIPlatformError) {
    return `${token} was refused by Slack ("${error.data.error}"): copy it again from the settings of the app.`
  }
  if (error instanceof WebAPIRequestError) return `SLACK_API_URL ${SLACK_API_URL} cannot be reached.`
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return `PORT ${PORT} is taken: set it to another port, or to 0 for a free one.`
  }
  return error instanceof Error ? redactSecrets(error.message) : 'the app could not start.'
}

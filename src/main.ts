/** The composition root: environment, data, store, transport. The one file that knows process, clock and listening. */
import { existsSync } from 'node:fs'
import type { ObservedPrice } from './catalog/observed-price.ts'
import { CatalogDataError } from './catalog/catalog-data-error.ts'
import { createApp, type App } from './app.ts'
import { mcpAccessOf, mcpRoute, slackbotAccessOf } from './mcp-route.ts'
import type { LiveCatalog } from './offers/live-catalog.ts'
import type { PriceRefreshJob } from './price-refresh-job.ts'
import { readSettings, type Settings, type Transport } from './settings.ts'
import { StartupError } from './slack/startup-error.ts'
import { readTelemetrySettings } from './slack/observability/telemetry-settings.ts'
import type { Services } from './slack/services.ts'
import { releaseMemory } from './release-memory.ts'
import { capitalized } from './recommend/figure-text.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** How long what was acknowledged may take to finish after SIGTERM, in milliseconds. */
const shutdownGraceMs = 25_000

const localSlackText = `
This is a local Slack to try gpucost in: open the address in a browser. Nothing said there leaves this machine, and all
of it is forgotten when it stops (Ctrl+C). To connect a Slack workspace, see "Install it in Slack" in README.md.
`

const environmentSettings = readEnvironment()
if (!environmentSettings.ok) fail(environmentSettings.errors)
else if (environmentSettings.transport === null) await runLocalSlack(environmentSettings.settings)
else await runInSlack(environmentSettings.settings, environmentSettings.transport)

/** What `.env` says, where there is one; what is set in the environment goes first. */
function readEnvironment(): ReturnType<typeof readSettings> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, errors: [`.env cannot be read: ${reason}.`] }
  }
  return readSettings(process.env)
}

/** Without any Slack variable: a local Slack to try the app in. Its port is a free one, unless PORT says otherwise. */
async function runLocalSlack(settings: Settings): Promise<void> {
  const { openLocalSlack } = await import('./local-slack.ts')
  await startOrFail(async () => {
    const quietSettings = { ...settings, LOG_LEVEL: process.env['LOG_LEVEL'] ? settings.LOG_LEVEL : 'warn' } as const
    const { prices, mcp, ...dependencies } = withApp(withMcp)
    const keepPrices = await loadPriceRenewal(settings)
    const { address, stop } = await openLocalSlack(
      quietSettings,
      dependencies,
      today,
      process.env['PORT'] ? settings.PORT : 0,
      (services) => keepPrices(settings.PRICE_FEEDS, prices, services),
      // Nothing beyond this machine reaches it.
      async ({ log }) => mcpRoute({ isOpen: true }, null, { ...mcp, today }, log),
    )
    stopOnSignal(stop)
    const { priceAgeLine } = await import('./price-refresh-job.ts')
    const renewalText =
      settings.PRICE_FEEDS.length === 0
        ? 'PRICE_FEEDS=off: they stay so.'
        : 'Newer ones are being read; PRICE_FEEDS=off leaves them as they are.'
    const priceText = `${capitalized(priceAgeLine(prices.catalog.observations, today()))}. ${renewalText}\n`
    process.stdout.write(`ready ${address}\n${localSlackText}${priceText}`)
    releaseMemory()
    const terminal = { isTerminal: process.stdout.isTTY, platform: process.platform, environment: process.env }
    const { openBrowser, shouldOpenBrowser } = await import('local-slack/open-browser')
    if (shouldOpenBrowser(terminal)) await openBrowser(address)
  })
}

/** Bolt and its company take a fifth of a second to load, so only who needs them waits for them. */
async function runInSlack(settings: Settings, transport: Exclude<Transport, null>): Promise<void> {
  const readTelemetry = readTelemetrySettings(process.env)
  if (!readTelemetry.ok) return fail(readTelemetry.errors)
  const telemetrySettings = readTelemetry.telemetry
  const [{ startSlackApp }, { openServices }, keepPrices, telemetryModule] = await Promise.all([
    import('./slack/app.ts'),
    import('./slack/open-services.ts'),
    loadPriceRenewal(settings),
    telemetrySettings === null ? null : import('./slack/observability/telemetry.ts'),
  ])
  await startOrFail(async () => {
    const { prices, mcp, ...dependencies } = withApp(withMcp)
    const opened = await openServices(settings, dependencies, today)
    const { log, store } = opened
    const telemetry =
      telemetrySettings === null ? undefined : telemetryModule?.startTelemetry(telemetrySettings, opened)
    const services = { ...opened, tracing: telemetry?.tracing ?? opened.tracing }
    const renewal = keepPrices(settings.PRICE_FEEDS, prices, services)
    await renewal?.start()
    const moreRoutes = [mcpRoute(mcpAccessOf(settings), slackbotAccessOf(settings, opened), { ...mcp, today }, log)]
    const moreJobs = renewal === null ? [] : [renewal.job]
    const { address, stop } = await startSlackApp(settings, transport, services, moreJobs, moreRoutes)
    // From here on people's words are about, and an error's message may hold them: only its place is written.
    process.on('uncaughtException', (error) => {
      log.fatal({ error: error.name, at: error.stack?.split('\n').slice(1, 12) }, 'a fault outside any listener')
      process.exit(1)
    })
    const stopAll = async () => {
      renewal?.stop()
      await stop()
      await Promise.all([store.close(), telemetry?.stop()])
    }
    stopOnSignal(stopAll)
    process.stdout.write(`ready ${address}${transport === 'socket' ? ' (Socket Mode)' : ''}\n`)
    releaseMemory()
  })
}

type RenewPrices = (names: readonly string[], prices: LiveCatalog, services: Services) => PriceRefreshJob | null

/** What renews prices; null where no feed is wanted. Throws `StartupError` on the name of a feed that there is not. */
async function loadPriceRenewal(settings: Settings): Promise<RenewPrices> {
  const { createPriceRefreshJob, unknownFeeds } = await import('./price-refresh-job.ts')
  const { checkWatches } = await import('./slack/watches/check-watches.ts')
  return (names, prices, services) => {
    const { store, log, feeds: facts } = services
    const unknown = unknownFeeds(names)
    if (unknown !== null) throw new StartupError(unknown)
    if (names.length === 0) return null
    // A key may come from a file.
    const isKey = (entry: readonly [string, unknown]): entry is [string, string] =>
      entry[0].endsWith('_API_KEY') && typeof entry[1] === 'string'
    const environment = { ...process.env, ...Object.fromEntries(Object.entries(settings).filter(isKey)) }
    const onRenewed = (observations: readonly ObservedPrice[]) => checkWatches(observations, services)
    return createPriceRefreshJob({ names, facts, prices, rows: store.prices, log, today, environment, onRenewed })
  }
}

/** What keeps it from starting is said in a line. */
async function startOrFail(start: () => Promise<void>): Promise<void> {
  try {
    await start()
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    fail([error.message])
    process.exit()
  }
}

/** What Slack's shell takes, and what assistants ask. */
function withMcp({ prices, slack, cli }: App) {
  return { prices, mcp: { engine: cli.engine(), known: cli.known, documents: cli.documents }, ...slack() }
}

/** The rooms over the bundled data; a file in it that is wrong is named with the field and the reason. */
function withApp<T>(part: (app: App) => T): T {
  try {
    return part(createApp())
  } catch (error) {
    if (!(error instanceof CatalogDataError)) throw error
    fail([error.message])
    return process.exit()
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopThen(stop))
}

async function stopThen(stop: () => Promise<void>): Promise<void> {
  setTimeout(() => {
    fail([
      `Not everything was finished within ${shutdownGraceMs / 1000} seconds; what is left is answered after the next start.`,
    ])
    process.exit()
  }, shutdownGraceMs).unref()
  await stop()
  process.exit(0)
}

function fail(errors: readonly string[]): void {
  for (const line of errors) process.stderr.write(`gpucost cannot start: ${line}\n`)
  process.exitCode = 1
}

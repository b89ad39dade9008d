/** The composition root: environment, data, store, transport. The one file that knows process, clock and listening. */
import { existsSync } from 'node:fs'
import { BadData } from './catalog/load.ts'
import { compose, type House } from './compose.ts'
import { readSettings, type Settings, type Transport } from './settings.ts'
import { CannotStart } from './slack/cannot-start.ts'
import { settle } from './settle.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** How long what was acknowledged may take to finish after SIGTERM, in milliseconds. */
const grace = 25_000

const sandboxWords = `
This is a local Slack to try gpucost in: open the address in a browser. Nothing leaves this machine, and everything
said there is forgotten when it stops (Ctrl+C). To connect a Slack workspace, see "Install it in Slack" in README.md.
`

const read = readEnvironment()
if (!read.ok) fail(read.complaints)
else if (read.transport === null) await runSandbox(read.settings)
else await runInSlack(read.settings, read.transport)

/** What `.env` says, where there is one; what is set in the environment goes first. */
function readEnvironment(): ReturnType<typeof readSettings> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, complaints: [`.env cannot be read: ${reason}.`] }
  }
  return readSettings(process.env)
}

/** Without any Slack variable: a local Slack to try the app in. Its port is a free one, unless PORT says otherwise. */
async function runSandbox(settings: Settings): Promise<void> {
  const { openSandbox } = await import('./sandbox/open-sandbox.ts')
  await startOrFail(async () => {
    const own = { ...settings, LOG_LEVEL: process.env['LOG_LEVEL'] ? settings.LOG_LEVEL : 'warn' } as const
    const corridor = house(({ slack }) => slack())
    const { address, stop } = await openSandbox(own, corridor, today, process.env['PORT'] ? settings.PORT : 0)
    stopOnSignal(stop)
    process.stdout.write(`ready ${address}\n${sandboxWords}`)
    settle()
    const seat = { isTerminal: process.stdout.isTTY, platform: process.platform, environment: process.env }
    const { showPage, wantsBrowser } = await import('./sandbox/show-page.ts')
    if (wantsBrowser(seat)) await showPage(address)
  })
}

/** Bolt and its company take a fifth of a second to load, so only who needs them waits for them. */
async function runInSlack(settings: Settings, transport: Exclude<Transport, null>): Promise<void> {
  const [{ startSlackApp }, { openServices }, { keepPrices, unknownFeeds }] = await Promise.all([
    import('./slack/app.ts'),
    import('./slack/open-services.ts'),
    import('./price-renewal.ts'),
  ])
  await startOrFail(async () => {
    const { prices, ...rooms } = house(({ prices, slack }) => ({ prices, ...slack() }))
    const services = await openServices(settings, rooms, today)
    const { log, store } = services
    const names = settings.PRICE_FEEDS
    const unknown = unknownFeeds(names)
    if (unknown !== null) throw new CannotStart(unknown)
    const renewal =
      names.length === 0
        ? null
        : keepPrices({ names, prices, rows: store.prices, log, today, environment: process.env })
    await renewal?.start()
    const { address, stop } = await startSlackApp(settings, transport, services, renewal === null ? [] : [renewal.job])
    // From here on people's words are about, and an error's message may hold them: only its place is written.
    process.on('uncaughtException', (error) => {
      log.fatal({ error: error.name, at: error.stack?.split('\n').slice(1, 12) }, 'a fault outside any listener')
      process.exit(1)
    })
    const stopAll = async () => {
      renewal?.stop()
      await stop()
      await store.close()
    }
    stopOnSignal(stopAll)
    process.stdout.write(`ready ${address}${transport === 'socket' ? ' (Socket Mode)' : ''}\n`)
    settle()
  })
}

/** What keeps it from starting is said in a line. */
async function startOrFail(start: () => Promise<void>): Promise<void> {
  try {
    await start()
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    fail([error.message])
    process.exit()
  }
}

/** The rooms over the bundled data; a file in it that is wrong is named with the field and the reason. */
function house<T>(part: (house: House) => T): T {
  try {
    return part(compose())
  } catch (error) {
    if (!(error instanceof BadData)) throw error
    fail([error.message])
    return process.exit()
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopThen(stop))
}

async function stopThen(stop: () => Promise<void>): Promise<void> {
  setTimeout(() => {
    fail([`Not everything was finished within ${grace / 1000} seconds; what is left is answered after the next start.`])
    process.exit()
  }, grace).unref()
  await stop()
  process.exit(0)
}

function fail(complaints: readonly string[]): void {
  for (const complaint of complaints) process.stderr.write(`gpucost cannot start: ${complaint}\n`)
  process.exitCode = 1
}

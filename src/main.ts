/** The composition root: environment, data, store, transport. The one file that knows process, clock and listening. */
import { existsSync } from 'node:fs'
import { BadData } from './catalog/load.ts'
import { answerLocally } from './cli/local.ts'
import { terminalOf } from './cli/terminal.ts'
import { compose, type House } from './compose.ts'
import { readSettings, type Settings, type Transport } from './settings.ts'

const today = () => new Date().toISOString().slice(0, 10)

/** How long what was acknowledged may take to finish after SIGTERM, in milliseconds. */
const grace = 25_000

if (existsSync('.env')) process.loadEnvFile('.env')
const read = readSettings(process.env)
if (!read.ok) fail(read.complaints)
else if (read.transport === null) await runLocally()
else await runInSlack(read.settings, read.transport)

async function runLocally(): Promise<void> {
  const terminal = terminalOf(process.stdout, process.env)
  const isInteractive = process.stdin.isTTY
  await answerLocally(
    house(({ cli }) => cli),
    {
      input: process.stdin,
      output: process.stdout,
      isInteractive,
      terminal,
      today: today(),
    },
  )
  process.exit(0)
}

/** Bolt and its company take a fifth of a second to load, so only who needs them waits for them. */
async function runInSlack(settings: Settings, transport: Exclude<Transport, null>): Promise<void> {
  const [{ startSlackApp }, { CannotStart }, { openServices }, { keepPrices, unknownFeeds }] = await Promise.all([
    import('./slack/app.ts'),
    import('./slack/cannot-start.ts'),
    import('./slack/open-services.ts'),
    import('./price-renewal.ts'),
  ])
  try {
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
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stopThen(stopAll))
    process.stdout.write(`ready ${address}${transport === 'socket' ? ' (Socket Mode)' : ''}\n`)
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

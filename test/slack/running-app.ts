/** The real app beside a fake Slack, both on loopback, closed when the test ends. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { isForMany, readSettings, type Settings } from '../../src/settings.ts'
import { type SlackApp, startSlackApp } from '../../src/slack/app.ts'
import { familiar } from '../../src/slack/familiar.ts'
import { watchHealth } from '../../src/slack/health.ts'
import { countMetrics } from '../../src/slack/metrics.ts'
import { paceOf } from '../../src/slack/pace.ts'
import { type Remembered, remembered } from '../../src/slack/remembered.ts'
import type { Corridor, Services } from '../../src/slack/services.ts'
import { tenancyOf } from '../../src/slack/tenancy.ts'
import { type Think, thinking } from '../../src/slack/thinking.ts'
import { type InTurn, takeTurns } from '../../src/slack/turns.ts'
import type { Place } from '../../src/store/database.ts'
import type { Desk } from '../../src/thread/desk.ts'
import { openStore } from '../../src/store/store.ts'
import { newPlace } from '../store/places.ts'
import { appToken, botToken, type FakeSlack, openFakeSlack, signingSecret } from './fake-slack.ts'
import { type Sender, slackTo } from './signed.ts'
import { tinyCorridor } from './tiny-corridor.ts'

export type RunningApp = {
  readonly app: SlackApp
  readonly services: Services
  readonly slack: FakeSlack
  /** Another one of the same, on the same database. */
  readonly replica: () => Promise<RunningApp>
  readonly send: Sender
  /** Everything logged so far, as written. */
  readonly logged: () => string
  /** An address that answers privately or in the home channel. */
  readonly responseUrl: (channel?: string) => string
}

export async function runApp(
  corridor: Partial<Corridor> = {},
  environment: Record<string, string> = {},
  place?: Place,
): Promise<RunningApp> {
  const slack = await openFakeSlack()
  onTestFinished(slack.close)
  return runBeside(slack, corridor, environment, place ?? (await newPlace('SQLite')))
}

async function runBeside(
  slack: FakeSlack,
  corridor: Partial<Corridor>,
  environment: Record<string, string>,
  place: Place,
): Promise<RunningApp> {
  const { settings, transport } = settingsFor(slack, environment)
  const { services, logged } = await servicesFor(corridor, settings, place)
  const app = await startSlackApp(settings, transport, services)
  onTestFinished(app.stop)
  return {
    replica: () => runBeside(slack, corridor, environment, place),
    app,
    services,
    slack,
    send: slackTo(app.address),
    logged,
    responseUrl: (channel = 'C0HOME') => slack.responses.grant(channel, 'U0ANN'),
  }
}

/** Who answers where there is no helper. */
export const alone = (desk: Desk, inTurn: InTurn): Think =>
  thinking({ desk, inTurn, callHelper: null, tell: () => undefined, onTrouble: () => undefined })

/** Services as main makes them, their log kept in memory, their store in a new folder or where `place` says. */
export async function servicesFor(
  corridor: Partial<Corridor> = {},
  settings?: Settings,
  place?: Place,
): Promise<{ services: Services; logged: () => string }> {
  let written = ''
  const sink = new Writable({
    write: (chunk, _, done) => {
      written += String(chunk)
      done()
    },
  })
  const log = pino({ level: 'debug' }, sink)
  const keys = settings?.TOKEN_ENCRYPTION_KEY ?? []
  const store = await openStore<Remembered>(place ?? (await newPlace('SQLite')), remembered, { keys })
  onTestFinished(() => store.close())
  const health = watchHealth()
  const inTurn = takeTurns()
  const services = {
    ...tinyCorridor,
    ...corridor,
    today: () => '2026-11-24',
    now: Date.now,
    store,
    familiar: familiar(),
    tenancy: settings !== undefined && isForMany(settings) ? tenancyOf(store, log) : null,
    health,
    inTurn,
    think: alone({ ...tinyCorridor, ...corridor }.desk, inTurn),
    log,
    metrics: countMetrics(health),
    // Everything is on this machine, and quickly there.
    tempo: { settling: 150, look: 100, pauseAfter: (attempts: number) => attempts / 4 },
    // The pace has tests of its own; here nobody waits for it.
    pace: paceOf(1000),
  }
  return { services, logged: () => written }
}

/** Settings for HTTP; with SLACK_APP_TOKEN in `environment`, for Socket Mode. */
export function settingsFor(slack: Pick<FakeSlack, 'apiUrl'>, environment: Record<string, string> = {}) {
  const read = readSettings({
    PORT: '0',
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    ...environment,
  })
  if (!read.ok || read.transport === null) throw new Error('the settings of the test are wrong')
  return { settings: read.settings, transport: read.transport }
}

export const socketMode = { SLACK_APP_TOKEN: appToken }

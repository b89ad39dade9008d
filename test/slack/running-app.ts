/** The real app beside a fake Slack, both on loopback, closed when the test ends. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { isMultiWorkspace, readSettings, type Settings } from '../../src/settings.ts'
import { type SlackApp, startSlackApp } from '../../src/slack/app.ts'
import { createProcessCache } from '../../src/slack/process-cache.ts'
import { watchHealth } from '../../src/slack/observability/health.ts'
import { createMetrics } from '../../src/slack/observability/metrics.ts'
import { noTracing } from '../../src/slack/observability/tracing.ts'
import { renewedFeeds } from '../../src/slack/open-services.ts'
import { countFromSlack } from '../../src/slack/files/count-from-slack.ts'
import type { CountTask } from '../../src/slack/files/count-task.ts'
import { createRateLimiter } from '../../src/slack/delivery/rate-limit.ts'
import { type AppDocuments, documentSchemas } from '../../src/slack/document-schemas.ts'
import type { SlackDependencies, Services } from '../../src/slack/services.ts'
import { createAuthorizer } from '../../src/slack/install/authorizer.ts'
import { type AnswerPool, createAnswerPool } from '../../src/slack/worker/answer-pool.ts'
import { type FairQueue, createFairQueue } from '../../src/slack/worker/fair-queue.ts'
import type { DatabaseLocation } from '../../src/store/database.ts'
import type { ConversationEngine } from '../../src/conversation/conversation-engine.ts'
import type { Jobs } from '../../src/store/jobs.ts'
import { openStore } from '../../src/store/store.ts'
import { newDatabase } from '../store/databases.ts'
import type { RunningLocalSlack } from 'local-slack'
import type { HttpSender } from 'local-slack/request-sender'
import { appToken, botToken, senderTo, signingSecret, startTestSlack } from './test-slack.ts'
import { tinyDependencies } from './tiny-engine.ts'

export type RunningApp = {
  readonly app: SlackApp
  readonly services: Services
  /** Jobs of this process that are being done: what they post is still to come. */
  readonly jobsUnderway: () => number
  readonly slack: RunningLocalSlack
  /** Another one of the same, on the same database. */
  readonly replica: () => Promise<RunningApp>
  readonly send: HttpSender
  /** Everything logged so far, as written. */
  readonly logged: () => string
  /** An address that answers privately or in the home channel. */
  readonly responseUrl: (channel?: string) => string
}

export async function runApp(
  dependencies: Partial<SlackDependencies> = {},
  environment: Record<string, string> = {},
  location?: DatabaseLocation,
  storeClock?: () => number,
): Promise<RunningApp> {
  const slack = await startTestSlack()
  onTestFinished(slack.close)
  return runBeside(slack, dependencies, environment, location ?? (await newDatabase('SQLite')), storeClock)
}

async function runBeside(
  slack: RunningLocalSlack,
  dependencies: Partial<SlackDependencies>,
  environment: Record<string, string>,
  location: DatabaseLocation,
  storeClock?: () => number,
): Promise<RunningApp> {
  const { settings, transport } = settingsFor(slack, environment)
  const { services, jobsUnderway, logged } = await servicesFor(dependencies, settings, location, storeClock)
  const app = await startSlackApp(settings, transport, services)
  onTestFinished(app.stop)
  return {
    replica: () => runBeside(slack, dependencies, environment, location, storeClock),
    app,
    services,
    jobsUnderway,
    slack,
    send: senderTo(app.address),
    logged,
    responseUrl: (channel = 'C0HOME') => slack.responseUrls.create(channel, 'U0ANN'),
  }
}

/** Who answers where there is no helper. */
export const mainThreadOnly = (engine: ConversationEngine, fairQueue: FairQueue): AnswerPool =>
  createAnswerPool({ engine, fairQueue, startWorker: null, onChange: () => undefined, onFailure: () => undefined })

/** Services as main makes them, their log kept in memory, their store in a new folder or where `location` says. `storeClock`: what its rows are dated by, in place of the real time. */
export async function servicesFor(
  dependencies: Partial<SlackDependencies> = {},
  settings?: Settings,
  location?: DatabaseLocation,
  storeClock?: () => number,
): Promise<{ services: Services; jobsUnderway: () => number; logged: () => string }> {
  let logText = ''
  const sink = new Writable({
    write: (chunk, _, done) => {
      logText += String(chunk)
      done()
    },
  })
  const log = pino({ level: 'debug' }, sink)
  const keys = settings?.TOKEN_ENCRYPTION_KEY ?? []
  const opened = await openStore<AppDocuments>(location ?? (await newDatabase('SQLite')), documentSchemas, {
    sealingKeys: keys,
    ...(storeClock === undefined ? {} : { clock: storeClock }),
  })
  onTestFinished(() => opened.close())
  const { jobs, underway: jobsUnderway } = countedJobs(opened.jobs)
  const store = { ...opened, jobs }
  const health = watchHealth()
  const metrics = createMetrics(health)
  const fairQueue = createFairQueue()
  const services = {
    ...tinyDependencies,
    ...dependencies,
    today: () => '2026-11-24',
    now: Date.now,
    store,
    renewedFeeds: settings === undefined ? [] : renewedFeeds(settings, { ...tinyDependencies, ...dependencies }.feeds),
    publicUrl: settings?.PUBLIC_URL ?? null,
    processCache: createProcessCache(),
    authorizer: settings !== undefined && isMultiWorkspace(settings) ? createAuthorizer(store, log, metrics) : null,
    firstOwners: settings?.OWNERS ?? [],
    isAgentView: settings?.AGENT_VIEW === 'on',
    health,
    fairQueue,
    answerPool: mainThreadOnly({ ...tinyDependencies, ...dependencies }.engine, fairQueue),
    // In this thread: that it has one of its own is tested by itself.
    countFile: (task: CountTask) => countFromSlack(task, { ...tinyDependencies, ...dependencies }.countingFacts),
    log,
    metrics,
    tracing: noTracing,
    // Everything is on this machine, and quickly there.
    timeouts: {
      confirmationDelay: 150,
      suspectDelay: 0,
      pollInterval: 100,
      jobInterval: 100,
      retryDelay: () => 0.25,
      threadDelay: 0.25,
      patience: 3_600_000,
    },
    // The pace has tests of its own; here nobody waits for it.
    rateLimiter: createRateLimiter(1000),
  }
  return { services, jobsUnderway, logged: () => logText }
}

/** Jobs, and how many of those that were taken here are not done yet. */
function countedJobs(jobs: Jobs): { jobs: Jobs; underway: () => number } {
  const taken = new Set<string>()
  let looking = 0
  const nameOf = ({ kind, key }: { kind: string; key: string }) => `${kind} ${key}`
  return {
    underway: () => looking + taken.size,
    jobs: {
      ...jobs,
      take: async (...asked) => {
        looking += 1
        try {
          const found = await jobs.take(...asked)
          for (const job of found) taken.add(nameOf(job))
          return found
        } finally {
          looking -= 1
        }
      },
      done: async (job) => {
        await jobs.done(job)
        taken.delete(nameOf(job))
      },
      retry: async (job, seconds) => {
        await jobs.retry(job, seconds)
        taken.delete(nameOf(job))
      },
    },
  }
}

/** Settings for HTTP; with SLACK_APP_TOKEN in `environment`, for Socket Mode. */
export function settingsFor(slack: Pick<RunningLocalSlack, 'apiUrl'>, environment: Record<string, string> = {}) {
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

/** Opens what the listeners are handed, out of the settings: the store first. */
import { isMultiWorkspace, type Settings } from '../settings.ts'
import type { FeedFacts } from '../catalog/price-feed.ts'
import { selectFeeds } from '../offers/feeds/feed-registry.ts'
import { StoreOpenError } from '../store/store-open-error.ts'
import { openStore } from '../store/store.ts'
import { StartupError } from './startup-error.ts'
import { createFileCounter } from './files/count-thread.ts'
import { createProcessCache } from './process-cache.ts'
import { watchHealth } from './observability/health.ts'
import { startAnswerWorker } from './worker/answer-worker.ts'
import { type AppLog, createLog } from './observability/log.ts'
import { createMetrics } from './observability/metrics.ts'
import { noTracing } from './observability/tracing.ts'
import { createRateLimiter } from './delivery/rate-limit.ts'
import { type AppStore, type AppDocuments, documentSchemas } from './document-schemas.ts'
import type { SlackDependencies, Services } from './services.ts'
import { createAuthorizer } from './install/authorizer.ts'
import { defaultTimeouts } from './timeouts.ts'
import { hasSpareProcessor, createAnswerPool } from './worker/answer-pool.ts'
import { createFairQueue } from './worker/fair-queue.ts'

/** Throws `StartupError` where the store cannot be opened, or its tokens cannot be read. */
export async function openServices(
  settings: Settings,
  dependencies: SlackDependencies,
  today: () => string,
): Promise<Services> {
  const log = createLog(settings.LOG_LEVEL)
  const store = await openAppStore(settings, log)
  const health = watchHealth()
  const metrics = createMetrics(health)
  const fairQueue = createFairQueue()
  const { engine, observations, countingFacts } = dependencies
  return {
    ...dependencies,
    today,
    now: Date.now,
    store,
    renewedFeeds: renewedFeeds(settings, dependencies.feeds),
    publicUrl: settings.PUBLIC_URL ?? null,
    processCache: createProcessCache(),
    authorizer: isMultiWorkspace(settings) ? createAuthorizer(store, log, metrics) : null,
    firstOwners: settings.OWNERS ?? [],
    isAgentView: settings.AGENT_VIEW === 'on',
    health,
    fairQueue,
    answerPool: createAnswerPool({
      engine,
      fairQueue,
      startWorker: hasSpareProcessor() ? (onFailure) => startAnswerWorker({ observations, onFailure }) : null,
      onChange: (message) => log.info({}, message),
      onFailure: (error) => log.error({ error: error.message }, 'the thread that helps under load is in trouble'),
    }),
    countFile: createFileCounter({ facts: countingFacts }),
    log,
    metrics,
    tracing: noTracing,
    timeouts: defaultTimeouts,
    rateLimiter: createRateLimiter(),
  }
}

/** Those that the settings name, and that have their key where they need one. */
export function renewedFeeds(settings: Settings, feeds: readonly FeedFacts[]): readonly FeedFacts[] {
  const chosen = new Set(selectFeeds(settings.PRICE_FEEDS).feeds.map(({ id }) => id))
  const keys = new Set(Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [name])))
  return feeds.filter(({ id, key }) => chosen.has(id) && (key === null || keys.has(key)))
}

const wrongKeyMessage =
  'TOKEN_ENCRYPTION_KEY does not open the stored tokens: none of them was encrypted under it. Give the key that was; ' +
  'where it is lost, UNREADABLE_INSTALLATIONS=skip starts all the same, and every workspace installs again.'

async function openAppStore(settings: Settings, log: AppLog): Promise<AppStore> {
  const { DATABASE_URL: url, DATA_DIR: folder, TOKEN_ENCRYPTION_KEY: keys = [] } = settings
  try {
    const store = await openStore<AppDocuments>(url === undefined ? { folder } : { url }, documentSchemas, {
      sealingKeys: keys,
      // A SQLite file has one app, whose start is its release.
      migrates: url === undefined || settings.MIGRATE === 'on',
      onFailure: (error) => log.warn({ error: error.message }, 'a connection to the database broke'),
    })
    if (keys.length > 0) {
      const { resealed, unreadable } = await store.installations.reseal()
      if (unreadable.length > 0) {
        const isNoneReadable = unreadable.length === (await store.installations.ids()).size
        if (isNoneReadable && settings.UNREADABLE_INSTALLATIONS === 'stop') {
          await store.close()
          throw new StartupError(wrongKeyMessage)
        }
        log.error(
          { installations: unreadable, count: unreadable.length },
          'installations that no key opens are skipped',
        )
      }
      if (resealed > 0) log.info({ resealed }, 'tokens are encrypted under the first key again')
    }
    return store
  } catch (error) {
    if (!(error instanceof StoreOpenError)) throw error
    const name = url === undefined ? `DATA_DIR ${folder}` : 'DATABASE_URL'
    throw new StartupError(`${name} cannot be used: ${error.message}.`, { cause: error })
  }
}

/** What a listener is given: the engine, the store, and the instruments beside them. */
import type { ObservedPrice } from '../catalog/observed-price.ts'
import type { FeedFacts } from '../catalog/price-feed.ts'
import type { SlackMessage } from '../presentation/slack/slack-message.ts'
import type { SlackViews } from '../presentation/slack/slack-views.ts'
import type { ConversationEngine } from '../conversation/conversation-engine.ts'
import type { ProcessCache } from './process-cache.ts'
import type { Health } from './observability/health.ts'
import type { AppLog } from './observability/log.ts'
import type { Metrics } from './observability/metrics.ts'
import type { Tracing } from './observability/tracing.ts'
import type { RateLimiter } from './delivery/rate-limit.ts'
import type { Spec } from '../scenario/scenario.ts'
import type { CountTask } from './files/count-task.ts'
import type { CountingFacts } from '../dataset/counting-facts.ts'
import type { FileCounter } from './files/count-thread.ts'
import type { AppStore } from './document-schemas.ts'
import type { Authorizer } from './install/authorizer.ts'
import type { Timeouts } from './timeouts.ts'
import type { AnswerPool } from './worker/answer-pool.ts'
import type { FairQueue } from './worker/fair-queue.ts'

/** What the Slack app is built on. */
export type SlackDependencies = {
  readonly engine: ConversationEngine
  /** Windows and the Home tab. */
  readonly views: SlackViews
  /** The same message in the oldest blocks, for workspaces that refuse the newer ones. */
  readonly plainRendering: (message: SlackMessage) => SlackMessage
  /** Every price feed that there is. */
  readonly feeds: readonly FeedFacts[]
  /** What the tokens of files are counted by. */
  readonly countingFacts: CountingFacts
  /** Whose vocabulary counts for a model; null: it is not named, or not in the catalog. */
  readonly vocabularyOf: (model: Spec['model']) => CountTask['model']
  /** The prices that answers rest on now. */
  readonly observations: () => readonly ObservedPrice[]
}

/** What listeners, jobs and deliveries work with; one for each process. */
export type Services = SlackDependencies & {
  /** ISO date of the day, UTC. */
  readonly today: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly store: AppStore
  /** The feeds that prices are renewed from. */
  readonly renewedFeeds: readonly FeedFacts[]
  /** Where trainers reach the app, ending in a slash; null: it has no public address. */
  readonly publicUrl: string | null
  readonly processCache: ProcessCache
  /** Null: one workspace, by the token in the settings. */
  readonly authorizer: Authorizer | null
  /** Ids of users who own a workspace's settings where nobody is known to have installed the app. */
  readonly firstOwners: readonly string[]
  /** Slack shows the app as an agent: it suggests prompts, and the channel in view gives the defaults. */
  readonly isAgentView: boolean
  readonly health: Health
  readonly fairQueue: FairQueue
  readonly answerPool: AnswerPool
  /** Counts the data of a file that Slack holds. */
  readonly countFile: FileCounter
  readonly log: AppLog
  readonly metrics: Metrics
  readonly tracing: Tracing
  readonly timeouts: Timeouts
  /** How fast the messages of a channel may follow each other. */
  readonly rateLimiter: RateLimiter
}

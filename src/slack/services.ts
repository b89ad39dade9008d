/** What a listener is handed: the desk behind it, what is remembered, and the instruments beside it. */
import type { Observation } from '../catalog/observation.ts'
import type { Message } from '../reply/message.ts'
import type { Desk } from '../thread/desk.ts'
import type { Familiar } from './familiar.ts'
import type { Health } from './health.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Pace } from './pace.ts'
import type { Memory } from './remembered.ts'
import type { Tenancy } from './tenancy.ts'
import type { Tempo } from './tempo.ts'
import type { Think } from './thinking.ts'
import type { InTurn } from './turns.ts'

/** The corridor as Slack needs it. */
export type Corridor = {
  /** Begins conversations, goes on with them, and draws what is shown beside them. */
  readonly desk: Desk
  /** The same message in the oldest blocks, for workspaces that refuse the newer ones. */
  readonly plainRendering: (message: Message) => Message
  /** The prices that answers rest on, those of the moment. */
  readonly observations: () => readonly Observation[]
}

export type Services = Corridor & {
  /** ISO date of the day, UTC. */
  readonly today: () => string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly store: Memory
  readonly familiar: Familiar
  /** Null: one workspace, by the token in the settings. */
  readonly tenancy: Tenancy | null
  readonly health: Health
  readonly inTurn: InTurn
  readonly think: Think
  readonly log: Log
  readonly metrics: Metrics
  readonly tempo: Tempo
  /** How fast the messages of a channel may follow each other. */
  readonly pace: Pace
}

/** What a scene of the worst days is. */
import type { SeededRandom } from '../seeded-random.ts'
import type { Postgres } from '../store/postgres-server.ts'
import type { ChaosHarness } from './chaos-harness.ts'

export type Experiment = {
  readonly on: 'sqlite' | 'postgres'
  /** Seconds without any end of what the inbox holds open after which the rest is given up; absent: 90. */
  readonly answerTimeout?: number
  /** Nobody may hear an apology: what was acknowledged is answered, and whoever heard that it was not heard it too soon. */
  readonly isApologyFree?: boolean
  /** Returns a sentence about what was seen besides. */
  readonly run: (harness: ChaosHarness, random: SeededRandom, input: ExperimentInput) => Promise<string>
}

export type ExperimentInput = {
  /** How large the scene is: 100 kills, 50 pauses, 1,000 that wait are its full size, 100. */
  readonly size: number
  /** Commands a second. */
  readonly rate: number
  /** Bars of time are so many times as wide: 1 but on a machine that is busy with other work. */
  readonly patience: number
  readonly postgres: Pick<Postgres, 'start' | 'stop'> | null
}

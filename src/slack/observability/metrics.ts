/** What is counted and timed, in the text form that Prometheus reads. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import * as z from 'zod'
import packageFile from '../../../package.json' with { type: 'json' }
import type { Health } from './health.ts'

/** What is counted and measured, for `/metrics`. Durations are seconds. */
export type Metrics = {
  /** One answer: its kind (recommendation, or the problem's), where it was asked, and the seconds it took. */
  readonly answered: (kind: string, via: string, seconds: number) => void
  /** Seconds from a verified request to its acknowledgement. */
  readonly acknowledged: (seconds: number) => void
  /** A call that Slack refused, by Slack's own word for it. */
  readonly refused: (error: string) => void
  /** Seconds that Slack asked a call of the method to wait. */
  readonly waited: (method: string, seconds: number) => void
  /** A fault of ours that a user was told about. */
  readonly failed: () => void
  /** The end of a delivery: what it was, how it ended, and the seconds since it was noted. */
  readonly finished: (kind: string, outcome: string, seconds: number) => void
  /** Installations that cannot be read now. */
  readonly unreadable: (count: number) => void
  readonly contentType: string
  readonly text: () => Promise<string>
  /** The same figures as values. */
  readonly collect: () => Promise<readonly CollectedMetric[]>
}

const collectedSchema = z.array(
  z.object({
    name: z.string(),
    help: z.string(),
    type: z.enum(['counter', 'gauge', 'histogram', 'summary']),
    values: z.array(
      z.object({
        /** Of a histogram, which of its series: `<name>_bucket`, `<name>_sum` or `<name>_count`. */
        metricName: z.string().optional(),
        labels: z.record(z.string(), z.union([z.string(), z.number()])),
        value: z.number(),
      }),
    ),
  }),
)

export type CollectedMetric = z.infer<typeof collectedSchema>[number]

/** Seconds of a whole delivery, which may wait for Slack and be tried again for minutes. */
const deliveryBuckets = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600]
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A registry of its own, so that two apps in one process do not share figures. */
export function createMetrics(health: Health): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Counter({
    name: 'gpucost_answers_total',
    help: 'Answers given, by kind and by where they were asked.',
    labelNames: ['kind', 'via'],
    registers,
  })
  const answerSeconds = new Histogram({
    name: 'gpucost_answer_seconds',
    help: 'Seconds to work out one answer, delivery not included.',
    buckets: latencyBuckets,
    registers,
  })
  const ackSeconds = new Histogram({
    name: 'gpucost_ack_seconds',
    help: 'Seconds from a verified request to its acknowledgement.',
    buckets: latencyBuckets,
    registers,
  })
  const refusals = new Counter({
    name: 'gpucost_slack_api_errors_total',
    help: 'Web API calls and responses that failed, by error.',
    labelNames: ['error'],
    registers,
  })
  const waits = new Histogram({
    name: 'gpucost_slack_wait_seconds',
    help: 'Seconds that Slack asked a call to wait, by method.',
    labelNames: ['method'],
    buckets: [1, 2, 5, 10, 30, 60],
    registers,
  })
  const failures = new Counter({
    name: 'gpucost_failures_total',
    help: 'Faults of this app that ended in an error id shown to a user.',
    registers,
  })
  const deliverySeconds = new Histogram({
    name: 'gpucost_delivery_seconds',
    help: 'Seconds from noting a delivery to its end, its answer posted, by what it was and how it ended.',
    labelNames: ['kind', 'outcome'],
    buckets: deliveryBuckets,
    registers,
  })
  const unreadable = new Gauge({
    name: 'gpucost_unreadable_installations',
    help: 'Installations that no key opens, or that hold none: their workspaces are not served.',
    registers,
  })
  const troubles = new Gauge({
    name: 'gpucost_troubles',
    help: 'Parts that keep the app from answering now; 0: it is ready.',
    registers,
  })
  new Gauge({
    name: 'gpucost_info',
    help: 'Always 1; the label is the version.',
    labelNames: ['version'],
    registers,
  }).set({ version: packageFile.version }, 1)
  return {
    answered: (kind, via, seconds) => {
      answers.inc({ kind, via })
      answerSeconds.observe(seconds)
    },
    acknowledged: (seconds) => ackSeconds.observe(seconds),
    refused: (error) => refusals.inc({ error }),
    waited: (method, seconds) => waits.observe({ method }, seconds),
    failed: () => failures.inc(),
    finished: (kind, outcome, seconds) => deliverySeconds.observe({ kind, outcome }, seconds),
    unreadable: (count) => unreadable.set(count),
    contentType: registry.contentType,
    text: () => {
      troubles.set(health.troubles().length)
      return registry.metrics()
    },
    collect: async () => {
      troubles.set(health.troubles().length)
      return collectedSchema.parse(await registry.getMetricsAsJSON())
    },
  }
}

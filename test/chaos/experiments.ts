/** The worst days, each a scene: what happens, and how long the rest may take. */
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from 'local-slack/faults'
import { spawnApp } from '../end-to-end/app-process.ts'
import { crashLoop, pausedReplicas, poisonQuestion } from './crash-experiments.ts'
import { crowd, repliesAtOnce } from './crowd-experiments.ts'
import type { Experiment } from './experiment.ts'

const slackFaults: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'garbage' },
  { kind: 'dropped' },
  { kind: 'unheard' },
  { kind: 'silent', isDone: true },
  { kind: 'silent', isDone: false },
  { kind: 'slow', milliseconds: 3000 },
  { kind: 'refused', error: 'internal_error' },
]

/** `replicas` under load, one of them killed at a random moment and started again, over and over. */
function killReplicas(replicas: number): Experiment['run'] {
  return async (harness, random, { size: count, rate }) => {
    for (let replica = 0; replica < replicas; replica += 1) await harness.start()
    const killing = async () => {
      for (let kill = 0; kill < count; kill += 1) {
        await sleep(100 + random.below(900))
        const victim = harness.apps[random.below(harness.apps.length)]
        if (victim !== undefined) await harness.kill(victim)
        await harness.start()
      }
    }
    await harness.sendDuring(rate, killing())
    return `${count} kills`
  }
}

export const experiments = {
  // On a slow machine it lasts long, and what is old is tried again five minutes later.
  'kill -9, SQLite': { on: 'sqlite', answerTimeout: 400, run: killReplicas(1) },
  'kill -9, three replicas, PostgreSQL': { on: 'postgres', answerTimeout: 400, run: killReplicas(3) },
  'PostgreSQL stopped and started': {
    on: 'postgres',
    run: async (harness, _, { rate, postgres }) => {
      await Promise.all([harness.start(), harness.start()])
      const outages = async () => {
        for (let outage = 0; outage < 3; outage += 1) {
          await sleep(1500)
          await postgres?.stop()
          await sleep(2000)
          await postgres?.start()
        }
        await sleep(2000)
      }
      await harness.sendDuring(rate, outages())
      return '3 outages of 2 s; no process ended'
    },
  },
  'Slack answers 429, 500, garbage, nothing, late': {
    on: 'sqlite',
    // Where nobody could be told anything, the fourth attempt comes after a minute, and the fifth after four more.
    answerTimeout: 400,
    run: async (harness, random, { rate }) => {
      await harness.start()
      for (let call = 0; call < 40; call += 1) harness.slack.failNext('chat.postMessage', random.pick(slackFaults))
      for (let call = 0; call < 10; call += 1) {
        harness.slack.failNext('conversations.history', { kind: 'status', status: 500 })
        harness.slack.failNext('chat.postEphemeral', { kind: 'status', status: 500 })
      }
      await harness.sendDuring(rate, sleep(12_000))
      return '60 calls that failed'
    },
  },
  'no channel is open and response addresses expired': {
    on: 'sqlite',
    run: async (harness, random, { rate }) => {
      await harness.start()
      const closing = setInterval(() => {
        for (const { channel } of harness.requests.slice(-5)) {
          if (random.next() < 0.5) harness.slack.workspace.addChannel(channel, { isMember: false })
        }
      }, 20)
      const expired = { kind: 'answered', status: 404, body: { ok: false, error: 'expired_url' } } as const
      harness.slack.failNext('response_url', expired, 10_000)
      await harness.sendDuring(rate, sleep(6000))
      clearInterval(closing)
      return 'answers went by direct message'
    },
  },
  'disk full': {
    on: 'sqlite',
    run: async (harness, _, { rate }) => {
      await harness.end(await harness.start())
      // No file may grow beyond this; the signal that says so is ignored, so that writing fails instead.
      const through = ['bash', '-c', `trap '' XFSZ; ulimit -f 600; exec "$@"`, 'limited']
      const full = await harness.start({ through })
      await harness.sendDuring(rate * 2, sleep(8000))
      const refusedAtOnce = harness.requests.filter(({ state }) => state === 'told at once').length
      await harness.end(full)
      await harness.start()
      await harness.sendDuring(rate, sleep(1000))
      return `${refusedAtOnce} commands were told at once that nothing can be written`
    },
  },
  'clocks two minutes apart, three replicas': {
    on: 'postgres',
    run: async (harness, _, { rate }) => {
      const flags = ['--import', fileURLToPath(new URL('skewed-clock.mjs', import.meta.url))]
      for (const skew of ['-120', '0', '120']) await harness.start({ flags }, { SKEW_SECONDS: skew })
      harness.slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 2500 }, 10)
      await harness.sendDuring(rate, sleep(8000))
      return 'ten calls took 2.5 s'
    },
  },
  'replicas stopped for 1 to 20 s, clocks stepped, queues': pausedReplicas,
  'posts fail for three minutes: 429, 500, garbage': {
    on: 'sqlite',
    answerTimeout: 400,
    isApologyFree: true,
    run: async (harness, random, { size, rate }) => {
      await harness.start()
      const faults = slackFaults.filter(({ kind }) => ['status', 'garbage'].includes(kind))
      const properly: Fault = { kind: 'slow', milliseconds: 0 }
      // More than can be posted meanwhile; what is left over is dropped.
      for (let call = 0; call < 20_000; call += 1) {
        const fault = random.next() < 0.6 ? faults[random.below(faults.length)] : properly
        harness.slack.failNext('chat.postMessage', fault ?? properly)
      }
      await harness.sendDuring(rate, sleep(size * 1800))
      harness.slack.answerWith('chat.postMessage', null)
      return `6 of 10 posts failed, of ${harness.slack.callsOf('chat.postMessage').length}`
    },
  },
  'crash loop: dead within two seconds of the start': crashLoop,
  'a question that brings the process down': poisonQuestion,
  'a thousand wait in one channel': crowd(true),
  'a thousand of one team': crowd(false),
  'five hundred replies at once in a thread': repliesAtOnce,
  'SIGTERM during work': {
    on: 'sqlite',
    run: async (harness, random, { rate }) => {
      for (let round = 0; round < 5; round += 1) {
        const app = await harness.start()
        harness.slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 400 }, 3)
        const ending = sleep(300 + random.below(900)).then(() => harness.end(app))
        const status = await harness.sendDuring(rate, ending)
        if (status !== 0) throw new Error(`it ended with ${status}: ${app.errors().slice(-600)}`)
        // Nobody is left who could answer later.
        if (!(await harness.waitForAnswers(0)))
          throw new Error('something acknowledged was not answered before the end')
      }
      await harness.start()
      return '5 times, status 0, nothing left over'
    },
  },
  'killed while it starts on an empty database': {
    on: 'sqlite',
    run: async (harness, random, { rate }) => {
      for (let round = 0; round < 8; round += 1) {
        const started = spawnApp({
          PORT: '0',
          SLACK_SIGNING_SECRET: 'x',
          SLACK_BOT_TOKEN: 'xoxb-x',
          ...('folder' in harness.database ? { DATA_DIR: harness.database.folder } : {}),
        })
        await sleep(300 + random.below(900))
        await started.remove()
      }
      await harness.start()
      await harness.sendDuring(rate, sleep(1000))
      return '8 kills'
    },
  },
} as const satisfies Readonly<Record<string, Experiment>>

export type ExperimentName = keyof typeof experiments

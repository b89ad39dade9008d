/** The worst days, each a scene: what happens, and how long the rest may take. */
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../load/random.ts'
import type { Postgres } from '../store/postgres-server.ts'
import type { Failure } from '../slack/fake-slack.ts'
import { spawnApp } from '../end-to-end/app-process.ts'
import type { Stage } from './stage.ts'

export type Scene = {
  readonly on: 'sqlite' | 'postgres'
  /** Seconds that the last answers may take; absent: 90. */
  readonly patience?: number
  /** Returns a sentence about what was seen besides. */
  readonly play: (stage: Stage, random: Random, given: Given) => Promise<string>
}

export type Given = {
  readonly kills: number
  /** Commands a second. */
  readonly rate: number
  readonly postgres: Pick<Postgres, 'start' | 'stop'> | null
}

const troubles: readonly [Failure, ...Failure[]] = [
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
function kills(replicas: number): Scene['play'] {
  return async (stage, random, { kills: count, rate }) => {
    for (let replica = 0; replica < replicas; replica += 1) await stage.start()
    const killing = async () => {
      for (let kill = 0; kill < count; kill += 1) {
        await sleep(100 + random.below(900))
        const victim = stage.apps[random.below(stage.apps.length)]
        if (victim !== undefined) await stage.kill(victim)
        await stage.start()
      }
    }
    await stage.askDuring(rate, killing())
    return `${count} kills`
  }
}

export const scenes = {
  'kill -9, SQLite': { on: 'sqlite', play: kills(1) },
  'kill -9, three replicas, PostgreSQL': { on: 'postgres', play: kills(3) },
  'PostgreSQL stopped and started': {
    on: 'postgres',
    play: async (stage, _, { rate, postgres }) => {
      await Promise.all([stage.start(), stage.start()])
      const outages = async () => {
        for (let outage = 0; outage < 3; outage += 1) {
          await sleep(1500)
          await postgres?.stop()
          await sleep(2000)
          await postgres?.start()
        }
        await sleep(2000)
      }
      await stage.askDuring(rate, outages())
      return '3 outages of 2 s; no process ended'
    },
  },
  'Slack answers 429, 500, garbage, nothing, late': {
    on: 'sqlite',
    // Where nobody could be told anything, the fourth attempt comes after a minute, and the fifth after four more.
    patience: 400,
    play: async (stage, random, { rate }) => {
      await stage.start()
      for (let call = 0; call < 40; call += 1) stage.slack.failNext('chat.postMessage', random.pick(troubles))
      for (let call = 0; call < 10; call += 1) {
        stage.slack.failNext('conversations.history', { kind: 'status', status: 500 })
        stage.slack.failNext('chat.postEphemeral', { kind: 'status', status: 500 })
      }
      await stage.askDuring(rate, sleep(12_000))
      return '60 calls that failed'
    },
  },
  'no channel is open and response addresses expired': {
    on: 'sqlite',
    play: async (stage, random, { rate }) => {
      await stage.start()
      const closing = setInterval(() => {
        for (const { channel } of stage.asked.slice(-5)) {
          if (random.next() < 0.5) stage.slack.workspace.addChannel(channel, { isMember: false })
        }
      }, 20)
      stage.slack.responses.failNext(404, JSON.stringify({ ok: false, error: 'expired_url' }), 10_000)
      await stage.askDuring(rate, sleep(6000))
      clearInterval(closing)
      return 'answers went by direct message'
    },
  },
  'disk full': {
    on: 'sqlite',
    play: async (stage, _, { rate }) => {
      await stage.end(await stage.start())
      // No file may grow beyond this; the signal that says so is ignored, so that writing fails instead.
      const through = ['bash', '-c', `trap '' XFSZ; ulimit -f 600; exec "$@"`, 'limited']
      const full = await stage.start({ through })
      await stage.askDuring(rate * 2, sleep(8000))
      const told = stage.asked.filter(({ state }) => state === 'told at once').length
      await stage.end(full)
      await stage.start()
      await stage.askDuring(rate, sleep(1000))
      return `${told} commands were told at once that nothing can be written`
    },
  },
  'clocks two minutes apart, three replicas': {
    on: 'postgres',
    play: async (stage, _, { rate }) => {
      const flags = ['--import', fileURLToPath(new URL('skewed-clock.mjs', import.meta.url))]
      for (const skew of ['-120', '0', '120']) await stage.start({ flags }, { SKEW_SECONDS: skew })
      stage.slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 2500 }, 10)
      await stage.askDuring(rate, sleep(8000))
      return 'ten calls took 2.5 s'
    },
  },
  'SIGTERM during work': {
    on: 'sqlite',
    play: async (stage, random, { rate }) => {
      for (let round = 0; round < 5; round += 1) {
        const app = await stage.start()
        stage.slack.failNext('chat.postMessage', { kind: 'slow', milliseconds: 400 }, 3)
        const ending = sleep(300 + random.below(900)).then(() => stage.end(app))
        const status = await stage.askDuring(rate, ending)
        if (status !== 0) throw new Error(`it ended with ${status}: ${app.errors().slice(-600)}`)
        // Nobody is left who could answer later.
        if (!(await stage.settled(0))) throw new Error('something acknowledged was not answered before the end')
      }
      await stage.start()
      return '5 times, status 0, nothing left over'
    },
  },
  'killed while it starts on an empty database': {
    on: 'sqlite',
    play: async (stage, random, { rate }) => {
      for (let round = 0; round < 8; round += 1) {
        const started = spawnApp({
          PORT: '0',
          SLACK_SIGNING_SECRET: 'x',
          SLACK_BOT_TOKEN: 'xoxb-x',
          ...('folder' in stage.place ? { DATA_DIR: stage.place.folder } : {}),
        })
        await sleep(300 + random.below(900))
        await started.remove()
      }
      await stage.start()
      await stage.askDuring(rate, sleep(1000))
      return '8 kills'
    },
  },
} as const satisfies Readonly<Record<string, Scene>>

export type SceneName = keyof typeof scenes

/**
 * The app in processes of its own beside a fake Slack, two teams that ask and reply, and the account of it: everything
 * that was asked has an amount of tokens of its own, by which its answer is recognised.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseLocation } from '../../src/store/database.ts'
import { type AppProcess, spawnApp, type SpawnOptions } from '../end-to-end/app-process.ts'
import { findSecrets } from '../hostile/secrets.ts'
import { openDeliveries } from './open-deliveries.ts'
import { answerMetadata, answersIn, isAnswered, type SentRequest, teams } from './sent-requests.ts'
import { warningsIn } from './warnings.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { RunningLocalSlack } from 'local-slack'
import type { AppResponse } from 'local-slack/request-sender'
import {
  botToken,
  botUser,
  channelMessage,
  command,
  event,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'

export type ChaosHarness = {
  readonly slack: RunningLocalSlack
  readonly database: DatabaseLocation
  readonly requests: readonly SentRequest[]
  /** Those that run now; an app that ended by itself is written down in `faults`. */
  readonly apps: readonly AppProcess[]
  readonly faults: readonly string[]
  /** Starts one more replica, and waits until it is ready. */
  readonly start: (spawning?: SpawnOptions, more?: Readonly<Record<string, string>>) => Promise<AppProcess>
  /** Kills one without warning. */
  readonly kill: (app: AppProcess) => Promise<void>
  /** SIGTERM; returns its status. */
  readonly end: (app: AppProcess) => Promise<number | null>
  /** Asks something: mostly a command, at times a reply where there is an answer to reply to. */
  readonly sendRequest: () => Promise<void>
  /** Asks a command in the channel, whose name begins with CA or CB for the team, or replies in a thread of it. */
  readonly askIn: (channel: string, thread?: string) => Promise<SentRequest>
  /** From now on it may end by itself: the scene wants it to. */
  readonly expectEnd: (app: AppProcess) => void
  /** Holds the scene to a bar of its own. */
  readonly require: (holds: boolean, bar: string) => void
  /** Asks at this rate until `done` resolves. */
  readonly sendDuring: <T>(perSecond: number, done: Promise<T>) => Promise<T>
  /**
   * Waits until the inbox holds nothing open, or for so many milliseconds nothing that was open has ended. True:
   * everything that was acknowledged is answered.
   */
  readonly waitForAnswers: (milliseconds: number) => Promise<boolean>
  /** What the processes have warned of so far, and how often each. */
  readonly warnings: () => ReadonlyMap<string, number>
  readonly close: () => Promise<void>
}

/** `from`: millions of tokens of what is asked first, so that it differs from what the database knows already. */
export async function openChaosHarness(
  random: SeededRandom,
  database: DatabaseLocation,
  from = 101,
): Promise<ChaosHarness> {
  const slack = await startTestSlack()
  const apps: AppProcess[] = []
  const requests: SentRequest[] = []
  const faults: string[] = []
  const expectedExits = new Set<AppProcess>()
  const started: AppProcess[] = []
  let isClosing = false

  async function start(spawning: SpawnOptions = {}, more: Readonly<Record<string, string>> = {}): Promise<AppProcess> {
    const app = spawnApp(
      {
        PORT: '0',
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_BOT_TOKEN: botToken,
        SLACK_API_URL: slack.apiUrl,
        ...('url' in database ? { DATABASE_URL: database.url } : { DATA_DIR: database.folder }),
        ...more,
      },
      spawning,
    )
    started.push(app)
    void app.ended().then((status) => {
      if (!expectedExits.has(app) && !isClosing)
        faults.push(`ended by itself with ${status}: ${app.errors().slice(-600)}`)
      faults.push(...findSecrets(app.errors()).map((secret) => `in the log: ${secret}`))
      const at = apps.indexOf(app)
      if (at >= 0) apps.splice(at, 1)
      return status
    })
    await app.ready()
    apps.push(app)
    return app
  }

  async function waitUntilSettled(milliseconds: number): Promise<void> {
    let open = Infinity
    let changedAt = performance.now()
    for (;;) {
      const stillOpen = await openDeliveries(database)
      if (stillOpen === 0) return
      if (stillOpen !== open) changedAt = performance.now()
      open = stillOpen
      if (performance.now() - changedAt > milliseconds) return
      await sleep(500)
    }
  }

  const isGone = async (app: AppProcess) => {
    const status = await app.ended()
    await app.remove()
    return status
  }

  async function deliver(request: SentRequest): Promise<AppResponse | null> {
    const app = apps[random.below(apps.length)]
    if (app === undefined) return null
    const sender = senderTo(await app.ready())
    const { team, channel, thread, tokens } = request
    const text = `${tokens / 1e6}M tokens`
    if (thread === null) {
      const address = slack.responseUrls.create(channel, 'U0ANN')
      return sender.command(command(`70b ${text}`, address, { team_id: team, channel_id: channel }))
    }
    const envelope = event(channelMessage(text, { channel, thread_ts: thread, parent_user_id: botUser }), {
      team_id: team,
      authorizations: [
        { enterprise_id: null, team_id: team, user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
      ],
    })
    // What is not acknowledged Slack delivers again.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const again = apps[random.below(apps.length)]
      if (again === undefined) return null
      const delivered = await senderTo(await again.ready())
        .event(envelope)
        .catch(() => null)
      if (delivered?.status === 200) return delivered
      await sleep(500)
    }
    return null
  }

  function noteRequest(channel: string, thread: string | null): SentRequest {
    const team = channel.startsWith('CA') ? teams[0] : teams[1]
    const tokens = (from + requests.length) * 1e6
    const request: SentRequest = { tokens, team, channel, thread, sentAt: Date.now(), state: 'open' }
    requests.push(request)
    return request
  }

  async function send(request: SentRequest): Promise<SentRequest> {
    const delivered = await deliver(request).catch(() => null)
    request.state =
      delivered?.status !== 200 ? 'refused' : delivered.body.includes('text') ? 'told at once' : 'acknowledged'
    return request
  }

  async function sendRequest(): Promise<void> {
    // Direct messages do not show whose they are: both teams have the same people.
    const roots = slack.workspace.messages.filter(({ channel, thread, onlyFor, metadata }) => {
      const isRoot = channel.startsWith('C') && thread === undefined && onlyFor === undefined
      return isRoot && answerMetadata.safeParse(metadata).success
    })
    // Each second one is replied to as soon as it can be seen, whether or not Slack has told the app that it is there.
    const isEager = random.next() < 0.5
    const root = random.next() < 0.3 ? (isEager ? roots.at(-1) : roots[random.below(roots.length)]) : undefined
    const channel = root?.channel ?? `C${random.pick(['A', 'B'])}${requests.length + 1}`
    if (root === undefined) slack.workspace.addChannel(channel)
    await send(noteRequest(channel, root?.ts ?? null))
  }

  return {
    slack,
    database,
    requests,
    apps,
    faults,
    start,
    kill: async (app) => {
      expectedExits.add(app)
      app.kill('SIGKILL')
      await isGone(app)
    },
    end: async (app) => {
      expectedExits.add(app)
      app.kill('SIGTERM')
      return isGone(app)
    },
    sendRequest,
    askIn: (channel, thread) => {
      slack.workspace.addChannel(channel)
      return send(noteRequest(channel, thread ?? null))
    },
    expectEnd: (app) => void expectedExits.add(app),
    require: (holds, bar) => {
      if (!holds) faults.push(bar)
    },
    sendDuring: async (perSecond, done) => {
      const abort = new AbortController()
      const inFlight: Promise<void>[] = []
      const loop = (async () => {
        while (!abort.signal.aborted) {
          inFlight.push(sendRequest())
          await sleep((2 * random.next() * 1000) / perSecond)
        }
      })()
      try {
        return await done
      } finally {
        abort.abort()
        await loop
        await Promise.all(inFlight)
      }
    },
    waitForAnswers: async (milliseconds) => {
      await waitUntilSettled(milliseconds)
      const answers = answersIn(slack)
      return requests.every((request) => request.state !== 'acknowledged' || isAnswered(request, answers))
    },
    warnings: () => warningsIn(started.map((app) => app.errors())),
    close: async () => {
      isClosing = true
      await Promise.all(apps.slice().map((app) => app.remove()))
      await slack.close()
    },
  }
}

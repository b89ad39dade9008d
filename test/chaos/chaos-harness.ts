/**
 * The app in processes of its own beside a fake Slack, two teams that ask and reply, and the account of it: everything
 * that was asked has an amount of tokens of its own, by which its answer is recognised.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import * as z from 'zod'
import type { DatabaseLocation } from '../../src/store/database.ts'
import { type AppProcess, spawnApp, type SpawnOptions } from '../end-to-end/app-process.ts'
import { findSecrets } from '../hostile/secrets.ts'
import type { SeededRandom } from '../seeded-random.ts'
import type { RunningLocalSlack } from 'local-slack'
import type { AppResponse } from 'local-slack/request-sender'
import {
  botToken,
  channelMessage,
  command,
  event,
  senderTo,
  signingSecret,
  startTestSlack,
} from '../slack/test-slack.ts'

export const teams = ['T0FAKE', 'T0OTHER'] as const

/** Something that was asked, a command or a reply in a thread. */
export type SentRequest = {
  readonly tokens: number
  readonly team: (typeof teams)[number]
  readonly channel: string
  /** The message that it replies to. */
  readonly thread: string | null
  /** Acknowledged with nothing, so that an answer is owed; or with words, which are the answer. */
  state: 'open' | 'acknowledged' | 'told at once' | 'refused'
}

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
  /** Asks so many commands at once in one channel, whose name begins with CA or CB for the team. */
  readonly queueIn: (channel: string, count: number) => Promise<void>
  /** Asks at this rate until `done` resolves. */
  readonly sendDuring: <T>(perSecond: number, done: Promise<T>) => Promise<T>
  /** Waits until everything that was acknowledged is answered; false: it is not, after so many milliseconds. */
  readonly waitForAnswers: (milliseconds: number) => Promise<boolean>
  readonly close: () => Promise<void>
}

/**
 * Seconds after which an answer is replied to. Until Slack has confirmed it, which is waited for ten seconds, or until
 * another process has taken over, the app does not know the thread, and a reply there is talk between people.
 */
const replyDelay = 13

const answerMetadata = z.object({ event_payload: z.object({ tokens: z.number() }) })

/** How often a plan for an amount of tokens was posted, and how often somebody was told that something went wrong. */
export function answersIn({ workspace }: RunningLocalSlack): { byTokens: Map<number, number>; apologies: number } {
  const byTokens = new Map<number, number>()
  let apologies = 0
  for (const { metadata, text } of workspace.messages) {
    if (text.includes('error id')) apologies += 1
    const tokens = tokensOf(metadata, text)
    if (tokens !== null) byTokens.set(tokens, (byTokens.get(tokens) ?? 0) + 1)
  }
  return { byTokens, apologies }
}

/** What a plan is about; through a response address a message carries no metadata, and its words tell. */
function tokensOf(metadata: unknown, text: string): number | null {
  const parsed = answerMetadata.safeParse(metadata)
  if (parsed.success) return parsed.data.event_payload.tokens
  const [, amount, unit] = /\bon ([\d.]+)([MB]) tokens\b/.exec(text) ?? []
  return amount === undefined ? null : Math.round(Number(amount) * (unit === 'B' ? 1e9 : 1e6))
}

/** A plan for that very amount: an apology, or an answer to somebody else in the channel, is none. */
export const isAnswered = ({ tokens, state }: SentRequest, { byTokens }: ReturnType<typeof answersIn>) =>
  state === 'told at once' || byTokens.has(tokens)

export async function openChaosHarness(random: SeededRandom, database: DatabaseLocation): Promise<ChaosHarness> {
  const slack = await startTestSlack()
  const apps: AppProcess[] = []
  const requests: SentRequest[] = []
  const faults: string[] = []
  const expectedExits = new Set<AppProcess>()
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
    const envelope = event(channelMessage(text, { channel, thread_ts: thread }), {
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

  async function sendRequest(): Promise<void> {
    const serial = requests.length + 1
    const tokens = (100 + serial) * 1e6
    // Direct messages do not show whose they are: both teams have the same people.
    const confirmedBefore = Date.now() / 1000 - replyDelay
    const roots = slack.workspace.messages.filter(({ channel, ts, thread, onlyFor, metadata }) => {
      const isRoot =
        channel.startsWith('C') && thread === undefined && onlyFor === undefined && Number(ts) < confirmedBefore
      return isRoot && answerMetadata.safeParse(metadata).success
    })
    const root = random.next() < 0.3 ? roots[random.below(roots.length)] : undefined
    const team = root === undefined ? random.pick(teams) : root.channel.startsWith('CA') ? teams[0] : teams[1]
    const channel = root?.channel ?? `C${team === teams[0] ? 'A' : 'B'}${serial}`
    if (root === undefined) slack.workspace.addChannel(channel)
    const request: SentRequest = { tokens, team, channel, thread: root?.ts ?? null, state: 'open' }
    requests.push(request)
    await send(request)
  }

  async function send(request: SentRequest): Promise<void> {
    const delivered = await deliver(request).catch(() => null)
    request.state =
      delivered?.status !== 200 ? 'refused' : delivered.body.includes('text') ? 'told at once' : 'acknowledged'
  }

  async function queueIn(channel: string, count: number): Promise<void> {
    slack.workspace.addChannel(channel)
    const team = channel.startsWith('CA') ? teams[0] : teams[1]
    const asked = Array.from({ length: count }, () => {
      const request: SentRequest = { tokens: (101 + requests.length) * 1e6, team, channel, thread: null, state: 'open' }
      requests.push(request)
      return request
    })
    await Promise.all(asked.map(send))
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
    queueIn,
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
      const end = performance.now() + milliseconds
      for (;;) {
        const answers = answersIn(slack)
        if (requests.every((request) => request.state !== 'acknowledged' || isAnswered(request, answers))) return true
        if (performance.now() > end) return false
        await sleep(100)
      }
    },
    close: async () => {
      isClosing = true
      await Promise.all(apps.slice().map((app) => app.remove()))
      await slack.close()
    },
  }
}
